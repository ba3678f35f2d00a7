"""Forms of asking, over the whole pipeline: which sentences ask, and for what."""

import pytest

PUBLISHER = "Harbour Watch"
ASKS = {
    "a plea by somebody": ("They came with a plea to the ministry to slow down.", ["slow down"]),
    "a call for a thing to be dealt with": (
        "The rally ended with a call for the “Harbour Bill” to be withdrawn.",
        ["be withdrawn"],
    ),
    "what is needed": ("A public inquiry is urgently needed.", ["public inquiry"]),
    "in need of": ("The prison service is in urgent need of reform.", ["reform"]),
    "the need for": ("The case shows the need for reform.", ["reform"]),
    "important that they are": (
        "It is critically important that patients are told of the leak.",
        ["are told of the leak"],
    ),
    "more urgent than ever": ("It is more urgent than ever that they find a home.", ["find a home"]),
    "what somebody should do": (
        "What the mayor should do is to open the archive.",
        ["open the archive"],
    ),
    "hope of an institution": ("We hope that the court will hear the case.", ["hear the case"]),
    "a message": ("Our message to the minister is simple: bring them home.", ["bring them home"]),
    "it falls to somebody": ("The matter now rests with the police to find them.", ["find them"]),
    "somebody spoken to": ("Mr President, let my husband come home.", ["let my husband come home"]),
    "two who are called on": (
        "We call on the court to hear them and on the king to grant a pardon.",
        ["hear them", "grant a pardon"],
    ),
    "a verb that the tagger takes for a noun": (
        "The Zembali authorities must quash this conviction and release Rashid at once.",
        ["quash this conviction", "release Rashid at once"],
    ),
    "and for": (
        "We call for an end to the raids, and for better rules for officers.",
        ["end to the raids", "better rules for officers"],
    ),
    "as well as": (
        "The authorities must drop all charges as well as unconditionally release the crew.",
        ["drop all charges", "release the crew"],
    ),
    "adverbs between": (
        "The court must hear the case and quickly publish the ruling.",
        ["hear the case", "publish the ruling"],
    ),
    "at least": ("The council should at least answer the letter.", ["answer the letter"]),
    "a bad thing must end": ("The violence has to stop now.", ["stop now"]),
    "not at the cost of": (
        "This should not come at the expense of privacy.",
        ["come at the expense of privacy"],
    ),
    "an aside before the verb": (
        "The council should in the first place publish the list.",
        ["publish the list"],
    ),
    "time that somebody acted": (
        "It is about time the ministry listened to the families.",
        ["listened to the families"],
    ),
    "time for a deed": ("The time has come for real reform.", ["real reform"]),
    "a deed is urged": (
        "Harbour Watch urged swift action to end the raids.",
        ["swift action to end the raids"],
    ),
    "a clause without that": (
        "We recommend the verdict be set aside.",
        ["be set aside"],
    ),
    "how somebody is to be": ("We want him home, we want her safe.", ["him home", "her safe"]),
    "an imperative deed": ("A prompt inquiry is imperative.", ["prompt inquiry"]),
    "whose release": (
        "We call for Petra and Marta’s release.",
        ["Petra and Marta’s release"],
    ),
    "a shared object behind a preposition": (
        "We call on the college to respond to and condemn the raid.",
        ["respond to and condemn the raid"],
    ),
    "for what purpose": (
        "The ministry must open the gates so that doctors can come in.",
        ["open the gates so that doctors can come in"],
    ),
    "a number": (
        "The judges must visit Harbour No. 7 Prison today.",
        ["visit Harbour No. 7 Prison today"],
    ),
    "those who act": ("Those in power need to listen.", ["listen"]),
    "the public may be asked": (
        "We urge citizens to respect the ruling.",
        ["respect the ruling"],
    ),
}
NO_ASKS = {
    "a state of mind": "Citizens must be aware of the risks.",
    "an ability": "Reporters should be able to work in peace.",
    "our own side": "It is a plague on our town and we must work to end it.",
    "an adjective": "They blocked a must pass bill for weeks.",
    "a question": "“Have you ever paid for the files?”",
    "an inversion": "“Not only do they fire at the crew, they boast of it.”",
    "the reader": "It is important that you provide your address and a telephone number.",
    "a closing formula": "Dear Ms Novak,\n\nPlease be assured of our highest regards.\n",
    "a subject that asks": "Calls for an inquiry are growing in the town.",
    "no longer": "Patients will no longer have to cross the river.",
    "our own time": "It is time that we left.",
    "no need": "Police do not need to disclose the place.",
    "an idea": "The idea that officers should be anonymous is old.",
    "an expectation": "This sentence should send a clear message to gangs.",
    "no surprise": "The ruling should not come as a surprise.",
    "a requirement of law": "An examination is required by law.",
    "inversion": "But so do the others on the island.",
    "how to reach the issuer": "Those unable to attend should contact the office.",
    "a reader's errand": "We urge citizens to sign the petition.",
    "a dish on the table": "Here are my thoughts about the verdict.",
}  # fmt: skip


