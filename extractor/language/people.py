"""The vocabulary of people (`vocab/people.yaml`)."""

from typing import Literal

from extractor.language.entries import Entry, Frozen
from extractor.language.names import Gender

Evidence = Literal["honorific", "title", "kin", "speech", "contact", "alias", "event", "reign"]


class PersonEntry(Entry):
    """Words beside a name that prove a person."""

    evidence: Evidence
    words: tuple[str, ...]
    gender: Gender | None = None


class PeopleLexicon(Frozen):
    """`people.yaml`; words in lower case but for honorifics, rulers and places."""

    entries: tuple[PersonEntry, ...]
    title_modifiers: frozenset[str]
    never_names: frozenset[str]
    headings: frozenset[str]
    other_things: frozenset[str]
    surnames_too: frozenset[str]
    namesakes: frozenset[str]
    saints: frozenset[str]
    rulers: frozenset[str]
    places: frozenset[str]
    pronouns: dict[str, Gender]
    doubtful_titles: frozenset[str]
    female_words: frozenset[str]
    male_words: frozenset[str]

    def words(self, *kinds: Evidence) -> dict[str, str]:
        """The words that give the kinds of evidence, in lower case, with the id of the entry of each."""
        found: dict[str, str] = {}
        for entry in self.entries:
            if entry.evidence in kinds:
                for word in entry.words:
                    found.setdefault(word.lower(), entry.id)
        return found

    def genders(self) -> dict[str, Gender]:
        """The words beside a name that tell the gender, in lower case."""
        found: dict[str, Gender] = {
            word.lower(): entry.gender for entry in self.entries for word in entry.words if entry.gender
        }
        found |= dict.fromkeys(self.female_words, "female")
        return found | dict.fromkeys(self.male_words, "male")
