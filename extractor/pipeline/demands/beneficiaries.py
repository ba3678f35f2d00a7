"""Whom a demand would help: the named people in what is asked."""

from typing import Final

from extractor.language.demands import Words
from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.reading import Reading

# What helps those it names; of the rest only people in a phrase that asks for one of these are helped.
_HELPING: Final = frozenset(
    {"release", "drop_charges", "fair_trial", "protect", "access", "reparation", "disclose", "cease", "investigate"}
)
_PRONOUNS: Final = frozenset({"him", "her", "his", "them", "their"})


class Beneficiaries:
    """Reads beneficiaries of one doc.

    Args:
        people: Token index to the id of the person meant there.
        officials: Ids of those who hold an office, who are asked rather than helped.
    """

    def __init__(self, words: Words, people: dict[int, str], officials: frozenset[str]) -> None:
        self._words = words
        self._people = people
        self._officials = officials

    def of(self, reading: Reading, ask: Ask, action: Range, category: str, speaker: str | None) -> list[str]:
        """Ids of the people whom `action` would help, in text order."""
        found = self._in(reading, action)
        if not found and _PRONOUNS & set(reading.lower[action[0] : action[1]]):
            found = self._in(reading, (ask.evidence[0], action[0])) if ask.evidence[0] < action[0] else []
        if ask.patient is not None:
            found = self._in(reading, ask.patient) + found
        if category == "accountability" or (not found and category in _HELPING):
            found = found if category != "accountability" else []
        if category not in _HELPING and not self._helps(reading, action):
            return []
        asked = set(self._in(reading, ask.addressee)) if ask.addressee else set()
        left = [person for person in found if person not in asked | {speaker} | self._officials]
        return list(dict.fromkeys(left))

    def _in(self, reading: Reading, part: Range) -> list[str]:
        first, last = reading.words[part[0]].i, reading.words[part[1] - 1].i
        return [self._people[token] for token in range(first, last + 1) if token in self._people]

    def _helps(self, reading: Reading, action: Range) -> bool:
        return bool(self._words.helping & set(reading.lower[action[0] : action[1]]))
