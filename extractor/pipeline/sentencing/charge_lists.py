"""Lists of charges: where one ends in the text, and which single charges it holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_END = re.compile(
    r"[.;:](?=\s|$|[A-Z])"
    r"|,?\s+(?:and|then|but)\s+(?:(?:was|were|is|has|had|have|then|also|later|he|she|they|who|today|"
    r"subsequently|immediately|each|both|now|will|could|faces?|to|must|a judge|the court|the judge)\b|"
    r"(?:sentenced|fined|ordered|given|received|jailed|serving|followed|admitted|imposed)\b)"
    r"|,?\s+and\s+(?:an?|the|another|two|three)\s+(?:[\w-]+\s+){1,3}(?:was|were|got|received)\b"
    r"|,?\s+(?:after(?! the fact)|before|when|"
    r"while(?! (?:intoxicated|impaired|armed|driving|possessing|on)\b)|where|which|[Ww]ho|whose|that|"
    r"because|since|as (?:part|well|a result|he|she|they)|following|pending|until|despite|if|"
    r"although|though|yesterday|today|tomorrow|later|announced|said|according|followed by|pursuant|"
    r"stemming|arising|in connection|in violation|in relation|in exchange|in a (?:trial|case|"
    r"hearing|verdict|ruling|closed)|on behalf of|"
    r"by an? (?:\w+\s)?(?:jury|judge|court)|by the|by a|at trial|"
    r"at an?\s+(?:[\w-]+\s+){0,3}(?:trials?|hearings?|court|courthouse|session|proceedings?)|"
    r"during|on (?:the|each|both|every|all) "
    r"(?:\w+ )?(?:counts?|charges?|basis|grounds?)|on account|over the|on or about|with a prior|"
    r"with priors|with (?:an? )?sentencing|"
    r"under (?:[Aa]rticles?|[Ss]ections?|[Pp]aragraphs?|the(?! influence))|"
    r"(?:together|along) with|alongside|to (?:\w+ )?(?:years|life)|(?<!return )for (?:her|his|"
    r"their)|for the (?:\w+ ){0,2}(?:deaths?|killings?|murders?|slayings?|shootings?|stabbings?|beatings?)|"
    r"for (?:\w+ly )?\w{2,}(?<!everyth)(?<!anyth)(?<!noth)ing|face|faces|faced|is|was|were)\b"
    r"|,\s+(?:and\s+)?of\b|,\s+(?:each|both|all|got|received|gets?|could|can|may|might|will|would)\b"
    r"|,\s+an?\s+(?:[\w-]+\s+){0,4}(?:crime|offen[cs]e|charge|[Ff]elony|[Mm]isdemeanor)\b"
    r"|,?\s+and\s+(?:other|related|additional|various)\s+(?:[\w-]+\s+){0,3}(?:charges|counts|offen[cs]es|crimes)\b"
    r"|,?\s+(?:and|with)\s+(?:(?!with\b)[\w-]+\s+){0,5}(?:enhancements?|allegations?|findings?)\b"
    r"|\s+(?:has|have|had)\s+been\b|\s[-–—]{1,2}\s"
    r"|,\s+(?:[\w.'-]+\s){0,9}(?:said|announced|announces)\b"
    r"|,\s+(?:\w+\s){0,2}(?:was|were|is|had|has|faces|and he|and she|and was|he|she|they)\b"
    r"|\s+(?:on|in|from|since|between|earlier|last|this)\s+#"
    r"|,\s*(?:#|[Ww]ith)|\s#|\((?!\w{1,3}\))",
)
_COUNTS = re.compile(
    r"^(?:(?:(?:[\w'-]+|\(\d+\))\s+){0,7}?(?:counts?|charges?|offen[cs]es|crimes|felonies|"
    r"misdemeanors)(?:\s+each)?\s+"
    r"(?:of|charging|including|for|related to|relating to)\s+)?"
    r"(?:(?:all|both|any|numerous|multiple|several|various|\d+|an?|the|his|her|their|having|being|allegedly|"
    r"felony|misdemeanor|and)\s+)*",
    re.IGNORECASE,
)
_INVOLVED = re.compile(
    r"^(?:(?:his|her|their|its)\s+)?(?:(?:alleged|active|leading|own|respective)\s+)*(?:roles?|"
    r"parts?|involvement|participation) (?:in|as)\s+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the |an? )(?=[a-z])")
_LEADS = (_COUNTS, _COUNTS, _INVOLVED, _ARTICLE)
_SPLIT_COUNTS = re.compile(
    r",?\s+and\s+(?=(?:[\w-]+\s+){0,4}counts?\b)|,\s*(?=(?:[\w-]+\s+){0,4}counts?\b)|\"\s*(?:,|and|"
    r",\s*and)\s*\"",
    re.IGNORECASE,
)
_SPLIT_LIST = re.compile(r",(?!\d{3}|\s*and\s+(?:his|her|their)\b)\s*(?:and\s+|or\s+)?|;\s*(?:and\s+)?")
_LAST_AND = re.compile(
    r"^((?:(?!\sand\s(?:his|her|their)\b).){4,80}?)\s+and\s+((?!to\b|the\b|his\b|her\b|their\b).{4,80})$",
    re.IGNORECASE,
)
# Half a charge, whose object comes behind the joint ("defacing and damaging a church").
_HALF = re.compile(r"\W*\w+ing\W*|.*\b(?:of|to|in|on|with|from)\W*", re.IGNORECASE)
_OTHER_HALF = re.compile(r"\w+ing\s+(?!and\b|or\b)\w", re.IGNORECASE)
_NOT_CHARGE = re.compile(
    r"^(?:(?:\w+\s+){0,3}enhancements?|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)$|defendants?|(?:\d+|an?|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|\w+teen)[\s-]+"
    r"(?:years?|months?|days?|weeks?)\b.*|(?:first|second|third)$|other|others|related|more|"
    r"allegations?|special circumstances?|life|including|questioning|schemes?|cases?|years?|months?|"
    r"each|every|all|both|(?:damages?|harm|loss(?:es)?) (?:caused|done|suffered)\b.*|"
    r"(?:\w+\s+){0,3}priors?\b.*|"
    r"(?:costs?|benefit|duration|purposes?) of\b.*|"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:years?|months?)|#+|charges?|"
    r"(?:\w+\s+){0,2}counts?\W*|crimes?|infractions?|felony|felonies|misdemeanors?|arrest|extradition|"
    r"first|all|them|it|this|that|these|both|each|him|her|which|time served|the first time|trial|"
    r"(?:\w+\s+)?time|good behaviou?r|"
    r"sentencing enhancements?.*|.*\benhancement allegations?.*|.*\bsentencing enhancements?.*|"
    r"(?:at least|up to|more than|nearly|about|over|between)\b.*|another|an additional|a (?:total|term|"
    r"period|maximum).*|"
    r"example|instance|now|years|decades|the (?:rest|remainder|defendant|victim|people|same).*|"
    r"sentencing.*|parole.*)$",
    re.IGNORECASE,
)
_NEXT_PERSON = re.compile(r",\s+(?:and\s+|while\s+)?(?:[a-z-]+\s+){0,3}$")
_AND = re.compile(r"\sand\s+$")
_PREDICATE = re.compile(r"\s+(?:was|is|has|had|pleaded|pled|got|received|admitted|faces|was)\b")
_INCLUDING = re.compile(r"\b(?:offen[cs]es|charges|crimes|counts)\b,?\s+including\s+", re.IGNORECASE)
_TERM = re.compile(
    r"\s*(?:about |over |at least |up to )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|"
    r"ten|\w+teen)[\s-]+(?:years?|months?|days?|weeks?)\b"
)
_QUOTED = re.compile(r'"([^"]{3,160}?),?"')
_QUOTED_LIST = re.compile(r'\s*"[^"]{3,160}"(?:\s*(?:,|and|,\s*and|or)\s*"[^"]{3,160}")*')
_JOINED = re.compile(r",|\band\b")
_NEXT_CHARGE = re.compile(r"\([^()]{3,60}\)(?:\s*,)?\s+(?:and\s+)?(?!(?:was|were|is|on|in|at|by)\b)")
_TRAILING = re.compile(r"(?:[\s,\"']|\s(?:and|or)|(?<=[\w\"'])\s(?:charges?|counts?))+$")
# What leads in a list of charges ("convicted of the following: ...").
FOLLOWING = re.compile(
    r"(?:the\s+)?(?:following|charges|counts|offen[cs]es|crimes)(?:\s+\w+){0,2}\s*:\s*", re.IGNORECASE
)
_DEED = re.compile(r"\b(?:of|\w+ing)\b", re.IGNORECASE)
_DANGLING = re.compile(r"(?:[\s,;]|\band\b|\bwith(?:\s+an?)?$)+$")
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text, with the places of names, and of verbs that go on behind "and"."""

    text: str
    masked: str
    start: int
    end: int
    names: Sequence[tuple[int, int]]
    verbs: Sequence[int] = ()


