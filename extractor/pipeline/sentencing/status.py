"""Triggers: words that say a punishment was given, changed, borne or threatened, and what they govern."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.language.sentencing import SentencingEntry, SentencingLexicon
from extractor.pipeline.sentencing.punishments import Punishment
from extractor.pipeline.sentencing.scene import Passage, Scene
from extractor.pipeline.sentencing.words import whole_words

# What may stand between a trigger and a length that no noun explains ("jailed for up to three years").
_LEAD = (
    r"(?:\s+(?:serve|a|an|the|total|of|up|to|at|least|as|many|much|no|more|less|than|maximum|"
    r"minimum|term|sentence|"
    r"another|additional|further|further|between|from|indeterminate|prison|jail|both|each|"
    r"concurrent|consecutive|"
    r"determinate|combined|possible|potential|mandatory|statutory|long|lengthy|harsh|heavy|about|"
    r"nearly|almost|over|"
    r"anywhere|only|just|initial|straight|only|suspended|serving|range))*\s*"
)
_LEADS = re.compile(_LEAD, re.IGNORECASE)
_OBJECT = re.compile(
    r"(?:\s+(?:him|her|them|the (?:two|three|four|five|pair|defendant|man|woman)))?", re.IGNORECASE
)
# Glue between the parts of one compound punishment.
_GLUE = re.compile(
    r"'?[\s,;]*(?:(?:and|plus|or|then|with|but|as well as|along with|together with|"
    r"to be followed by|followed by|including|"
    r"in addition to|also|or|stayed pending completion of|for|to|of|consecutive|concurrent|an?|the|"
    r"another|additional|"
    r"extra|further|consecutively|concurrently|respectively|in prison|he|she|they|must|each|ordered|"
    r"pay|perform|complete|"
    r"up to|at least|a fine of|sentences?|terms?|total|mandatory|lifetime|both|serve|conditional)[\s,;]*)*",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"\s+(?:each\s+)?(?:for|on)\s+(?:\"[^\"]{3,120}\"|[^,;.\"]{3,80})(?:\s*[,;]\s*(?:and\s+)?|"
    r"\s+and\s+)(?:to\s+|an?\s+(?:additional|further)\s+)?",
    re.IGNORECASE,
)
_VERB_AHEAD = re.compile(r"[^.;]{1,160}?\bto\b")
_NO_VERB_BEFORE = re.compile(
    r"(?:\b(?:an?|the|his|her|its|their|this|that|prison|jail|life|death|today's|fair|harsh|maximum|"
    r"minimum|custodial|"
    r"suspended|longer|long|same|any|of|per)|-(?:years?|months?)|'s|\bto (?:a|an|the))\s*$",
    re.IGNORECASE,
)
_RIGHT_LINK = re.compile(
    r"[\s,]*(?:(?:in|of|for|against|on|from)\s[^,;]{1,60}?)?[\s,]*(?:(?:that|which)\s)?"
    r"(?:(?:was|were|is|are|be|being|been|has|have|had|to|later|then|also|subsequently|recently|"
    r"unjustly|partly|"
    r"unanimously|not)\s+)*",
    re.IGNORECASE,
)
_NO_BARE_AFTER = re.compile(
    r"\s+(?:(?:of|to|without|in office|in power)\s+(?!which\b|life\b|the same\b|be\b)|"
    r"(?:parole\s+)?denial\b)",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:from|between)\b", re.IGNORECASE)
_GIVEN_NOUN = re.compile(r"\b(?:sentences?|terms?|imprisonment|punishments?|penalty)\b", re.IGNORECASE)
_MUST_SERVE = re.compile(
    r"(?<!continue )(?<!continues )(?<!continued )(?<!began )\b(?:to|will|must|shall|should)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
# What is asked for, not given ("they recommend that she be sentenced to", "will also be ordered to").
_ASKED = re.compile(
    r"\b(?:recommend|request|ask|urg|propos|suggest|demand|seek)\w*\b[^.;]{0,60}\bbe\s+$", re.IGNORECASE
)
_ASKED_ACTIVE = re.compile(
    r"\b(?:recommend|request|ask|urg|propos|suggest|demand)\w*\b[^.;]{1,60}$", re.IGNORECASE
)
_BOUND = re.compile(r"\b(?:will|must|shall)\b(?:\s+[\w']+){0,3}\s*$", re.IGNORECASE)
_COORDINATED = re.compile(r"[^.;]*\b(?:and|or)\s+(?:(?:to\s+)?be\s+|then\s+|also\s+)?", re.IGNORECASE)
_PARTICIPLES = frozenset(
    {"sentenced", "ordered", "ordered to", "required to", "fined", "given", "banned", "barred"}
)
_TIME_SPENT = re.compile(r"\b(?:has|have|had)\b[^.;,]{0,30}?\bbeen\b[^.;,]{0,20}$", re.IGNORECASE)
_SO_FAR = re.compile(
    r"\s+(?:\w+\s+)?for\s+(?:already|almost|nearly|more than|over|the (?:past|last))\b", re.IGNORECASE
)
_SPENT = re.compile(r"\b(?:spent|spends|spending)\b", re.IGNORECASE)
_CAUSE = re.compile(r"\b(?:for|after|over|in|following)\b", re.IGNORECASE)
_FUTURE = re.compile(r"\bif\s+(?:\w+\s+){0,4}(?:convicted|found guilty)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger with its place and the status it gives."""

    start: int
    end: int
    entry: SentencingEntry
    status: str


