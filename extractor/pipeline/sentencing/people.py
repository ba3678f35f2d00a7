"""Who was sentenced: the people that subject, object or owner of a clause name or mean."""

import re
from difflib import SequenceMatcher

from extractor.pipeline.sentencing.descriptions import CastWords
from extractor.pipeline.sentencing.naming import POSSESSIVE, Naming
from extractor.pipeline.sentencing.reference import Convicts, Reference
from extractor.pipeline.sentencing.scene import Passage, Scene

_LEAD_IN = re.compile(
    r"(?:.*(?:;|,\s+and|\bwhile|\bbut|\bthat|-))?\s*(?:(?:in|on|by|also|earlier|then|later|"
    r"meanwhile|the|today)\b[\w\s#.']{0,24},?\s*)?",
    re.IGNORECASE | re.DOTALL,
)
_AUXILIARY = re.compile(r"\.?(?:\s+(?:has|had|have|been|also|today))*\s+(?:was|were|been|is)\s+(?:\w+\s+)?")
_SINGULAR = re.compile(r"\s(?:has|was|is)\b")
_NAME_BEFORE = re.compile(
    r"(?P<name>(?:[A-Z][\w'-]+\s+(?:[A-Z]\.\s+)?)*(?P<last>[A-Z][\w'-]+))"
    r"(?:,\s*\d\d,(?:\s+of\s+[^;:]{2,40},)?)?\s+(?:(?:has|had|have)\s+)?(?:was|were|been|is)(?:\s+\w+)?\s+$"
)
_ITEM_NAME = re.compile(r"[\s*•·#-]*(?P<name>(?:[A-Z][\w'-]+\s+){1,3}[A-Z][\w'-]+)\s*[,:(]")
_WHOSE = re.compile(r"\bwhose\b(?:\s+[\w'-]+){0,4}\s*$", re.IGNORECASE)


class Cast:
    """The people of one document, as far as its courts are concerned."""

    def __init__(self, scene: Scene, words: CastWords) -> None:
        self._scene = scene
        self._words = words
        self._naming = Naming(scene, words)
        self.reference = Reference(scene, words, self._naming)

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
        named = self._naming.named(start, end)
        stated = self._naming.stated(start, end, subject=True)
        last = named[-1] if named else None
        subject = scene.subject_of(verb)
        if subject and start <= subject[0] < end:
            chosen = next((m for m in named if m.start <= subject[0] < m.end), None)
            if chosen:
                return Convicts(self._naming.group(named, chosen, plural=plural))
            if stated and stated[0] <= subject[0] < stated[1] and (not last or last.end <= stated[0]):
                return self.reference.described(passage, stated)
        if last and (stated is None or stated[0] < last.end or self._naming.is_apposition(last, stated)):
            good = [m for m in named if not self._naming.is_oblique(m)]
            pick = (good or named)[-1]
            return Convicts(self._naming.group(good or named, pick, plural=plural))
        stated = stated or self._naming.noun_phrase(start, end)
        return self.reference.described(passage, stated, plural=plural) if stated else Convicts()

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
            or not (_opens(text, passage.start, match.start()) or _joins(text, match))
        ):
            return Convicts()
        if any(
            m.start < match.end("last") and match.start("last") < m.end
            for m in self._scene.mentions_in(passage.start, verb)
        ):
            return Convicts()
        last = match["last"].lower()
        surnames = {
            person: re.split(r"[\s-]", name.lower())[-1] for person, name in self._scene.names.items() if name
        }
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

    def objects(self, passage: Passage, start: int, end: int) -> Convicts:
        """The convicts that a stretch behind a verb names as its object."""
        named = self._naming.named(start, end)
        stated = self._naming.stated(start, end)
        if not named and not stated:
            named = [m for m in self._scene.mentions_in(start, end) if not m.pronoun]
        people = tuple(dict.fromkeys(m.person for m in named))
        if people and stated and stated[0] < named[0].start and self.reference.counted(stated):
            return Convicts(people, stated)
        if people:
            return Convicts(people)
        return self.reference.described(passage, stated) if stated else Convicts()

    def near(self, passage: Passage, start: int, end: int) -> Convicts:
        """The owner of a nominal punishment: "her sentence", "Roe's sentence", "the sentence of Roe"."""
        _scene, text = self._scene, self._scene.text
        behind = [
            m
            for m in self._naming.named(end, min(passage.end, end + 110), possessive=True)
            if re.fullmatch(
                r"(?:[^.;,]{0,60}?\b(?:of|against|on|for|to|faced by)\b)?[^.;]{0,60}?", text[end : m.start]
            )
        ]
        before = self._naming.named(passage.start, start, possessive=True)
        owner = re.search(
            r"\b(his|her|their)\b(?:\s+[\w'-]+){0,4}\s*$", text[passage.start : start], re.IGNORECASE
        )
        if before and POSSESSIVE.match(text, before[-1].end) and start - before[-1].end < 60:
            return Convicts((before[-1].person,))
        if not owner and before and _WHOSE.search(text, passage.start, start):
            return Convicts((before[-1].person,))
        if owner:
            word = owner.group(1)
            at = passage.start + owner.start(1)
            return self.reference.described(passage, (at, at + len(word)))
        direct = [
            m for m in behind if re.match(r"[^,]{0,80}\b(?:of|against|on|for|to|by)\b", text[end : m.start])
        ]
        if direct:
            return Convicts(tuple(dict.fromkeys(m.person for m in self._naming.run(direct))))
        accused = [
            m
            for m in before
            if re.search(r"\bagainst\s(?:[\w-]+\s){0,3}$", text[max(0, m.start - 40) : m.start])
        ]
        if accused:
            return Convicts(tuple(dict.fromkeys(m.person for m in accused)))
        plain = [m for m in before if not POSSESSIVE.match(text, m.end) and not self._naming.is_oblique(m)]
        if plain:
            return Convicts((plain[-1].person,))
        return Convicts(self.reference.before(passage, start, plural=False))


def _joins(text: str, name: re.Match[str]) -> bool:
    """Whether "and" before a name with a singular verb begins a clause of its own ("..., and Roe was")."""
    return text[: name.start()].rstrip().endswith("and") and bool(_SINGULAR.search(name.group()))


def _opens(text: str, start: int, at: int) -> bool:
    """Whether a name opens its clause, but for an adverbial, so that it can be the subject."""
    return bool(_LEAD_IN.fullmatch(text, start, at))
