"""For any date in any supported form the value is the date, and every value is EDTF."""

import datetime
import warnings

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.language import load_vocabulary
from extractor.pipeline.dates.component import Dates
from extractor.pipeline.keys import register_extensions

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from edtf import parse_edtf

register_extensions()
NLP = spacy.blank("en")
DATES = Dates(lexicon=load_vocabulary("temporal"))
MONTHS = [datetime.date(2000, month, 1).strftime("%B") for month in range(1, 13)]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def nth(day):
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


FORMS = [
    "{day} {month} {year}",
    "{month} {day}, {year}",
    "{weekday}, {month} {day}, {year}",
    "{weekday} {nth} {month} {year}",
    "the {nth} of {month}, {year}",
    "{short} {day}, {year}",
    "{iso}",
    "{day}.{number}.{year}",
]


@given(
    day=st.dates(datetime.date(1901, 1, 1), datetime.date(2079, 12, 31)),
    form=st.sampled_from(FORMS),
    frame=st.sampled_from(
        ["On {} they fled.", "They fled on {}.", "({})", "{}", "“{}” it said", "until {} and after"]
    ),
    published=st.sampled_from([None, "2024-05-16"]),
)
@settings(max_examples=400, deadline=None, derandomize=True)
def test_a_written_day_is_that_day(day, form, frame, published):
    written = form.format(
        day=day.day,
        nth=nth(day.day),
        month=MONTHS[day.month - 1],
        short=MONTHS[day.month - 1][:3] + ("." if day.month != 5 else ""),
        number=day.month,
        year=day.year,
        weekday=WEEKDAYS[day.weekday()],
        iso=day.isoformat(),
    )
    doc = NLP(frame.format(written))
    doc._.published = published
    assert [finding.text("value") for finding in DATES.find(doc)] == [day.isoformat()]


WORDS = (
    "today last this next week month year ago two a the of early mid- between and to - – / . , 2019 1987 20 "
    "31 5 0 99 1990s century 20th summer fall weekend in on 99th end"
)
WORDS = [*MONTHS, *WEEKDAYS, *WORDS.split(), "Christmas Eve", "end of", "\n"]


@given(words=st.lists(st.sampled_from(WORDS), max_size=12), glue=st.sampled_from([" ", ""]))
@settings(max_examples=600, deadline=None, derandomize=True)
def test_whatever_is_emitted_is_edtf(words, glue):
    doc = NLP(glue.join(words))
    doc._.published = "2024-02-29"
    for finding in DATES.find(doc):
        value = finding.text("value")
        assert parse_edtf(value, fail_silently=True) is not None, value
        assert finding.text("precision") in {
            "day",
            "month",
            "season",
            "year",
            "decade",
            "century",
            "interval",
        }
