"""One punishment, one record: later mentions fill what the first one left open."""

from extractor.pipeline.sentencing.drafts import Draft
from extractor.pipeline.sentencing.reference import Convicts
from extractor.pipeline.sentencing.scene import is_title

_CHANGES = frozenset({"upheld", "reduced", "increased", "overturned", "commuted"})
_GIVEN = frozenset({"imposed", "served"})


def merge(drafts: list[Draft]) -> list[Draft]:
    """The drafts without second mentions, in text order."""
    kept: list[Draft] = []
    for draft in drafts:
        first = next((other for other in kept if _is_same(other, draft)), None)
        if first is None:
            kept.append(draft)
        else:
            _fill(first, draft)
    return [draft for draft in kept if not _is_summary(draft, kept)]


def _is_same(first: Draft, second: Draft) -> bool:
    statuses = {first.status, second.status}
    if _is_minimum(first, second):
        return True
    if first.key != second.key or not (len(statuses) == 1 or statuses <= _GIVEN):
        return False
    if is_title(first.passage) and not is_title(second.passage):
        return True
    one, two = set(first.convicts.people), set(second.convicts.people)
    if one and two:
        return two <= one
    return True


def _is_minimum(first: Draft, second: Draft) -> bool:
    """Whether the second is the fixed part of the first ("18 years to life", then "her 18-year term")."""
    return (
        first.kind == "life_imprisonment"
        and second.kind == "imprisonment"
        and first.duration_min is not None
        and first.duration_min == second.duration
        and second.trigger is not None
        and second.trigger.entry.id in {"term-of", "serving"}
        and set(second.convicts.people) <= set(first.convicts.people)
    )


def _fill(first: Draft, second: Draft) -> None:
    """What the second mention knows and the first does not; a headline gives its place to the body."""
    if second.convicts.people and is_title(first.passage):
        first.convicts = second.convicts
    elif not first.convicts.people:
        first.convicts = Convicts(second.convicts.people, first.convicts.who or second.convicts.who)
    if is_title(first.passage) and not is_title(second.passage):
        first.start, first.end, first.passage = second.start, second.end, second.passage
        first.trigger, first.found_by, first.punishment = second.trigger, second.found_by, second.punishment
        first.charges = second.charges or first.charges
    first.charges = first.charges or second.charges
    first.date = first.date or second.date
    first.court = first.court or second.court
    first.facility = first.facility or second.facility
    first.in_absentia = first.in_absentia or second.in_absentia


def _is_summary(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a punishment without measure only announces one that is told in full."""
    if draft.punishment.measured or draft.kind not in {"imprisonment", "fine", "probation"}:
        return False
    people = set(draft.convicts.people)
    return any(
        other is not draft
        and other.punishment.measured
        and (
            other.kind == draft.kind or (draft.kind == "imprisonment" and other.kind in {"life_imprisonment"})
        )
        and (
            not draft.convicts
            or (not people and draft.convicts.who == other.convicts.who)
            or (draft.status == "imposed" and draft.plural)
            or is_title(draft.passage)
            or people & set(other.convicts.people)
        )
        for other in drafts
    )
