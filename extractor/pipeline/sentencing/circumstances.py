"""Charges, dates, courts: what the clause of a draft says, and what the document says elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.language.sentencing import SentencingLexicon
from extractor.pipeline.sentencing.charges import Accusation, ChargeReader, Spans
from extractor.pipeline.sentencing.drafts import Draft
from extractor.pipeline.sentencing.people import Cast
from extractor.pipeline.sentencing.rulings import RulingReader
from extractor.pipeline.sentencing.scene import Passage, Scene, is_read

_RELATIVE = re.compile(
    r"\b(?:today|yesterday|earlier|recently|previously|already|last|this (?:week|month|morning)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\bsame (?:\w+ )?(?:charges?|articles?|offen[cs]es?|counts?|accusations?|crimes?)\b", re.IGNORECASE
)
_AT_ONCE = re.compile(r"\b(?:immediately|promptly)\s+$", re.IGNORECASE)
_DATED_PLEA = re.compile(r"\b(?:pleaded|pled|pleas?)\b[^.;#]{0,40}#", re.IGNORECASE)
_OTHERS = re.compile(
    r"one\b|another\b|\w+ of (?:the|them)\b|[^,;]*\b(?:others?|remaining|further)\b", re.IGNORECASE
)
_ALSO = re.compile(r"\balso\s+(?:been\s+)?$", re.IGNORECASE)
# How many characters may part a conviction from one that is told with "also".
_SOON = 200
# How many passages back the date of a ruling holds.
_CONTEXT = 12
_GIVEN = frozenset({"imposed"})
_DATED = frozenset({"imposed", "upheld", "reduced", "increased", "overturned", "commuted"})


@dataclass(frozen=True, slots=True)
class _Owned:
    accusation: Accusation
    passage: Passage
    people: frozenset[str]
    crowd: bool = False

    @property
    def unowned(self) -> bool:
        """Whether it may be told of anybody in the document."""
        return not self.people and not self.crowd


class Circumstances:
    """Fills in drafts what is known beyond punishment and person."""

    def __init__(self, lexicon: SentencingLexicon, charges: ChargeReader, rulings: RulingReader) -> None:
        self._charges = charges
        self._rulings = rulings
        self._cue = re.compile(
            r"\b(?:"
            + "|".join(
                (*lexicon.convictions, *lexicon.pleas, *lexicon.accusations, *lexicon.charges, *lexicon.tried)
            )
            + r"|sentenced|jailed|imprisoned)\b",
            re.IGNORECASE,
        )
        self._absent = re.compile(r"\b(?:" + "|".join(lexicon.in_absentia) + r")\b", re.IGNORECASE)

    def fill(self, scene: Scene, cast: Cast, drafts: list[Draft]) -> None:
        """Completes all drafts of a document."""
        owned = list(self._owned(scene, cast, {d.passage for d in drafts}))
        cast.reference.add(person for o in owned if o.accusation.convicted for person in o.people)
        for draft in drafts:
            self._fill_own(scene, draft, drafts)
        first: dict[int, Draft] = {}
        for draft in drafts:
            if draft.trigger and draft.passage is first.setdefault(draft.trigger.start, draft).passage:
                draft.date = first[draft.trigger.start].date
        for draft in drafts:
            draft.charges = self._charges_of(scene, draft, owned, drafts)
        for draft in drafts:
            draft.charges = draft.charges or _sibling_charges(draft, drafts)
        for draft in drafts:
            draft.charges = (
                draft.charges
                or _block_charges(draft, drafts)
                or _passing_charges(draft, owned)
                or _case_charges(scene, draft, owned, drafts)
            )
        self._fill_dates(scene, drafts)

    def _owned(self, scene: Scene, cast: Cast, telling: set[Passage]) -> Iterator[_Owned]:
        for passage in scene.passages:
            title = passage.section == "headline" or scene.text[passage.start : passage.end].isupper()
            if (
                title
                or not (is_read(passage) or passage in telling)
                or not self._cue.search(scene.masked, passage.start, passage.end)
            ):
                continue
            clause = passage.start
            for accusation in self._charges.accusations(scene, passage):
                at = accusation.start
                convicts = cast.region(passage, clause, at, at, plural=None) or cast.region(
                    passage, passage.start, at, at, plural=None
                )
                clause = accusation.end
                people = (
                    convicts.people or cast.objects(passage, accusation.start, accusation.spans[0][0]).people
                )
                if not people and not convicts.who and not accusation.impersonal:
                    people = cast.reference.before(passage, accusation.start, plural=False)
                yield _Owned(accusation, passage, frozenset(people), convicts.crowd)

    def _fill_own(self, scene: Scene, draft: Draft, drafts: list[Draft]) -> None:
        trigger, p, passage = draft.trigger, draft.punishment, draft.passage
        if trigger is None:
            return
        clause = max(
            [passage.start, *(d.punishment.end for d in drafts if d.punishment.end <= trigger.start)]
        )
        draft.court = self._rulings.court(scene, passage, trigger)
        draft.facility = self._rulings.facility(scene, passage, p)
        draft.in_absentia = bool(self._absent.search(scene.text, trigger.start, min(passage.end, p.end + 40)))
        if draft.status in _DATED:
            draft.date = self._rulings.date(scene, passage, trigger, p, max(clause, passage.start))

    def _charges_of(self, scene: Scene, draft: Draft, owned: list[_Owned], drafts: list[Draft]) -> Spans:
        passage, p = draft.passage, draft.punishment
        limit = min(
            (
                d.trigger.start
                for d in drafts
                if d.trigger
                and d.passage is passage
                and d.trigger.start > p.end
                and d.trigger is not draft.trigger
            ),
            default=passage.end,
        )
        behind, formal = self._charges.behind(scene, passage, p.end, limit)
        if not behind and draft.trigger and draft.trigger.end < p.start:
            behind, formal = self._charges.behind(scene, passage, draft.trigger.end, p.start)
        if behind and (formal or self._is_other_case(draft, drafts)):
            return _in_full(scene, behind, owned)
        people = frozenset(draft.convicts.people)
        alone = all(set(d.convicts.people) <= people for d in drafts)
        here = [o for o in owned if o.passage is passage and o.accusation.convicted]
        theirs = [o for o in owned if people & o.people]
        convicted = [o for o in theirs if o.accusation.convicted]
        for pool in (
            here if not people else [o for o in here if o in theirs or o.unowned] or here * (not behind),
            convicted,
        ):
            if pool:
                return _with_others(scene, _nearest(pool, draft), owned)
        if behind:
            return behind
        if alone and (unowned := [o for o in owned if o.unowned and o.accusation.convicted]):
            return _nearest(unowned, draft).accusation.spans
        same = [d for d in drafts if d.charges and d.start < draft.start]
        if same and _SAME.search(scene.text, passage.start, passage.end):
            return same[-1].charges
        return _nearest(theirs, draft).accusation.spans if theirs else ()

    @staticmethod
    def _is_other_case(draft: Draft, drafts: list[Draft]) -> bool:
        """Whether the draft's own date sets it apart from the other punishments of the document."""
        years = {d.date[:4] for d in drafts if d.date and d is not draft}
        return draft.date is not None and bool(years) and draft.date[:4] < min(years)

    def _fill_dates(self, scene: Scene, drafts: list[Draft]) -> None:
        """Dates from the ruling that the passages around tell of."""
        contexts = {
            i: value
            for i, passage in enumerate(scene.passages)
            if is_read(passage) and (value := self._rulings.context(scene, passage))
        }
        numbers = {passage: i for i, passage in enumerate(scene.passages)}
        for draft in drafts:
            if draft.date or draft.status not in _GIVEN or _is_undated(scene, draft):
                continue
            people = set(draft.convicts.people)
            same = [
                d
                for d in drafts
                if d.date
                and d.status == "imposed"
                and people & set(d.convicts.people)
                and d.passage.block == draft.passage.block
            ]
            if same:
                draft.date = min(same, key=lambda d: abs(d.start - draft.start)).date
                continue
            i = numbers[draft.passage]
            if draft.trigger and _AT_ONCE.search(scene.masked, draft.trigger.start - 20, draft.trigger.start):
                told = [d for other in scene.passages[max(0, i - 2) : i + 1] for d in _pleas(scene, other)]
                draft.date = told[-1] if told else None
                continue
            pleas: set[str] = set()
            for j in range(i, max(-1, i - _CONTEXT), -1):
                pleas |= _dates_of_pleas(scene, scene.passages[j], people)
                if j in contexts:
                    # A ruling before a plea of another day is not theirs.
                    draft.date = contexts[j] if not pleas or contexts[j] in pleas else None
                    break


