"""Charges: what those who are punished were convicted or accused of, as the text words it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extractor.language.sentencing import SentencingLexicon
from extractor.pipeline.sentencing.charge_lists import FOLLOWING, Stretch, charges_in
from extractor.pipeline.sentencing.scene import Passage, Scene

Spans = tuple[tuple[int, int], ...]

_ENHANCEMENT = re.compile(
    r"(?:\w+\s+){0,3}(?:enhancements?|allegations?|special circumstances)\b", re.IGNORECASE
)
_FOR = re.compile(
    r"\b(?:for|(?:on|under) (?:(?:the|a|an|trumped-up|false|bogus|fabricated|same|"
    r"\w+) ){0,3}(?:charges?|counts?|accusations?) of"
    r"|on (?:\w+ ){0,2}charges? (?:including|related to|relating to)|on suspicion of|"
    r"in a case (?:filed )?over|accused of)\s+",
    re.IGNORECASE,
)
# Behind these "for" no longer speaks of the punishment ("..., said the director for the north").
_TOLD = re.compile(r"\b(?:said|says|told|announced|according|in connection with|because of)\b", re.IGNORECASE)
_OFFICE = re.compile(r"\b[A-Z][\w'-]+\s+for\s+(?:the\s+)?(?=[A-Z])")
_COUNT_AHEAD = re.compile(
    r"(?:of|to|on)\s[^.;]{0,150}?(?<!\w)(?P<list>(?:(?:\d+|an?|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|"
    r"multiple|several|all|each)\s+)(?:\w+\s+){0,4}?counts?\b)",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"[,.;\"]|\bof\b|\b\w+ing\b")
_BEHIND_NAME = re.compile(r"[^.;]{0,60}?\b(?:for|of|on charges of)\s+")
_GAP = r"(?:[^.\"]|\.(?=\d)|\b[A-Z][a-z]?\.)"
_NO_OTHER = r"(?!\b(?:guilty|pleas?|convict\w*|charge[sd]?|years?|months?|days|life|prison|jail|said|says)\b)"
_NO_GAP = re.compile(
    r"\b(?:sentenced?|years|prison|jail|who|and|faces?|facing|he|she|they|could|will|would)\b|;",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"\b(?:and|but)\s+(?=[a-z])")
_HELD = re.compile(
    r"\b(?:charged|tried|trial|arrested|detained|held|jailed|indicted|wanted)\b[^.;]*$", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:no one|nobody|none|never|not)\b[^.;,]*$", re.IGNORECASE)
# Of another case ("an enhancement for a prior felony conviction for theft").
_PRIOR = re.compile(r"\b(?:prior|previous|past)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_BULLET = re.compile(r"[\s>]*(?:[*•·#-]|\(?\w{1,2}[.)]\s)\s*|\s*(?=(?:\w+\s){0,4}counts?\b)", re.IGNORECASE)
_MOST_LINES = 12
_FINITE = frozenset({"VBD", "VBZ"})


@dataclass(frozen=True, slots=True)
class Accusation:
    """What somebody is convicted or accused of; `convicted` is False for accusations.

    `weak` ones are told in passing; `impersonal` ones have charges as subject ("The charges included").
    """

    start: int
    end: int
    spans: Spans
    convicted: bool
    weak: bool = False
    impersonal: bool = False


class ChargeReader:
    """Reads charges behind words of conviction and accusation, and behind "for"."""

    def __init__(self, lexicon: SentencingLexicon) -> None:
        unreal, counted = "|".join(lexicon.charge_adjectives), "|".join(lexicon.charge_determiners)
        numbers = "|".join(lexicon.terms.numbers)
        self._named_charges = re.compile(
            rf"\b(?:on|to)\s+(?:(?:{unreal})\s+)*(?P<list>(?!(?:{counted}|{numbers}|\d+)\b)[\w-]+"
            rf"(?:(?:,\s+|,?\s+and\s+|\s+)[\w-]+){{0,6}}?)\s+charges\b"
            rf"(?!\s+(?:of|that|including|related|relating))"
        )
        self._counted_charge = re.compile(
            rf"(?:[\s,]*(?:each\s+)?(?:for|on)\s+|\s*,?\s+and\s+)(?:the|each|every|an?)\s+"
            rf"(?P<name>(?!(?:{numbers}|\d+|first|second|third|same|latter|other|top|of)\b)[\w'-]+"
            rf"(?:\s+[\w'-]+){{0,7}}?)\s+(?:charge|count)s?\b(?!\s+of\b)",
            re.IGNORECASE,
        )
        self._cue = _cue(lexicon)
        self._convicted = re.compile(
            rf"\b(?:{'|'.join((*lexicon.convictions, *lexicon.pleas))})\b[^.;]*$", re.IGNORECASE
        )

    def accusations(self, scene: Scene, passage: Passage) -> Iterator[Accusation]:
        """All convictions and accusations in a passage."""
        stretch = _stretch(scene, passage)
        masked, names = scene.masked, stretch.names
        for match in self._cue.finditer(masked, passage.start, passage.end):
            kind = str(match.lastgroup)
            gap = match.span(f"{kind}_gap")
            joint = gap[1] + 1
            if match.group().lower().startswith("conviction") and masked.startswith("of", joint):
                continue
            before = max(passage.start, match.start() - 40), match.start()
            if _DENIED.search(masked, *before) or _PRIOR.search(masked, *before):
                continue
            named = any(gap[0] <= a < joint for a, _ in names)
            if not named and (gap[1] - gap[0] > 80 or _NO_GAP.search(masked, *gap)):
                continue
            counts = _COUNT_AHEAD.match(masked, joint, min(passage.end, match.end() + 160))
            at = counts.start("list") if counts and named else _behind_name(stretch, match.end())
            if _ENHANCEMENT.match(masked, at, passage.end):
                continue
            if spans := tuple(charges_in(stretch, at, passage.end)) or _listed(scene, passage, at):
                yield Accusation(
                    match.start(),
                    spans[-1][1],
                    spans,
                    convicted=kind in {"convicted", "pleaded", "admitted"},
                    weak=kind in {"blamed", "sentenced", "tried", "admitted"}
                    or match.group().lower().startswith(("accus", "admit")),
                    impersonal=kind == "charges" and match.start() - passage.start < len("All of the "),
                )
        yield from self._named(stretch)

    def _named(self, stretch: Stretch) -> Iterator[Accusation]:
        """Charges named before the word ("convicted on terrorism charges")."""
        for match in self._named_charges.finditer(stretch.masked, stretch.start, stretch.end):
            before = stretch.masked[max(stretch.start, match.start() - 60) : match.start()]
            verb = self._convicted.search(before)
            spans = tuple(charges_in(stretch, *match.span("list"))) if verb or _HELD.search(before) else ()
            if spans:
                yield Accusation(match.start(), match.end(), spans, convicted=bool(verb), weak=not verb)

    def behind(self, scene: Scene, passage: Passage, start: int, end: int) -> tuple[Spans, bool]:
        """Charges behind "for" or "on charges of" in a stretch that follows a punishment.

        Also whether the text names them as charges do: in quotation marks or called so.
        """
        text, masked, stretch = scene.text, scene.masked, _stretch(scene, passage)
        if counted := self._counted(masked, start, end):
            return counted, True
        for match in _FOR.finditer(masked, start, end):
            office = _OFFICE.search(text, max(start, match.start() - 24), match.end() + 5)
            if office or _TOLD.search(text, start, match.start()):
                return (), False
            if _behind_name(stretch, match.end()) != match.end():
                continue
            spans = tuple(charges_in(stretch, match.end(), end))
            if spans:
                return spans, len(match.group()) > 5 or text[spans[0][0] - 1] == '"'
        named = self._named_charges.search(masked, start, end)
        return (tuple(charges_in(stretch, *named.span("list"))), True) if named else ((), False)

    def _counted(self, masked: str, start: int, end: int) -> Spans:
        """Charges that a part of a punishment is for ("five years on the fraud charge")."""
        found: list[tuple[int, int]] = []
        while match := self._counted_charge.match(masked, start, end):
            found.append(match.span("name"))
            start = match.end()
        return tuple(found)


def _cue(lexicon: SentencingLexicon) -> re.Pattern[str]:
    """Words of conviction and accusation up to where the charges begin; `lastgroup` names the kind."""
    words = {
        name: "|".join(re.escape(form) for form in sorted(getattr(lexicon, name), key=len, reverse=True))
        for name in ("convictions", "pleas", "accusations", "charges", "blamed", "admitted", "tried")
    }
    on_charges = r"(?:on|to) (?:\w+ ){0,2}(?:charges?|counts?)(?: of| including)?"
    kinds = {
        "convicted": (
            rf"(?:{words['convictions']})\b(?! pleas?\b)",
            rf"{_GAP}{{0,100}}?",
            rf"\s(?:(?<!\d, )of|for|on(?= the following\b)|{on_charges})",
        ),
        "pleaded": (
            rf"(?:{words['pleas']})\b(?! that\b)",
            rf"{_GAP}{{0,120}}?",
            r"\s(?:(?<!prior )to(?! (?:the|an?) (?:court|judge|jury)\b)|of|for)",
        ),
        "charged": (
            rf"(?:{words['accusations']})\b",
            rf"{_GAP}{{0,400}}?",
            rf"\s(?:with|pertaining to|relating to|{on_charges})",
        ),
        "blamed": (
            rf"(?:(?:was|were|is|are|been|being|stands?|stood)\s+(?:\w+\s+)?|(?<=, ))(?:{words['blamed']})",
            r"(?:\sby\s[^,.;]{1,50}?)?",
            r"\sof",
        ),
        "admitted": (rf"(?:{words['admitted']})", "", r"(?=\s\w+ing\b)"),
        "charges": (
            rf"(?<!in )(?:{words['charges']})",
            "",
            r"\s(?:of|(?:which )?includ(?:ing|ed?|es)|rang(?:ing|ed?) from)",
        ),
        "tried": (
            rf"(?:{words['tried']})\b",
            r"(?:\s(?:#|in|on|at|by|last|this|yesterday|today)[^.;,]{0,60}?)?",
            r"\sfor",
        ),
        "sentenced": (r"(?:sentenced|jailed|imprisoned)\b", rf"(?:{_NO_OTHER}{_GAP}){{0,120}}?", r"\sfor"),
    }
    alternatives = "|".join(
        rf"(?P<{kind}>{cue}(?P<{kind}_gap>{gap}){joint})" for kind, (cue, gap, joint) in kinds.items()
    )
    return re.compile(
        rf"(?<!prior )(?<!previous )(?<!strike )(?<!\bI )\b(?:{alternatives})\s+", re.IGNORECASE
    )


def _stretch(scene: Scene, passage: Passage) -> Stretch:
    names = [(m.start, m.end) for m in scene.mentions_in(passage.start, passage.end) if not m.pronoun]
    return Stretch(
        scene.text, scene.masked, passage.start, passage.end, names, _verbs_behind_and(scene, passage)
    )


def _listed(scene: Scene, passage: Passage, at: int) -> Spans:
    """The charges on the lines behind a passage that only leads them in ("convicted of the following:")."""
    lead = FOLLOWING.match(scene.text, at, passage.end)
    if not lead or scene.text[lead.end() : passage.end].strip():
        return ()
    i = scene.passages.index(passage) + 1
    spans: list[tuple[int, int]] = []
    for line in scene.passages[i : i + _MOST_LINES]:
        bullet = _BULLET.match(scene.text, line.start, line.end)
        if not bullet:
            break
        spans += charges_in(_stretch(scene, line), bullet.end(), line.end)
    return tuple(spans)


def _verbs_behind_and(scene: Scene, passage: Passage) -> list[int]:
    """Where a conjunction leads to a verb of its own, behind which no charge goes on."""
    if not scene.parsed:
        return []
    found = []
    for match in _CONJUNCTION.finditer(scene.lower, passage.start, passage.end):
        span = scene.doc.char_span(match.end(), match.end() + 1, alignment_mode="expand")
        if span is not None and _is_predicate(span[0]):
            found.append(match.start())
    return found


def _is_predicate(token: Token) -> bool:
    """Whether a word is a verb, and no participle before a noun ("fraud and aggravated theft")."""
    if token.tag_ not in _FINITE or token.dep_ not in {"conj", "ROOT", "root"}:
        return False
    return token.i + 1 == len(token.doc) or token.nbor().pos_ not in {"NOUN", "PROPN", "ADJ"}


def _behind_name(stretch: Stretch, at: int) -> int:
    """Where the charge begins behind the name of a person ("the conviction of Roe for fraud")."""
    for a, b in stretch.names:
        if at <= a < at + 60 and not _BEFORE_NAME.search(stretch.masked, at, a):
            match = _BEHIND_NAME.match(stretch.masked, b, stretch.end)
            return match.end() if match else stretch.end
    return at
