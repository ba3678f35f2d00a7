"""Calendar values: EDTF (ISO 8601-2:2019, level 0 and 1) with unknown parts, and the arithmetic we need."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year whose parts may be unknown; `month` may be a season (21 spring to 24 winter)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """EDTF: unknown parts before a known one are `X`, after it absent."""
        year = f"{self.year:04}" if self.year is not None else "XXXX"
        if self.month is None:
            return year
        return f"{year}-{self.month:02}" + (f"-{self.day:02}" if self.day is not None else "")

    @property
    def precision(self) -> str:
        """`day`, `month`, `season` or `year`."""
        if self.day is not None:
            return "day"
        if self.month is None:
            return "year"
        return "season" if self.month > 12 else "month"

    @property
    def exists(self) -> bool:
        """Whether it is on the calendar; a year not known may be a leap year."""
        if self.month is None:
            return True
        if not (1 <= self.month <= 12 or (21 <= self.month <= 24 and self.day is None)):
            return False
        return self.day is None or 1 <= self.day <= _days_in(self.year or 2000, self.month)

    def as_date(self) -> date | None:
        """The date, where all parts are known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def parse(edtf: str | None) -> Day | None:
    """The value of `2025-12-13`, `2025-12` or `2025`; None for anything else."""
    parts = (edtf or "").split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isdigit() for part in parts):
        return None
    return Day(*(int(part) for part in parts))


def of_date(value: date) -> Day:
    """The same day."""
    return Day(value.year, value.month, value.day)


def week_of(value: date) -> tuple[date, date]:
    """Monday and Sunday of the week."""
    monday = value - timedelta(days=value.weekday())
    return monday, monday + timedelta(days=6)


def add_months(year: int, month: int, count: int) -> Day:
    """The month that many months later (earlier where negative)."""
    index = year * 12 + month - 1 + count
    return Day(index // 12, index % 12 + 1)


def interval(start: object, end: object) -> str:
    """EDTF interval."""
    return f"{start}/{end}"


def _days_in(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day
