"""What a statement has told of time so far: the dates against which later ones are read."""

import re

from extractor.pipeline.dates.expressions import Expression
from extractor.pipeline.dates.outlook import Outlook
from extractor.pipeline.dates.placing import Moment
from extractor.pipeline.dates.ranges import Found
from extractor.pipeline.dates.values import Day

_PARAGRAPH = re.compile(r"\n\s*\n")
_STORY = frozenset({"day", "month"})


class Passage:
    """Follows the dates of a text in their order."""

    def __init__(self, text: str, published: Day | None, *, month_first: bool | None) -> None:
        self._text = text
        self._published = published
        self._month_first = month_first
        self._paragraph_end = 0
        self._before: Day | None = None
        self._story: int | None = None
        self._item: Found | None = None

    def moment(self, form: Expression, outlook: Outlook) -> Moment:
        """What a form at its place is read against."""
        if form.start >= self._paragraph_end:
            match = _PARAGRAPH.search(self._text, form.end)
            self._paragraph_end, self._before = match.start() if match else len(self._text), None
        return Moment(self._issued(form), self._before, self._story, outlook, self._month_first)

    def follow(self, found: Found) -> None:
        """Takes note of a date."""
        day = found.value.day
        if day and day.year:
            self._story = day.year
            if found.value.precision in _STORY or found.entry.reading == "relative_span":
                self._before = day
        if self._heads_later_item(found):
            self._item = found

    def _issued(self, form: Expression) -> Day | None:
        """The publication; for "today" right below the date of a later item, that date."""
        item = self._item
        if item and form.entry.reading == "deictic" and "\n" not in self._text[item.end : form.start].strip():
            return item.value.day
        return self._published

    def _heads_later_item(self, found: Found) -> bool:
        """Whether the date stands alone on its line, later than the statement.

        Pages end in lists of what was published since: each has its date, and below it its own "today".
        """
        day = found.value.day and found.value.day.as_date()
        today = self._published and self._published.as_date()
        if found.yearless or not day or not today or day <= today:
            return False
        begin, end = self._text.rfind("\n", 0, found.start) + 1, self._text.find("\n", found.end)
        line = self._text[begin : end if end >= 0 else len(self._text)]
        return line.strip() == self._text[found.start : found.end]