def _dates_of_pleas(scene: Scene, passage: Passage, people: set[str]) -> set[str]:
    """The dates on which a passage lets any of the people plead."""
    if not any(m.person in people and not m.pronoun for m in scene.mentions_in(passage.start, passage.end)):
        return set()
    return set(_pleas(scene, passage))


def _pleas(scene: Scene, passage: Passage) -> list[str]:
    """The dates of all pleas in a passage."""
    pleas = _DATED_PLEA.finditer(scene.masked, passage.start, passage.end)
    return [d.value for match in pleas for d in scene.dates_in(match.end() - 1, passage.end)[:1]]


def _nearest(pool: list[_Owned], draft: Draft) -> _Owned:
    return min(
        pool, key=lambda o: (o.accusation.weak, abs(o.accusation.start - draft.start), o.accusation.start)
    )


def _with_others(scene: Scene, told: _Owned, owned: list[_Owned]) -> Spans:
    """The charges of a conviction, with those that the next sentence adds ("He was also convicted of")."""
    chain: list[_Owned] = []
    for other in owned:
        accusation = other.accusation
        if other is not told and (not accusation.convicted or accusation.weak or other.people != told.people):
            continue
        adds = (
            chain
            and 0 < accusation.start - chain[-1].accusation.end < _SOON
            and _ALSO.search(scene.masked, max(0, accusation.start - 20), accusation.start)
        )
        if told in chain and not adds:
            break
        chain = [*chain, other] if adds else [other]
    return tuple(span for each in chain for span in each.accusation.spans)


