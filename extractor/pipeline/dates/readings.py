"""Turns a written form into a calendar value, against what the statement says of time; invents nothing.

A day or month without year is read as the nearest to the date of publication, forward where the sentence
looks forward; in a passage about a year long past it goes on from the last full date of the paragraph.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from extractor.language.temporal import TemporalLexicon
from extractor.pipeline.dates import values
from extractor.pipeline.dates.expressions import Expression
from extractor.pipeline.dates.outlook import Outlook
from extractor.pipeline.dates.values import Day

# Before Thursday, `this weekend` in a sentence about the past is the one that is over.
_MIDWEEK = 3
_OLD = timedelta(days=400)
# How much farther a day ahead of the publication counts than one behind it; more where the clause looks back.
_AHEAD = 2
_AHEAD_OF_PAST = 6


@dataclass(frozen=True, slots=True)
class Value:
    """An EDTF value with its precision, and whether it was resolved against the date of publication."""

    edtf: str
    precision: str
    relative: bool = False
    day: Day | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """What a form is read against: the publication, the last full date before it, the sentence's outlook."""

    published: Day | None
    before: Day | None
    outlook: Outlook
    month_first: bool | None

    @property
    def today(self) -> date | None:
        """The day of publication, where it is known to the day."""
        return self.published.as_date() if self.published else None


Reading = Callable[[Expression, Moment], Value | None]


