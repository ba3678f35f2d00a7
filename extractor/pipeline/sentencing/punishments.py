"""Punishments in a passage: a kind with its term or sum, wherever the text names one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractor.language.sentencing import SentencingLexicon
from extractor.pipeline.sentencing.money import MoneyReader, Sum
from extractor.pipeline.sentencing.scene import Passage, Scene
from extractor.pipeline.sentencing.terms import Term, TermGrammar
from extractor.pipeline.sentencing.words import whole_words

# Words that a term or sum and its noun may have between them ("11 years in a maximum-security prison").
_NOT_FILLER = (
    r"(?!(?:and|or|for|to|after|before|by|with|when|who|that|which|while|but|ago|old|were|was|is|"
    r"are|has|had|have|"
    r"he|she|they|later|since|if|from|until|followed|plus|because|on|as|sentenced|served|being|been|"
    r"also)\b)"
)
_FILLER = rf"{_NOT_FILLER}[\w.&'/-]+"
_RIGHT = re.compile(
    rf"'?s?'?(?:[\s-]+(?:straight|each)\b)?[\s-]+(?:(?:of|in|at|behind|under|inside|on|as|worth of)\s+)?"
    rf"(?:{_FILLER}[\s-]+){{0,4}}",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\s*(?:\([^)]{1,30}\)\s*)?(?:(?:imposed|ranging|totall?ing|amounting|lasting|running|set|equal)\s+)?"
    r"(?:of|for|from|between|to|at|in the amount of|:|,)?"
    r"(?:\s+(?:a|an|the|up to|at least|no (?:more|less) than|not (?:more|less) than|not exceeding|"
    r"more than|less than|"
    r"over|about|around|nearly|almost|approximately|as (?:much|many|long) as|term|total|period|"
    r"maximum|minimum|fine|of|to|"
    r"between|from|further|additional))*\s*",
    re.IGNORECASE,
)
_MONEY_LEFT = re.compile(
    r"(?:(?!\b(?:pay|ordered|fine|fines|and)\b)[^.;$]){0,60}?(?:\bof|\bin the amount of|"
    r"\btotall?ing|\bamounting to|\bup to|:|\s)"
    r"(?:\s*(?:a|the|up to|at least|more than|over|about|around|nearly|approximately|total|sum|of))*\s*",
    re.IGNORECASE,
)
_NO_TERM_BEFORE = re.compile(
    r"(?:\b(?:past|last|within|every|after|next|for the first|the first|the other|another|previous|"
    r"nearly|almost"
    r"|some)|\b(?:suspended|stayed|deferred) (?:for|over)(?: a period of)?|\b(?:of which|with)|"
    r"\bparole (?:after|in|for)"
    r"|\bcredit for|\b(?:aged?|turned))\s+$|[$€£#]\s*$",
    re.IGNORECASE,
)
_NO_TERM_AFTER = re.compile(
    r"(?:\s+|-)(?:ago|old|olds|later|earlier|in office|of age|credit|since|(?:before|after|"
    r"into)\b(?! (?:the )?(?:trial|court))"
    r"|(?:of which )?(?:were|was)? ?suspended\b(?! (?:sentence|prison|jail|term))|or (?:older|"
    r"younger)|away)\b",
    re.IGNORECASE,
)
# "jailed for two years after a trial" gives a term, "two years after the trial" a time.
_GIVEN_FOR = re.compile(r"\b(?:for|to)\s+$", re.IGNORECASE)
_SINCE = re.compile(r"\s+(?:before|after)\b", re.IGNORECASE)
_PART_SERVED = re.compile(r"\s+(?:of|into|out of)\s+(?:a|an|his|her|their|the)\s", re.IGNORECASE)
_NO_NOUN_AFTER = re.compile(
    r"[\s'-]+s?\s*(?:violations?|officers?|departments?|reports?|recommend\w*|services?|conditions?|"
    r"hearing|guards?|staff|"
    r"authorities|officials|system|cells?|reform|inmates?|population|record|uniform|medical|"
    r"director|administration|is|"
    r"threats?|squads?|toll|row|penalty phase|hospital|to be determined)\b",
    re.IGNORECASE,
)
_NO_SUM_AROUND = re.compile(
    r"(?:\s+(?:cash|secured|unsecured|personal))*\s+(?:bail|bonds?|assessments?|"
    r"fees?|court costs)\b",
    re.IGNORECASE,
)
_BAIL_BEFORE = re.compile(r"\b(?:bail|bond)\b[^.;]{0,30}$", re.IGNORECASE)
_PAYS = re.compile(
    r"\b(?:pay\w*|fine[sd]?|fining|forfeit\w*|restitution|reparations?|compensation)\b", re.IGNORECASE
)
_BEFORE_TRIAL = re.compile(
    r"\b(?:pre-?trial|remand(?:ed)?|pending (?:trial|investigation)|ordered (?:his|her|their|the)|"
    r"extend\w* (?:\w+ ){0,3}(?:detention|custody|arrest)|(?:held|kept) (?:\w+ )?in (?:custody|detention))\b",
    re.IGNORECASE,
)
_SENTENCED = re.compile(r"\bsentenc|\bconvict|\bjailed", re.IGNORECASE)
_BARE_LIFE = re.compile(
    r"\blife\b(?! (?:story|savings|work|and|was|is|of|for|at|on|style|saving))", re.IGNORECASE
)
_HOURS = re.compile(r"PT\d+H")
_COUNT = re.compile(r"(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Punishment:
    """A punishment named in the text; `kind` None is a term with no noun to say what it is."""

    start: int
    end: int
    kind: str | None
    term: Term | None = None
    sum: Sum | None = None
    generic: bool = False
    suspended: bool = False
    noun: tuple[int, int] | None = None

    @property
    def measured(self) -> bool:
        """Whether it has a length or an amount."""
        return self.term is not None or self.sum is not None


@dataclass(frozen=True, slots=True)
class _Noun:
    start: int
    end: int
    kind: str
    strong: bool
    generic: bool


class PunishmentFinder:
    """Finds punishments in a stretch of text."""

    def __init__(self, *, lexicon: SentencingLexicon, grammar: TermGrammar, money: MoneyReader) -> None:
        self._grammar = grammar
        self._money = money
        self._kinds: dict[str, str] = {}
        self._strong: set[str] = set()
        for words in lexicon.punishments:
            for noun in (*words.nouns, *words.strong):
                self._kinds.setdefault(noun, words.kind)
            self._strong.update(words.strong)
        self._generic = frozenset(lexicon.generic)
        compounds = {
            f"{noun} {generic}": kind
            for noun, kind in self._kinds.items()
            for generic in ("sentence", "sentences", "term", "terms")
        }
        for compound, kind in compounds.items():
            self._kinds.setdefault(compound, kind)
        self._nouns = whole_words((*self._kinds, *self._generic), gap=r"[\s-]+")
        self._suspended = re.compile(r"\b(?:" + "|".join(lexicon.suspended) + r")\b", re.IGNORECASE)
        self._suspended_after = re.compile(
            r"[\s,(]*(?:(?:with|all|fully|wholly|both|which|was|were|is|but|and|entirely|execution|"
            r"of|the|sentence)\s+){0,4}"
            r"(?:" + "|".join(lexicon.suspended) + r")\b",
            re.IGNORECASE,
        )

    def find(self, scene: Scene, passage: Passage) -> list[Punishment]:
        """The punishments of a passage in text order, without overlaps."""
        text, masked, lower = scene.text, scene.masked, scene.lower
        start, end = passage.start, passage.end
        terms = [term for term in self._grammar.find(masked, start, end) if self._is_term(term, masked, end)]
        nouns = [self._noun(match) for match in self._nouns.finditer(lower, start, end)]
        found = [self._from_term(term, terms, nouns, text) for term in terms]
        if _PAYS.search(text, start, end):
            sums = self._money.find(text, lower, start, end)
            found += [self._from_sum(money, nouns, text) for money in sums if not _is_bail(money, text)]
        taken = [(p.start, p.end) for p in found]
        found += [
            self._from_noun(noun, text)
            for noun in nouns
            if noun.strong
            and not _NO_NOUN_AFTER.match(text, noun.end)
            and not any(a < noun.end and noun.start < b for a, b in taken)
        ]
        found += self._bare_lives(text, start, end, found)
        merged = [p for p in _without_overlaps(found) if not _is_before_trial(p, text, end)]
        return [replace(p, suspended=self._is_suspended(p, text, merged, end)) for p in merged]

    def _noun(self, match: re.Match[str]) -> _Noun:
        form = " ".join(match.group().split())
        return _Noun(
            match.start(),
            match.end(),
            self._kinds.get(form, "imprisonment"),
            strong=form in self._strong,
            generic=form in self._generic,
        )

    @staticmethod
    def _is_term(term: Term, text: str, end: int) -> bool:
        before = text[max(0, term.start - 40) : term.start]
        if _NO_TERM_BEFORE.search(before):
            return False
        after = text[term.end : min(end, term.end + 40)]
        if _GIVEN_FOR.search(before) and _SINCE.match(after):
            return True
        return not _NO_TERM_AFTER.match(after) and not _PART_SERVED.match(after)

    def _from_term(self, term: Term, terms: list[Term], nouns: list[_Noun], text: str) -> Punishment:
        following = min((other.start for other in terms if other.start > term.start), default=len(text))
        behind = self._noun_behind(term.end, following, nouns, text)
        before = self._noun_before(term, nouns, text)
        noun = behind or before
        if behind and before and behind.generic and not before.generic:
            noun = before
        start = min(term.start, before.start) if before and noun is before else term.start
        end = max(term.end, behind.end) if behind else term.end
        kind = noun.kind if noun else None
        if term.life and kind in {None, "imprisonment"}:
            kind = "life_imprisonment"
        if kind == "community_service" and term.duration and _HOURS.match(term.duration):
            term = replace(term, high=None, low=None)
        if kind in {"life_imprisonment", "death"} and not term.life:
            kind, term = (
                ("life_imprisonment", replace(term, low=term.high, high=None))
                if kind != "death"
                else (None, term)
            )
        return Punishment(
            start,
            end,
            kind,
            term=term,
            generic=bool(noun and noun.generic),
            noun=(noun.start, noun.end) if noun else None,
        )

    @staticmethod
    def _noun_behind(end: int, limit: int, nouns: list[_Noun], text: str) -> _Noun | None:
        best: _Noun | None = None
        for noun in nouns:
            if noun.start < end or noun.start >= min(limit, end + 70):
                continue
            if not _RIGHT.fullmatch(text, end, noun.start):
                break
            if best is None or (best.generic and noun.start - best.end < 30):
                best = noun
        return best

    @staticmethod
    def _noun_before(term: Term, nouns: list[_Noun], text: str) -> _Noun | None:
        for noun in reversed(nouns):
            if noun.end <= term.start and term.start - noun.end < 60:
                return noun if _LEFT.fullmatch(text, noun.end, term.start) else None
        return None

    @staticmethod
    def _from_sum(money: Sum, nouns: list[_Noun], text: str) -> Punishment:
        payable = [noun for noun in nouns if noun.kind in {"fine", "other"} and not noun.generic]
        for noun in payable:
            if money.end <= noun.start < money.end + 50 and _RIGHT.fullmatch(text, money.end, noun.start):
                return Punishment(money.start, noun.end, noun.kind, sum=money, noun=(noun.start, noun.end))
        for noun in reversed(payable):
            if noun.end <= money.start < noun.end + 90 and _MONEY_LEFT.fullmatch(text, noun.end, money.start):
                return Punishment(noun.start, money.end, noun.kind, sum=money, noun=(noun.start, noun.end))
        return Punishment(money.start, money.end, None, sum=money)

    @staticmethod
    def _from_noun(noun: _Noun, text: str) -> Punishment:
        start = noun.start
        if noun.kind == "corporal":
            count = _COUNT.search(text, max(0, start - 16), start)
            start = count.start() if count else start
        return Punishment(start, noun.end, noun.kind, noun=(noun.start, noun.end))

    @staticmethod
    def _bare_lives(text: str, start: int, end: int, found: list[Punishment]) -> list[Punishment]:
        return [
            Punishment(match.start(), match.end(), "life_imprisonment", generic=True)
            for match in _BARE_LIFE.finditer(text, start, end)
            if not any(p.start < match.end() and match.start() < p.end for p in found)
        ]

    def _is_suspended(self, p: Punishment, text: str, all_found: list[Punishment], end: int) -> bool:
        if p.kind not in {None, "imprisonment"}:
            return False
        limit = min([end, *(other.start for other in all_found if other.start > p.start)])
        before = text[max(0, p.start - 24) : p.end]
        if self._suspended.search(before) and not any(p.start - 24 < o.end <= p.start for o in all_found):
            return True
        match = self._suspended_after.match(text, p.end, min(limit, p.end + 60))
        return match is not None


def _is_before_trial(p: Punishment, text: str, end: int) -> bool:
    """Whether the detention is one before or without a trial."""
    if p.kind != "imprisonment":
        return False
    around = text[max(0, p.start - 60) : min(end, p.end + 30)]
    return bool(_BEFORE_TRIAL.search(around)) and not _SENTENCED.search(around)


def _is_bail(money: Sum, text: str) -> bool:
    before = text[max(0, money.start - 50) : money.start]
    return bool(_NO_SUM_AROUND.match(text, money.end) or _BAIL_BEFORE.search(before))


def _without_overlaps(found: Iterable[Punishment]) -> list[Punishment]:
    """Punishments in text order; of two that overlap, the measured or longer one stays."""
    kept: list[Punishment] = []
    for p in sorted(found, key=lambda p: (not p.measured, p.kind is None, p.start - p.end, p.start)):
        if not any(p.start < other.end and other.start < p.end for other in kept):
            kept.append(p)
    return sorted(kept, key=lambda p: p.start)
