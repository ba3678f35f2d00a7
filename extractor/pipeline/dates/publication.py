"""When the statement was issued, by its own lines: a dateline, a date alone, "For immediate release"."""

import re
from collections.abc import Iterable

from extractor.language.temporal import TemporalLexicon
from extractor.pipeline.dates.ranges import Found
from extractor.pipeline.dates.values import Day

_TOP = 1200
_BOTTOM = 500
_SHORT = 30
_LONG = 70
_REACH = 300
# Lines end at their breaks, or at wide gaps where the breaks were lost.
_BREAK = re.compile(r"\n|[^\S\n]{3,}")
_DASH = re.compile(r"[)\].,]?\s{0,3}(?:[-–—:]|\(|$)")


def read_publication(dates: Iterable[Found], text: str, lexicon: TemporalLexicon) -> tuple[Day, str] | None:
    """The day of issue and how it is known (`dateline`), or None where the text does not say.

    Only days with a written year count, near the beginning or the end; the first one that stands as such.
    """
    cues = re.compile("|".join(map(re.escape, lexicon.release_cues)), re.IGNORECASE)
    days = [date for date in dates if not date.yearless and date.value.day and date.value.day.as_date()]
    near = [date for date in days if date.end <= _TOP] + [
        d for d in days if d.start > max(_TOP, len(text) - _BOTTOM)
    ]
    for date in near:
        if date.value.day and _is_dateline(date, text, cues):
            return date.value.day, "dateline"
    return None


def _is_dateline(date: Found, text: str, cues: re.Pattern[str]) -> bool:
    before = _BREAK.split(text[max(0, date.start - _REACH) : date.start])[-1].strip()
    after = _BREAK.split(text[date.end : date.end + _REACH])[0].strip()
    alone = len(before) + len(after) <= _SHORT and not after.endswith(".")
    released = bool(cues.search(before)) and len(before) <= _LONG
    dateline = (
        len(before) <= _LONG
        and not before.endswith(("on", "On"))
        and bool(_DASH.match(after))
        and bool(after)
    )
    return alone or released or (dateline and "." not in before[:-1])