class Reader:
    """Reads expressions with the tables of a vocabulary."""

    def __init__(self, lexicon: TemporalLexicon) -> None:
        self._lexicon = lexicon
        self._readings: dict[str, Reading] = {
            "ago": self._ago,
            "century": self._century,
            "day": self._day,
            "day_range": self._day_range,
            "decade": self._decade,
            "deictic": self._deictic,
            "holiday": self._holiday,
            "iso": self._iso,
            "month": self._month,
            "numeric": self._numeric,
            "relative_span": self._relative_span,
            "season": self._season,
            "weekday": self._weekday,
            "year": self._year,
            "year_range": self._year_range,
        }

    def read(self, expression: Expression, moment: Moment) -> Value | None:
        """The value, or None where the form points nowhere on the calendar or cannot be resolved."""
        return self._readings[expression.entry.reading](expression, moment)

    def _day(self, expression: Expression, moment: Moment) -> Value | None:
        groups = expression.groups
        day = Day(_year(groups, moment), self._lexicon.months[groups["month"]], int(groups["day"]))
        return _placed(day, moment, relative="which_year" in groups)

    def _month(self, expression: Expression, moment: Moment) -> Value | None:
        groups = expression.groups
        month = Day(_year(groups, moment), self._lexicon.months[groups["month"]])
        if month.year is None and "which" in groups:
            return _of_which(month, groups["which"], moment)
        return _placed(month, moment, relative="which_year" in groups)

    def _season(self, expression: Expression, moment: Moment) -> Value | None:
        groups = expression.groups
        season = Day(_year(groups, moment), self._lexicon.seasons[groups["season"]])
        if season.year is None:
            return _of_season(season, groups["which"], moment)
        return _value(season)

    def _year(self, expression: Expression, moment: Moment) -> Value | None:  # noqa: ARG002
        return _value(Day(int(expression.groups["year"])))

    def _year_range(self, expression: Expression, moment: Moment) -> Value | None:  # noqa: ARG002
        first = expression.groups["year"]
        last = expression.groups["last_year"]
        last = last if len(last) == len(first) else first[:2] + last
        return Value(values.interval(first, last), "interval") if first < last else None

    def _day_range(self, expression: Expression, moment: Moment) -> Value | None:
        groups = expression.groups
        first = self._day(expression, moment)
        last = self._day(replace(expression, groups={**groups, "day": groups["last_day"]}), moment)
        if not first or not last or int(groups["day"]) >= int(groups["last_day"]):
            return None
        return Value(values.interval(first.edtf, last.edtf), "interval", first.relative)

    def _decade(self, expression: Expression, moment: Moment) -> Value | None:  # noqa: ARG002
        groups = expression.groups
        year = groups.get("year") or "19" + groups["short_year"]
        return Value(f"{year[:3]}X", "decade")

    def _century(self, expression: Expression, moment: Moment) -> Value | None:  # noqa: ARG002
        groups = expression.groups
        nth = int(groups["nth"]) if "nth" in groups else self._lexicon.centuries[groups["ordinal_century"]]
        return Value(f"{nth - 1:02}XX", "century") if nth > 0 else None

    def _iso(self, expression: Expression, moment: Moment) -> Value | None:  # noqa: ARG002
        groups = expression.groups
        return _value(Day(int(groups["year"]), int(groups["iso_month"]), int(groups["iso_day"])))

    def _numeric(self, expression: Expression, moment: Moment) -> Value | None:
        groups = expression.groups
        written = groups.get("numeric_year")
        year = _full_year(written, moment) if written else None
        first, second = int(groups["first"]), int(groups["second"])
        days = [Day(year, first, second), Day(year, second, first)]
        days = [day for day in dict.fromkeys(days) if day.exists]
        if len(days) > 1:
            days = _preferred(days, moment, dotted=groups.get("mark") == ".")
        if len(days) == 1:
            return _placed(days[0], moment, relative=False)
        return Value(f"{year:04}-XX-XX", "year") if days and year else None

    def _holiday(self, expression: Expression, moment: Moment) -> Value | None:
        month, day = self._lexicon.holidays[expression.groups["holiday"]].split("-")
        return _value(Day(_year(expression.groups, moment), int(month), int(day)))

    def _deictic(self, expression: Expression, moment: Moment) -> Value | None:
        offset = self._lexicon.deictics[expression.groups["deictic"]]
        today = moment.today
        if today:
            return _relative(values.of_date(today + timedelta(days=offset)))
        return _relative(moment.published) if moment.published and not offset else None

    def _weekday(self, expression: Expression, moment: Moment) -> Value | None:
        today = moment.today
        if not today:
            return None
        target = self._lexicon.weekdays[expression.groups["weekday"]]
        which = expression.groups.get("which", "")
        back = (today.weekday() - target) % 7
        if which in {"next", "this coming"} or (moment.outlook == "future" and not which):
            return _relative(values.of_date(today + timedelta(days=(-back) % 7 or 7 * (which != ""))))
        if which.startswith("last") and back == 0:
            back = 7
        return _relative(values.of_date(today - timedelta(days=back)))

    def _relative_span(self, expression: Expression, moment: Moment) -> Value | None:
        published = moment.published
        if published is None or published.year is None:
            return None
        step = _STEPS[expression.groups.get("which", "last")]
        span = expression.groups["span"]
        if span == "year":
            return _relative(Day(published.year + step))
        if span == "month":
            month = published.month
            return _relative(values.add_months(published.year, month, step)) if month else None
        today = published.as_date()
        if not today:
            return None
        past = "which" not in expression.groups or (
            step == 0 and moment.outlook != "future" and today.weekday() < _MIDWEEK
        )
        return _weekend(today, step, past=past) if span == "weekend" else _week(today, step)

    def _ago(self, expression: Expression, moment: Moment) -> Value | None:
        today = moment.today
        if not today:
            return None
        groups = expression.groups
        count = int(groups["digits"]) if "digits" in groups else self._lexicon.numbers[groups["number"]]
        unit = groups["unit"].rstrip("s")
        if unit == "decade":
            return Value(f"{(today.year - 10 * count) // 10}X", "decade", relative=True)
        then = _back(today, count, unit)
        if then is None:
            return None
        if unit == "week":
            monday, sunday = values.week_of(then)
            return Value(values.interval(monday, sunday), "interval", relative=True)
        parts = {"year": 1, "month": 2, "day": 3}[unit]
        return _relative(Day(*(then.year, then.month, then.day)[:parts]))


_STEPS = {"last": -1, "this past": 0, "this": 0, "this coming": 0, "next": 1}


def _value(day: Day, *, relative: bool = False) -> Value | None:
    return Value(str(day), day.precision, relative, day) if day.exists else None


def _relative(day: Day) -> Value | None:
    return _value(day, relative=True)


def _year(groups: dict[str, str], moment: Moment) -> int | None:
    """The year that is written, or that `this year` and its like mean; None where it is not known."""
    if "year" in groups:
        return int(groups["year"])
    if "which_year" in groups and moment.published and moment.published.year:
        return moment.published.year + _STEPS[groups["which_year"]]
    return None


