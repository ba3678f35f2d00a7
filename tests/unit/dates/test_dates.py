"""Written dates and their values: what is found, what it means, and what is no date."""

import pytest
import spacy

from extractor.language import load_vocabulary
from extractor.pipeline.dates.component import Dates
from extractor.pipeline.keys import register_extensions

register_extensions()
NLP = spacy.blank("en")
DATES = Dates(lexicon=load_vocabulary("temporal"))
THURSDAY = "2024-05-16"


def dates(text, published=None):
    doc = NLP(text)
    doc._.published = published
    return [(finding.part("date").text, finding.text("value")) for finding in DATES.find(doc)]


ABSOLUTE = [
    ("on 6 September 2021", "6 September 2021", "2021-09-06"),
    ("on the 6th of September, 2021", "6th of September, 2021", "2021-09-06"),
    ("on September 6, 2021", "September 6, 2021", "2021-09-06"),
    ("on Sept. 6th 2021", "Sept. 6th 2021", "2021-09-06"),
    ("SUNDAY 5 JUNE 2005", "SUNDAY 5 JUNE 2005", "2005-06-05"),
    ("Tuesday, July 31, 2007", "Tuesday, July 31, 2007", "2007-07-31"),
    ("since April 30  2007", "April 30  2007", "2007-04-30"),
    ("on May\n5, 2021", "May\n5, 2021", "2021-05-05"),
    ("dated 2020-09-07", "2020-09-07", "2020-09-07"),
    ("dated 2020/9/7", "2020/9/7", "2020-09-07"),
    ("dated 18.09.03", "18.09.03", "2003-09-18"),
    ("DOB: 9-28-99", "9-28-99", "1999-09-28"),
    ("dated 31/07/2007", "31/07/2007", "2007-07-31"),
    ("dated 07/08/2007", "07/08/2007", "2007-XX-XX"),
    ("11 10 2005", "11 10 2005", "2005-XX-XX"),
    ("in November 2015", "November 2015", "2015-11"),
    ("in July, 2016", "July, 2016", "2016-07"),
    ("in 2019", "2019", "2019"),
    ("since early 2019", "early 2019", "2019"),
    ("his 2023 conviction", "2023", "2023"),
    ("in the 1990s", "1990s", "199X"),
    ("in the early 2000s", "early 2000s", "200X"),
    ("in the ’90s", "’90s", "199X"),
    ("in the 20th century", "20th century", "19XX"),
    ("in the nineteenth century", "nineteenth century", "18XX"),
    ("in the summer of 2004", "summer of 2004", "2004-22"),
    ("by winter 2020", "winter 2020", "2020-24"),
    ("in 2019-20", "2019-20", "2019/2020"),
    ("from 2002 to 2005", "2002 to 2005", "2002/2005"),
    ("between October 2019 and January 2020", "October 2019 and January 2020", "2019-10/2020-01"),
    ("from April 20 to May 3, 2020", "April 20 to May 3, 2020", "2020-04-20/2020-05-03"),
    ("from December 20 to January 3, 2020", "December 20 to January 3, 2020", "2019-12-20/2020-01-03"),
    ("on 5-7 May 2021", "5-7 May 2021", "2021-05-05/2021-05-07"),
    ("on May 5–7, 2021", "May 5–7, 2021", "2021-05-05/2021-05-07"),
    ("on Christmas Eve 2019", "Christmas Eve 2019", "2019-12-24"),
    ("on 29 February 2024", "29 February 2024", "2024-02-29"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "value"), ABSOLUTE, ids=[row[0] for row in ABSOLUTE])
def test_absolute(text, span, value):
    assert dates(text) == [(span, value)]


