"""Which written forms are no dates after all: the verb "may", a number of people, a year in a name."""

import re

from extractor.language.temporal import TemporalLexicon
from extractor.pipeline.dates.expressions import Expression

_WORD_BEFORE = re.compile(r"([^\W_]+(?:['’][^\W\d_]+)?|['’]s)[^\S\n]*\n?[^\S\n]*$")
# Where marks were lost, a wide gap ends a sentence: "he said Friday  Although".
_WORD_AFTER = re.compile(r"(?:[^\S\n]?|[^\S\n]*\n[^\S\n]*)(['’]?[^\W_]+)")
# "the Freedom Support Act of 2005", "the Freedom Act (FA) of 2005": the year belongs to the name.
_NAME_OF = re.compile(
    r"\b(?!(?:In|As|End|Spring|Summer|Autumn|Fall|Winter)\b)[A-Z][A-Za-z]+\)?\s{1,2}of\s{1,2}$"
)
# "as early as 1970", "since at least 1970", "in 1970, 1975"
_LED_FROM_AFAR = re.compile(
    r"\bas (?:early|late|recently|far back|long ago) as\s{1,2}$"
    r"|\b(?:from|since|until|through|between|to|and|in)\s{1,2}(?:at least|about|around|approximately)\s{1,2}$"
    r"|\b(?:19|20)\d\d(?:,\s{1,2}(?:and\s{1,2})?|\s{1,2}and\s{1,2})$",
    re.IGNORECASE,
)
# "Resolution 658 (1990)"
_NUMBERED = re.compile(r"\d\s?\($")
_SHIFTED = ("earlier", "later", "early", "late")
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
                return self._is_month(expression, *words, text=text)
            case "year":
                return self._is_year(expression, *words, text=text)
            case "weekday":
                return self._is_weekday(expression, form, *words)
            case "year_range":
                return not (words[0].lower() in self._lexicon.determiners and words[1][:1].isupper())
            case "relative_span":
                return self._is_span(expression, form, words[0])
            case "numeric":
                return "numeric_year" in expression.groups or self._is_led(expression, words[0], text)
        return True

    def _is_span(self, expression: Expression, form: str, before: str) -> bool:
        """Whether it is no length of time, as "the last year" is; "these earlier this year" is none."""
        lasts = expression.groups.get("which") in {"last", "next"} and not form.lower().startswith(_SHIFTED)
        return not lasts or before.lower() not in self._lexicon.durations

    def _is_led(self, expression: Expression, before: str, text: str) -> bool:
        bracketed = not before and text[expression.start - 1 : expression.start] in tuple("([【")
        return bracketed or (before.lower() in self._lexicon.lead_ins and before.lower() != "in")

    def _is_month(self, expression: Expression, before: str, after: str, *, text: str) -> bool:
        if before.lower() == "at" and "which" in expression.groups:  # "at last spring came"
            return False
        month = expression.groups.get("month")
        if month is None:
            return True
        # In a list ("5 and 7 May") the month stands behind the form.
        stretch = text[expression.start : expression.end + _REACH]
        place = stretch.lower().find(month)
        capital = place < 0 or stretch[place].isupper()
        known = not expression.groups.keys().isdisjoint({"day", "year", "which", "which_year", "part"})
        if known:
            whole = {"day", "year"} <= expression.groups.keys()
            return capital or whole or month not in self._lexicon.doubtful_months
        led = before.lower() in self._lexicon.lead_ins or self._is_attribute(expression, before, after, text)
        if not capital or (after[:1].isupper() and not led):
            return False
        return led or month not in self._lexicon.doubtful_months

    def _is_year(self, expression: Expression, before: str, after: str, *, text: str) -> bool:
        if "part" in expression.groups or expression.entry.id == "old-year":
            return True
        if before.isdigit() or after.isdigit():
            return False
        if text.startswith(("-", "–"), expression.end):
            return False
        reach = max(0, expression.start - _REACH)
        if _LED_FROM_AFAR.search(text, reach, expression.start):
            return True
        led = before.lower() in self._lexicon.lead_ins
        if any(form.search(text, reach, expression.start) for form in (_NAME_OF, _NUMBERED)):
            return False
        if led or before.lower() in self._lexicon.determiners:
            # "the 2026 World Cup" is a name, "a 1985 Foreign Office cable" none.
            named = after[:1].isupper() and not led and before.lower() not in {"a", "an"}
            return not named and not self._counts(before, after, led=led)
        if before:
            return False
        opened = text.endswith(("(", ",", ";"), 0, expression.start)
        return opened and not after[:1].isalpha()

    def _is_attribute(self, expression: Expression, before: str, after: str, text: str) -> bool:
        """Whether the month says when something was: "the June elections", and "(March)" in a list."""
        start, end = expression.start, expression.end
        if not before:
            return text.startswith((")", ","), end) and text.endswith("(", 0, start)
        return before.lower() in self._lexicon.determiners and after.islower() and after not in {"of", "and"}

    def _counts(self, before: str, after: str, *, led: bool) -> bool:
        """Whether it counts things: "the 2000 people", "and 2000 others"; not "in 2000 people fled"."""
        if not led:
            return after in self._lexicon.counted
        counting = before.lower() in {"of", "for", "and", "or", "to", "over", "around"}
        return counting and (after.endswith("s") or after in self._lexicon.counted)

    def _is_weekday(self, expression: Expression, form: str, before: str, after: str) -> bool:
        day = expression.groups["weekday"]
        if day in self._lexicon.short_weekdays or not form[form.lower().find(day)].isupper():
            return False
        return (
            not after[:1].isupper()
            or before.lower() in self._lexicon.lead_ins
            or "which" in expression.groups
        )