class TriggerFinder:
    """Finds triggers in a passage and decides which punishments they govern."""

    def __init__(self, lexicon: SentencingLexicon) -> None:
        self._entries: dict[str, list[SentencingEntry]] = {}
        for entry in lexicon.entries:
            for form in entry.forms:
                self._entries.setdefault(form, []).append(entry)
        self._forms = whole_words(self._entries)
        modals = "|".join(r"\s+".join(modal.split()) for modal in lexicon.modals)
        self._modal = re.compile(rf"\b(?:{modals})\b(?:\s+[\w']+){{0,3}}\s*$", re.IGNORECASE)
        self._prosecutors = re.compile(r"\b(?:" + "|".join(lexicon.prosecutors) + r")\b", re.IGNORECASE)
        self._laws = re.compile(r"\b(?:" + "|".join(lexicon.laws) + r")\b", re.IGNORECASE)

    def find(self, scene: Scene, passage: Passage) -> Iterator[Trigger]:
        """The triggers of a passage in text order."""
        text, start, end = scene.masked, passage.start, passage.end
        names = [(m.start, m.end) for m in scene.mentions_in(start, end)]
        last: Trigger | None = None
        for match in self._forms.finditer(scene.lower, start, end):
            form = " ".join(match.group().split())
            for entry in self._entries[form]:
                if self._holds(entry, form, match, text, start, end, names):
                    status = self._status(entry, match, text, start)
                    if last and last.status == "faced" and status == "imposed" and form in _PARTICIPLES:
                        joined = _COORDINATED.fullmatch(text, last.end, match.start())
                        status = "faced" if joined else status
                    last = Trigger(match.start(), match.end(), entry, status)
                    yield last
                    break

    def _holds(
        self,
        entry: SentencingEntry,
        form: str,
        match: re.Match[str],
        text: str,
        start: int,
        end: int,
        names: list[tuple[int, int]],
    ) -> bool:
        if entry.prosecutors:
            return bool(self._prosecutors.search(text, start, match.start()))
        before, after = text[start : match.start()], text[match.end() : end]
        if entry.joints == ("to",) and form in {"sentence", "sentences", "sentencing"}:
            noun = _NO_VERB_BEFORE.search(before) and form != "sentencing"
            return (
                not noun
                and bool(_VERB_AHEAD.match(after))
                and not after.startswith((" of up", " was", " is"))
            )
        if entry.id == "carries" or entry.status == "faced":
            return any(b <= match.start() for _, b in names) or not self._laws.search(before)
        return True

    def _status(self, entry: SentencingEntry, match: re.Match[str], text: str, start: int) -> str:
        if entry.status not in {"imposed", "served"} or match.group().lower().startswith("must "):
            return entry.status
        before = text[max(start, match.start() - 60) : match.start()]
        form = match.group().lower()
        if entry.status == "served" and _MUST_SERVE.search(before):
            return "imposed"
        if (
            entry.id == "ordered-to"
            and _BOUND.search(before)
            and not _FUTURE.search(text, start, match.start())
        ):
            return entry.status
        asked = _ASKED.search(before) or (form == "receive" and _ASKED_ACTIVE.search(before))
        if self._modal.search(before) or asked or _FUTURE.search(text, start, match.start()):
            return "faced"
        return entry.status


def governs(
    trigger: Trigger, p: Punishment, text: str, mentions: list[tuple[int, int]], previous: Punishment | None
) -> bool:
    """Whether a trigger to the left governs a punishment; `previous` is the last one it governs already."""
    between = _without(mentions, text, trigger.end, p.start)
    if previous is not None:
        gap = _without(mentions, text, previous.end, p.start)
        if _GLUE.fullmatch(gap) or _CHARGED.fullmatch(gap):
            return p.kind is not None or p.term is not None
    if (
        trigger.entry.change
        and p.term
        and p.kind is None
        and _FROM.match(text, p.start)
        and len(between) < 160
    ):
        return bool(_GIVEN_NOUN.search(text, max(0, trigger.start - 80), p.end + 40))
    if _is_ruled_out(trigger, p, text, between) or (";" in between and previous is None):
        return False
    return _governs_alone(trigger, p, text, between, previous)


