"""Forms of names: which of them can name one person by their words alone."""

import pytest
import spacy

from extractor.pipeline.people.forms import form_of, is_variant, same

NLP = spacy.blank("en")


def form(text):
    return form_of(NLP(text)[:])


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        pytest.param("Olha Lysenko", "OLHA LYSENKO", True, id="capitals"),
        pytest.param("Zofia Łaska", "Zofia Laska", True, id="accents"),
        pytest.param("Ruth Hale-Stone", "Ruth Hale Stone", True, id="hyphen"),
        pytest.param("J. Carver", "John Carver", True, id="initial for a name"),
        pytest.param("Ana B. Carver", "Ana Carver", True, id="middle initial left out"),
        pytest.param("Ana Maria Carver", "Ana Carver", True, id="middle name left out"),
        pytest.param("Lin Meihua", "Meihua Lin", True, id="surname first or last"),
        pytest.param("Paul Dyer Jr.", "Paul Dyer", True, id="generation left out"),
        pytest.param("Sevil Vagifqizi", "Sevil Vaqifgizi", True, id="letters that transliterations swap"),
        pytest.param("Olha Lysenko", "Iryna Lysenko", False, id="two who share a surname"),
        pytest.param("Olha Lysenko", "Olha Bondar", False, id="two who share a given name"),
        pytest.param("Bakir Karimli", "Bagir Karimli", True, id="short, but it sounds the same"),
        pytest.param("Ruth S. (Ruthie) Hale", "Ruth Hale", True, id="a short name in brackets"),
        pytest.param("Li Wei", "Li Wen", False, id="near, but short"),
        pytest.param("A. S. Khan", "Sadiq Khan", False, id="initials of somebody else"),
    ],
)
def test_two_full_names(one, two, wanted):
    assert same(form(one), form(two)) is wanted


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        ("kalesnikau", "kalesnikaw", True),
        ("marynovych", "manynovych", True),
        ("petrova", "petrov", False),
        ("wang", "wong", False),
        ("lysenko", "bondaren", False),
    ],
)
def test_spelling_variants(one, two, wanted):
    assert is_variant(one, two) is wanted


def test_a_nickname_is_kept_apart_from_the_words():
    found = form("Petro “Tinker” Hale")
    assert (found.words, found.nickname) == (("petro", "hale"), "tinker")


def test_spaces_of_a_wrapped_line_are_one():
    assert form("Olha \nLysenko").text == "Olha Lysenko"