RELATIVE = [
    ("released today", "today", "2024-05-16"),
    ("arrested yesterday", "yesterday", "2024-05-15"),
    ("raided last night", "last night", "2024-05-15"),
    ("heard tomorrow", "tomorrow", "2024-05-17"),
    ("arrested on Tuesday", "Tuesday", "2024-05-14"),
    ("arrested on Thursday", "Thursday", "2024-05-16"),
    ("arrested last Thursday", "last Thursday", "2024-05-09"),
    ("heard next Monday", "next Monday", "2024-05-20"),
    ("arrested on 13 December", "13 December", "2023-12-13"),
    ("arrested on May 14", "May 14", "2024-05-14"),
    ("heard on May 20", "May 20", "2024-05-20"),
    ("arrested in December", "December", "2023-12"),
    ("arrested last June", "last June", "2023-06"),
    ("arrested in March this year", "March this year", "2024-03"),
    ("arrested on 3 June last year", "3 June last year", "2023-06-03"),
    ("arrested last week", "last week", "2024-05-06/2024-05-12"),
    ("arrested earlier this month", "earlier this month", "2024-05"),
    ("arrested last year", "last year", "2023"),
    ("arrested two years ago", "two years ago", "2022"),
    ("arrested three months ago", "three months ago", "2024-02"),
    ("arrested 10 days ago", "10 days ago", "2024-05-06"),
    ("arrested two weeks ago", "two weeks ago", "2024-04-29/2024-05-05"),
    ("two decades ago", "two decades ago", "200X"),
    ("arrested last summer", "last summer", "2023-22"),
    ("arrested last weekend", "last weekend", "2024-05-11/2024-05-12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "value"), RELATIVE, ids=[row[0] for row in RELATIVE])
def test_relative(text, span, value):
    assert dates(text, THURSDAY) == [(span, value)]


UNKNOWN = [
    ("arrested on 13 December", [("13 December", "XXXX-12-13")]),
    ("arrested in December", [("December", "XXXX-12")]),
    ("released today", []),
    ("arrested on Tuesday", []),
    ("arrested last week", []),
    ("arrested two years ago", []),
]


@pytest.mark.parametrize(("text", "found"), UNKNOWN, ids=[row[0] for row in UNKNOWN])
def test_without_publication_nothing_is_invented(text, found):
    assert dates(text) == found


NO_DATES = [
    "You may go.",
    "They march for freedom.",
    "We march on Minsk.",
    "April Stone wrote to us.",
    "He asked for a second time.",
    "The sun rose and they sat down.",
    "She was held for two years.",
    "the 34-year-old",
    "About 2000 people came.",
    "It cost $2010.",
    "Resolution 2014 was adopted.",
    "World Cup 2018",
    "the Freedom Act of 2005",
    "Call 214-653-3756 now.",
    "PO Box 1986",
    "the Sunday Post",
    "every Monday",
    "Bloody Sunday",
    "after 9/11",
    "over the last year",
    "on 31 February 2020",
    "Version 41.2.10",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_false_friends(text):
    assert dates(text, THURSDAY) == []


def test_a_story_of_another_year_goes_on_in_it():
    text = "On 28 November 2019 she was arrested. On 3 January she was charged, and in March she was freed."
    assert [value for _, value in dates(text, THURSDAY)] == ["2019-11-28", "2020-01-03", "2020-03"]


@pytest.mark.parametrize(("other", "value"), [("May 3, 2006", "2007-07-08"), ("3 May 2006", "2007-08-07")])
def test_numbers_are_read_as_the_statement_writes_elsewhere(other, value):
    assert dates(f"On {other} and again on 07/08/2007.")[1][1] == value


PUBLICATIONS = [
    ("Kampala, 4 May 2021 – The court ruled today.", "2021-05-04"),
    ("FOR IMMEDIATE RELEASE: May 4, 2021\n\nThe court ruled today.", "2021-05-04"),
    ("4 May 2021\n\nThe court ruled today.", "2021-05-04"),
    ("The court ruled today.\n\nJane Roe\nChair\n4 May 2021\n", "2021-05-04"),
    ("The court ruled on 4 May 2021 that he stays in prison.", None),
]


@pytest.mark.parametrize(("text", "value"), PUBLICATIONS, ids=[row[0][:25] for row in PUBLICATIONS])
def test_publication_is_read_from_its_own_line(text, value):
    doc = DATES(NLP(text))
    assert doc._.published == value
    assert doc._.published_how == ("dateline" if value else None)
