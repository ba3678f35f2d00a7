"""Whom the words of a text mean: people that it spoke of before, or names only later."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.pipeline.sentencing.descriptions import CastWords
from extractor.pipeline.sentencing.naming import AGE, PLURAL_PRONOUN, SINGULAR_PRONOUN, Naming
from extractor.pipeline.sentencing.scene import Passage, Scene, is_read

_BACK = 8
_AHEAD = 14
_NEAR_AHEAD = 2000
_HEAD_NOUN = re.compile(
    r"an?\s(?:[\w-]+\s){0,3}?(?P<noun>[\w-]+(?:\s[\w-]+)?)(?=\s(?:of|in|from|at|who|with|for|on|by)\s|$)"
)
_AGES = re.compile(r"\b\d+-year-olds?\b|\b\d+-time\b")
_DEFINITE = re.compile(r"(?:the|these|both|all|they|them|he|she)\b", re.IGNORECASE)
_CROWD = re.compile(
    r"(?:at least\s|more than\s|nearly\s|over\s|around\s|about\s|several\s)?"
    r"(?:many|most|dozens|scores|tens|hundreds|thousands?|\d{2,}|\d+,\d+)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(r"an?\s[^,]{3,80}\sand\s(?:an?\s)?(?!.*\sand\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Convicts:
    """Those who were sentenced: ids, and where no name says it, the words that describe them.

    A `crowd` is so many that nobody would name them ("dozens of monks", "many").
    """

    people: tuple[str, ...] = ()
    who: tuple[int, int] | None = None
    crowd: bool = False

    def __bool__(self) -> bool:
        return bool(self.people or self.who)


class Reference:
    """Whom pronouns and descriptions mean; who of a document stands before its courts."""

    def __init__(self, scene: Scene, words: CastWords, naming: Naming) -> None:
        self._scene = scene
        self._words = words
        self._naming = naming
        self.convicts, self.accused = self._find_accused()

    def _find_accused(self) -> tuple[set[str], set[str]]:
        """Those the text calls accused or convicted, and those together with all whose age it gives."""
        scene, convicts, aged = self._scene, set(), set()
        for m in scene.mentions:
            if m in self._naming.officials or m.pronoun:
                continue
            before = scene.text[max(0, m.start - 40) : m.start]
            if self._words.identified.search(before) or self._words.accused_verb.match(scene.text, m.end):
                convicts.add(m.person)
            elif AGE.match(scene.text, m.end) and not self._naming.is_oblique(m):
                aged.add(m.person)
        return convicts, convicts | aged

    def add(self, people: Iterable[str]) -> None:
        """Remembers people as convicts."""
        self.convicts.update(people)
        self.accused.update(self.convicts)

    def sole(self) -> tuple[str, ...]:
        """The only convict of the document, if there is just one."""
        return tuple(self.convicts) if len(self.convicts) == 1 else ()

    def described(self, passage: Passage, stated: tuple[int, int], *, plural: bool | None = None) -> Convicts:
        """The people that a pronoun or description means."""
        text = self._scene.text[stated[0] : stated[1]]
        lower = _AGES.sub("", text.lower())
        if PLURAL_PRONOUN.fullmatch(text):
            group = self._described_before(passage)
            people = () if group else self.before(passage, stated[0], plural=True)
            return Convicts(people, None if people else group, crowd=bool(group and not people))
        if SINGULAR_PRONOUN.fullmatch(text):
            gender = "male" if lower in {"he", "him", "his"} else "female"
            near = self._only_one_before(passage, stated[0], gender)
            return Convicts(near or self.before(passage, stated[0], plural=False, gender=gender))
        if _CROWD.match(text) and not text[0].isdecimal():
            return Convicts((), stated, crowd=True)
        definite = lower.startswith(("the ", "this ", "that ", "these ", "both ", "all ", "each "))
        if plural is None:
            plural = bool(self._words.plural.search(_AGES.sub("", text)))
        count = self._count(lower) or (2 if plural and _PAIR.match(lower) else None)
        others = re.search(
            r"^one |\bother|\bremaining\b|\banother\b|\bfurther\b|\b(?:second|third|fourth|fifth) ", lower
        )
        if others:
            return Convicts((), stated)
        people = self.before(passage, stated[0], plural=plural, count=count) if definite else ()
        if not people and not plural and (apposed := self._apposed(passage, lower)):
            return Convicts((apposed,))
        people = people or self.ahead(passage, plural=plural, count=count) or (() if plural else self.sole())
        return Convicts(people) if people else Convicts((), stated, crowd=bool(_CROWD.match(text)))

    def before(
        self,
        passage: Passage,
        position: int,
        *,
        plural: bool,
        gender: str | None = None,
        count: int | None = None,
    ) -> tuple[str, ...]:
        """The people spoken of last: one, or the last group of several."""
        scene = self._scene
        i = scene.passages.index(passage)
        for pool, back in ((self.convicts, _BACK), (self.accused, _BACK), (None, 2)):
            gathered: dict[str, None] = {}
            for other in reversed(scene.passages[max(0, i - back) : i + 1]):
                if not is_read(other):
                    continue
                named = self._naming.named(other.start, min(other.end, position), oblique=True)
                people = dict.fromkeys(
                    m.person
                    for m in named
                    if (not self._naming.is_oblique(m) if pool is None else m.person in pool)
                    and (gender is None or scene.genders.get(m.person) in {None, gender})
                )
                if people and not plural:
                    return tuple(people)[:1]
                if len(people) > 1 and (count is None or len(people) == count):
                    return tuple(people)
                gathered = {**people, **gathered}
                if plural and count and len(gathered) == count:
                    return tuple(gathered)
            if plural and count is None and len(gathered) > 1:
                return tuple(gathered)
        return ()

    def _only_one_before(self, passage: Passage, position: int, gender: str) -> tuple[str, ...]:
        """The subject of the sentence before in the same block, where that is the only person it names."""
        scene = self._scene
        if any(not m.pronoun for m in scene.mentions_in(passage.start, position)):
            return ()
        i = scene.passages.index(passage)
        last = scene.passages[i - 1] if i else passage
        if not i or last.block != passage.block:
            return ()
        named = self._naming.named(last.start, last.end, oblique=True)
        people = dict.fromkeys(m.person for m in named if not m.pronoun)
        fits = (
            len(people) == 1 and not any(m.pronoun for m in named) and not self._naming.is_oblique(named[0])
        )
        fits = fits and scene.genders.get(named[0].person) in {None, gender}
        return tuple(people) if fits else ()

    def _described_before(self, passage: Passage) -> tuple[int, int] | None:
        """The group without names that the passage before speaks of, or opens itself with, for a "they"."""
        crowd = self._words.crowd.match(self._scene.text, passage.start, passage.end)
        if crowd:
            return crowd.span()
        i = self._scene.passages.index(passage)
        for other in self._scene.passages[max(0, i - 1) : i]:
            match = self._words.stated.match(self._scene.text, other.start, other.end)
            if match and self._words.plural.search(match.group()) and not _DEFINITE.match(match.group()):
                return match.span()
        return None

    def ahead(self, passage: Passage, *, plural: bool, count: int | None = None) -> tuple[str, ...]:
        """The accused whom the text names later, as releases do that begin with "A man was sentenced"."""
        scene = self._scene
        i = scene.passages.index(passage)
        for pool in (self.convicts, self.accused):
            people: dict[str, None] = {}
            for other in scene.passages[i + 1 : i + _AHEAD]:
                named = self._naming.named(other.start, other.end)
                people.update(dict.fromkeys(m.person for m in named if m.person in pool))
                if people and not plural:
                    return tuple(people)[:1]
                if count and len(people) >= count:
                    return tuple(people)[:count]
                if plural and not count and len(people) > 1:
                    return tuple(people)
        return ()

    def _apposed(self, passage: Passage, described: str) -> str | None:
        """Somebody whom the text names later with the same description ("Roe, 36, a broker")."""
        noun = _HEAD_NOUN.match(described)
        if not noun:
            return None
        same = re.compile(
            rf"(?:,\s*\d\d)?(?:,\s*of\s[^,;]{{3,30}})?,\s*(?:an?|the)\s(?:[\w-]+\s){{0,2}}?{re.escape(noun['noun'])}\b",
            re.IGNORECASE,
        )
        ahead = self._scene.mentions_in(passage.end, passage.end + _NEAR_AHEAD)
        return next((m.person for m in ahead if same.match(self._scene.text, m.end)), None)

    def counted(self, stated: tuple[int, int]) -> bool:
        """Whether a description says how many people it means."""
        return self._count(self._scene.text[stated[0] : stated[1]].lower()) is not None

    def _count(self, lower: str) -> int | None:
        for word in re.findall(r"\w+", lower):
            if word in self._words.numbers:
                number = self._words.numbers[word]
                return number if number > 1 else None
            if word.isdecimal() and int(word) < 100:
                return int(word)
            if word in {"both", "pair", "couple"}:
                return 2
        return None
