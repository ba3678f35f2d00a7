"""Who was sentenced: names, pronouns, descriptions, and those the text spoke of before."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from extractor.pipeline.sentencing.descriptions import CastWords
from extractor.pipeline.sentencing.scene import Mention, Passage, Scene, is_read

_BACK = 8
_AHEAD = 14
_SINGULAR_PRONOUN = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
_PLURAL_PRONOUN = re.compile(r"\b(?:they|them|both|their)\b", re.IGNORECASE)
_OBJECT_PRONOUN = re.compile(r"(?:him|her|them)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_RELATIVE = re.compile(r",?\s+(?:who|whose|whom|which)\b[^,;]*(?:,|$)", re.IGNORECASE)
_CONTACT = re.compile(r"[^.]{0,120}?(?:\d{3}[-.)]\s?\d{3,4}\b|@)|\s+(?:Chief of Staff|Spokes\w+|Public \w+)")
_LEAD_IN = re.compile(
    r"(?:.*(?:;|,\s+and|\bwhile|\bbut|\bthat|-))?\s*(?:(?:in|on|by|also|earlier|then|later|"
    r"meanwhile|the|today)\b[\w\s#.']{0,24},?\s*)?",
    re.IGNORECASE | re.DOTALL,
)
_AUXILIARY = re.compile(r"\.?(?:\s+(?:has|had|have|been|also|today))*\s+(?:was|were|been|is)\s+(?:\w+\s+)?")
_NAME_BEFORE = re.compile(
    r"(?P<name>(?:[A-Z][\w'-]+\s+(?:[A-Z]\.\s+)?)*(?P<last>[A-Z][\w'-]+))"
    r"(?:,\s*\d\d,(?:\s+of\s+[^;:]{2,40},)?)?\s+(?:(?:has|had|have)\s+)?(?:was|were|been|is)(?:\s+\w+)?\s+$"
)
_ITEM_NAME = re.compile(r"[\s*•·#-]*(?P<name>(?:[A-Z][\w'-]+\s+){1,3}[A-Z][\w'-]+)\s*[,:(]")
_MEASURED = re.compile(r"\b(?:years?|months?|hours|days)\b(?!-old)(?! old)", re.IGNORECASE)
_AGES = re.compile(r"\b\d+-year-olds?\b|\b\d+-time\b")
_DATELINE = re.compile(r"[A-Z][A-Z .]+[A-Z](?=[,.\w\s]{0,16}\s?-\s)")
_DEFINITE = re.compile(r"(?:the|these|both|all|they|them|he|she)\b", re.IGNORECASE)
_WHOSE = re.compile(r"\bwhose\b(?:\s+[\w'-]+){0,4}\s*$", re.IGNORECASE)
_AGE = re.compile(
    r"[\s,(]+(?:now\s)?(?:aged?\s)?\d\d\b(?!,\d)|\s*,? (?:aka|a\.k\.a\.|also known as)", re.IGNORECASE
)
_NO_SUBJECT_BEFORE = re.compile(
    r"\b(?:by|of|with|against|for|from|victim|murdering|killing|raping|shooting|stabbing|attacking|"
    r"assaulting|robbing|"
    r"to|at|in|near|named|including|upon|on|between|helped|told|before|under|behind|founder|killed|"
    r"murdered)"
    r"(?:\s+(?:[\w'.-]+)){0,2}\s*$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"(?:,|\band\b|&|/)")
_NO_JOIN = re.compile(
    r"\b(?:said|says|told|against|by|who|that|for|sentenced|when|after)\b|[.;:]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Convicts:
    """Those who were sentenced: ids, and where no name says it, the words that describe them."""

    people: tuple[str, ...] = ()
    who: tuple[int, int] | None = None

    def __bool__(self) -> bool:
        return bool(self.people or self.who)


class Cast:
    """The people of one document, as far as its courts are concerned."""

    def __init__(self, scene: Scene, words: CastWords) -> None:
        self._scene = scene
        self._words = words
        text = scene.text
        self._officials = {
            m
            for m in scene.mentions
            if (words.official.search(text, max(0, m.start - 60), m.start) and not _AGE.match(text, m.end))
            or _CONTACT.match(text, m.end)
            or _DATELINE.match(text, m.start)
        }
        self.convicts, self.accused = self._find_accused()

    def _find_accused(self) -> tuple[set[str], set[str]]:
        """Those the text calls accused or convicted, and those together with all whose age it gives."""
        scene, convicts, aged = self._scene, set(), set()
        for m in scene.mentions:
            if m in self._officials or m.pronoun:
                continue
            before = scene.text[max(0, m.start - 40) : m.start]
            if self._words.identified.search(before) or self._words.accused_verb.match(scene.text, m.end):
                convicts.add(m.person)
            elif _AGE.match(scene.text, m.end) and not self._is_oblique(m):
                aged.add(m.person)
        return convicts, convicts | aged

    def add(self, people: Iterable[str]) -> None:
        """Remembers people as convicts."""
        self.convicts.update(people)
        self.accused.update(self.convicts)

    def sole(self) -> tuple[str, ...]:
        """The only convict of the document, if there is just one."""
        return tuple(self.convicts) if len(self.convicts) == 1 else ()

    def region(self, passage: Passage, start: int, end: int, verb: int, *, plural: bool | None) -> Convicts:
        """The convicts that a stretch before a verb names as its subject.

        Args:
            passage: The passage of the stretch.
            start: Where the stretch begins.
            end: Where it ends: at the verb or in front of its helpers.
            verb: Where the verb stands, for the parse.
            plural: Whether the verb wants several; None where it does not tell.
        """
        scene = self._scene
        named = self._named(start, end)
        stated = self._stated(start, end, subject=True)
        last = named[-1] if named else None
        subject = scene.subject_of(verb)
        if subject and start <= subject[0] < end:
            chosen = next((m for m in named if m.start <= subject[0] < m.end), None)
            if chosen:
                return Convicts(self._group(named, chosen, plural=plural))
            if stated and stated[0] <= subject[0] < stated[1] and (not last or last.end <= stated[0]):
                return self.described(passage, stated)
        if last and (stated is None or stated[0] < last.end or self._is_apposition(last, stated)):
            good = [m for m in named if not self._is_oblique(m)]
            pick = (good or named)[-1]
            return Convicts(self._group(good or named, pick, plural=plural))
        stated = stated or self._noun_phrase(start, end)
        return self.described(passage, stated, plural=plural) if stated else Convicts()

    def unnamed(self, passage: Passage, verb: int) -> Convicts:
        """A subject right before the verb that looks like a name but is none of the people found.

        Its surname may be somebody's, written like a place or with a slip; otherwise the words stand for it.
        """
        text = self._scene.text
        for a, b in self._scene.bodies:
            if passage.start <= a and b <= verb and _AUXILIARY.fullmatch(text, b, verb):
                return Convicts((), (a, b)) if _opens(text, passage.start, a) else Convicts()
        match = _NAME_BEFORE.search(text, passage.start, verb)
        if (
            not match
            or self._words.no_name.match(match["last"])
            or not _opens(text, passage.start, match.start())
        ):
            return Convicts()
        if any(
            m.start < match.end("last") and match.start("last") < m.end
            for m in self._scene.mentions_in(passage.start, verb)
        ):
            return Convicts()
        last = match["last"].lower()
        surnames = {person: name.lower().split()[-1] for person, name in self._scene.names.items() if name}
        alike = [person for person, surname in surnames.items() if surname == last]
        alike = alike or [
            p for p, s in surnames.items() if len(last) > 5 and SequenceMatcher(None, s, last).ratio() > 0.84
        ]
        if len(alike) == 1:
            return Convicts((alike[0],))
        return Convicts((), match.span("name")) if " " in match["name"] else Convicts()

    def item(self, passage: Passage, end: int) -> Convicts:
        """The name that opens an item of a list, where it is none of the people found."""
        match = _ITEM_NAME.match(self._scene.text, passage.start, end)
        return Convicts((), match.span("name")) if match else Convicts()

    def _noun_phrase(self, start: int, end: int) -> tuple[int, int] | None:
        """A subject that no noun of the vocabulary names ("A former bank manager from Ely")."""
        match = self._words.phrase.search(self._scene.text[start:end])
        if not match or _MEASURED.search(match["phrase"]):
            return None
        return start + match.start("phrase"), start + match.end("phrase")

    def objects(self, passage: Passage, start: int, end: int) -> Convicts:
        """The convicts that a stretch behind a verb names as its object."""
        named = self._named(start, end)
        stated = self._stated(start, end)
        if not named and not stated:
            named = [m for m in self._scene.mentions_in(start, end) if not m.pronoun]
        people = tuple(dict.fromkeys(m.person for m in named))
        if people and stated and stated[0] < named[0].start and self._counted(stated):
            return Convicts(people, stated)
        if people:
            return Convicts(people)
        return self.described(passage, stated) if stated else Convicts()

    def described(self, passage: Passage, stated: tuple[int, int], *, plural: bool | None = None) -> Convicts:
        """The people that a pronoun or description means."""
        text = self._scene.text[stated[0] : stated[1]]
        lower = _AGES.sub("", text.lower())
        if _PLURAL_PRONOUN.fullmatch(text):
            group = self._described_before(passage)
            people = () if group else self.before(passage, stated[0], plural=True)
            return Convicts(people, None if people else group)
        if _SINGULAR_PRONOUN.fullmatch(text):
            gender = "male" if lower in {"he", "him", "his"} else "female"
            near = self._only_one_before(passage, stated[0], gender)
            return Convicts(near or self.before(passage, stated[0], plural=False, gender=gender))
        definite = lower.startswith(("the ", "this ", "that ", "these ", "both ", "all ", "each "))
        if plural is None:
            plural = bool(self._words.plural.search(_AGES.sub("", text)))
        count = self._count(lower)
        others = re.search(
            r"\bother|\bremaining\b|\banother\b|\bfurther\b|\b(?:second|third|fourth|fifth) ", lower
        )
        if others:
            return Convicts((), stated)
        people = self.before(passage, stated[0], plural=plural, count=count) if definite else ()
        people = people or self.ahead(passage, plural=plural, count=count) or (() if plural else self.sole())
        return Convicts(people) if people else Convicts((), stated)

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
                named = self._named(other.start, min(other.end, position), oblique=True)
                people = dict.fromkeys(
                    m.person
                    for m in named
                    if (not self._is_oblique(m) if pool is None else m.person in pool)
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
        named = self._named(last.start, last.end, oblique=True)
        people = dict.fromkeys(m.person for m in named if not m.pronoun)
        fits = len(people) == 1 and not any(m.pronoun for m in named) and not self._is_oblique(named[0])
        fits = fits and scene.genders.get(named[0].person) in {None, gender}
        return tuple(people) if fits else ()

    def _described_before(self, passage: Passage) -> tuple[int, int] | None:
        """The group without names that the passage before speaks of, for a "they"."""
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
                named = self._named(other.start, other.end)
                people.update(dict.fromkeys(m.person for m in named if m.person in pool))
                if people and not plural:
                    return tuple(people)[:1]
                if count and len(people) >= count:
                    return tuple(people)[:count]
                if plural and not count and len(people) > 1:
                    return tuple(people)
        return ()

    def near(self, passage: Passage, start: int, end: int) -> Convicts:
        """The owner of a nominal punishment: "her sentence", "Roe's sentence", "the sentence of Roe"."""
        _scene, text = self._scene, self._scene.text
        behind = [
            m
            for m in self._named(end, min(passage.end, end + 110), possessive=True)
            if re.fullmatch(
                r"(?:[^.;,]{0,60}?\b(?:of|against|on|for|to|faced by)\b)?[^.;]{0,60}?", text[end : m.start]
            )
        ]
        before = self._named(passage.start, start, possessive=True)
        owner = re.search(
            r"\b(his|her|their)\b(?:\s+[\w'-]+){0,4}\s*$", text[passage.start : start], re.IGNORECASE
        )
        if before and _POSSESSIVE.match(text, before[-1].end) and start - before[-1].end < 60:
            return Convicts((before[-1].person,))
        if not owner and before and _WHOSE.search(text, passage.start, start):
            return Convicts((before[-1].person,))
        if owner:
            word = owner.group(1)
            at = passage.start + owner.start(1)
            return self.described(passage, (at, at + len(word)))
        direct = [
            m for m in behind if re.match(r"[^,]{0,80}\b(?:of|against|on|for|to|by)\b", text[end : m.start])
        ]
        if direct:
            return Convicts(tuple(dict.fromkeys(m.person for m in self._run(direct))))
        accused = [
            m
            for m in before
            if re.search(r"\bagainst\s(?:[\w-]+\s){0,3}$", text[max(0, m.start - 40) : m.start])
        ]
        if accused:
            return Convicts(tuple(dict.fromkeys(m.person for m in accused)))
        plain = [m for m in before if not _POSSESSIVE.match(text, m.end) and not self._is_oblique(m)]
        if plain:
            return Convicts((plain[-1].person,))
        return Convicts(self.before(passage, start, plural=False))

    def _run(self, named: list[Mention]) -> list[Mention]:
        """The mentions that make one list from the first on."""
        run = named[:1]
        for m in named[1:]:
            between = self._scene.text[run[-1].end : m.start]
            if not _JOIN.search(between) or _NO_JOIN.search(between):
                break
            run.append(m)
        return run

    def _group(self, named: list[Mention], chosen: Mention, *, plural: bool | None) -> tuple[str, ...]:
        if plural is False:
            return (chosen.person,)
        i = named.index(chosen)
        while i > 0 and plural:
            between = self._scene.text[named[i - 1].end : named[i].start]
            if not _JOIN.search(between) or _NO_JOIN.search(between):
                break
            i -= 1
        run = named[i:] if plural else self._run(named[i:])
        if plural is None:
            back = named[: named.index(chosen) + 1]
            while len(back) > 1 and self._joined(back[-2], back[-1]):
                run = [back[-2], *run]
                back = back[:-1]
            if len(run) > 1 and not re.search(r"\band\b|&", self._scene.text[run[0].end : run[-1].start]):
                run = [chosen]
        return tuple(dict.fromkeys(m.person for m in run))

    def _joined(self, left: Mention, right: Mention) -> bool:
        between = self._scene.text[left.end : right.start]
        return bool(_JOIN.search(between)) and not _NO_JOIN.search(between)

    def _named(
        self, start: int, end: int, *, possessive: bool = False, oblique: bool = False
    ) -> list[Mention]:
        text = self._scene.text
        hidden = [] if possessive else [m.span() for m in _RELATIVE.finditer(text, start, end)]
        return [
            m
            for m in self._scene.mentions_in(start, end)
            if m not in self._officials
            and (possessive or not _POSSESSIVE.match(text, m.end))
            and (oblique or not any(a <= m.start < b and b < end for a, b in hidden))
            and not re.search(r"\bby\s(?:[\w.'-]+\s){0,6}$", text[max(0, m.start - 70) : m.start])
        ]

    def _stated(self, start: int, end: int, *, subject: bool = False) -> tuple[int, int] | None:
        """The last pronoun or description of a stretch; as `subject`, none that only an object can be."""
        text = self._scene.text
        hidden = [m.span() for m in _RELATIVE.finditer(text, start, end)] if subject else []
        found = None
        for match in self._words.stated.finditer(text, start, end):
            inside = any(a <= match.start() < b < end for a, b in hidden)
            if not inside and not (subject and _OBJECT_PRONOUN.fullmatch(match.group())):
                found = match
        return found.span() if found else None

    def _is_apposition(self, m: Mention, stated: tuple[int, int]) -> bool:
        between = self._scene.text[m.end : stated[0]]
        whole = self._scene.text[stated[0] : stated[1]]
        return bool(re.fullmatch(r"\s*(?:\([^)]*\))?,?[^.;]{0,40}?,\s*", between)) and not (
            _SINGULAR_PRONOUN.fullmatch(whole) or _PLURAL_PRONOUN.fullmatch(whole)
        )

    def _is_oblique(self, m: Mention) -> bool:
        return bool(_NO_SUBJECT_BEFORE.search(self._scene.text[max(0, m.start - 50) : m.start]))

    def _counted(self, stated: tuple[int, int]) -> bool:
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


def _opens(text: str, start: int, at: int) -> bool:
    """Whether a name opens its clause, but for an adverbial, so that it can be the subject."""
    return bool(_LEAD_IN.fullmatch(text, start, at))
