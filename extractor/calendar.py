"""Publication dates as callers give them."""

import re
from datetime import date

from extractor.errors import InputError

_FORM = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def check_date(text: str) -> str:
    """The same date, where it is one: `YYYY-MM-DD`, `YYYY-MM` or `YYYY` (EDTF level 0).

    Raises:
        InputError: it is written otherwise, or not on the calendar.
    """
    if not _FORM.fullmatch(text):
        raise InputError(f"{text!r} is no date that is understood; write it as 2025-12-13, 2025-12 or 2025")
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        raise InputError(f"{text!r} is not on the calendar; check year, month and day") from None
    return text
