"""Phrases and frames of the vocabulary, compiled."""

from dataclasses import dataclass

from spacy.tokenizer import Tokenizer

from extractor.pipeline.demands.reading import Reading


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a phrase or frame: a choice of words, or a slot."""

    words: frozenset[str] = frozenset()
    slot: str = ""
    optional: bool = False


def compile_phrase(text: str, tokenizer: Tokenizer) -> tuple[Step, ...]:
    """The steps of a phrase: `supports|backs our|its? call` has three, the second of which may be missing."""
    steps: list[Step] = []
    for place in text.split():
        optional = place.endswith("?")
        choices = [[token.lower_ for token in tokenizer(word)] for word in place.rstrip("?").split("|")]
        length = max(len(choice) for choice in choices)
        for index in range(length):
            words = frozenset(choice[index] for choice in choices if len(choice) > index)
            steps.append(Step(words=words, optional=optional))
    return tuple(steps)


def compile_frame(text: str) -> tuple[Step, ...]:
    """The steps of a frame: `on|upon WHO to DO` has four."""
    return tuple(
        Step(slot=place) if place.isupper() else Step(words=frozenset(place.split("|")))
        for place in text.split()
    )


def phrase_end(steps: tuple[Step, ...], reading: Reading, place: int) -> int | None:
    """Where a phrase that starts at `place` ends; the longest reading wins."""
    if not steps:
        return place
    step = steps[0]
    if place < len(reading.lower) and reading.lower[place] in step.words:
        end = phrase_end(steps[1:], reading, place + 1)
        if end is not None:
            return end
    return phrase_end(steps[1:], reading, place) if step.optional else None
