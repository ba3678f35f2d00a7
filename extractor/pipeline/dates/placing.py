"""Where on the calendar a day, month or season stands whose year is not written; invents nothing.

It is read as the nearest to the date of publication, forward where the sentence looks forward; in a passage
about a year long past it goes on from the last date of the paragraph.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractor.pipeline.dates.outlook import Outlook
from extractor.pipeline.dates.values import Day

_OLD = timedelta(days=330)
# A day so short before the publication is news, though the paragraph told of an old story.
_NEWS = timedelta(days=45)
# How much farther than one behind it a day ahead of the publication counts, by where the clause looks.
_AHEAD = {"past": 12.0, None: 2.0, "future": 1 / 6}
_MIDDLE = 15
# The month in the middle of a season, and the last one; 13 and 14 are January and February of the next year.
_MIDDLES = {21: 4, 22: 7, 23: 10, 24: 13}
_ENDS = {21: 5, 22: 8, 23: 11, 24: 14}


@dataclass(frozen=True, slots=True)
class Value:
    """An EDTF value with its precision, and whether it was resolved against the date of publication."""

    edtf: str
    precision: str
    relative: bool = False
    day: Day | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """What a form is read against.

    Attributes:
        published: when the statement, or the item of a list in which the form stands, was issued.
        before: the last date of the paragraph before the form.
        story: the year of the last date before it, in any paragraph.
        outlook: whether its clause looks back or ahead.
        month_first: whether the statement writes months before days.
    """

    published: Day | None = None
    before: Day | None = None
    story: int | None = None
    outlook: Outlook = None
    month_first: bool | None = None

    @property
    def today(self) -> date | None:
        """The day of publication, where it is known to the day."""
        return self.published.as_date() if self.published else None

    @property
    def about(self) -> date | None:
        """The day of publication, or the middle of its month where no more is known."""
        if self.published is None or self.published.month is None:
            return None
        return self.published.as_date() or replace(self.published, day=_MIDDLE).as_date()

    @property
    def reviewed(self) -> int | None:
        """The year of which a yearly report tells: one known only by its year tells of the year before."""
        if self.published is None or self.published.year is None or self.published.month is not None:
            return None
        return self.published.year - 1

    @property
    def running(self) -> int | None:
        """The year of which the passage speaks: of a yearly report, an older story, or of the publication."""
        if self.before and self.before.year and self.about and _long_before(self.before, self.about):
            return self.before.year
        return self.reviewed or (self.published.year if self.published else None)


def value_of(day: Day, *, relative: bool = False) -> Value | None:
    """The value of a day, month, season or year; None where the calendar has no such day."""
    return Value(str(day), day.precision, relative, day) if day.exists else None


def place(day: Day, moment: Moment, *, relative: bool = False) -> Value | None:
    """The day or month with its year where it can be known."""
    if not day.exists:
        return None
    if day.year is not None:
        return value_of(day, relative=relative)
    if moment.reviewed:
        return value_of(replace(day, year=moment.reviewed), relative=True)
    about = moment.about
    if about is None:
        return value_of(day)
    there = nearest(day, about, moment.outlook)
    if moment.before and _is_told(there, moment.before, about, moment.outlook, days=day.day is not None):
        told = _following(day, moment.before)
        ahead = _is_after(told, about) and moment.outlook != "future"  # no story runs ahead of its telling
        return value_of(replace(told, year=(told.year or 0) - ahead))
    return value_of(replace(day, year=there.year), relative=True)


def place_which(day: Day, which: str, moment: Moment) -> Value | None:
    """`last June`, `last June 5`: the latest before the publication; `this`, of the same year."""
    published = moment.published
    if published is None or published.year is None or published.month is None or day.month is None:
        return None
    there = (day.month, day.day or 0)
    here = (published.month, published.day or 0 if day.day else 0)
    year = published.year
    if which == "last":
        year -= there >= here
    elif which in {"next", "this coming"}:
        year += there <= here
    elif which == "this past":
        year -= there > here
    return value_of(replace(day, year=year), relative=True)


def place_season(season: Day, which: str | None, moment: Moment) -> Value | None:
    """`last summer`: the latest one that is over; `this`, of the same year; `in the summer`, the nearest."""
    published = moment.published
    if published is None or published.year is None or published.month is None or season.month is None:
        return None
    end = _ENDS[season.month]
    year = published.year
    if which == "last":
        year -= published.month <= end
    elif which == "next":
        year += published.month > end - 3
    elif which is None and moment.about:
        wraps = _MIDDLES[season.month] > 12
        middle = Day(month=(_MIDDLES[season.month] - 1) % 12 + 1, day=_MIDDLE)
        year = nearest(middle, moment.about, moment.outlook).year - wraps
    return value_of(replace(season, year=year), relative=True)


def nearest(day: Day, today: date, outlook: Outlook) -> date:
    """The nearest such day: rather behind or ahead where the clause looks there, else somewhat behind."""
    month, number = day.month or 1, day.day or min(today.day, 28)
    around = [_safe_date(today.year + step, month, number) for step in (-1, 0, 1)]
    ahead = _AHEAD[outlook]
    return min(around, key=lambda there: (abs((there - today).days) * (ahead if there > today else 1), there))


def _long_before(day: Day, today: date) -> bool:
    first = date(day.year or today.year, day.month if day.month and day.month <= 12 else 1, day.day or 1)
    return today - first > _OLD


def _is_told(there: date, before: Day, today: date, outlook: Outlook, *, days: bool) -> bool:
    """Whether a date goes on with the story of the one before it, rather than being near the publication."""
    if there > today:
        soon = days and outlook is None and there - today <= _NEWS
        return outlook != "future" and not soon and before.year is not None and before.year < today.year
    return _long_before(before, today) and not (days and today - there <= _NEWS)


def _is_after(day: Day, today: date) -> bool:
    return (day.year or 0, day.month or 0, day.day or 0) > (today.year, today.month, today.day)


def _following(day: Day, before: Day) -> Day:
    """The first such day or month that is not before another."""
    later = (day.month or 0, day.day or 31) >= (before.month or 0, before.day or 0)
    return replace(day, year=(before.year or 0) + (0 if later else 1))


def _safe_date(year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:  # 29 February
        return date(year, month, number - 1)
