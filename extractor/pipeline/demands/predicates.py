"""What is said to be needed: `A public inquiry is urgently needed`, `Reform overdue` in a headline."""

from typing import Final

from extractor.language.demands import DemandLexicon
from extractor.pipeline.demands.asks import Ask
from extractor.pipeline.demands.extents import Extents
from extractor.pipeline.demands.nouns import head_noun, skip_determiners
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.subjects import subject_of

_BEING: Final = frozenset({"is", "are", "remains", "remain"})
_LAW: Final = frozenset({"by", "under", "of"})
_NONE: Final = frozenset({"no", "any", "what", "which", "further", "more", "not", "that", "if"})


class Predicates:
    """Finds what is said to be needed; built once from the vocabulary."""

    def __init__(self, *, lexicon: DemandLexicon, extents: Extents) -> None:
        self._words = lexicon.words
        self._entry = lexicon.needed
        self._extents = extents

    def ask_at(self, reading: Reading, place: int) -> Ask | None:
        """What is asked by the predicate at `place`, whose subject names what is to be done."""
        if reading.lower[place] not in self._entry.predicates:
            return None
        verb = self._verb(reading, place)
        following = reading.lower[place + 1 : place + 2]
        if verb is None or (following and following[0] in _LAW and reading.lower[place] == "required"):
            return None
        subject = subject_of(reading, verb, climb=False)
        if subject is None or _NONE & set(reading.lower[max(0, subject[0] - 1) : subject[0] + 1]):
            return None
        noun = head_noun(reading, *subject)
        if noun is None or reading.lower[noun] not in self._words.nominals:
            return None
        start = skip_determiners(reading, *subject)
        actions = self._extents.splits.nouns(reading, start, subject[1])
        return Ask(
            entry=self._entry.id,
            force=self._entry.force,
            cue=(verb, place + 1),
            actions=tuple(actions),
            evidence=(subject[0], place + 1),
            nominal=True,
        )

    def _verb(self, reading: Reading, place: int) -> int | None:
        """The "is" before a predicate, or the predicate itself where a headline leaves "is" out."""
        before = place - 1
        while before > reading.unit_start[place] and reading.tags[before] == "RB":
            before -= 1
        if before >= reading.unit_start[place] and reading.lower[before] in _BEING:
            return before
        short = reading.unit_start[place] in reading.headlines and before > reading.unit_start[place]
        return place if short and reading.tags[before].startswith("NN") else None
