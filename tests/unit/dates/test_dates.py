"""Written dates and their values: what is found, what it means, and what is no date."""

import pytest
import spacy

from extractor.language import load_vocabulary
from extractor.pipeline.dates.component import Dates
from extractor.pipeline.keys import register_extensions
from extractor.pipeline.tokenization import split_marks

register_extensions()
NLP = spacy.blank("en")
split_marks(NLP)
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
    ("on March 7,2016", "March 7,2016", "2016-03-07"),
    ("detained on 2018-7-27", "2018-7-27", "2018-07-27"),
    ("Date  07 25 2005  Two Boards Meet", "07 25 2005", "2005-07-25"),
    ("late on Friday evening, 3rd May 2024", "Friday evening, 3rd May 2024", "2024-05-03"),
    ("Bill Passed  07 26 2005      Office", "07 26 2005", "2005-07-26"),
    ("the 2015-6 arrests", "2015-6", "2015/2016"),
    ("in fiscal year 2007", "2007", "2007"),
    ("a 1985 Foreign Office cable", "1985", "1985"),
    ("perhaps as early as 1970", "1970", "1970"),
    ("since at least 1970", "1970", "1970"),
    ("in 2004  28 percent left", "2004", "2004"),
    ("between 3 and 5 June 2020", "3 and 5 June 2020", "2020-06-03/2020-06-05"),
    ("between June 3 and 5, 2020", "June 3 and 5, 2020", "2020-06-03/2020-06-05"),
    ("from 3 to June 5, 2020", "3 to June 5, 2020", "2020-06-03/2020-06-05"),
    ("from May 2003, through about July 2005", "May 2003, through about July 2005", "2003-05/2005-07"),
    ("between in or about May 2003 and June 2005", "May 2003 and June 2005", "2003-05/2005-06"),
    ("他于2021年11月5日被捕", "2021年11月5日", "2021-11-05"),
    ("自2018年年初开始", "2018年年初", "2018"),
    ("于1990年代从事", "1990年代", "199X"),
    ("ocurrido el 21 de mayo de 2026", "21 de mayo de 2026", "2026-05-21"),
    ("En mai 2020, il parla", "mai 2020", "2020-05"),
    ("Задержан 14 мая 2022", "14 мая 2022", "2022-05-14"),
    ("С 2018 года он эксперт", "2018 года", "2018"),
    ("2022-ci il oktyabrın 9-da", "2022-ci il oktyabrın 9-da", "2022-10-09"),
    ("vào ngày 21 tháng 5 năm 2026", "ngày 21 tháng 5 năm 2026", "2026-05-21"),
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
    ("Roe said Tuesday  Although she left", "Tuesday", "2024-05-14"),
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
    ("arrested last August 30", "last August 30", "2023-08-30"),
    ("arrested last May 10", "last May 10", "2024-05-10"),
    ("opens this coming June 3", "this coming June 3", "2024-06-03"),
    ("heard this Wednesday 22 May 2024", "this Wednesday 22 May 2024", "2024-05-22"),
    ("heard on Wednesday 29th", "Wednesday 29th", "2024-05-29"),
    ("heard on Friday the 3rd", "Friday the 3rd", "2024-05-03"),
    ("held from August to November last year", "August to November last year", "2023-08/2023-11"),
    ("after the March protests", "March", "2024-03"),
    ("these earlier this year", "earlier this year", "2024"),
    ("free by the end of the year", "the end of the year", "2024"),
    ("opens in the autumn", "autumn", "2023-23"),
    ("within this critical decade", "this critical decade", "202X"),
    ("As of today, she is held", "today", "2024-05-16"),
    ("萧律师于3月20日到广州", "3月20日", "2024-03-20"),
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
    "ever since September 11",
    "a lesson of September 11",
    "the attacks of Sept. 11",
    "the Open Schools Act (OSA) of 2005",
    "the harbour of tomorrow",
    "Heritage Month is observed throughout the month of May.",
    "over the last year",
    "on 31 February 2020",
    "Version 41.2.10",
    "the 2020-21 Budget",
    "the 2000 people on the island",
    "Resolution 658 (1990) says so",
    "They live in 9/3 Garden Road.",
    "in today's youth",
    "Russia Today",
    "Today's date: none",
    "他被关押了3个月",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_false_friends(text):
    assert dates(text, THURSDAY) == []


