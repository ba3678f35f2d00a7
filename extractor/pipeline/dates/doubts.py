"""Which written forms are no dates after all: the verb "may", a number of people, a year in a name."""

import re

from extractor.language.temporal import TemporalLexicon
from extractor.pipeline.dates.expressions import Expression

_WORD_BEFORE = re.compile(r"([^\W_]+(?:['’][^\W\d_]+)?|['’]s)[^\S\n]*\n?[^\S\n]*$")
_WORD_AFTER = re.compile(r"[^\S\n]*\n?[^\S\n]*(['’]?[^\W_]+)")
# "the Freedom Support Act of 2005": the year belongs to the name.
_NAME_OF = re.compile(r"\b(?!(?:In|As|End|Spring|Summer|Autumn|Fall|Winter)\b)[A-Z][a-z]+ of\s{1,2}$")
_REACH = 40


class Doubts:
    """Looks at the words beside a form."""

    def __init__(self, lexicon: TemporalLexicon) -> None:
        self._lexicon = lexicon

    def is_date(self, expression: Expression, text: str) -> bool:
        """Whether the form, where it stands, points to the calendar."""
        before = _WORD_BEFORE.search(text, max(0, expression.start - _REACH), expression.start)
        after = _WORD_AFTER.match(text, expression.end)
        words = (before.group(1) if before else "", after.group(1) if after else "")
        form = text[expression.start : expression.end]
        match expression.entry.reading:
            case "month" | "season" | "day" | "day_range":
                return self._is_month(expression, form, *words)
            case "year":
                return self._is_year(expression, *words, text=text)
            case "weekday":
                return self._is_weekday(expression, form, *words)
            case "relative_span":
                return words[0].lower() not in self._lexicon.durations or "which" not in expression.groups
            case "numeric":
                return "numeric_year" in expression.groups or self._is_led(expression, words[0], text)
        return True

    def _is_led(self, expression: Expression, before: str, text: str) -> bool:
        bracketed = not before and text[expression.start - 1 : expression.start] in tuple("([【")
        return bracketed or before.lower() in self._lexicon.lead_ins

    def _is_month(self, expression: Expression, form: str, before: str, after: str) -> bool:
        if before.lower() == "at" and "which" in expression.groups:  # "at last spring came"
            return False
        month = expression.groups.get("month")
        if month is None:
            return True
        capital = form[form.lower().index(month)].isupper()
        known = not expression.groups.keys().isdisjoint({"day", "year", "which", "which_year", "part"})
        if known:
            return capital or month not in self._lexicon.doubtful_months
        led = before.lower() in self._lexicon.lead_ins
        if not capital or (after[:1].isupper() and not led):
            return False
        return led or month not in self._lexicon.doubtful_months

    def _is_year(self, expression: Expression, before: str, after: str, *, text: str) -> bool:
        if "part" in expression.groups or expression.entry.id == "old-year":
            return True
        if before.isdigit() or after.isdigit() or text.startswith(("-", "–"), expression.end):
            return False
        led = before.lower() in self._lexicon.lead_ins
        if _NAME_OF.search(text, max(0, expression.start - _REACH), expression.start):
            return False
        if led or before.lower() in self._lexicon.determiners:
            named = after[:1].isupper() and not led
            return not named and not (led and self._counts(before, after))
        if before:
            return False
        opened = text.endswith(("(", ",", ";"), 0, expression.start)
        return opened and not after[:1].isalpha()

    def _counts(self, before: str, after: str) -> bool:
        """Whether it counts things: "for 2000 people", "and 2000 others"; not "in 2000 people fled"."""
        return before.lower() in {"of", "for", "and", "or", "to", "over", "around"} and after.endswith("s")

    def _is_weekday(self, expression: Expression, form: str, before: str, after: str) -> bool:
        day = expression.groups["weekday"]
        if day in self._lexicon.short_weekdays or not form[form.lower().index(day)].isupper():
            return False
        return (
            not after[:1].isupper()
            or before.lower() in self._lexicon.lead_ins
            or "which" in expression.groups
        )
