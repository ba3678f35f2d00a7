"""What tells the category of a demand: stems, and the marks of a wording."""

import pytest

from extractor.pipeline.demands.wording import PERSON, Wording, features, stem

STEMS = [
    ("released", "releas"),
    ("release", "releas"),
    ("charges", "charg"),
    ("criticised", "criticiz"),
    ("criticizes", "criticiz"),
    ("policies", "policy"),
    ("policy", "policy"),
    ("stopping", "stop"),
    ("killing", "kill"),
    ("the minister’s", "the minister"),
    ("press", "press"),
    ("his", "his"),
]


@pytest.mark.parametrize(("word", "wanted"), STEMS, ids=[word for word, _ in STEMS])
def test_a_stem_has_no_inflection(word, wanted):
    assert stem(word) == wanted


def test_the_first_word_and_pairs_of_words_are_marks():
    marks = features(Wording(("publish", "the", "report")))
    assert marks == {"head publish": 1.0, "word publish": 1.0, "word report": 1.0, "pair publish report": 0.7}


def test_a_light_verb_leaves_it_to_the_next_word():
    marks = features(Wording(("take", "responsibility", "for", "the", "fire")))
    assert marks["head tak"] > marks["head responsibility"] > 0


def test_words_of_a_later_clause_weigh_little():
    marks = features(Wording(("halt", "the", "flights", "until", "they", "are", "safe")))
    assert marks["word saf"] < marks["word flight"]


def test_subject_addressee_and_form_are_marks():
    wording = Wording(("be", "rejected"), subject=("this", "bill"), refrain=True)
    assert {"subject bill", "form subject", "form passive", "form refrain", "form short"} <= features(
        wording
    ).keys()
    assert "asked senat" in features(Wording(("listen",), addressee=("the", "senate")))


def test_names_of_people_are_one_word():
    assert f"pair fre {PERSON}" in features(Wording(("free", PERSON)))
