"""Ties punishments to triggers and to the people of the clause."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from extractor.pipeline.sentencing.drafts import Draft
from extractor.pipeline.sentencing.people import Cast, Convicts
from extractor.pipeline.sentencing.punishments import Punishment
from extractor.pipeline.sentencing.scene import Passage, Scene
from extractor.pipeline.sentencing.status import Trigger, governs, governs_from_right
from extractor.pipeline.sentencing.terms import Length, Term, TermGrammar

_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got|get|gets|getting)\b(?:[\s,]+[\w#']+){0,5}[\s,]*$", re.IGNORECASE)
_NO_OBJECT = re.compile(
    r"[\s,]*(?:#|(?:to|for|by|in|on|at|under|with|over|after|before|from|today|yesterday|last|this|earlier|late|early|and|"
    r"without|here|following|up|an?|another|life|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"\w+teen|twenty|thirty|forty|fifty|between|each|separately|recently|\w+ly|first|again|alongside|along|together|there|"
    r"as|within)\b|$)",
    re.IGNORECASE,
)  # fmt: skip
_COUNTED_PEOPLE = re.compile(
    r"\s*(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|an?|another)\s+(?!(?:consecutive|concurrent|more|full|life|"
    r"additional|further|to|and|or|half)\b)(?!(?:years?|months?|weeks?|days?|decades?)\b)[a-z]",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r";|\bwhile\b|\bwhereas\b|\bbut\b|,\s+and\s+(?=[A-Z]|he\b|she\b|they\b|the\b|an?\b)|\bbecause\b|:", re.IGNORECASE)
_JUST_REDUCED = re.compile(r"[\s,(]*(?:and\s+)?(?:which\s+(?:was|were)\s+)?(?:then\s+|immediately\s+)?")
_LIMIT = re.compile(
    r"\b(?:maximum|minimum|mandatory|potential|possible|longest|harshest|average|typical|similar|statutory|reduced|longer|"
    r"shorter|suggested|recommended|original)\b[^,;]{0,20}$",
    re.IGNORECASE,
)  # fmt: skip
_SENTENCE_NOUN = re.compile(r"\b(?:sentences?|terms?|plea (?:deal|bargain|agreement|offer))\b", re.IGNORECASE)
_APPOSED = re.compile(r",\s*\d\d\b,?|\bof\s+(?:[A-Z][\w.'-]*,?\s*)+")
_GRAVE = frozenset({"imprisonment", "life_imprisonment", "death"})
_FOR_WHOM = re.compile(r"\s+(?:each\s+)?(?:for|against|on)\s+", re.IGNORECASE)
_ROLE_WORDS = re.compile(r"(?:[a-z'-]+\s+){0,4}")
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_PLURAL_BEFORE = re.compile(r"\b(?:were|are|have|all|each|both)\b(?:\s+(?!was\b|is\b|has\b)[\w#]+){0,5}\s*$", re.IGNORECASE)
_PLURAL_AFTER = re.compile(r"[^.;]{0,60}\b(?:each|both|respectively)\b", re.IGNORECASE)
_SINGULAR_BEFORE = re.compile(r"\b(?:was|is|has)\b(?:\s+(?!were\b|are\b|have\b)[\w#]+){0,5}\s*$", re.IGNORECASE)


class ClauseReader:
    """Drafts of the punishments in one passage."""

    def __init__(self, grammar: TermGrammar, verdicts: tuple[str, ...]) -> None:
        self._grammar = grammar
        nouns = "|".join(verdicts)
        self._verdict_behind = re.compile(
            rf"\s+(?:his|her|their|its|the|that|this|these|those|both|all|\w+'s?)\s+(?:[\w-]+\s+){{0,4}}?(?:{nouns})\b", re.IGNORECASE
        )
        self._verdict_before = re.compile(
            rf"\b(?:{nouns})\b[^.;,]{{0,40}}?\s(?:was|were|has been|have been|had been|is|being)\s+(?:\w+\s+)?$", re.IGNORECASE
        )

    def echoes(
        self, scene: Scene, cast: Cast, passage: Passage, triggers: list[Trigger], drafts: list[Draft]
    ) -> Iterator[Draft]:
        """Changes of punishments that the passage does not name again; `drafts` are those read so far."""
        used = {d.trigger.start for d in drafts if d.trigger and d.passage is passage}
        for trigger in triggers:
            if not trigger.entry.echo or trigger.start in used:
                continue
            before = self._verdict_before.search(scene.text, max(passage.start, trigger.start - 90), trigger.start)
            behind = self._verdict_behind.match(scene.text, trigger.end, passage.end)
            if trigger.entry.id == "appeal-lost" or before or behind:
                start = before.start() if before else trigger.start
                people = set(cast.near(passage, start, behind.end() if behind else trigger.end).people)
                known = [d for d in drafts if d.status != "faced" and people & set(d.convicts.people)]
                if known:
                    yield _echo(known, trigger, passage, behind.end() if behind else trigger.end)

    def read(
        self, scene: Scene, cast: Cast, passage: Passage, triggers: list[Trigger], punishments: list[Punishment]
    ) -> list[Draft]:
        """The drafts in text order; people are those that the clause names or means."""
        chains = self._chains(scene, passage, triggers, punishments)
        drafts: list[Draft] = []
        for trigger, governed in chains:
            governed = self._changed(scene, passage, trigger, governed, drafts)
            if governed:
                people = _people(scene, cast, passage, trigger, governed, _clause_start(scene, passage, trigger, drafts))
                drafts += [
                    _draft(passage, p, trigger, convicts)
                    for p, convicts in zip(governed, people, strict=True)
                    if convicts or trigger.status != "faced"
                ]
        return sorted(drafts, key=lambda draft: draft.punishment.start)

    def _chains(
        self, scene: Scene, passage: Passage, triggers: list[Trigger], punishments: list[Punishment]
    ) -> list[tuple[Trigger, list[Punishment]]]:
        text = scene.masked
        places = [(m.start, m.end) for m in scene.mentions_in(passage.start, passage.end)]
        verbs = [t for t in triggers if t.entry.id != "term-of"]
        chains: dict[int, tuple[Trigger, list[Punishment]]] = {}
        for p in punishments:
            trigger = None
            for t in reversed([t for t in verbs if t.end <= p.start][-6:]):
                held = chains.get(t.start, (t, []))[1]
                if not _is_helper(t, verbs, text) and governs(t, p, text, places, held[-1] if held else None):
                    trigger = t
                    break
            if trigger is None:
                trigger = next((t for t in verbs if t.start >= p.end and governs_from_right(t, p, text)), None)
            if trigger is None:
                trigger = self._nominal(scene, passage, triggers, p)
            if trigger is not None:
                chains.setdefault(trigger.start, (trigger, []))[1].append(p)
        for t in verbs:
            if t.entry.change and t.start not in chains:
                chains[t.start] = (t, [])
        return [chains[start] for start in sorted(chains)]

    @staticmethod
    def _nominal(scene: Scene, passage: Passage, triggers: list[Trigger], p: Punishment) -> Trigger | None:
        """The noun itself as trigger: "her three-year sentence", "a 20-year plea deal"."""
        if p.term is None or p.noun is None or not _SENTENCE_NOUN.search(scene.text, *p.noun):
            return None
        if _LIMIT.search(scene.text, passage.start, p.start):
            return None
        inside = [t for t in triggers if p.noun[0] <= t.start and t.end <= p.noun[1]]
        return next((t for t in inside if t.entry.id in {"term-of", "plea-deal"}), None)

    def _changed(
        self, scene: Scene, passage: Passage, trigger: Trigger, governed: list[Punishment], drafts: list[Draft]
    ) -> list[Punishment]:
        """What remains of the punishments before and after a change: the new one."""
        if not trigger.entry.change:
            return governed
        text = scene.masked
        behind = [p for p in governed if p.start > trigger.end and p.kind != "death"]
        new = [p for p in behind if re.search(r"\bto\W+(?:\w+\W+){0,5}$", text[trigger.end : p.start])]
        new = new or [p for p in governed if p.term and p.term.low and p.term.high and not p.term.life]
        if not new and (governed or drafts) and (shortened := self._unitless(text, passage, trigger, governed, drafts)):
            new = [shortened]
        if not new:
            return governed
        new = [_upper(p) for p in new]
        last = max((d for d in drafts if d.end <= trigger.start), key=lambda d: d.end, default=None)
        if last and _JUST_REDUCED.fullmatch(text, last.end, trigger.start):
            last.duration = new[-1].term.duration if new[-1].term else last.duration
            last.end = new[-1].end
            return []
        return new

    def _unitless(
        self, text: str, passage: Passage, trigger: Trigger, governed: list[Punishment], drafts: list[Draft]
    ) -> Punishment | None:
        """The new term where only its number is given ("reduced to four")."""
        match = re.compile(r"[^.;]{0,60}?\bto\s+").match(text, trigger.end, passage.end)
        number = self._grammar.number(text[match.end() : passage.end]) if match else None
        if not match or not number or number[0] > 60:
            return None
        known = [p.term for p in governed if p.term] + [d.punishment.term for d in drafts if d.punishment.term]
        months = any(term.high and term.high.months and not term.high.years for term in known)
        length = Length(months=Fraction(number[0])) if months else Length(years=Fraction(number[0]))
        end = match.end() + number[1]
        return Punishment(match.end(), end, None, term=Term(match.end(), end, None, length))


def _upper(p: Punishment) -> Punishment:
    if p.term is None or p.term.life:
        return p
    return replace(p, term=replace(p.term, low=None))


def _is_helper(trigger: Trigger, verbs: list[Trigger], text: str) -> bool:
    """Whether "serve" only continues "sentenced to serve"."""
    if trigger.entry.id not in {"serving", "ordered-to"}:
        return False
    before = [t for t in verbs if t.end <= trigger.start and t.entry.id in {"sentenced-to", "ordered-to", "faces", "given"}]
    return bool(before) and bool(re.search(r"\bto\s+$", text[max(0, trigger.start - 4) : trigger.start])) and (
        trigger.start - before[-1].end < 200
    )


def _draft(passage: Passage, p: Punishment, trigger: Trigger, convicts: Convicts) -> Draft:
    kind = p.kind or trigger.entry.kind or ("fine" if p.sum else "imprisonment")
    if trigger.entry.kind and p.kind in {None, "imprisonment"}:
        kind = trigger.entry.kind
    term = p.term
    return Draft(
        punishment=p,
        kind=kind,
        status=trigger.status,
        found_by=f"sentencing/{trigger.entry.id}",
        passage=passage,
        start=min(p.start, trigger.start),
        end=max(p.end, trigger.end),
        trigger=trigger,
        convicts=convicts,
        duration=term.duration if term and not term.life else None,
        duration_min=term.duration_min if term else None,
    )


def _echo(known: list[Draft], trigger: Trigger, passage: Passage, end: int) -> Draft:
    """The latest punishment of the same people, as a change left it."""
    latest = next((d for d in known if d.date == known[-1].date and d.kind in _GRAVE), known[-1])
    return replace(
        latest,
        status=trigger.status,
        found_by=f"sentencing/{trigger.entry.id}",
        passage=passage,
        start=trigger.start,
        end=end,
        trigger=trigger,
        date=None,
        punishment=replace(latest.punishment, start=trigger.start, end=end),
    )


def _clause_start(scene: Scene, passage: Passage, trigger: Trigger, drafts: list[Draft]) -> int:
    ends = [d.punishment.end for d in drafts if d.punishment.end <= trigger.start]
    return max([passage.start, *ends])


def _people(
    scene: Scene, cast: Cast, passage: Passage, trigger: Trigger, governed: list[Punishment], clause: int
) -> list[Convicts]:
    """The convicts of each punishment that a trigger governs."""
    first = _first_people(scene, cast, passage, trigger, governed[0], clause)
    everybody = [first]
    for previous, p in zip(governed, governed[1:], strict=False):
        own = _for_whom(scene, cast, passage, p) if trigger.entry.person == "near" else None
        everybody.append(own or _gapped(scene, cast, passage, previous, p) or everybody[-1])
    last = governed[-1]
    if _RESPECTIVELY.search(scene.text, last.start, min(passage.end, last.end + 60)) or _RESPECTIVELY.search(
        scene.text, trigger.start, governed[0].start
    ):
        people = first.people
        if len(people) == len(governed):
            return [Convicts((person,)) for person in people]
    return everybody


def _first_people(
    scene: Scene, cast: Cast, passage: Passage, trigger: Trigger, p: Punishment, clause: int
) -> Convicts:
    text, place = scene.text, trigger.entry.person
    if place == "near":
        if own := _for_whom(scene, cast, passage, p):
            return own
        if p.start > trigger.end:
            owner = cast.objects(passage, trigger.end, p.start)
            if owner.people:
                return owner
        return cast.near(passage, p.start, p.end)
    if place == "behind":
        return _behind(scene, cast, passage, trigger, p)
    if place in {"object", "receiver"} and not _is_passive(scene, trigger):
        limit = p.start if p.start > trigger.end else passage.end
        found = cast.objects(passage, trigger.end, limit)
        if not found and place == "receiver":
            found = _behind(scene, cast, passage, trigger, p)
        if found:
            return found
    return _subject(scene, cast, passage, trigger, clause)


def _is_passive(scene: Scene, trigger: Trigger) -> bool:
    text = scene.masked
    form = text[trigger.start : trigger.end].lower()
    if _PASSIVE.search(text[max(0, trigger.start - 60) : trigger.start]):
        return True
    if form.startswith(("sentencing", "sentences", "gave", "gives", "fines", "bans", "jails", "orders", "condemns")):
        return False
    behind = text[trigger.end : trigger.end + 40]
    if _COUNTED_PEOPLE.match(behind) and not scene.mentions_in(trigger.start, trigger.end):
        return trigger.entry.id in {"given"} and bool(re.match(r"\s*an?\s", behind))
    return bool(_NO_OBJECT.match(behind))


def _subject(scene: Scene, cast: Cast, passage: Passage, trigger: Trigger, clause: int) -> Convicts:
    text = scene.text
    before = scene.masked[passage.start : trigger.start]
    plural: bool | None = None
    if _PLURAL_BEFORE.search(before):
        plural = True
    elif _SINGULAR_BEFORE.search(before):
        plural = False
    elif trigger.entry.id == "faces" and text[trigger.start : trigger.end].lower() in {"face", "risk"}:
        plural = None if re.search(r"\b(?:will|would|could|may|can|to)\W+(?:\w+\W+)?$", before) else True
    direct = cast.unnamed(passage, trigger.start)
    if direct:
        return direct
    for start in (*reversed([m.end() for m in _CLAUSE.finditer(text, clause, trigger.start)]), clause, passage.start):
        found = cast.region(passage, start, trigger.start, trigger.start, plural=plural)
        if found:
            return found
    people = cast.before(passage, passage.start, plural=bool(plural))
    return Convicts(people or cast.ahead(passage, plural=bool(plural)))


def _behind(scene: Scene, cast: Cast, passage: Passage, trigger: Trigger, p: Punishment) -> Convicts:
    """People behind "to", "on" or "against" ("a term handed down by a court to X")."""
    text = scene.text
    start = max(trigger.end, p.end) if p.start < trigger.start or p.start - trigger.end < 60 else trigger.end
    match = re.compile(r"[^.;]{0,120}?\b(?:to|on|upon|against|for)\s+").match(text, start, passage.end)
    if match:
        found = cast.objects(passage, match.end(), min(passage.end, match.end() + 220))
        if found.people:
            return found
    between = cast.objects(passage, trigger.end, p.start) if p.start > trigger.end else Convicts()
    if between.people:
        return between
    return cast.near(passage, p.start, p.end)


def _for_whom(scene: Scene, cast: Cast, passage: Passage, p: Punishment) -> Convicts | None:
    """People right behind a punishment that is asked or changed for each of them ("six years for Roe")."""
    match = _FOR_WHOM.match(scene.text, p.end, passage.end)
    following = scene.mentions_in(match.end(), min(passage.end, match.end() + 60)) if match else []
    if not match or not following or not _ROLE_WORDS.fullmatch(scene.text, match.end(), following[0].start):
        return None
    found = cast.objects(passage, match.end(), following[0].end)
    return found if found.people else None


def _gapped(scene: Scene, cast: Cast, passage: Passage, previous: Punishment, p: Punishment) -> Convicts | None:
    """People named between two punishments of one verb ("A to five years and B to three")."""
    text = scene.text
    named = [m for m in scene.mentions_in(previous.end, p.start) if not m.pronoun]
    if not named:
        return None
    tail = _APPOSED.sub("", text[named[-1].end : p.start])
    head = text[previous.end : named[0].start]
    if len(tail) > 90 or re.search(r"\b(?:of|over|with|by|from|in)\b", tail) or not re.search(r",|;|\band\b|\bwhile\b", head):
        return None
    if re.search(r"\b(?:for|over|against|of)\b(?!.*(?:\band\b|;))", head):
        return None
    found = cast.objects(passage, previous.end, p.start)
    return found if found.people else None
