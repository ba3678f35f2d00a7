"""Turns a written form into a calendar value, against what the statement says of time; invents nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from extractor.language.temporal import TemporalLexicon
from extractor.pipeline.dates import values
from extractor.pipeline.dates.expressions import Expression, plain
from extractor.pipeline.dates.placing import (
    Moment,
    Value,
    nearest,
    place,
    place_season,
    place_which,
    value_of,
)
from extractor.pipeline.dates.values import Day

# Before Thursday, `this weekend` in a sentence about the past is the one that is over.
_MIDWEEK = 3
_REACH = 120
Reading = Callable[[Expression, Moment], Value | None]


class Reader:
    """Reads expressions with the tables of a vocabulary."""

    def __init__(self, lexicon: TemporalLexicon) -> None:
        self._lexicon = lexicon
        self._months = {plain(name): month for name, month in lexicon.other_months.items()} | lexicon.months
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
            "weekday_day": self._weekday_day,
            "year": self._year,
            "year_range": self._year_range,
        }

    def read(self, expression: Expression, moment: Moment) -> Value | None:
        """The value, or None where the form points nowhere on the calendar or cannot be resolved."""
        return self._readings[expression.entry.reading](expression, moment)

    def _day(self, expression: Expression, moment: Moment) -> Value | None:
        groups = expression.groups
        day = Day(_year(groups, moment), self._months[groups["month"]], int(groups["day"]))
        if day.year is None and "which" in groups:
            return place_which(day, groups["which"], moment)
        return place(day, moment, relative=_is_relative(groups))

    def _month(self, expression: Expression, moment: Moment) -> Value | None:
        groups = expression.groups
        month = Day(_year(groups, moment), self._months[groups["month"]])
        if month.year is None and "which" in groups:
            return place_which(month, groups["which"], moment)
        return place(month, moment, relative=_is_relative(groups))

    def _season(self, expression: Expression, moment: Moment) -> Value | None:
        groups = expression.groups
        season = Day(_year(groups, moment), self._lexicon.seasons[groups["season"]])
        if season.year is None:
            return place_season(season, groups.get("which"), moment)
        return value_of(season)

    def _year(self, expression: Expression, moment: Moment) -> Value | None:
        groups = expression.groups
        year = _year(groups, moment)
        if year and groups.get("which_year") == "the" and _is_over(groups["part"], year, moment):
            year -= 1
        return value_of(Day(year), relative=_is_relative(groups)) if year else None

    def _year_range(self, expression: Expression, moment: Moment) -> Value | None:  # noqa: ARG002
        first = expression.groups["year"]
        last = expression.groups["last_year"]
        short = len(last) == 1
        last = first[: len(first) - len(last)] + last
        if int(last) - int(first) != 1 and short:  # "2015-8" may be a month
            return None
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

    def _iso(self, expression: Expression, moment: Moment) -> Value | None:
        names = ("year", "iso_month", "iso_day")
        parts = [int(written) if (written := expression.groups.get(name)) else None for name in names]
        return place(Day(*parts), moment)

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
            return place(days[0], moment, relative=False)
        return Value(f"{year:04}-XX-XX", "year") if days and year else None

    def _holiday(self, expression: Expression, moment: Moment) -> Value | None:
        month, day = self._lexicon.holidays[expression.groups["holiday"]].split("-")
        return value_of(Day(_year(expression.groups, moment), int(month), int(day)))

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

    def _weekday_day(self, expression: Expression, moment: Moment) -> Value | None:
        """`Wednesday 29th`: the nearest day that is both."""
        today = moment.today
        if not today:
            return None
        target = self._lexicon.weekdays[expression.groups["weekday"]]
        around = (today + timedelta(days=step) for step in sorted(range(-_REACH, _REACH + 1), key=abs))
        fitting = (there for there in around if there.weekday() == target)
        number = int(expression.groups["day"])
        found = next((there for there in fitting if there.day == number), None)
        return _relative(values.of_date(found)) if found else None

    def _relative_span(self, expression: Expression, moment: Moment) -> Value | None:
        published = moment.published
        if published is None or published.year is None:
            return None
        step = _STEPS[expression.groups.get("which", "last")]
        span = expression.groups["span"]
        if span == "decade":
            return Value(f"{published.year // 10 + step}X", "decade", relative=True)
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
            decade = today.year // 10 - count
            return Value(f"{decade:03}X", "decade", relative=True) if decade > 0 else None
        then = _back(today, count, unit)
        if then is None:
            return None
        if unit == "week":
            monday, sunday = values.week_of(then)
            return Value(values.interval(monday, sunday), "interval", relative=True)
        parts = {"year": 1, "month": 2, "day": 3}[unit]
        return _relative(Day(*(then.year, then.month, then.day)[:parts]))


_STEPS = {"last": -1, "this past": 0, "this": 0, "this coming": 0, "next": 1}
_ENDS = frozenset({"end", "close"})
_STORY_STEPS = {"the same": 0, "that same": 0, "the following": 1, "the previous": -1}


def _relative(day: Day) -> Value | None:
    return value_of(day, relative=True)


def _year(groups: dict[str, str], moment: Moment) -> int | None:
    """The year that is written, or that `this year` and its like mean; None where it is not known."""
    if "year" in groups:
        return int(groups["year"])
    which = groups.get("which_year")
    if which is None:
        return None
    if which in _STORY_STEPS:
        return moment.story + _STORY_STEPS[which] if moment.story else None
    if which == "the":
        return moment.running
    published = moment.published
    return published.year + _STEPS[which] if published and published.year else None


def _is_over(part: str, year: int, moment: Moment) -> bool:
    """Whether "the end of the year", of which is told as past, cannot be that of the year of publication."""
    today = moment.today
    return bool(
        today and today.year == year and today.month < 12 and part in _ENDS and moment.outlook == "past"
    )


def _is_relative(groups: dict[str, str]) -> bool:
    return groups.get("which_year", "the same") not in _STORY_STEPS


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
        placed = [(abs((nearest(day, today, None) - today).days), index) for index, day in enumerate(days)]
        return [days[min(placed)[1]]]
    return days


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
