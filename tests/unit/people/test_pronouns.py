"""Pronouns: resolved where one person is left, open where several could be meant."""

import pytest

CASES = [
    pytest.param("Olha Lysenko was freed. She went home.", {"She": "Olha Lysenko"}, id="sentence before"),
    pytest.param("Ivan Bondar lost his flat.", {"his": "Ivan Bondar"}, id="same sentence"),
    pytest.param(
        "Olha Lysenko met Ivan Bondar. He thanked her.",
        {"He": "Ivan Bondar", "her": "Olha Lysenko"},
        id="genders tell apart",
    ),
    pytest.param("Ivan Bondar and Petro Hale met Lev Carver. They left him.", {}, id="several"),
    pytest.param("Olha Lysenko and another woman fled. She was caught.", {}, id="somebody unnamed as well"),
    pytest.param("Ivan Bondar’s mother called. She wept.", {}, id="a relation of the person named"),
    pytest.param("Ask Ivan Bondar. He or she may know.", {}, id="nobody in particular"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_pronouns(extractor, text, wanted):
    found = {
        mention.text: person.name
        for person in extractor.extract(text).people
        for mention in person.mentions
        if mention.pronoun
    }
    assert found == wanted
