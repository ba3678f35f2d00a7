"""The small language of phrases and frames in the vocabulary."""

import pytest
import spacy
from pydantic import ValidationError

from extractor.language import load_vocabulary
from extractor.language.demands import Trigger
from extractor.pipeline.demands.frames import compile_frame, compile_phrase, phrase_end
from extractor.pipeline.demands.reading import Reading

NLP = spacy.blank("en")
WORDS = load_vocabulary("demands").words
PHRASES = [
    ("renew|repeat our|their? call", "They renew their call for calm", 1, 4),
    ("renew|repeat our|their? call", "They repeat call signs", 1, 3),
    ("renew|repeat our|their? call", "They renew his call", 1, None),
    ("is|'s time", "It's time", 1, 3),
]


@pytest.mark.parametrize(("phrase", "text", "place", "end"), PHRASES, ids=[row[1] for row in PHRASES])
def test_phrase_end(phrase, text, place, end):
    reading = Reading(NLP(text), WORDS)
    assert phrase_end(compile_phrase(phrase, NLP.tokenizer), reading, place) == end


def test_a_frame_has_words_and_slots():
    assert [step.slot or sorted(step.words) for step in compile_frame("on|upon WHO to DO")] == [
        ["on", "upon"], "WHO", ["to"], "DO",
    ]  # fmt: skip


@pytest.mark.parametrize("frame", ["on WHO", "on somebody", "WHO to ACT"])
def test_a_frame_must_say_what_is_asked(frame):
    with pytest.raises(ValidationError, match="ends in none of"):
        Trigger(id="x", examples=("x",), phrases=("x",), frames=(frame,), force="call")
