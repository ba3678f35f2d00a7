"""Judicial sentences in whole statements: what was given, to whom, when, for what, and what is none."""

import pytest

PUBLISHED = "2024-03-14"


@pytest.fixture(scope="module")
def sentences(extractor):
    def read(text, published=PUBLISHED):
        statement = extractor.extract(text, published=published)
        names = {person.id: person.name for person in statement.people}
        return [(sentence, [names[id] for id in sentence.people]) for sentence in statement.sentences]

    return read


GIVEN = [
    ("Vera Holm was sentenced to seven years in prison.", [("imprisonment", "P7Y", "imposed")]),
    ("A court in Riga jailed Vera Holm for 18 months.", [("imprisonment", "P18M", "imposed")]),
    ("Vera Holm received an 11-year prison sentence.", [("imprisonment", "P11Y", "imposed")]),
    ("Vera Holm was given a six-month suspended sentence.", [("imprisonment", "P6M", "imposed")]),
    ("Vera Holm has been serving a ten-year sentence.", [("imprisonment", "P10Y", "served")]),
    ("Vera Holm was sentenced to death.", [("death", None, "imposed")]),
    ("Vera Holm was sentenced to life without parole.", [("life_imprisonment", None, "imposed")]),
    ("Vera Holm was sentenced to 25 years to life in prison.", [("life_imprisonment", None, "imposed")]),
    ("Vera Holm faces up to ten years in prison.", [("imprisonment", "P10Y", "faced")]),
    ("Vera Holm could be sentenced to five years in prison.", [("imprisonment", "P5Y", "faced")]),
    ("Prosecutors asked for nine years in prison for Vera Holm.", [("imprisonment", "P9Y", "faced")]),
    (
        "Vera Holm was sentenced to two years in prison, three years of probation and a $5,000 fine.",
        [("imprisonment", "P2Y", "imposed"), ("probation", "P3Y", "imposed"), ("fine", None, "imposed")],
    ),
    (
        "Vera Holm was sentenced to four years of house arrest and 200 hours of community service.",
        [("house_arrest", "P4Y", "imposed"), ("community_service", None, "imposed")],
    ),
    (
        "Vera Holm was sentenced to 15 years' imprisonment and 74 lashes.",
        [("imprisonment", "P15Y", "imposed"), ("corporal", None, "imposed")],
    ),
    (
        "Vera Holm was sentenced to six years in prison. Her appeal was rejected in May.",
        [("imprisonment", "P6Y", "imposed"), ("imprisonment", "P6Y", "upheld")],
    ),
    (
        "Vera Holm was sentenced to 16 years in prison. On appeal the court reduced her term to 13 years.",
        [("imprisonment", "P16Y", "imposed"), ("imprisonment", "P13Y", "reduced")],
    ),
    (
        "Vera Holm was sentenced to six years in prison, reduced to four for her testimony.",
        [("imprisonment", "P4Y", "imposed")],
    ),
    (
        "The king commuted Vera Holm's death sentence to life imprisonment.",
        [("life_imprisonment", None, "commuted")],
    ),
    (
        "Vera Holm is expected to be sentenced to two years in prison and ordered to pay a $500 fine.",
        [("imprisonment", "P2Y", "faced"), ("fine", None, "faced")],
    ),
    (
        "The parties will recommend that Vera Holm be sentenced to ten years in prison.",
        [("imprisonment", "P10Y", "faced")],
    ),
    (
        "As part of her sentence, Vera Holm will also be required to pay a fine of $500.",
        [("fine", None, "imposed")],
    ),
    ("Vera Holm continued to serve a ten-year prison sentence.", [("imprisonment", "P10Y", "served")]),
    (
        "Vera Holm was sentenced to 18 years to life in prison. Her 18-year prison term begins now.",
        [("life_imprisonment", None, "imposed")],
    ),
    (
        "Vera Holm was sentenced to two and a half years in prison. Holm's 30-month sentence begins now.",
        [("imprisonment", "P2Y6M", "imposed")],
    ),
    ("Vera Holm was ordered to pay a $200 special assessment.", [("other", None, "imposed")]),
    (
        "Vera Holm was sentenced to 20 years in prison for the shooting death of a guard.",
        [("imprisonment", "P20Y", "imposed")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GIVEN, ids=[row[0][:60] for row in GIVEN])
def test_punishments(sentences, text, expected):
    found = sentences(text)
    assert [(s.kind, s.duration, s.status) for s, _ in found] == expected
    assert all(people == ["Vera Holm"] for _, people in found)


NONE = [
    "Vera Holm, a two-year-old girl, was found safe.",
    "Vera Holm announced a five-year plan for the port.",
    "Vera Holm spent 10 years in office.",
    "Vera Holm has spent 708 days in prison.",
    "Vera Holm has not written a single sentence.",
    "Under the bill the offence carries seven years in prison.",
    "Vera Holm was denied parole after two years.",
    "Vera Holm is held on $50,000 bail.",
    "Vera Holm received a prize two years ago.",
    "Vera Holm has been imprisoned for more than two months.",
    "Three imprisoned writers, among them Vera Holm, have been on hunger strike for over a week.",
    "",
]


@pytest.mark.parametrize("text", NONE, ids=[text[:50] or "empty" for text in NONE])
def test_false_friends(sentences, text):
    assert sentences(text) == []


WHO = [
    (
        "Ann Lee, founder of Quay Watch, editor Bob Ray and driver Carl Poe were each jailed for nine years.",
        [["Ann Lee", "Bob Ray", "Carl Poe"]],
    ),
    (
        "Robert Moore and Patrick Boyd were sentenced to 15 months and 40 months in prison, respectively.",
        [["Robert Moore"], ["Patrick Boyd"]],
    ),
    (
        "The court sentenced Ann Lee to four years and Bob Ray to three years in prison.",
        [["Ann Lee"], ["Bob Ray"]],
    ),
    (
        "A man was sentenced today to 20 years in prison. Ron Abel, 31, of Ely, was convicted of robbery.",
        [["Ron Abel"]],
    ),
    ("Ron Abel, 31, was convicted of fraud. He was sentenced to two years in prison.", [["Ron Abel"]]),
]


@pytest.mark.parametrize(("text", "expected"), WHO, ids=[row[0][:50] for row in WHO])
def test_who_was_sentenced(sentences, text, expected):
    assert [people for _, people in sentences(text)] == expected


def test_a_group_without_names_is_told_by_its_words(sentences):
    [(sentence, people)] = sentences("A magistrate in Kano sentenced two students to six months in prison.")
    assert (people, sentence.who.text) == ([], "two students")


def test_circumstances(sentences):
    [(sentence, _)] = sentences(
        "On 5 May 2023 the Ely District Court sentenced Ann Lee in absentia to five years in a penal colony"
        " for “spreading false news” and “insulting an official”."
    )
    assert sentence.date == "2023-05-05"
    assert sentence.in_absentia
    assert sentence.charges == ["spreading false news", "insulting an official"]
    assert "District Court" in sentence.court
    assert sentence.facility == "penal colony"


@pytest.mark.parametrize(
    ("text", "charges"),
    [
        (
            "Ron Abel pleaded guilty to two counts of wire fraud. He was sentenced to two years in prison.",
            ["wire fraud"],
        ),
        (
            "Ron Abel was convicted of second-degree murder and robbery. He was jailed for 20 years.",
            ["second-degree murder", "robbery"],
        ),
        ("Ron Abel was jailed for two years for tax evasion.", ["tax evasion"]),
        ("Ron Abel was sentenced to two years in prison.", []),
    ],
)
def test_charges(sentences, text, charges):
    assert [sentence.charges for sentence, _ in sentences(text)] == [charges]


def test_a_second_mention_is_no_second_record(sentences):
    found = sentences(
        "Ann Lee was sentenced to five years in prison. Lee is serving five years in prison in Ely."
    )
    assert [(s.duration, s.status) for s, _ in found] == [("P5Y", "imposed")]


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("Ann Lee was fined $4,000.", 4000, "USD"),
        ("A court in Belarus fined Ann Lee 3,200 roubles.", 3200, "BYN"),
        ("Ann Lee was ordered to pay €1.5 million in restitution.", 1500000, "EUR"),
    ],
)
def test_money(sentences, text, value, currency):
    [(sentence, _)] = sentences(text)
    assert (sentence.amount.value, sentence.amount.currency) == (value, currency)


