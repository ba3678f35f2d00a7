"""One punishment, one record: later mentions fill what the first one left open."""

from extractor.pipeline.sentencing.drafts import Draft
from extractor.pipeline.sentencing.people import Convicts

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
    if first.key != second.key or not (len(statuses) == 1 or statuses <= _GIVEN):
        return False
    if first.passage.section == "headline" != second.passage.section:
        return True
    one, two = set(first.convicts.people), set(second.convicts.people)
    if one and two:
        return two <= one
    return True


def _fill(first: Draft, second: Draft) -> None:
    """What the second mention knows and the first does not; a headline gives its place to the body."""
    if second.convicts.people and first.passage.section == "headline":
        first.convicts = second.convicts
    elif not first.convicts.people:
        first.convicts = Convicts(second.convicts.people, first.convicts.who or second.convicts.who)
    if first.passage.section == "headline" and second.passage.section != "headline":
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
            not people
            or (draft.status == "imposed" and draft.plural)
            or draft.passage.section == "headline"
            or people & set(other.convicts.people)
        )
        for other in drafts
    )
