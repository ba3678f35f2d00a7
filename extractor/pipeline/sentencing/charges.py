"""Charges: what those who are punished were convicted or accused of, as the text words it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.language.sentencing import SentencingLexicon

_END = re.compile(
    r"[.;:](?=\s|$|[A-Z])"
    r"|,?\s+(?:and|then|but)\s+(?:(?:was|were|is|has|had|have|then|also|later|he|she|they|who|today|"
    r"subsequently|"
    r"immediately|each|both|now|will|could|faces?|to|must|a judge|the court|the judge)\b|"
    r"(?:sentenced|fined|ordered|given|"
    r"received|jailed|serving|followed|admitted|imposed)\b)"
    r"|,?\s+(?:after(?! the fact)|before|when|"
    r"while(?! (?:intoxicated|impaired|armed|driving|possessing|on)\b)|where|which|who|whose|that|"
    r"because|since|"
    r"as (?:part|well|a result|he|she|they)|following|pending|until|despite|if|"
    r"although|though|yesterday|today|tomorrow|later|announced|said|according|followed by|pursuant|"
    r"stemming|arising|in connection|in violation|in relation|in exchange|in a (?:trial|case|"
    r"hearing|verdict|ruling|closed)|"
    r"by an? (?:\w+\s)?(?:jury|judge|court)|by the|by a|at trial|at an?|before|during|on (?:the|"
    r"each|both|every|all) "
    r"(?:\w+ )?(?:counts?|charges?|basis|grounds?)|on account|over the|on or about|with a prior|"
    r"with priors|with (?:a )?sentencing|"
    r"under (?:[Aa]rticles?|[Ss]ections?|[Pp]aragraphs?|the(?! influence))|"
    r"(?:together|along) with|alongside|to (?:\w+ )?(?:years|life)|for (?:her|his|"
    r"their) (?:role|part)|face|faces|faced|is|was|were)\b"
    r"|,\s+(?:and\s+)?of\b|,\s+(?:each|both|all|got|received|gets?|could|can|may|might|will|would)\b"
    r"|,\s+an?\s+(?:\w+\s+)?(?:crime|offen[cs]e|charge|felony|misdemeanor)\b"
    r"|,?\s+(?:and|with)\s+(?:[\w-]+\s+){0,5}(?:enhancements?|allegations?|findings?)\b"
    r"|,\s+(?:\w+\s){0,2}(?:said|announced|was|were|is|had|has|faces|and he|and she|and was|he|she|they)\b"
    r"|\s+(?:on|in|from|since|between|earlier|last|this)\s+#"
    r"|,\s*(?:#|[Ww]ith)|\s#|\((?!\w{1,3}\))",
)
_COUNTS = re.compile(
    r"^(?:(?:(?:[\w'-]+|\(\d+\))\s+){0,7}?(?:counts?|charges?|offen[cs]es|crimes|felonies|"
    r"misdemeanors)(?:\s+each)?\s+"
    r"(?:of|charging|including|for)\s+)?"
    r"(?:(?:all|both|any|numerous|multiple|several|various|\d+|an?|the|his|her|their|having|being|allegedly|"
    r"felony|misdemeanor|and)\s+)*",
    re.IGNORECASE,
)
_INVOLVED = re.compile(
    r"^(?:(?:his|her|their|its)\s+)?(?:(?:alleged|active|leading|own|respective)\s+)*(?:roles?|"
    r"parts?|involvement|participation) (?:in|as)\s+",
    re.IGNORECASE,
)
_SPLIT_COUNTS = re.compile(
    r",?\s+and\s+(?=(?:[\w-]+\s+){0,4}counts?\b)|,\s*(?=(?:[\w-]+\s+){0,4}counts?\b)|\"\s*(?:,|and|"
    r",\s*and)\s*\"",
    re.IGNORECASE,
)
_SPLIT_LIST = re.compile(r",(?!\d{3})\s*(?:and\s+|or\s+)?|;\s*(?:and\s+)?")
_LAST_AND = re.compile(r"^(.{4,80}?)\s+and\s+((?!to\b|the\b|his\b|her\b|their\b).{4,80})$", re.IGNORECASE)
_NOT_CHARGE = re.compile(
    r"^(?:(?:\w+\s+){0,3}enhancements?|defendants?|(?:\d+|an?|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|\w+teen)[\s-]+"
    r"(?:years?|months?|days?|weeks?)\b.*|(?:first|second|third)$|other|others|related|more|"
    r"allegations?|special circumstances?|life|"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:years?|months?)|#+|charges?|"
    r"counts?|crimes?|"
    r"first|all|them|it|this|that|these|both|each|him|her|which|time served|the first time|trial|"
    r"(?:\w+\s+)?time|good behaviou?r|"
    r"sentencing enhancements?.*|.*\benhancement allegations?.*|.*\bsentencing enhancements?.*|"
    r"(?:at least|up to|more than|nearly|about|over|between)\b.*|another|an additional|a (?:total|term|"
    r"period|maximum).*|"
    r"example|instance|now|years|decades|the (?:rest|remainder|defendant|victim|people|same).*|"
    r"sentencing.*|parole.*)$",
    re.IGNORECASE,
)
_ENHANCEMENT = re.compile(
    r"(?:\w+\s+){0,3}(?:enhancements?|allegations?|special circumstances)\b", re.IGNORECASE
)
_NEXT_PERSON = re.compile(r",\s+(?:and\s+|while\s+)?(?:[a-z-]+\s+){0,3}$")
_INCLUDING = re.compile(r"\b(?:offen[cs]es|charges|crimes|counts)\b,?\s+including\s+", re.IGNORECASE)
_TERM = re.compile(
    r"\s*(?:about |over |at least |up to )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|"
    r"ten|\w+teen)[\s-]+(?:years?|months?|days?|weeks?)\b"
)
_QUOTED = re.compile(r'"([^"]{3,160}?),?"')
_QUOTED_LIST = re.compile(r'\s*"[^"]{3,160}"(?:\s*(?:,|and|,\s*and|or)\s*"[^"]{3,160}")*')
_FOR = re.compile(
    r"\b(?:for|(?:on|under) (?:(?:the|a|an|trumped-up|false|bogus|fabricated|same|"
    r"\w+) ){0,3}(?:charges?|counts?|accusations?) of"
    r"|on (?:\w+ ){0,2}charges? (?:including|related to|relating to)|on suspicion of|"
    r"in a case (?:filed )?over|accused of)\s+",
    re.IGNORECASE,
)


# Behind these "for" no longer speaks of the punishment ("..., said the director for the north").
_TOLD = re.compile(r"\b(?:said|says|told|announced|according)\b", re.IGNORECASE)
_OFFICE = re.compile(r"\b[A-Z][\w'-]+\s+for\s+(?:the\s+)?(?=[A-Z])")
_JOINED = re.compile(r",|\band\b")
_NEXT_CHARGE = re.compile(r"\([^()]{3,60}\)(?:\s*,)?\s+(?:and\s+)?(?!(?:was|were|is|on|in|at|by)\b)")
_COUNT_AHEAD = re.compile(
    r"(?:of|to|on)\s[^.;]{0,150}?(?<!\w)(?P<list>(?:(?:\d+|an?|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|"
    r"multiple|several|all|each)\s+)(?:\w+\s+){0,4}?counts?\b)",
    re.IGNORECASE,
)
_GAP = r"(?:[^.\"]|\.(?=\d)|\b[A-Z][a-z]?\.)"
_NO_GAP = re.compile(
    r"\b(?:sentenced?|years|prison|jail|who|and|faces?|facing|he|she|they|could|will|would)\b|;",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Accusation:
    """What somebody is convicted or accused of; `convicted` is False for accusations."""

    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    convicted: bool
    weak: bool = False


class ChargeReader:
    """Reads charges behind words of conviction and accusation, and behind "for"."""

    def __init__(self, lexicon: SentencingLexicon) -> None:
        words = {
            name: "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
            for name, forms in (
                ("convicted", lexicon.convictions),
                ("pleaded", lexicon.pleas),
                ("charged", lexicon.accusations),
                ("charges", lexicon.charges),
                ("blamed", lexicon.blamed),
                ("admitted", lexicon.admitted),
            )
        }
        unreal, counted = "|".join(lexicon.charge_adjectives), "|".join(lexicon.charge_determiners)
        numbers = "|".join(lexicon.terms.numbers)
        self._named_charges = re.compile(
            rf"\bon\s+(?:(?:{unreal})\s+)*(?P<list>(?!(?:{counted}|{numbers}|\d+)\b)[\w-]+"
            rf"(?:(?:,\s+|,?\s+and\s+|\s+)[\w-]+){{0,6}}?)\s+charges\b"
            rf"(?!\s+(?:of|that|including|related|relating))"
        )
        on_charges = r"(?:on|to) (?:\w+ ){0,2}(?:charges?|counts?)(?: of| including)?"
        self._cue = re.compile(
            rf"(?<!prior )(?<!previous )(?<!strike )(?<!\bI )\b(?:"
            rf"(?P<convicted>{words['convicted']})\b(?P<gap1>{_GAP}{{0,100}}?)\s(?P<joint1>of|for|"
            rf"{on_charges})"
            rf"|(?P<pleaded>{words['pleaded']})\b(?P<gap2>{_GAP}{{0,120}}?)\s"
            rf"(?P<joint2>to(?! (?:the|an?) (?:court|judge|jury)\b)|of)"
            rf"|(?P<charged>{words['charged']})\b(?P<gap3>{_GAP}{{0,400}}?)\s(?P<joint3>with|"
            rf"pertaining to|relating to|{on_charges})"
            rf"|(?:was|were|is|are|been|being|stands?|stood)\s+(?:\w+\s+)?(?P<blamed>{words['blamed']})"
            rf"(?P<gap5>)\s(?P<joint5>of)"
            rf"|(?:{words['admitted']})(?P<gap6>)(?P<joint6>)(?=\s\w+ing\b)"
            rf"|(?P<charges>{words['charges']})(?P<gap4>)\s(?P<joint4>of|including)"
            r")\s+",
            re.IGNORECASE,
        )

    def accusations(
        self, text: str, masked: str, start: int, end: int, names: list[tuple[int, int]]
    ) -> Iterator[Accusation]:
        """All convictions and accusations in a passage."""
        for match in self._cue.finditer(masked, start, end):
            number = next(n for n in "123456" if match[f"joint{n}"] is not None)
            gap, joint = match.span(f"gap{number}"), match.start(f"joint{number}")
            if (
                number == "1"
                and match["convicted"].lower() == "conviction"
                and match["joint1"].lower() == "of"
            ):
                continue
            named = any(gap[0] <= a < joint for a, _ in names)
            if not named and (gap[1] - gap[0] > 80 or _NO_GAP.search(masked, *gap)):
                continue
            counts = _COUNT_AHEAD.match(masked, joint, min(end, match.end() + 160))
            at = counts.start("list") if counts and named else _behind_name(masked, match.end(), end, names)
            spans = (
                () if _ENHANCEMENT.match(text, at, end) else tuple(self.items(text, masked, at, end, names))
            )
            if spans:
                weak = number == "5" or (match["charged"] or "").lower().startswith("accus")
                yield Accusation(match.start(), spans[-1][1], spans, convicted=number in "126", weak=weak)

    def behind(
        self, text: str, masked: str, start: int, end: int, names: list[tuple[int, int]]
    ) -> tuple[tuple[tuple[int, int], ...], bool]:
        """Charges behind "for" or "on charges of" in a stretch that follows a punishment.

        Also whether the text names them as charges do: in quotation marks or called so.
        """
        for match in _FOR.finditer(masked, start, end):
            office = _OFFICE.search(text, max(start, match.start() - 24), match.end() + 5)
            if office or _TOLD.search(text, start, match.start()):
                return (), False
            if _behind_name(masked, match.end(), end, names) != match.end():
                continue
            spans = tuple(self.items(text, masked, match.end(), end, names))
            if spans:
                return spans, len(match.group()) > 5 or text[spans[0][0] - 1] == '"'
        named = self._named_charges.search(masked, start, end)
        if named:
            return tuple(self.items(text, masked, *named.span("list"), names)), True
        return (), False

    def items(
        self, text: str, masked: str, start: int, end: int, names: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """The single charges of a list that begins at `start`."""
        quoted = _QUOTED_LIST.match(text, start, end)
        if quoted:
            yield from (match.span(1) for match in _QUOTED.finditer(text, start, quoted.end()))
            return
        stop = _END.search(masked, start, end)
        stop_at = min(stop.start() if stop else end, start + 500)
        # A person after a comma begins the next clause ("for fraud, and Ann Lee to two years").
        stop_at = min([stop_at, *(a for a, _ in names if a > start and _NEXT_PERSON.search(text[start:a]))])
        including = _INCLUDING.search(text, start, stop_at)
        start = including.end() if including else start
        for a, b in _split(text, start, stop_at):
            yield from _trimmed(text, a, b)
        more = _NEXT_CHARGE.match(text, stop_at, end)
        if more and _JOINED.search(more.group()):
            yield from self.items(text, masked, more.end(), end, names)


def _behind_name(text: str, at: int, end: int, names: list[tuple[int, int]]) -> int:
    """Where the charge begins behind the name of a person ("the conviction of Roe for fraud")."""
    name = next(
        (
            b
            for a, b in names
            if a >= at and not re.search(r"[,.;\"]|\bof\b|\b\w+ing\b", text[at:a]) and a - at < 60
        ),
        None,
    )
    if name is None:
        return at
    match = re.compile(r"[^.;]{0,60}?\b(?:for|of|on charges of)\s+").match(text, name, end)
    return match.end() if match else end


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    splitter = _SPLIT_COUNTS if _SPLIT_COUNTS.search(text, start, end) else _SPLIT_LIST
    pieces, at = [], start
    for match in splitter.finditer(text, start, end):
        pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, end))
    if splitter is _SPLIT_LIST:
        a, b = pieces[-1]
        last = _LAST_AND.match(text[a:b])
        if last and (len(pieces) > 1 or not last[2].lower().startswith(("to ", "a "))):
            pieces[-1:] = [(a, a + last.end(1)), (a + last.start(2), b)]
    yield from pieces


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if _TERM.match(piece):
        return
    lead = len(piece) - len(piece.lstrip(" \"'"))
    start += lead
    for pattern in (_COUNTS, _INVOLVED, re.compile(r"(?:the |an? )(?=[a-z])")):
        match = pattern.match(text[start:end] + " ")
        if match:
            start = min(start + match.end(), end)
    end = start + len(re.sub(r"(?:[\s,\"']|\s(?:and|or))+$", "", text[start:end]))
    words = text[start:end]
    if len(words) > 2 and any(c.isalpha() for c in words) and not _NOT_CHARGE.match(words):
        yield start, end
