"""The grammar of terms: every written form has the value worked out by hand, and what is no term is none."""

from pathlib import Path

import pytest

from extractor.language.pack import load_vocabulary
from extractor.pipeline.sentencing.terms import TermGrammar

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).with_name("terms.tsv")).read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def grammar():
    return TermGrammar(load_vocabulary("sentencing").terms)


def plain(text):
    """Hyphens as the component hands them to the grammar."""
    return text.replace("–", "-").replace("‑", "-")


def test_the_table_is_long_enough():
    assert len(ROWS) >= 120
    assert len({row[0] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("written", "longest", "shortest", "life"), ROWS, ids=[row[0] for row in ROWS])
def test_written_terms(grammar, written, longest, shortest, life):
    terms = list(grammar.find(plain(f"They gave her {written}, it says.")))
    assert [(term.duration or "", term.duration_min or "", term.life) for term in terms] == [
        (longest, shortest, life == "life")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("60 and 24 months, respectively", ["P60M", "P24M"]),
        ("15 months and 40 months in prison", ["P15M", "P40M"]),
        ("four, six and nine years", ["P4Y", "P6Y", "P9Y"]),
        ("7 years of hard labour and 5 years in exile", ["P7Y", "P5Y"]),
        ("his term of 10 years to 6 years", ["P10Y", "P6Y"]),
    ],
)
def test_several_terms(grammar, text, expected):
    assert [term.duration for term in grammar.find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "no number here",
        "33, of Hull",
        "2012",
        "$25",
        "a long time",
        "Case 12-15",
        "several years",
        "half of them",
        "life",
    ],
)
def test_no_terms(grammar, text):
    assert list(grammar.find(text)) == []


def test_the_place_is_that_of_the_words(grammar):
    text = "She got seven-and-a-half years' imprisonment."
    term = grammar.read(text)
    assert text[term.start : term.end] == "seven-and-a-half years"
