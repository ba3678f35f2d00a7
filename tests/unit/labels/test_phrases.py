"""Phrases are compared without what two writers may do differently."""

import pytest

from extractor.labels.phrases import FoldedText, folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kalešnikava’s  Lawyer", "kalesnikava's lawyer"),
        ("“Free\nher”", '"free her"'),
        ("Straße 1–2", "strasse 1-2"),
        ("ﬁne", "fine"),
    ],
)
def test_folded(one, other):
    assert folded(one) == folded(other) == other


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("Ana and ANA. Anastasia", "Ana", ["Ana", "ANA"]),
        ("Anastasia", "Ana", ["Ana"]),
        ("Juan\n  Pérez, JUAN PEREZ", "Juan Pérez", ["Juan\n  Pérez", "JUAN PEREZ"]),
        ("Ms Groß’s lawyer", "GROSS", ["Groß"]),
        ("nothing", "", []),
        ("nobody here", "Ana", []),
    ],
)
def test_a_phrase_is_found_however_it_is_written(text, phrase, found):
    assert [text[start:end] for start, end in FoldedText(text).find_all(phrase)] == found
