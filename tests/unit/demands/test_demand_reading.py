"""The units that no action crosses."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.language import load_vocabulary
from extractor.pipeline.demands.reading import Reading

NLP = spacy.blank("en")
WORDS = load_vocabulary("demands").words
UNITS = {
    "full stops": ("Free them. They are ill.", ["Free them.", "They are ill."]),
    "closing marks stay behind": ("“Free them.” They are ill.", ["“Free them.”", "They are ill."]),
    "numbered lines": ("We ask:\n1. Free them\n2. Pay them", ["We ask:", "1. Free them", "2. Pay them"]),
    "a line break is no end": ("Free\nthem now", ["Free\nthem now"]),
    "an empty line is": ("Free them\n\nPay them", ["Free them", "Pay them"]),
    "capitals end before small letters": (
        "UNION CALLS FOR PEACE The union met today.",
        ["UNION CALLS FOR PEACE", "The union met today."],
    ),
    "wide gaps": ("Harbour News      Free them now.", ["Harbour News", "Free them now."]),
    "numbers behind an abbreviation": ("Come to prison No. 1 today.", ["Come to prison No. 1 today."]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "units"), UNITS.values(), ids=UNITS.keys())
def test_units(text, units):
    reading = Reading(NLP(text), WORDS)
    assert [reading.span(*unit).text for unit in reading.units] == units


def test_gaps_part_sentences_where_punctuation_was_lost():
    text = "The minister  Ana Petrova  must act  Congress must act  Dr  Novak agrees  the U S  army waits"
    reading = Reading(NLP(text), WORDS)
    assert [reading.span(*unit).text for unit in reading.units] == [
        "The minister", "Ana Petrova  must act", "Congress must act", "Dr  Novak agrees  the U S  army waits",
    ]  # fmt: skip


def test_items_are_known_by_their_marks():
    reading = Reading(NLP("We ask:\n\n- Free them\n\n(b) Pay them\n\nThank you."), WORDS)
    assert [reading.span(*unit).text for unit in reading.units if unit[0] in reading.items] == [
        "- Free them", "(b) Pay them",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "\u200b", "”’)", "1.", "- ", "😀 must 😀"])
def test_any_text_can_be_read(text):
    doc = Doc(NLP.vocab) if not text else NLP(text)
    assert sum(end - start for start, end in Reading(doc, WORDS).units) == len(
        [token for token in doc if not token.is_space]
    )
