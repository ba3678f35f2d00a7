"""Whom a demand would help: the people whom what is asked names or means, else those whose case it is."""

from collections import Counter
from typing import Final

from spacy.tokens import Doc

from extractor.language.demands import Words
from extractor.pipeline import keys
from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.held import Held
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.findings import read_findings, referents

# What is asked for people in person, so for those whose case it is where no word of the action names them.
_PERSONAL: Final = frozenset({"release", "drop_charges", "fair_trial", "access", "reparation"})
_ONE: Final = frozenset({"him", "her", "his", "he", "she"})
_MANY: Final = frozenset({"them", "their", "they", "theirs"})
_POINTERS: Final = frozenset({"the", "all", "these", "those", "both", "of"})
_COUNTS: Final = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(),  # noqa: SIM905 (a row)
        start=2,
    )
} | {"both": 2}
# `Those held for their words` are nobody in particular.
_ANYONE: Final = frozenset({"those", "anyone", "everyone", "nobody"})
# What a name before it belongs to: `the Lind government` is nobody to be helped.
_RULES: Final = frozenset(
    {"government", "governments", "administration", "administrations", "regime", "presidency", "cabinet"}
)
_MENTIONS: Final = 3
# Of so many people a text gives all the names.
_FEW: Final = 3


class Beneficiaries:
    """Reads the beneficiaries of one doc."""

    def __init__(self, doc: Doc, reading: Reading, words: Words, speaking: frozenset[str]) -> None:
        self._words = words
        self._reading = reading
        self._people = {
            token: person for token, person in referents(doc, keys.PEOPLE).items() if not _rules(doc, token)
        }
        self._named = self._people.keys() & {
            token.i for span in doc.spans.get(keys.PEOPLE, ()) if span.label_ == "mention" for token in span
        }
        self._officials = frozenset(
            str(role.attributes["person"])
            for role in read_findings(doc, keys.ROLES)
            if role.text("kind") == "office"
            and not role.flag("former")
            and words.officials & set(str(role.attributes["title"]).lower().split())
        )
        held = Held(doc, reading, words, self._people)
        self._sure = held.sure
        self._kin = held.kin
        silent = [person for person in held.people if person in held.sure or person not in speaking]
        self._held = silent or held.people
        self._counts = Counter(span.id_ for span in doc.spans.get(keys.PEOPLE, ()))
        self._case, self._most_mentioned = self._whose_case(doc, speaking)

    def of(self, ask: Ask, action: Range, category: str, speaker: str | None) -> list[str]:
        """Ids of the people whom `action` would help, in text order."""
        words = self._reading.lower[slice(*action)]
        if ask.patient is not None:
            words = self._reading.lower[slice(*ask.patient)] + words
        named = self._named_in(ask, action, category)
        asked = self._asked(ask, action, speaker)
        spared = asked | self._opposed(ask, action, category)
        helping = category != "accountability" or bool(self._words.helping & set(words))
        if helping:
            helped = [person for person in named if person not in spared]
            if not helped:
                meant = self._meant(ask, action, words)
                helped = [person for person in meant if person not in spared]
            elif _ONE & set(words) and self._kin.issuperset(helped):
                helped += [person for person in self._single() if person not in spared]
            if helped:
                return list(dict.fromkeys(helped))
        if named:
            return []
        if category == "protect":
            shared = self._reading.lower[ask.evidence[0] : action[0]]
            return [person for person in self._group(shared) if person not in spared]
        return [person for person in self._by_case(category, words) if person not in asked]

    def _named_in(self, ask: Ask, action: Range, category: str) -> list[str]:
        """Those whom what is asked names; a lawyer or a mother is let in for the sake of another."""
        named = self._in(ask.patient) + self._in(action)
        visiting = self._kin - self._sure if category == "access" and self._held else frozenset()
        return [person for person in named if person not in visiting]

    def _asked(self, ask: Ask, action: Range, speaker: str | None) -> set[str]:
        """Those who ask or are asked."""
        asked = set(self._in(ask.addressee)) - self._sure
        if speaker is not None and speaker not in self._sure:
            asked.add(speaker)
        return asked - (self._by_name(ask.patient) | (self._by_name(action) & {speaker}))

    def _opposed(self, ask: Ask, action: Range, category: str) -> set[str]:
        """Those whom a demand is aimed at: officials, and the object of `stop`."""
        opposed: set[str] = set() if category in _PERSONAL else set(self._officials - self._sure)
        if category == "cease" and ask.patient is None:
            opposed.update(self._in((action[0] + 1, min(action[0] + 2, action[1]))))
        return opposed

    def _meant(self, ask: Ask, action: Range, words: list[str]) -> list[str]:
        """Those meant by words for a group, and by pronouns that nothing has resolved."""
        group = self._group(words)
        if group:
            return group
        before = self._in((ask.evidence[0], action[0]))
        if _MANY & set(words):
            return before or (self._held if len(self._held) > 1 else [])
        if _ONE & set(words) and not (self._in(action) or self._in(ask.patient)):
            return before or self._single()
        return []

    def _group(self, words: list[str]) -> list[str]:
        """The people of the text that are held, where the words point to them: `the six`, `both women`."""
        for place, word in enumerate(words):
            following = words[place + 1] if place + 1 < len(words) else ""
            pointed = word == "both" or (place > 0 and words[place - 1] in _POINTERS)
            if not pointed:
                continue
            if word in self._words.held:
                return self._held
            person = following in self._words.groups or following in self._words.held
            last = not following or not following.isalpha() or following in {"to", "be", "and", "from", "of"}
            if word in _COUNTS and (person or last):
                return self._first(_COUNTS[word])
        return []

    def _by_case(self, category: str, words: list[str]) -> list[str]:
        """Those whose case it is, where no word of the action names anybody."""
        if (self._words.groups | _ANYONE) & set(words) or category == "law_reform":
            return []
        several = len(self._held or self._case or self._most_mentioned) > 1
        pointed = bool((self._words.cases - (frozenset() if several else _MANY)) & set(words))
        if not pointed and category not in _PERSONAL:
            return []
        if self._held and (category in _PERSONAL or not self._case):
            return self._held if self._words.held & set(words) else self._foremost()
        return self._case or self._most_mentioned

    def _single(self) -> list[str]:
        """The one whom `him` or `her` means where nobody else is named."""
        for meant in (self._foremost(), self._case, self._most_mentioned):
            if len(meant) == 1:
                return meant
        return []

    def _foremost(self) -> list[str]:
        """Of those held, those whom the headline names or the text speaks of most."""
        leading = [person for person in self._held if person in self._case]
        if leading:
            return leading
        most = self._first(1)
        rest = max((self._counts.get(person, 0) for person in self._held if person not in most), default=0)
        return most if most and self._counts.get(most[0], 0) > 2 * rest else self._held

    def _first(self, number: int) -> list[str]:
        """So many of those held, the most mentioned; none where that is unsafe."""
        if number >= len(self._held):
            return self._held if number > _FEW or number <= len(self._held) else []
        ranked = sorted(self._held, key=lambda person: -self._counts.get(person, 0))
        if self._counts.get(ranked[number - 1], 0) == self._counts.get(ranked[number], 0):
            return []
        return [person for person in self._held if person in ranked[:number]]

    def _in(self, part: Range | None) -> list[str]:
        if part is None or part[1] <= part[0]:
            return []
        first, last = self._reading.words[part[0]].i, self._reading.words[part[1] - 1].i
        return [self._people[token] for token in range(first, last + 1) if token in self._people]

    def _by_name(self, part: Range | None) -> set[str]:
        """Those whose names stand there: nobody speaks so of themselves."""
        if part is None or part[1] <= part[0]:
            return set()
        first, last = self._reading.words[part[0]].i, self._reading.words[part[1] - 1].i
        return {
            self._people[token]
            for token in range(first, last + 1)
            if token in self._named & self._people.keys()
        }

    def _whose_case(self, doc: Doc, speaking: frozenset[str]) -> tuple[list[str], list[str]]:
        """Whose case the text is about: those its headline or its issuer names, and the most mentioned."""
        publisher = set(str(doc._.publisher or "").lower().split())
        headline = {
            person
            for start, end in self._reading.units
            if start in self._reading.headlines
            for person in self._in((start, end))
        }
        counts = self._counts
        named, others = [], []
        for finding in read_findings(doc, keys.PEOPLE):
            name = set(str(finding.attributes["name"]).lower().split())
            told = counts.get(finding.id, 0) > 1 or finding.id in self._held
            if (name < publisher and len(publisher) > len(name) + 1) or (
                told and finding.id in headline and finding.id not in self._officials | speaking
            ):
                named.append(finding.id)
            if finding.id not in self._officials | speaking and not name & publisher:
                others.append(finding.id)
        most = sorted(others, key=lambda person: -counts.get(person, 0))[:2]
        alone = len(most) == 1 or (len(most) == 2 and counts.get(most[0], 0) > 2 * counts.get(most[1], 0))
        return named, most[:1] if alone and counts.get(most[0], 0) >= _MENTIONS else []


def _rules(doc: Doc, token: int) -> bool:
    """Whether a name stands before a word for a government, which it tells apart: `the Lind government's`."""
    following = (word.lower_ for word in doc[token + 1 : token + 4] if not word.is_space)
    return next(following, "") in _RULES
