"""The vocabulary of people (`vocab/people.yaml`)."""

from typing import Literal

from extractor.language.entries import Entry, Frozen

Evidence = Literal["honorific", "title", "kin", "speech", "contact", "alias"]
Gender = Literal["female", "male"]


class PersonEntry(Entry):
    """Words that tell of a person beside them: before a name, or (speech) on either side."""

    evidence: Evidence
    words: tuple[str, ...]
    gender: Gender | None = None


class PeopleLexicon(Frozen):
    """`people.yaml`."""

    entries: tuple[PersonEntry, ...]
    title_words: frozenset[str]
    title_modifiers: frozenset[str]
    never_names: frozenset[str]
    other_things: frozenset[str]
    female_words: frozenset[str]
    male_words: frozenset[str]
