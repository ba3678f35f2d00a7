"""Organizations in whole statements: full extents, acronyms, the issuer, and what is none."""

import pytest

FOUND = [
    pytest.param("The Ministry of Housing and Works replied.", ["Ministry of Housing and Works"], id="and"),
    pytest.param("He wrote to the Rivers Institute on Friday.", ["Rivers Institute"], id="days end names"),
    pytest.param(
        "The Institute for Reporters’ Freedom and Safety wrote.",
        ["Institute for Reporters’ Freedom and Safety"],
        id="long name",
    ),
    pytest.param("The Prosecutor General's Office replied.", ["Prosecutor General's Office"], id="owner"),
    pytest.param("Orchard Council President Ruth Carver left.", ["Orchard Council"], id="titles end names"),
    pytest.param("The 208th District Court sat.", ["208th District Court"], id="number"),
    pytest.param("It is shown on Canal TV and Radio Orchard.", ["Canal TV", "Radio Orchard"], id="two media"),
    pytest.param(
        "The Rivers Council for Free Speech and the Harbour Law Centre wrote.",
        ["Rivers Council for Free Speech", "Harbour Law Centre"],
        id="and the",
    ),
    pytest.param(
        "The Ministry of Health and Department of Housing replied.",
        ["Ministry of Health", "Department of Housing"],
        id="a second head after and",
    ),
    pytest.param("It wrote to the Harbour Bureau on Oct. 4.", ["Harbour Bureau"], id="months end names"),
    pytest.param("The White House and the Kremlin spoke.", ["White House", "Kremlin"], id="by name"),
]

NONE = [
    pytest.param("The authorities must answer.", id="the authorities"),
    pytest.param("The government and the court were silent.", id="small letters"),
    pytest.param("The International Covenant on Civil and Political Rights holds.", id="covenant"),
    pytest.param("He lives in the Russian Federation.", id="land"),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_names_in_full(extractor, text, wanted):
    assert [body.name for body in extractor.extract(text).organizations] == wanted


@pytest.mark.parametrize("text", NONE)
def test_other_things_are_no_bodies(extractor, text):
    assert extractor.extract(text).organizations == []


def test_an_acronym_belongs_to_its_full_name(extractor):
    text = "The Open Rivers Foundation (ORF) wrote on Monday. ORF asks for an answer."
    (body,) = extractor.extract(text).organizations
    assert (body.name, body.aliases) == ("Open Rivers Foundation", ["ORF"])
    assert [mention.text for mention in body.mentions] == ["Open Rivers Foundation", "ORF", "ORF"]


def test_an_acronym_may_come_first(extractor):
    (body,) = extractor.extract("ORF (Open Rivers Foundation) wrote on Monday.").organizations
    assert (body.name, body.aliases) == ("Open Rivers Foundation", ["ORF"])


def test_a_publisher_has_an_entry_without_being_named(extractor):
    (body,) = extractor.extract("It rained all day.", publisher="Harbour Watch").organizations
    assert (body.name, body.mentions) == ("Harbour Watch", [])


@pytest.mark.parametrize("form", ["Harbour Watch Northland", "Harbour Watch", "HWN"])
def test_a_publisher_is_found_under_its_forms(extractor, form):
    statement = extractor.extract(f"Today {form} called for an answer.", publisher="Harbour Watch Northland")
    assert [mention.text for mention in statement.organizations[0].mentions] == [form]
    assert len(statement.organizations) == 1
