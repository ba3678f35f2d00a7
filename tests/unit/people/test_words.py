"""The tables of names and nationalities as the components read them."""

import pytest

from extractor.language import load_vocabulary
from extractor.pipeline.people.words import NameWords, fold

NAMES = load_vocabulary("given_names")
NATIONS = load_vocabulary("nationalities")
WORDS = NameWords(load_vocabulary("people"), NAMES)


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Olha", "female"), ("Ivan", "male"), ("José", "male"), ("Jose", "male"), ("Zzyzx", None)],
)
def test_usual_gender(name, gender):
    assert WORDS.gender_of(name) == gender


def test_a_clear_name_is_not_doubtful_too():
    assert set(map(fold, NAMES.genders())).isdisjoint(map(fold, NAMES.doubtful()))


def test_a_name_has_one_gender():
    female, male, both = (
        {fold(name) for names in group.values() for name in names}
        for group in (NAMES.female, NAMES.male, NAMES.any)
    )
    assert (female & male, female & both, male & both) == (set(), set(), set())


def test_lands_and_peoples_are_apart_by_kind():
    assert {"Belarus", "Minsk"} <= NATIONS.lands()
    assert {"Belarusian", "Belarusians"} <= NATIONS.peoples()
    assert "Belarusian" not in NATIONS.lands()
