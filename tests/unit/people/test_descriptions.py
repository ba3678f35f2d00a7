"""Descriptions: resolved where one person alone is called so."""

import pytest

CASES = [
    pytest.param(
        "Judge Olha Lysenko opened the hearing. Later the judge left.",
        {"the judge": "Olha Lysenko"},
        id="title",
    ),
    pytest.param(
        "Ivan Bondar, a lawyer, was held. The lawyer was freed on Monday.",
        {"The lawyer": "Ivan Bondar"},
        id="apposition",
    ),
    pytest.param("Ivan Bondar was held. The lawyer was freed.", {}, id="nobody is called so"),
    pytest.param(
        "The journalist Ivan Bondar and the journalist Olha Lysenko met. The journalist was freed.",
        {},
        id="two are",
    ),
    pytest.param(
        "The lawyer Ivan Bondar spoke. A lawyer from the north was silent. The lawyer was freed.",
        {},
        id="somebody unnamed as well",
    ),
    pytest.param(
        "Director Olha Lysenko spoke. The director of the museum was silent.", {}, id="another office"
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_descriptions(extractor, text, wanted):
    found = {
        mention.text: person.name
        for person in extractor.extract(text).people
        for mention in person.mentions
        if mention.pronoun and " " in mention.text
    }
    assert found == wanted