def _in_full(scene: Scene, spans: Spans, owned: list[_Owned]) -> Spans:
    """Charges as the text words them in full, where only one can be meant ("the conspiracy charge")."""
    known = [span for o in owned for span in o.accusation.spans]
    return tuple(_full_form(scene.text, span, known) for span in spans)


def _full_form(text: str, span: tuple[int, int], known: list[tuple[int, int]]) -> tuple[int, int]:
    words = _words(text, span)
    longer = {wide: (a, b) for a, b in reversed(known) if words < (wide := _words(text, (a, b)))}
    return next(iter(longer.values())) if len(longer) == 1 else span


def _words(text: str, span: tuple[int, int]) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text[span[0] : span[1]].lower()))


def _sibling_charges(draft: Draft, drafts: list[Draft]) -> Spans:
    """The charges of another part of the same punishment: they are those of the conviction."""
    people, who = set(draft.convicts.people), draft.convicts.who
    same = [
        d
        for d in drafts
        if d.charges and (people <= set(d.convicts.people) if people else who and who == d.convicts.who)
    ]
    for pool in (
        [d for d in same if d.passage is draft.passage],
        [d for d in same if d.kind == draft.kind or (d.date == draft.date and d.date)],
    ):
        if pool:
            return min(pool, key=lambda d: abs(d.start - draft.start)).charges
    return ()


def _block_charges(draft: Draft, drafts: list[Draft]) -> Spans:
    """The charges of another punishment of the same people in the same block ("He was also fined")."""
    people = set(draft.convicts.people)
    same = [
        d
        for d in drafts
        if d.charges
        and people
        and people <= set(d.convicts.people)
        and d.status == draft.status
        and d.passage.block == draft.passage.block
    ]
    return min(same, key=lambda d: abs(d.start - draft.start)).charges if same else ()


def _passing_charges(draft: Draft, owned: list[_Owned]) -> Spans:
    """What the text says in passing that the people did or are accused of."""
    theirs = [o for o in owned if o.people & set(draft.convicts.people)]
    return _nearest(theirs, draft).accusation.spans if theirs else ()


def _case_charges(scene: Scene, draft: Draft, owned: list[_Owned], drafts: list[Draft]) -> Spans:
    """What the text says of the whole case, where it names nobody's charges."""
    # The others of a group did not do what those did who have a punishment of their own.
    who = draft.convicts.who
    others = who and not draft.convicts.people and _OTHERS.match(scene.text, *who)
    punished = {person for d in drafts for person in d.convicts.people} if others else set()
    told = [
        o for o in owned if not o.crowd and not o.accusation.weak and not (o.people and o.people <= punished)
    ]
    before = [
        o
        for o in told
        if o.accusation.start < draft.start and abs(o.passage.block - draft.passage.block) <= 1
    ]
    anywhere = [o for o in told if not o.people or len(o.people) > 1]
    for pool in ([o for o in before if not o.people], before, anywhere):
        if pool:
            return _nearest(pool, draft).accusation.spans
    return ()


def _is_undated(scene: Scene, draft: Draft) -> bool:
    """Whether the clause says when, but in words that no date could be read from."""
    trigger = draft.trigger
    if trigger is None:
        return False
    around = scene.masked[
        max(draft.passage.start, trigger.start - 40) : min(draft.passage.end, draft.punishment.start)
    ]
    return bool(_RELATIVE.search(around))
