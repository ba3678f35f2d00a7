"""Charges, dates, courts: what the clause of a draft says, and what the document says elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.language.sentencing import SentencingLexicon
from extractor.pipeline.sentencing.charges import Accusation, ChargeReader
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
_GIVEN = frozenset({"imposed"})
_DATED = frozenset({"imposed", "upheld", "reduced", "increased", "overturned", "commuted"})


@dataclass(frozen=True, slots=True)
class _Owned:
    accusation: Accusation
    passage: Passage
    people: frozenset[str]


class Circumstances:
    """Fills in drafts what is known beyond punishment and person."""

    def __init__(self, lexicon: SentencingLexicon, charges: ChargeReader, rulings: RulingReader) -> None:
        self._charges = charges
        self._rulings = rulings
        self._cue = re.compile(
            r"\b(?:"
            + "|".join((*lexicon.convictions, *lexicon.pleas, *lexicon.accusations, *lexicon.charges))
            + r")\b",
            re.IGNORECASE,
        )
        self._absent = re.compile(r"\b(?:" + "|".join(lexicon.in_absentia) + r")\b", re.IGNORECASE)

    def fill(self, scene: Scene, cast: Cast, drafts: list[Draft]) -> None:
        """Completes all drafts of a document."""
        owned = list(self._owned(scene, cast))
        cast.add(person for o in owned if o.accusation.convicted for person in o.people)
        for draft in drafts:
            self._fill_own(scene, draft, drafts)
        first: dict[int, Draft] = {}
        for draft in drafts:
            if draft.trigger and draft.passage is first.setdefault(draft.trigger.start, draft).passage:
                draft.date = first[draft.trigger.start].date
        for draft in drafts:
            draft.charges = self._charges_of(scene, draft, owned, drafts)
        for draft in drafts:
            draft.charges = draft.charges or _sibling_charges(draft, drafts) or _case_charges(draft, owned)
        for draft in drafts:
            draft.charges = draft.charges or _block_charges(draft, drafts)
        self._fill_dates(scene, drafts)

    def _owned(self, scene: Scene, cast: Cast) -> Iterator[_Owned]:
        for passage in scene.passages:
            title = passage.section == "headline" or scene.text[passage.start : passage.end].isupper()
            if (
                title
                or not is_read(passage)
                or not self._cue.search(scene.masked, passage.start, passage.end)
            ):
                continue
            names = [(m.start, m.end) for m in scene.mentions_in(passage.start, passage.end) if not m.pronoun]
            clause = passage.start
            for accusation in self._charges.accusations(
                scene.text, scene.masked, passage.start, passage.end, names
            ):
                at = accusation.start
                convicts = cast.region(passage, clause, at, at, plural=None) or cast.region(
                    passage, passage.start, at, at, plural=None
                )
                clause = accusation.end
                people = (
                    convicts.people or cast.objects(passage, accusation.start, accusation.spans[0][0]).people
                )
                if not people and not convicts.who:
                    people = cast.before(passage, accusation.start, plural=False)
                yield _Owned(accusation, passage, frozenset(people))

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

    def _charges_of(
        self, scene: Scene, draft: Draft, owned: list[_Owned], drafts: list[Draft]
    ) -> tuple[tuple[int, int], ...]:
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
        names = [(m.start, m.end) for m in scene.mentions_in(passage.start, passage.end) if not m.pronoun]
        behind, formal = self._charges.behind(scene.text, scene.masked, p.end, limit, names)
        if not behind and draft.trigger and draft.trigger.end < p.start:
            behind, formal = self._charges.behind(scene.text, scene.masked, draft.trigger.end, p.start, names)
        if behind and (formal or self._is_other_case(draft, drafts)):
            return behind
        people = frozenset(draft.convicts.people)
        alone = all(set(d.convicts.people) <= people for d in drafts)
        here = [o for o in owned if o.passage is passage and o.accusation.convicted]
        theirs = [o for o in owned if people & o.people]
        convicted = [o for o in theirs if o.accusation.convicted]
        for pool in (
            here if not people else [o for o in here if o in theirs or not o.people] or here,
            convicted,
        ):
            if pool:
                return _nearest(pool, draft).accusation.spans
        if behind:
            return behind
        if alone and (unowned := [o for o in owned if not o.people and o.accusation.convicted]):
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
            draft.date = next(
                (contexts[j] for j in range(i, max(-1, i - 12), -1) if j in contexts),
                None,
            )


def _nearest(pool: list[_Owned], draft: Draft) -> _Owned:
    return min(
        pool, key=lambda o: (o.accusation.weak, abs(o.accusation.start - draft.start), o.accusation.start)
    )


def _sibling_charges(draft: Draft, drafts: list[Draft]) -> tuple[tuple[int, int], ...]:
    """The charges of another part of the same punishment: they are those of the conviction."""
    people = set(draft.convicts.people)
    same = [d for d in drafts if d.charges and people and people <= set(d.convicts.people)]
    for pool in (
        [d for d in same if d.passage is draft.passage],
        [d for d in same if d.kind == draft.kind or (d.date == draft.date and d.date)],
    ):
        if pool:
            return min(pool, key=lambda d: abs(d.start - draft.start)).charges
    return ()


def _block_charges(draft: Draft, drafts: list[Draft]) -> tuple[tuple[int, int], ...]:
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


def _case_charges(draft: Draft, owned: list[_Owned]) -> tuple[tuple[int, int], ...]:
    """What the text says of the whole case, where it names nobody's charges."""
    before = [
        o
        for o in owned
        if o.accusation.start < draft.start and abs(o.passage.block - draft.passage.block) <= 1
    ]
    anywhere = [o for o in owned if not o.people or len(o.people) > 1]
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
