"""Ties punishments to triggers and to the people of the clause."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor.pipeline.sentencing.drafts import Draft
from extractor.pipeline.sentencing.items import bare_length, gapped, itemised, leading
from extractor.pipeline.sentencing.parties import people_of
from extractor.pipeline.sentencing.people import Cast
from extractor.pipeline.sentencing.punishments import Punishment
from extractor.pipeline.sentencing.reference import Convicts
from extractor.pipeline.sentencing.scene import Passage, Scene
from extractor.pipeline.sentencing.status import Trigger, governs, governs_from_right
from extractor.pipeline.sentencing.terms import Term, TermGrammar

_JUST_REDUCED = re.compile(r"[\s,(]*(?:and\s+)?(?:which\s+(?:was|were)\s+)?(?:then\s+|immediately\s+)?")
_LIMIT = re.compile(
    r"\b(?:maximum|minimum|mandatory|potential|possible|longest|harshest|average|typical|similar|"
    r"statutory|reduced|longer|"
    r"shorter|suggested|recommended|original)\b[^,;]{0,20}$",
    re.IGNORECASE,
)
_PENAL = re.compile(
    r"\b(?:prison|jail|court|judges?|convict\w*|sentenc\w*|imprison\w*|prosecut\w*)\b", re.IGNORECASE
)
_SENTENCE_NOUN = re.compile(
    r"\b(?:sentences?|terms?|plea (?:deal|bargain|agreement|offer))\b",
    re.IGNORECASE,
)
_WISHED = re.compile(r"\b(?:to|would|could|should|must|will|may|might|not)\s+(?:\w+\s+)?$", re.IGNORECASE)
# From one verb on to the next of the same subject.
_GOES_ON = re.compile(
    r"(?:(?!\b(?:he|she|they|who|which|that|courts?|judges?|it)\b)[^.;:]){0,160}\band\s+(?:(?:was|were|is|are|has|have|been|then|"
    r"also|later)\s+)*",
    re.IGNORECASE,
)
_GRAVE = frozenset({"imprisonment", "life_imprisonment", "death"})


class ClauseReader:
    """Drafts of the punishments in one passage."""

    def __init__(self, grammar: TermGrammar, verdicts: tuple[str, ...]) -> None:
        self._grammar = grammar
        nouns = "|".join(verdicts)
        self._verdict_behind = re.compile(
            rf"\s+(?:his|her|their|its|the|that|this|these|those|both|all|"
            rf"\w+'s?)\s+(?:[\w-]+\s+){{0,4}}?(?:{nouns})\b",
            re.IGNORECASE,
        )
        self._verdict_before = re.compile(
            rf"\b(?:{nouns})\b[^.;,]{{0,40}}?\s(?:was|were|has been|have been|had been|is|"
            rf"being)\s+(?:\w+\s+)?$",
            re.IGNORECASE,
        )

    def echoes(
        self, scene: Scene, cast: Cast, passage: Passage, triggers: list[Trigger], drafts: list[Draft]
    ) -> Iterator[Draft]:
        """Changes of punishments that the passage does not name again; `drafts` are those read so far."""
        used = {d.trigger.start for d in drafts if d.trigger and d.passage is passage}
        for trigger in triggers:
            wished = _WISHED.search(scene.text, passage.start, trigger.start)
            if not trigger.entry.echo or trigger.start in used or wished:
                continue
            before = self._verdict_before.search(
                scene.text, max(passage.start, trigger.start - 90), trigger.start
            )
            behind = self._verdict_behind.match(scene.text, trigger.end, passage.end)
            if trigger.entry.id == "appeal-lost" or before or behind:
                start = before.start() if before else trigger.start
                people = set(cast.near(passage, start, behind.end() if behind else trigger.end).people)
                known = [d for d in drafts if d.status != "faced" and people & set(d.convicts.people)]
                if known:
                    yield _echo(known, trigger, passage, behind.end() if behind else trigger.end)

    def read(
        self,
        scene: Scene,
        cast: Cast,
        passage: Passage,
        triggers: list[Trigger],
        punishments: list[Punishment],
    ) -> list[Draft]:
        """The drafts in text order; people are those that the clause names or means."""
        chains = self._chains(scene, passage, triggers, punishments)
        drafts: list[Draft] = []
        for trigger, governed in chains:
            governed = self._changed(scene, passage, trigger, governed, drafts)
            if governed:
                governed = gapped(self._grammar, scene, passage, governed)
                before = _same_subject(scene, trigger, governed[0], drafts)
                people = (
                    [before] * len(governed)
                    if before
                    else people_of(
                        scene, cast, passage, trigger, governed, _clause_start(passage, trigger, drafts)
                    )
                )
                drafts += [
                    _draft(scene.text, passage, p, trigger, convicts)
                    for p, convicts in zip(governed, people, strict=True)
                    if convicts or _speaks_of_somebody(trigger, p)
                ]
        if head := leading(triggers):
            drafts += self.items(scene, passage, [p for p in punishments if not _is_read(p, drafts)], head)
        return sorted(drafts, key=lambda draft: draft.punishment.start)

    @staticmethod
    def items(
        scene: Scene, passage: Passage, punishments: list[Punishment], head: Trigger
    ) -> Iterator[Draft]:
        """Drafts of the punishments that stand right behind names, under a verb said once for all."""
        for trigger, p, named in itemised(scene, passage, punishments, head):
            yield _draft(scene.text, passage, p, trigger, Convicts((named.person,)))

    def _chains(
        self, scene: Scene, passage: Passage, triggers: list[Trigger], punishments: list[Punishment]
    ) -> list[tuple[Trigger, list[Punishment]]]:
        text = scene.masked
        places = [(m.start, m.end) for m in scene.mentions_in(passage.start, passage.end)]
        verbs = [t for t in triggers if t.entry.id != "term-of" and not _is_adjective(scene, t)]
        chains: dict[int, tuple[Trigger, list[Punishment]]] = {}
        for p in punishments:
            trigger = None
            for t in reversed([t for t in verbs if t.end <= p.start][-6:]):
                held = chains.get(t.start, (t, []))[1]
                if not _is_helper(t, verbs, text) and governs(t, p, text, places, held[-1] if held else None):
                    trigger = t
                    break
            if trigger is None:
                trigger = next(
                    (t for t in verbs if t.start >= p.end and governs_from_right(t, p, text)), None
                )
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
        noun = scene.text[p.noun[0] : p.noun[1]].lower()
        if noun in {"term", "terms"} and not _PENAL.search(scene.text, passage.start, passage.end):
            return None
        inside = [t for t in triggers if p.noun[0] <= t.start and t.end <= p.noun[1]]
        return next((t for t in inside if t.entry.id in {"term-of", "plea-deal"}), None)

    def _changed(
        self,
        scene: Scene,
        passage: Passage,
        trigger: Trigger,
        governed: list[Punishment],
        drafts: list[Draft],
    ) -> list[Punishment]:
        """What remains of the punishments before and after a change: the new one."""
        if not trigger.entry.change:
            return governed
        text = scene.masked
        behind = [p for p in governed if p.start > trigger.end and p.kind != "death"]
        new = [p for p in behind if re.search(r"\bto\W+(?:\w+\W+){0,5}$", text[trigger.end : p.start])]
        new = new or [p for p in governed if p.term and p.term.low and p.term.high and not p.term.life]
        if (
            not new
            and (governed or drafts)
            and (shortened := self._unitless(text, passage, trigger, governed, drafts))
        ):
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
        known = [p.term for p in governed if p.term] + [
            d.punishment.term for d in drafts if d.punishment.term
        ]
        end = match.end() + number[1]
        length = bare_length(number[0], known)
        return Punishment(match.end(), end, None, term=Term(match.end(), end, None, length))


def _same_subject(scene: Scene, trigger: Trigger, p: Punishment, drafts: list[Draft]) -> Convicts | None:
    """The convicts of the verb before, where "and" goes on from it ("was jailed and ordered to pay")."""
    last = max(
        (d for d in drafts if d.punishment.end <= trigger.start), key=lambda d: d.punishment.end, default=None
    )
    if last is None or p.start < trigger.end or scene.mentions_in(trigger.end, p.start):
        return None
    goes_on = _GOES_ON.fullmatch(scene.text, last.punishment.end, trigger.start)
    return last.convicts if goes_on and not scene.mentions_in(last.punishment.end, trigger.start) else None


def _speaks_of_somebody(trigger: Trigger, p: Punishment) -> bool:
    """Whether a punishment counts though its clause names nobody: given, and with a measure."""
    if trigger.status == "faced" or trigger.entry.id in {"banned-from", "term-of"}:
        return False
    return p.measured or p.kind != "imprisonment"


def _is_read(p: Punishment, drafts: list[Draft]) -> bool:
    return any(d.punishment.start == p.start for d in drafts)


def _is_adjective(scene: Scene, trigger: Trigger) -> bool:
    return trigger.entry.id == "jailed-for" and scene.is_attribute(trigger.start)


def _upper(p: Punishment) -> Punishment:
    if p.term is None or p.term.life:
        return p
    return replace(p, term=replace(p.term, low=None))


def _is_helper(trigger: Trigger, verbs: list[Trigger], text: str) -> bool:
    """Whether "serve" only continues "sentenced to serve"."""
    if trigger.entry.id not in {"serving", "ordered-to"}:
        return False
    before = [
        t
        for t in verbs
        if t.end <= trigger.start and t.entry.id in {"sentenced-to", "ordered-to", "faces", "given"}
    ]
    return (
        bool(before)
        and bool(re.search(r"\bto\s+$", text[max(0, trigger.start - 4) : trigger.start]))
        and (trigger.start - before[-1].end < 200)
    )


def _draft(text: str, passage: Passage, p: Punishment, trigger: Trigger, convicts: Convicts) -> Draft:
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
        plural_noun=bool(p.noun and text[p.noun[0] : p.noun[1]].lower().endswith(("sentences", "terms"))),
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


def _clause_start(passage: Passage, trigger: Trigger, drafts: list[Draft]) -> int:
    ends = [d.punishment.end for d in drafts if d.punishment.end <= trigger.start]
    return max([passage.start, *ends])
