"""The trie finds what a plain alternation of whole words finds."""

import re

import pytest

from extractor.pipeline.sentencing.words import lowered, whole_words

FORMS = ("fine", "fines", "fined", "in fines", "jail", "jail term", "jailed for life", "life", "re-tried")
TEXTS = [
    "fined, fines and a fine",
    "a jail  term; a jail\nterm; jailers; ajail",
    "jailed for lifelong crimes, jailed for life",
    "re-tried in fines",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_whole_words(text):
    longest = sorted(FORMS, key=len, reverse=True)
    plain = re.compile(r"\b(?:" + "|".join(r"\s+".join(form.split()) for form in longest) + r")\b")
    assert [m.span() for m in whole_words(FORMS).finditer(text)] == [m.span() for m in plain.finditer(text)]


@pytest.mark.parametrize("text", ["ABC", "İstanbul JAIL", "Straße"])
def test_lowered_keeps_every_place(text):
    assert len(lowered(text)) == len(text)
    assert lowered(text).endswith(text.lower()[-2:])
