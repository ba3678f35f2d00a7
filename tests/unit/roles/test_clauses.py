"""Roles that take the whole pipeline: clauses, relations, pronouns, and odd input."""

import pytest


def roles(extractor, text):
    statement = extractor.extract(text)
    names = {person.id: person.name for person in statement.people}
    return {(names[role.person], role.title) for role in statement.roles}


STATED = {
    "is": ("Olha Zabrinskaya is a software developer.", "software developer"),
    "is, joined": ("Olha Zabrinskaya is a poet and a critic.", "critic"),
    "after an aside": ("Olha Zabrinskaya, 47, of London, is a farmer.", "farmer"),
    "as, with a verb": ("Olha Zabrinskaya worked as a truck driver.", "truck driver"),
    "as, first": ("As a lawyer, Olha Zabrinskaya knew the law.", "lawyer"),
    "one of": ("Olha Zabrinskaya was one of the founders of Harbour Watch.", "founders"),
    "became": ("Olha Zabrinskaya became the mayor in 2011.", "mayor"),
    "who is": ("They freed Olha Zabrinskaya, who is a journalist.", "journalist"),
    "who leads": ("They freed Olha Zabrinskaya, who heads the Harbour Museum.", "head"),
    "elected": ("In 2011 they elected Olha Zabrinskaya president.", "president"),
}


@pytest.mark.parametrize(("text", "title"), STATED.values(), ids=STATED)
def test_clauses_state_titles(extractor, text, title):
    assert ("Olha Zabrinskaya", title) in roles(extractor, text)


NOT_STATED = {
    "denied": "Olha Zabrinskaya is not a lawyer.",
    "called so by others": "State television portrayed Olha Zabrinskaya as a terrorist.",
    "put on a list": "Pavlo Quillon was ordered to register as a sex offender.",
    "known, not known as": "Pavlo Quillon denied knowing the victim.",
    "there were": "There were lawyers before Olha Zabrinskaya came.",
}


@pytest.mark.parametrize("text", NOT_STATED.values(), ids=NOT_STATED)
def test_clauses_that_state_none(extractor, text):
    assert roles(extractor, text) == set()


def test_a_relation_names_both(extractor):
    statement = extractor.extract("Pavlo Quillon was freed. His wife, Olha Zabrinskaya, met Pavlo Quillon.")
    names = {person.id: person.name for person in statement.people}
    (role,) = statement.roles
    assert (names[role.person], role.title, role.kind) == ("Olha Zabrinskaya", "wife", "relation")
    assert role.related_person is None or names[role.related_person] == "Pavlo Quillon"


def test_an_owner_is_the_related_person(extractor):
    statement = extractor.extract("Pavlo Quillon’s sister Olha Zabrinskaya was freed.")
    names = {person.id: person.name for person in statement.people}
    (role,) = statement.roles
    assert (names[role.person], names[role.related_person]) == ("Olha Zabrinskaya", "Pavlo Quillon")


def test_evidence_holds_title_and_name(extractor):
    statement = extractor.extract("They rang Olha Zabrinskaya, the chair of Harbour Watch, at noon.")
    assert statement.roles[0].evidence.text == "Olha Zabrinskaya, the chair of Harbour Watch"


@pytest.mark.parametrize(
    "text", ["", "\n\n", "minister", "‘-’ of the of", "president - - ’s the", "Ministers’"]
)
def test_odd_texts_raise_nothing(extractor, text):
    assert extractor.extract(text).roles == []