def charges_in(stretch: Stretch, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The single charges of a list that begins at `start`."""
    text, masked = stretch.text, stretch.masked
    quoted = _QUOTED_LIST.match(text, start, end)
    if quoted:
        yield from (match.span(1) for match in _QUOTED.finditer(text, start, quoted.end()))
        return
    if listed := FOLLOWING.match(text, start, end):
        start, masked = listed.end(), masked.replace(";", ",")
    stop = _END.search(masked, start, end)
    stop_at = min(stop.start() if stop else end, start + _LONGEST)
    # A person after a comma begins the next clause ("for fraud, and Ann Lee to two years").
    people = (
        a
        for a, b in stretch.names
        if a > start
        and (_NEXT_PERSON.search(text[start:a]) or (_AND.search(text[start:a]) and _PREDICATE.match(text, b)))
    )
    stop_at = min([stop_at, *people, *(verb for verb in stretch.verbs if verb > start)])
    if (
        stop
        and stop.start() == stop_at
        and stop.group().strip().lower() == "who"
        and not _DEED.search(text, start, stop_at)
    ):
        return  # "a term for the man who": a person, no charge.
    last = start + len(_DANGLING.sub("", text[start:stop_at]))
    including = _INCLUDING.search(text, start, last)
    for a, b in _split(text, including.end() if including else start, last):
        yield from _trimmed(text, a, b)
    more = _NEXT_CHARGE.match(text, stop_at, end)
    if more and _JOINED.search(more.group()):
        yield from charges_in(stretch, more.end(), end)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a list; a list of counts ("one count of A, B, and two counts of C") is one of lists."""
    counted = _cut(_SPLIT_COUNTS, text, start, end)
    for a, b in counted:
        pieces = _cut(_SPLIT_LIST, text, a, b) if '"' not in text[a:b] else [(a, b)]
        if len(counted) == 1 or len(pieces) > 1:
            a, b = pieces[-1]
            last = _LAST_AND.match(text[a:b])
            halved = last and _HALF.fullmatch(last[1]) and _OTHER_HALF.match(last[2])
            if last and not halved and (len(pieces) > 1 or not last[2].lower().startswith("a ")):
                pieces[-1:] = [(a, a + last.end(1)), (a + last.start(2), b)]
        yield from pieces


def _cut(splitter: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces, at = [], start
    for match in splitter.finditer(text, start, end):
        if not (_HALF.fullmatch(text, at, match.start()) and _OTHER_HALF.match(text, match.end(), end)):
            pieces.append((at, match.start()))
            at = match.end()
    return [*pieces, (at, end)]


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if _TERM.match(piece):
        return
    start += len(piece) - len(piece.lstrip(" \"'"))
    for pattern in _LEADS:
        match = pattern.match(text[start:end] + " ")
        if match:
            start = min(start + match.end(), end)
    end = start + len(_TRAILING.sub("", text[start:end]))
    words = text[start:end]
    if len(words) > 2 and any(c.isalpha() for c in words) and not _NOT_CHARGE.match(words):
        yield start, end
