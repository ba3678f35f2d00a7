"""Names and descriptions in a stretch of text: who may be a subject, an object, an owner."""

import re

from extractor.pipeline.sentencing.descriptions import CastWords
from extractor.pipeline.sentencing.scene import Mention, Scene

SINGULAR_PRONOUN = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
PLURAL_PRONOUN = re.compile(r"\b(?:they|them|both|their)\b", re.IGNORECASE)
_OBJECT_PRONOUN = re.compile(r"(?:him|her|them)", re.IGNORECASE)
POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_RELATIVE = re.compile(r",?\s+(?:who|whose|whom|which)\b[^,;]*(?:,|$)", re.IGNORECASE)
_CONTACT = re.compile(r"[^.]{0,120}?(?:\d{3}[-.)]\s?\d{3,4}\b|@)|\s+(?:Chief of Staff|Spokes\w+|Public \w+)")
_MEASURED = re.compile(r"\b(?:years?|months?|hours|days)\b(?!-old)(?! old)", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][A-Z .]+[A-Z](?=[,.\w\s]{0,16}\s?-\s)")
AGE = re.compile(
    r"[\s,(]+(?:now\s)?(?:aged?\s)?\d\d\b(?!,\d)|\s*,? (?:aka|a\.k\.a\.|also known as)", re.IGNORECASE
)
_NO_SUBJECT_BEFORE = re.compile(
    r"\b(?:by|of|with|against|for|from|victim|murdering|killing|raping|shooting|stabbing|attacking|"
    r"assaulting|robbing|"
    r"to|at|in|near|named|upon|on|between|helped|told|before|under|behind|founder|killed|"
    r"murdered)"
    r"(?:\s+(?:[\w'.-]+)){0,2}\s*$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"(?:,|\band\b|&|/)")
_NO_JOIN = re.compile(
    r"\b(?:said|says|told|against|by|who|that|for|sentenced|when|after)\b|[.;:]", re.IGNORECASE
)


class Naming:
    """Which people a stretch of the text names, and which words it uses instead of a name."""

    def __init__(self, scene: Scene, words: CastWords) -> None:
        self._scene = scene
        self._words = words
        text = scene.text
        self.officials = {
            m
            for m in scene.mentions
            if (words.official.search(text, max(0, m.start - 60), m.start) and not AGE.match(text, m.end))
            or _CONTACT.match(text, m.end)
            or _DATELINE.match(text, m.start)
        }

    def named(
        self, start: int, end: int, *, possessive: bool = False, oblique: bool = False
    ) -> list[Mention]:
        """The people that a stretch names, but for officials, agents and owners."""
        text = self._scene.text
        hidden = [] if possessive else [m.span() for m in _RELATIVE.finditer(text, start, end)]
        return [
            m
            for m in self._scene.mentions_in(start, end)
            if m not in self.officials
            and (possessive or not POSSESSIVE.match(text, m.end))
            and (oblique or not any(a <= m.start < b and b < end for a, b in hidden))
            and not re.search(r"\bby\s(?:[\w.'-]+\s){0,6}$", text[max(0, m.start - 70) : m.start])
        ]

    def stated(self, start: int, end: int, *, subject: bool = False) -> tuple[int, int] | None:
        """The last pronoun or description of a stretch; as `subject`, none that only an object can be."""
        text = self._scene.text
        hidden = [m.span() for m in _RELATIVE.finditer(text, start, end)] if subject else []
        found = None
        for match in self._words.stated.finditer(text, start, end):
            inside = any(a <= match.start() < b < end for a, b in hidden)
            if not inside and not (subject and _OBJECT_PRONOUN.fullmatch(match.group())):
                found = match
        return found.span() if found else None

    def noun_phrase(self, start: int, end: int) -> tuple[int, int] | None:
        """A subject that no noun of the vocabulary names ("A former bank manager from Ely")."""
        match = self._words.phrase.search(self._scene.text[start:end])
        if not match or _MEASURED.search(match["phrase"]):
            return None
        return start + match.start("phrase"), start + match.end("phrase")

    def run(self, named: list[Mention]) -> list[Mention]:
        """The mentions that make one list from the first on."""
        run = named[:1]
        for m in named[1:]:
            between = self._scene.text[run[-1].end : m.start]
            if not _JOIN.search(between) or _NO_JOIN.search(between):
                break
            run.append(m)
        return run

    def group(self, named: list[Mention], chosen: Mention, *, plural: bool | None) -> tuple[str, ...]:
        """The people named together with the one chosen as the subject of a verb."""
        if plural is False:
            return (chosen.person,)
        i = named.index(chosen)
        while i > 0 and plural:
            between = self._scene.text[named[i - 1].end : named[i].start]
            if not _JOIN.search(between) or _NO_JOIN.search(between):
                break
            i -= 1
        run = named[i:] if plural else self.run(named[i:])
        if plural is None:
            back = named[: named.index(chosen) + 1]
            while len(back) > 1 and self._joined(back[-2], back[-1]):
                run = [back[-2], *run]
                back = back[:-1]
            if len(run) > 1 and not re.search(r"\band\b|&", self._scene.text[run[0].end : run[-1].start]):
                run = [chosen]
        return tuple(dict.fromkeys(m.person for m in run))

    def is_apposition(self, m: Mention, stated: tuple[int, int]) -> bool:
        """Whether a description follows a name as its apposition."""
        between = self._scene.text[m.end : stated[0]]
        whole = self._scene.text[stated[0] : stated[1]]
        return bool(re.fullmatch(r"\s*(?:\([^)]*\))?,?[^.;]{0,40}?,\s*", between)) and not (
            SINGULAR_PRONOUN.fullmatch(whole) or PLURAL_PRONOUN.fullmatch(whole)
        )

    def is_oblique(self, m: Mention) -> bool:
        """Whether a name cannot be a subject for what stands before it."""
        return bool(_NO_SUBJECT_BEFORE.search(self._scene.text[max(0, m.start - 50) : m.start]))

    def _joined(self, left: Mention, right: Mention) -> bool:
        between = self._scene.text[left.end : right.start]
        return bool(_JOIN.search(between)) and not _NO_JOIN.search(between)
