"""Dates that files carry, as calendar dates; what is no date is nothing."""

import re
from datetime import date, datetime

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def calendar_date(value: str | datetime | None) -> str | None:
    """The day as 2025-12-13, in the time zone in which it was written, or None."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    found = _DAY.match(value or "")
    if not found:
        return None
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return None