def _is_ruled_out(trigger: Trigger, p: Punishment, text: str, between: str) -> bool:
    """What a trigger cannot govern: a change without a sentence, time served, money received."""
    entry = trigger.entry
    if _SPENT.search(between):
        return True
    if entry.id in {"upheld", "overturned"}:
        return len(between) > 90 or " that " in between or not _is_sentence(p, text)
    if entry.id == "jailed-for" and _TIME_SPENT.search(text, max(0, trigger.start - 60), trigger.start):
        # "has been jailed for five years" gives the sentence, "has been imprisoned for" the time so far.
        form = text[trigger.start : trigger.end].lower()
        return form != "jailed" or bool(_SO_FAR.match(text, trigger.end))
    if text[trigger.start : trigger.end].lower() == "served":
        return not _GIVEN_NOUN.search(text, p.start, p.end)
    return p.sum is not None and entry.id == "received" and p.kind != "fine"


def _governs_alone(
    trigger: Trigger, p: Punishment, text: str, between: str, previous: Punishment | None
) -> bool:
    """Whether the words between trigger and punishment lead from one to the other."""
    entry = trigger.entry
    if p.kind is None or (p.generic and not p.measured):
        return _governs_bare(trigger, p, text, between)
    if not p.measured and p.kind not in {"death", "life_imprisonment"}:
        return _governs_vague(entry, p, between, previous)
    if not p.measured:
        return _governs_grave(entry, between, text[p.start : p.end])
    if entry.joints == ("to",) and not entry.change:
        return " to " in f" {between} " and len(between) < 400
    if entry.joints == ("for",):
        return len(between) < 200
    return len(between) < (300 if previous else 160)


def _is_sentence(p: Punishment, text: str) -> bool:
    """Whether the noun of a punishment says that a court gave it."""
    if p.kind in {"death", "life_imprisonment", "fine", "corporal"}:
        return True
    return p.noun is not None and bool(_GIVEN_NOUN.search(text, p.start - 20, p.end))


def _governs_bare(trigger: Trigger, p: Punishment, text: str, between: str) -> bool:
    entry = trigger.entry
    if p.sum is not None:
        paid = entry.id == "fined" or bool(
            re.search(r"\b(?:pay|paying|fines?|forfeit)\b", text[trigger.start : p.start])
        )
        return entry.pays and paid and len(between) < 60
    if entry.joints:
        joint = max((m.end() for j in entry.joints for m in re.finditer(rf"\b{j}\b", between)), default=None)
        found = joint is not None and bool(_LEADS.fullmatch(between, joint)) and len(between) < 300
        if found or not entry.bare:
            return found
    if not entry.bare or _NO_BARE_AFTER.match(text, p.end):
        return False
    if entry.change and not _GIVEN_NOUN.search(text, max(0, trigger.start - 80), p.end + 40):
        return False
    match = _OBJECT.match(between)
    return bool(_LEADS.fullmatch(between, match.end() if match else 0))


def _governs_vague(entry: SentencingEntry, p: Punishment, between: str, previous: Punishment | None) -> bool:
    if p.kind in {"imprisonment", "house_arrest"}:
        lead = r"[^.;]*\bto\s+(?:\w+\s+){0,3}" if entry.joints else r"\s*(?:\w+\s+){0,3}"
        return entry.vague and bool(re.fullmatch(lead, between)) and previous is None and len(between) < 120
    return (
        (entry.joints != ("for",) or entry.kind is not None) and len(between) < 160 and entry.id != "term-of"
    )


def _governs_grave(entry: SentencingEntry, between: str, noun: str) -> bool:
    """Death and life, which are named by words common elsewhere ("faces death threats")."""
    if entry.id == "term-of":
        return False
    single = noun.lower() in {"death", "life"}
    if noun.lower() == "death" and (entry.change or not entry.joints):
        return False
    if entry.joints == ("to",):
        to = max((m.end() for m in re.finditer(r"\bto\b", between)), default=None)
        if to is None or (single and _CAUSE.search(between, to)):
            return False
        return len(between) - to < (30 if single else 60)
    return bool(_LEADS.fullmatch(between)) if single else len(between) < 90


def _without(mentions: list[tuple[int, int]], text: str, start: int, end: int) -> str:
    """The text between, without the names in it."""
    parts, at = [], start
    for a, b in mentions:
        if a >= at and b <= end:
            parts.append(text[at:a])
            at = b
    return " ".join([*parts, text[at:end]]) if parts else text[start:end]


def governs_from_right(trigger: Trigger, p: Punishment, text: str) -> bool:
    """Whether a trigger to the right governs a nominal punishment ("the sentence was upheld")."""
    entry = trigger.entry
    if p.noun is None or entry.id not in {
        "handed-down",
        "upheld",
        "reduced",
        "increased",
        "commuted",
        "overturned",
    }:
        return False
    return trigger.start - p.end < 80 and bool(_RIGHT_LINK.fullmatch(text, p.end, trigger.start))