SHARED = [
    ("Ann Lee got five years and Bob Ray three.", {"Ann Lee": "P5Y", "Bob Ray": "P3Y"}),
    (
        "A court jailed Ann Lee for five years, Bob Ray for three and Carl Poe for 18 months.",
        {"Ann Lee": "P5Y", "Bob Ray": "P3Y", "Carl Poe": "P18M"},
    ),
    (
        "Ann Lee (five years) and Bob Ray (18 months) were found guilty and jailed on Monday.",
        {"Ann Lee": "P5Y", "Bob Ray": "P18M"},
    ),
    (
        "The court sentenced for riot:\n\n- Ann Lee, 40, five years\n\n- Bob Ray, 31, three years\n",
        {"Ann Lee": "P5Y", "Bob Ray": "P3Y"},
    ),
    (
        "Ann Lee was sentenced to one year in prison and Bob Ray was sentenced to two years in prison.",
        {"Ann Lee": "P1Y", "Bob Ray": "P2Y"},
    ),
    (
        "A broker was jailed for two years. On trial were Bob Ray, 31, a teller, and Ann Lee, 40, a broker.",
        {"Ann Lee": "P2Y"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARED, ids=[row[0][:60] for row in SHARED])
def test_one_verb_for_several_people(sentences, text, expected):
    found = {name: sentence.duration for sentence, people in sentences(text) for name in people}
    assert found == expected


WHO = [
    ("Dozens of monks were given prison sentences of up to five years.", "Dozens of monks"),
    ("A court in Ely sentenced 20 monks to two years in prison.", "20 monks"),
    ("Many had their prison terms extended for singing.", "Many"),
    ("The four men got six years for theft.", "The four men"),
]


@pytest.mark.parametrize(("text", "who"), WHO, ids=[row[0][:60] for row in WHO])
def test_groups_without_names(sentences, text, who):
    [(sentence, people)] = sentences(text)
    assert (people, sentence.who.text) == ([], who)


UNDATED = [
    "Vera Holm, who fled the country in 2018, was sentenced to two years in prison.",
    "Vera Holm (DOB: 7-31-90) was sentenced to seven months in jail.",
    "Carl Poe's sentencing is set for May 7, 2024. Vera Holm was sentenced to two years in prison.",
    "Vera Holm was sentenced to 30 days in jail to be served on weekends from May 7 to June 9, 2024.",
    "Vera Holm pleaded guilty on May 7, 2023 to theft. Holm was sentenced to two years in prison.",
]


@pytest.mark.parametrize("text", UNDATED, ids=[text[:60] for text in UNDATED])
def test_dates_of_something_else(sentences, text):
    assert [sentence.date for sentence, _ in sentences(text)] == [None]


DATED = [
    "It was not the first time that Vera Holm was held: in 2019 a court jailed her for 30 days.",
    "Vera Holm has been here before, which is no secret; in 2019 a court jailed her for 30 days.",
]


@pytest.mark.parametrize("text", DATED, ids=[text[:60] for text in DATED])
def test_a_colon_or_semicolon_ends_an_aside(sentences, text):
    assert [sentence.date for sentence, _ in sentences(text)] == ["2019"]


NOT_GIVEN = [
    "The code allows a prison term of two to six years.",
    "A judge ordered the release of Vera Holm, who spent two months in jail.",
    "Vera Holm received a three-year parole denial.",
    "We deplore trials that are sentencing to prison those who speak.",
]


@pytest.mark.parametrize("text", NOT_GIVEN, ids=[text[:60] for text in NOT_GIVEN])
def test_no_sentence_of_anybody(sentences, text):
    assert sentences(text) == []


PENDING = [
    "Vera Holm was convicted of theft and is pending a sentence of six years in prison.",
    "Prosecutors requested that Vera Holm receive a sentence of six years in prison.",
]


@pytest.mark.parametrize("text", PENDING, ids=[text[:60] for text in PENDING])
def test_not_yet_given(sentences, text):
    assert [sentence.status for sentence, _ in sentences(text)] == ["faced"]
