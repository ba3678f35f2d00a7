"""Joins two dates into an interval: "between July 2013 and March 2019", "September 19 to October 27"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractor.language.temporal import TemporalEntry
from extractor.pipeline.dates.placing import Value
from extractor.pipeline.dates.values import Day, interval

# "through in or about", "and approximately": how charges hedge what they date.
_HEDGE = r"(?:(?:in|on|or|at|about|around|approximately|least)\s{1,2}){0,4}"
_TO = re.compile(rf",?\s{{1,2}}(?:(?:up )?to|through|until|till)\s{{1,2}}{_HEDGE}|\s?[-–—]\s?")
_AND = re.compile(rf",?\s{{1,2}}and\s{{1,2}}{_HEDGE}")
_BETWEEN = re.compile(rf"\bbetween\s{{1,2}}{_HEDGE}(?:\w+\s)?$", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|,?\s{1,2}(?:and|or|&))\s{1,2}(?:on\s|in\s)?")
_NAMED = frozenset({"deictic", "weekday"})
_YEARLESS = frozenset({"day", "month"})
_POINTS = frozenset({"day", "month", "year", "season", "iso", "numeric"})


@dataclass(frozen=True, slots=True)
class Found:
    """A date in the text with its value; `yearless` where the text does not write its year."""

    start: int
    end: int
    entry: TemporalEntry
    value: Value
    yearless: bool


def join_ranges(found: Iterable[Found], text: str) -> list[Found]:
    """The same dates, with each pair that makes an interval as one, what a date says of the one before."""
    joined: list[Found] = []
    for date in found:
        together = _joined(joined[-1], date, text) if joined else None
        if together:
            joined[-1] = together
            continue
        if joined:
            joined[-1] = _with_shared_year(_as_explained(joined[-1], date, text), date, text)
        joined.append(date)
    return joined


def _as_explained(first: Found, last: Found, text: str) -> Found:
    """The first as the day written behind it: "today, Monday, June 23, 2014"."""
    named = first.entry.reading in _NAMED and not last.yearless and last.value.precision == "day"
    beside = text[first.end : last.start] == ", "
    return replace(first, value=last.value) if named and beside else first


def _with_shared_year(first: Found, last: Found, text: str) -> Found:
    """The first with the year that is written once for both: "in July and August 1991"."""
    start, end = first.value.day, last.value.day
    shared = first.yearless and not last.yearless and first.entry.reading == last.entry.reading in _YEARLESS
    if not shared or start is None or end is None or not _LISTED.fullmatch(text[first.end : last.start]):
        return first
    day = _same_year(start, end)
    return replace(first, value=Value(str(day), day.precision, day=day))


def _joined(first: Found, last: Found, text: str) -> Found | None:
    if first.entry.reading not in _POINTS or last.entry.reading not in _POINTS:
        return None
    gap = text[first.end : last.start]
    between = _AND.fullmatch(gap) and _BETWEEN.search(text, max(0, first.start - 50), first.start)
    if not between and not _TO.fullmatch(gap):
        return None
    start, end = first.value.day, last.value.day
    if start is None or end is None or end.year is None:
        return None
    if first.yearless and not last.yearless:
        start = _same_year(start, end)
    if start.year is None:
        return None
    if (start.year or 0, start.month or 0, start.day or 0) >= (end.year, end.month or 99, end.day or 99):
        return None
    relative = first.value.relative and last.value.relative
    return replace(first, end=last.end, value=Value(interval(start, end), "interval", relative))


def _same_year(start: Day, end: Day) -> Day:
    """The start in the year of the end, or the year before where it would come after it."""
    year = end.year or 0
    later = (start.month or 0, start.day or 0) > (end.month or 12, end.day or 31)
    return replace(start, year=year - later)
