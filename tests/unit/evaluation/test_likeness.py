"""Phrases, stretches and calendar values are compared as the definitions say."""

from types import SimpleNamespace

import pytest

from extractor.evaluation.likeness import content_words, likeness, nested, same_value, shared
from extractor.evaluation.pairing import pair


def stretch(start, end):
    return SimpleNamespace(start=start, end=end)


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("the Directors of Press", {"director", "press"}),
        ("her sisters, his boss", {"sister", "boss"}),
        ("Ad-hoc  GAS tax", {"ad-hoc", "gas", "tax"}),
        (None, set()),
    ],
)
def test_content_words(phrase, words):
    assert content_words(phrase) == words


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ("human rights lawyer", "lawyer", 0.5),
        ("chief editor", "the Chief Editors", 1.0),
        ("editor", "printer", 0.0),
        (None, "", 1.0),
        (None, "editor", 0.0),
    ],
)
def test_likeness(one, other, value):
    assert likeness(one, other) == pytest.approx(value)


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ((0, 10), (0, 10), 1.0),
        ((0, 10), (5, 15), 1 / 3),
        ((0, 10), (2, 7), 0.5),
        ((0, 5), (5, 9), 0.0),
        ((0, 5), (7, 9), 0.0),
    ],
)
def test_shared(one, other, value):
    assert shared(stretch(*one), stretch(*other)) == pytest.approx(value)
    assert shared(stretch(*other), stretch(*one)) == pytest.approx(value)


@pytest.mark.parametrize(
    ("one", "other", "inside"), [((0, 9), (2, 5), True), ((2, 5), (0, 9), True), ((0, 5), (3, 9), False)]
)
def test_nested(one, other, inside):
    assert nested(stretch(*one), stretch(*other)) is inside


def test_same_value():
    assert same_value("2024~", "2024")
    assert same_value(None, None)
    assert not same_value("2024", None)
    assert not same_value("2024-03", "2024-04")


def test_pairs_are_one_to_one_and_the_best_first():
    scores = {("a", "x"): 0.6, ("a", "y"): 0.9, ("b", "y"): 0.8, ("b", "x"): 0.0}
    assert pair("ab", "xy", lambda left, right: scores[left, right]) == {0: 1}


def test_of_equal_pairs_the_first_in_the_text_is_taken():
    assert pair("aa", "aaa", lambda left, right: float(left == right)) == {0: 0, 1: 1}
    assert pair("ab", "ab", lambda *_: 0.0) == {}