def test_a_story_of_another_year_goes_on_in_it():
    text = "On 28 November 2019 she was arrested. On 3 January she was charged, and in March she was freed."
    assert [value for _, value in dates(text, THURSDAY)] == ["2019-11-28", "2020-01-03", "2020-03"]


STORIES = [
    ("He fled in June 2019. In November of the same year he returned.", ["2019-06", "2019-11"]),
    ("The strike began last year. In August many were held.", ["2023", "2023-08"]),
    ("They were killed in April 2020. He pleaded guilty on May 3.", ["2020-04", "2024-05-03"]),
    ("He was seen in July 2023. He has been held since 11 August.", ["2023-07", "2023-08-11"]),
    ("She won a place last autumn and was to leave on September 20.", ["2023-23", "2023-09-20"]),
    ("She spoke in December 2023. In November they had held her.", ["2023-12", "2023-11"]),
    ("It sits on 5 and 7 June 2024.", ["2024-06-05", "2024-06-07"]),
    ("It sat on 3rd, 4th and 6th May.", ["2024-05-03", "2024-05-04", "2024-05-06"]),
    ("They pleaded guilty on June 16, and June 22, 2010.", ["2010-06-16", "2010-06-22"]),
    ("In 1991, 1996 and 2000 they were shut.", ["1991", "1996", "2000"]),
    ("They were seen in its 2002 and 2003 reports.", ["2002", "2003"]),
    ("He appears today, Monday, May 13, 2024.", ["2024-05-13", "2024-05-13"]),
    ("Two were killed this year, Roe (February) and Doe (March).", ["2024", "2024-02", "2024-03"]),
]


@pytest.mark.parametrize(("text", "values"), STORIES, ids=[row[0][:30] for row in STORIES])
def test_dates_lean_on_those_before_and_behind(text, values):
    assert [value for _, value in dates(text, THURSDAY)] == values


def test_a_report_known_by_its_year_tells_of_the_year_before():
    text = "In March she was held. On 12 June 2010 a law had passed. None was free by the end of the year."
    assert [value for _, value in dates(text, "2012")] == ["2011-03", "2010-06-12", "2011"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Apr\u0131l 5, 2020", "2020-04-05"),
        ("\u0130yun 2020", "2020-06"),
        ("on \u017fept 5, 2020", "2020-09-05"),
    ],
)
def test_letters_that_match_others_are_read_as_these(text, value):
    assert [found for _, found in dates(text)] == [value]


def test_a_long_list_of_days_has_one_month():
    days = ", ".join(f"{day}th" for day in range(4, 20))
    assert len(dates(f"It sat on {days} and 20th September 2020.")) == 17


def test_a_month_of_publication_is_enough_to_place_a_day():
    assert dates("He was held on 3 December.", "2021-02") == [("3 December", "2020-12-03")]


def test_below_the_date_of_a_later_item_today_is_that_date():
    text = (
        "She was freed today.\n\nMore news\nJune 3, 2024\nA man was charged today.\nMore\nWrite to us today."
    )
    assert [value for _, value in dates(text, THURSDAY)] == [THURSDAY, "2024-06-03", "2024-06-03", THURSDAY]


@pytest.mark.parametrize(("other", "value"), [("May 3, 2006", "2007-07-08"), ("3 May 2006", "2007-08-07")])
def test_numbers_are_read_as_the_statement_writes_elsewhere(other, value):
    assert dates(f"On {other} and again on 07/08/2007.")[1][1] == value


PUBLICATIONS = [
    ("Kampala, 4 May 2021 – The court ruled today.", "2021-05-04"),
    ("FOR IMMEDIATE RELEASE: May 4, 2021\n\nThe court ruled today.", "2021-05-04"),
    ("4 May 2021\n\nThe court ruled today.", "2021-05-04"),
    ("The court ruled today.\n\nJane Roe\nChair\n4 May 2021\n", "2021-05-04"),
    ("Office   FOR IMMEDIATE RELEASE   May 4  2021     The court ruled today.   She stays.", "2021-05-04"),
    ("The court ruled on 4 May 2021 that he stays in prison.", None),
]


@pytest.mark.parametrize(("text", "value"), PUBLICATIONS, ids=[row[0][:25] for row in PUBLICATIONS])
def test_publication_is_read_from_its_own_line(text, value):
    doc = DATES(NLP(text))
    assert doc._.published == value
    assert doc._.published_how == ("dateline" if value else None)