@pytest.mark.parametrize(("text", "actions"), ASKS.values(), ids=ASKS.keys())
def test_what_is_asked(extractor, text, actions):
    demands = extractor.extract(text, publisher=PUBLISHER).demands
    assert [one.action.text for one in demands if one.voice != "reported"] == actions


@pytest.mark.parametrize("text", NO_ASKS.values(), ids=NO_ASKS.keys())
def test_nothing_is_asked(extractor, text):
    assert extractor.extract(text, publisher=PUBLISHER).demands == []


HEADLINES = {
    "Norland: Release jailed editor": "Release jailed editor",
    "Norland: Protect witnesses": "Protect witnesses",
    "Norland: Release of prisoners": None,
}


@pytest.mark.parametrize(("headline", "action"), HEADLINES.items(), ids=HEADLINES.keys())
def test_headlines_ask_behind_a_colon(extractor, headline, action):
    text = f"{headline}\n\nThe editor of the paper was detained on Monday.\n"
    demands = extractor.extract(text, publisher=PUBLISHER).demands
    assert [one.action.text for one in demands] == ([action] if action else [])


def test_a_list_may_be_announced(extractor):
    text = (
        "We ask you to tell the king that his government must do the following:\n\n"
        "- Clear condemnation of the attacks.\n- Protection for those who are threatened.\n"
    )
    demands = extractor.extract(text, publisher=PUBLISHER).demands
    assert [one.action.text for one in demands] == [
        "Clear condemnation of the attacks",
        "Protection for those who are threatened",
    ]
    assert {one.addressee for one in demands} == {"his government"}


def test_items_may_be_sentences(extractor):
    text = (
        "Harbour Watch makes the following recommendations:\n\n"
        "- The parliament should amend the press law.\n- Abolish the fee.\n"
    )
    demands = extractor.extract(text, publisher=PUBLISHER).demands
    assert [one.action.text for one in demands] == ["amend the press law", "Abolish the fee"]


def test_a_scanned_page_breaks_no_sentence(extractor):
    text = "The ministry now needs to build on its reply by\n\ndrawing up a plan for the camps.\n"
    demands = extractor.extract(text, publisher=PUBLISHER).demands
    assert [" ".join(one.action.text.split()) for one in demands] == [
        "build on its reply by drawing up a plan for the camps"
    ]


SPEAKERS = {
    "we behind another subject": (
        "Papers came from a range of speakers and we urge the council to read them.",
        "issuer",
    ),
    "someone's relative": ("Petra Novak's brother asked the police to hear him.", "reported"),
    "others of the kind": (
        ("The college was opened in the old town in the spring of that year. It has two halls and a library "
        "for students of all ages. Its new garden was laid out by a friend of the first head. "
        "A number of scholars have asked the college to act."),
        "reported",
    ),
    "they in a quotation": (
        "“The people take to the streets to demand that their votes be counted,” said Ana Petrova.",
        "reported",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "voice"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_voice(extractor, text, voice):
    demands = extractor.extract(text, publisher=PUBLISHER).demands
    assert {one.voice for one in demands} == {voice}


def test_a_letter_asks_in_the_name_it_gives(extractor):
    text = (
        "Dear Minister,\n\nHarbour Watch urges you to free the crew. I trust that you will.\n\n"
        "Yours sincerely,\n\nAna Petrova\n"
    )
    statement = extractor.extract(text, publisher=PUBLISHER)
    names = {one.id: one.name for one in [*statement.people, *statement.organizations]}
    assert names[statement.demands[0].speaker] == PUBLISHER
