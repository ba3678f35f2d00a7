"""Turns labelled texts into training Docs, with the surface varied (marks, case, line breaks)."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spans import Labelled


def to_doc(nlp: Language, record: Labelled) -> Doc:
    """Returns a Doc with the spans of a record as entities; tokens in its gaps are marked as unknown."""
    doc = nlp.make_doc(record.text)
    spans: list[Span] = []
    for start, end, label in record.spans:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None and (not spans or span.start >= spans[-1].end):
            spans.append(span)
    gaps = [doc.char_span(start, end, alignment_mode="expand") for start, end in record.gaps]
    taken = {token.i for span in spans for token in span}
    missing = [gap for gap in gaps if gap is not None and not taken.intersection(token.i for token in gap)]
    doc.set_ents(spans, missing=missing, default="outside")
    return doc


def curly(record: Labelled) -> Labelled:
    """Makes straight marks curly; the length of the text stays."""
    out, opened = [], False
    for index, char in enumerate(record.text):
        if char == '"':
            char = "”" if opened else "“"
            opened = not opened
        elif char == "'":
            before = record.text[index - 1] if index else " "
            char = "‘" if before.isspace() or before in "(“" else "’"
        out.append(char)
    return _with_text(record, "".join(out))


def upper(record: Labelled) -> Labelled:
    """Puts a text in capitals, except letters whose capital is longer than one character."""
    return _with_text(
        record, "".join(char.upper() if len(char.upper()) == 1 else char for char in record.text)
    )


def lower_names(record: Labelled) -> Labelled:
    """Puts a text in lower case."""
    return _with_text(
        record, "".join(char.lower() if len(char.lower()) == 1 else char for char in record.text)
    )


def title_case(record: Labelled) -> Labelled:
    """Writes a text as a headline: every word of four letters or more with a capital."""
    return _with_text(record, re.sub(r"\b[a-z](?=[a-z’']{3,})", _upper_match, record.text))


def _upper_match(match: re.Match[str]) -> str:
    return match.group().upper()


def wrapped(record: Labelled, rng: random.Random) -> Labelled:
    """Breaks a text into lines of about 80 characters, as old releases are."""
    width, last, chars = rng.choice([60, 72, 80]), 0, list(record.text)
    for index, char in enumerate(chars):
        if char == " " and index - last > width:
            chars[index] = "\n"
            last = index
    return _with_text(record, "".join(chars))


def spaced(record: Labelled, rng: random.Random) -> Labelled:
    """Doubles spaces, all or some, as text taken from old files has them."""
    share = rng.choice([0.1, 0.4, 1.0])
    places = [index for index, char in enumerate(record.text) if char == " " and rng.random() < share]
    text = "".join("  " if index in set(places) else char for index, char in enumerate(record.text))

    def moved(place: int) -> int:
        return place + sum(1 for index in places if index < place)

    spans = tuple((moved(start), moved(end), label) for start, end, label in record.spans)
    return Labelled(
        text, spans, record.source, tuple((moved(start), moved(end)) for start, end in record.gaps)
    )


def _with_text(record: Labelled, text: str) -> Labelled:
    return Labelled(text, record.spans, record.source, record.gaps)


def vary(record: Labelled, rng: random.Random) -> Labelled:
    """Returns a record with its surface varied at random, so that no model leans on it."""
    if rng.random() < 0.5:
        record = curly(record)
    chance = rng.random()
    if chance < 0.03:
        record = upper(record)
    elif chance < 0.05:
        record = title_case(record)
    elif chance < 0.06:
        record = lower_names(record)
    if len(record.text) > 100 and rng.random() < 0.12:
        record = wrapped(record, rng)
    if rng.random() < 0.04:
        record = spaced(record, rng)
    return record


def docs(nlp: Language, records: Iterable[Labelled], rng: random.Random) -> Iterator[Doc]:
    """Yields training Docs of varied records."""
    for record in records:
        yield to_doc(nlp, vary(record, rng))


def write(docs: Iterable[Doc], path: str) -> None:
    """Writes Docs as a DocBin of their entities."""
    DocBin(attrs=["ENT_IOB", "ENT_TYPE", "SPACY"], docs=docs).to_disk(path)
