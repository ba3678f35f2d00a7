"""Whom a demand would help: the named people in what is asked, else those whose case the text is about."""

from typing import Final

from spacy.tokens import Doc

from extractor.language.demands import Words
from extractor.pipeline import keys
from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.findings import read_findings, referents

# What helps the people it names.
_HELPING: Final = frozenset(
    {
        "release",
        "drop_charges",
        "fair_trial",
        "protect",
        "access",
        "reparation",
        "disclose",
        "cease",
        "investigate",
    }
)
# What helps those whose case it is where nobody is named; accountability names the others.
_FOR_THE_CASE: Final = _HELPING | {"accountability", "international_action", "other"}
# What is asked for people in person, so for those whose case it is where no word of the action names them.
_PERSONAL: Final = frozenset({"release", "drop_charges", "fair_trial", "access", "reparation"})
_PRONOUNS: Final = frozenset({"him", "her", "his", "them", "their", "he", "she", "they"})
_MENTIONS: Final = 3


class Beneficiaries:
    """Reads the beneficiaries of one doc."""

    def __init__(self, doc: Doc, reading: Reading, words: Words, speaking: frozenset[str]) -> None:
        self._words = words
        self._reading = reading
        self._people = referents(doc, keys.PEOPLE)
        self._officials = frozenset(
            str(role.attributes["person"])
            for role in read_findings(doc, keys.ROLES)
            if role.text("kind") == "office"
            and not role.flag("former")
            and words.officials & set(str(role.attributes["title"]).lower().split())
        )
        self._case, self._most_mentioned = self._whose_case(doc, speaking)

    def of(self, ask: Ask, action: Range, category: str, speaker: str | None) -> list[str]:
        """Ids of the people whom `action` would help, in text order."""
        named = self._in(ask.patient) + self._in(action)
        asked = set(self._in(ask.addressee)) | {speaker}
        words = set(self._reading.lower[action[0] : action[1]])
        if ask.patient is not None:
            words |= set(self._reading.lower[ask.patient[0] : ask.patient[1]])
        if category in _HELPING or (category != "accountability" and self._words.helping & words):
            helped = named or (self._in((ask.evidence[0], action[0])) if _PRONOUNS & words else [])
            spared = asked if category in _PERSONAL else asked | self._officials
            helped = [person for person in helped if person not in spared]
            if helped:
                return list(dict.fromkeys(helped))
        if named or category not in _FOR_THE_CASE or self._words.groups & words:
            return []
        pointed = bool(self._words.cases & words)
        case = self._case if pointed or category in _PERSONAL else []
        if not case and (pointed or category in _PERSONAL):
            case = self._most_mentioned
        return [person for person in case if person not in asked]

    def _in(self, part: Range | None) -> list[str]:
        if part is None or part[1] <= part[0]:
            return []
        first, last = self._reading.words[part[0]].i, self._reading.words[part[1] - 1].i
        return [self._people[token] for token in range(first, last + 1) if token in self._people]

    def _whose_case(self, doc: Doc, speaking: frozenset[str]) -> tuple[list[str], list[str]]:
        """Whose case the text is about: those its headline or its issuer names, and the most mentioned."""
        publisher = set(str(doc._.publisher or "").lower().split())
        headline = {
            person
            for start, end in self._reading.units
            if start in self._reading.headlines
            for person in self._in((start, end))
        }
        counts: dict[str, int] = {}
        for span in doc.spans.get(keys.PEOPLE, ()):
            counts[span.id_] = counts.get(span.id_, 0) + 1
        named, others = [], []
        for finding in read_findings(doc, keys.PEOPLE):
            name = set(str(finding.attributes["name"]).lower().split())
            if (name < publisher and len(publisher) > len(name) + 1) or (
                finding.id in headline and finding.id not in self._officials | speaking
            ):
                named.append(finding.id)
            if finding.id not in self._officials | speaking and not name & publisher:
                others.append(finding.id)
        most = sorted(others, key=lambda person: -counts.get(person, 0))[:2]
        alone = len(most) == 1 or (len(most) == 2 and counts.get(most[0], 0) > 2 * counts.get(most[1], 0))
        return named, most[:1] if alone and counts.get(most[0], 0) >= _MENTIONS else []