def _full_year(written: str, moment: Moment) -> int:
    """A year of two digits is of the last hundred years before the publication, or of 1970 to 2069."""
    if len(written) == 4:
        return int(written)
    latest = moment.published.year if moment.published and moment.published.year else 2069
    year = latest // 100 * 100 + int(written)
    return year if year <= latest + 1 else year - 100


def _preferred(days: list[Day], moment: Moment, *, dotted: bool) -> list[Day]:
    """Of month first and day first, what the statement itself shows; both where nothing does."""
    if dotted:
        return days[1:]
    if moment.published in days:
        return [day for day in days if day == moment.published]
    if moment.month_first is not None:
        return days[:1] if moment.month_first else days[1:]
    today = moment.today
    if today and days[0].year is None:
        placed = [(abs((_nearest(day, today, None) - today).days), index) for index, day in enumerate(days)]
        return [days[min(placed)[1]]]
    return days


def _placed(day: Day, moment: Moment, *, relative: bool) -> Value | None:
    """The day or month with its year where it can be known."""
    today = moment.today
    if not day.exists:
        return None
    if day.year is not None:
        return _value(day, relative=relative)
    if today is None:
        return _value(day)
    if moment.before and moment.before.year and _long_before(moment.before, today):
        return _value(_following(day, moment.before))
    year = _nearest(day, today, moment.outlook).year
    return _value(replace(day, year=year), relative=True)


def _long_before(day: Day, today: date) -> bool:
    first = date(day.year or today.year, day.month if day.month and day.month <= 12 else 1, day.day or 1)
    return today - first > _OLD


def _following(day: Day, before: Day) -> Day:
    """The first such day or month that is not before another."""
    later = (day.month or 0, day.day or 31) >= (before.month or 0, before.day or 0)
    return replace(day, year=(before.year or 0) + (0 if later else 1))


def _nearest(day: Day, today: date, outlook: Outlook) -> date:
    """The nearest such day: behind or ahead where the clause looks there, else rather behind."""
    month, number = day.month or 1, day.day or min(today.day, 28)
    around = [_safe_date(today.year + step, month, number) for step in (-1, 0, 1)]
    if outlook == "future":
        return next((there for there in around if there >= today), around[-1])
    ahead = _AHEAD_OF_PAST if outlook == "past" else _AHEAD
    return min(around, key=lambda there: (abs((there - today).days) * (ahead if there > today else 1), there))


def _safe_date(year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:  # 29 February
        return date(year, month, number - 1)


def _of_which(month: Day, which: str, moment: Moment) -> Value | None:
    """`last June`: the latest June before the month of publication; `this`, of the same year."""
    published = moment.published
    if published is None or published.year is None or published.month is None or month.month is None:
        return None
    year = published.year
    if which == "last":
        year -= month.month >= published.month
    elif which in {"next", "this coming"}:
        year += month.month <= published.month
    elif which == "this past":
        year -= month.month > published.month
    return _relative(replace(month, year=year))


def _of_season(season: Day, which: str, moment: Moment) -> Value | None:
    """`last summer`: the latest one that is over; `this`, of the same year."""
    published = moment.published
    if published is None or published.year is None or published.month is None or season.month is None:
        return None
    end = {21: 5, 22: 8, 23: 11, 24: 14}[season.month]
    year = published.year
    if which == "last":
        year -= published.month <= end
    elif which == "next":
        year += published.month > end - 3
    return _relative(replace(season, year=year))


def _week(today: date, step: int) -> Value:
    monday, sunday = values.week_of(today + timedelta(weeks=step))
    return Value(values.interval(monday, sunday), "interval", relative=True)


def _weekend(today: date, step: int, *, past: bool) -> Value:
    """Saturday and Sunday; `past` where one that is still ahead cannot be meant."""
    saturday = values.week_of(today)[0] + timedelta(weeks=step, days=5)
    if past and saturday > today:
        saturday -= timedelta(weeks=1)
    return Value(values.interval(saturday, saturday + timedelta(days=1)), "interval", relative=True)


@lru_cache(maxsize=4096)
def _back(today: date, count: int, unit: str) -> date | None:
    """That many days, weeks, months or years before; None where the calendar does not reach so far."""
    import dateparser  # takes a while to import, and few statements need it

    base = datetime.combine(today, time())
    then = dateparser.parse(f"{count} {unit}s ago", languages=["en"], settings={"RELATIVE_BASE": base})
    return then.date() if isinstance(then, datetime) else None
