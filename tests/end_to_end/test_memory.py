"""A worker learns nothing: after documents with ever new words, the pipeline knows no more than before."""

import random
import string

import pytest

from extractor.documents import Document

NAMES = random.Random(3)  # noqa: S311


def statement(number):
    """A statement with words that no other has."""
    first, last, town = ("".join(NAMES.choices(string.ascii_lowercase, k=9)).capitalize() for _ in range(3))
    text = (
        f"{first} {last} was sentenced to {2 + number % 9} years in prison on 4 March 2024 in {town}, said "
        f"the {town} Lawyers’ Union.\n\n“We call on {town} to free {first} {last},” said its director, "
        f"{last} {first}.\n"
    )
    return Document(id=str(number), text=text)


def known(extractor):
    return len(extractor.nlp("Ana met Bo.").vocab.strings)


def extract(extractor, document):
    with extractor.memory_zone():
        return extractor.extract_document(document)


def test_the_vocabulary_does_not_grow(extractor):
    for number in range(3):  # whatever is made at first use
        extract(extractor, statement(number))
    before = known(extractor)
    for number in range(3, 23):
        extract(extractor, statement(number))
    assert known(extractor) == before


def test_records_are_the_same_within_a_zone_and_without(extractor):
    for number in range(5):
        document = statement(number)
        within = extract(extractor, document)
        assert extract(extractor, document) == within
        assert extractor.extract_document(document) == within


def test_a_zone_closes_whatever_happens(extractor):
    with pytest.raises(ZeroDivisionError), extractor.memory_zone():
        raise ZeroDivisionError
    assert extract(extractor, statement(1)) is not None
