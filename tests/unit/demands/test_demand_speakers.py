"""Who asks, in which voice; lists and beneficiaries; over the whole pipeline."""

import pytest

PUBLISHER = "Harbour Watch"
VOICES = {
    "the issuer by name": ("Harbour Watch calls on Norland to free the crew.", "issuer", PUBLISHER),
    "we": ("We call on Norland to free the crew.", "issuer", PUBLISHER),
    "the text itself": ("The government must free the crew.", "issuer", PUBLISHER),
    "someone quoted": (
        "“The government must free the crew,” said Ana Petrova, director of Harbour Watch.",
        "quoted",
        "Ana Petrova",
    ),
    "who makes a statement": (
        "Statement by President Ana Petrova on the Raids\n\nThe raids went on. Norland must free the crew.",
        "quoted",
        "Ana Petrova",
    ),
    "demonstrators": ("Demonstrators demanded the release of the crew.", "reported", None),
    "prosecutors": ("Prosecutors asked the court to jail Petra Novak.", "reported", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "voice", "speaker"), VOICES.values(), ids=VOICES.keys())
def test_voice_and_speaker(extractor, text, voice, speaker):
    statement = extractor.extract(text, publisher=PUBLISHER)
    names = {one.id: one.name for one in [*statement.people, *statement.organizations]}
    assert [(one.voice, names.get(one.speaker)) for one in statement.demands] == [(voice, speaker)]


LISTS = {
    "bullets": "We call on the Norland authorities to:\n\n- free the crew\n- pay their families\n",
    "numbers": "The Norland authorities must:\n\n1. Free the crew;\n2. Pay their families.\n",
    "letters": "We urge the Norland authorities to: (a) free the crew; (b) pay their families.",
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS.keys())
def test_items_have_the_addressee_of_their_lead_in(extractor, text):
    demands = extractor.extract(text, publisher=PUBLISHER).demands
    assert [one.action.text.lower() for one in demands] == ["free the crew", "pay their families"]
    assert {one.addressee.lower() for one in demands} == {"the norland authorities"}


def test_beneficiaries_are_those_named_and_meant(extractor):
    text = "Norland must free Petra Novak and drop all charges against her."
    statement = extractor.extract(text, publisher=PUBLISHER)
    names = {one.id: one.name for one in statement.people}
    assert [[names[id] for id in one.beneficiaries] for one in statement.demands] == [["Petra Novak"]] * 2
