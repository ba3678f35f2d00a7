"""What is asked: where actions start and end, and where one clause asks for two."""

import pytest

CASES = {
    "adverbs before the verb are left out": (
        "The/DT court/NN must/MD immediately/RB free/VB him/PRP ./.",
        ["free him"],
    ),
    "verb phrases are split": (
        "We/PRP urge/VBP the/DT king/NN to/TO free/VB him/PRP and/CC drop/VB the/DT charges/NNS ./.",
        ["free him", "drop the charges"],
    ),
    "two verbs with one object are one": (
        "We/PRP urge/VBP the/DT king/NN to/TO protect/VB and/CC defend/VB the/DT village/NN ./.",
        ["protect and defend the village"],
    ),
    "a row of infinitives": (
        "I/PRP urge/VBP him/PRP to/TO free/VB me/PRP ,/, to/TO drop/VB it/PRP ,/, and/CC to/TO end/VB it/PRP",
        ["free me", "drop it", "end it"],
    ),
    "conjoined passives share their auxiliary": (
        "The/DT killers/NNS must/MD be/VB arrested/VBN and/CC punished/VBN ./.",
        ["be arrested", "punished"],
    ),
    "a new subject may leave it out": (
        "The/DT men/NNS must/MD be/VB freed/VBN and/CC the/DT charges/NNS dropped/VBN ./.",
        ["be freed", "dropped"],
    ),
    "an action stops before its reason": (
        "The/DT court/NN must/MD act/VB now/RB because/IN he/PRP is/VBZ ill/JJ ./.",
        ["act now"],
    ),
    "a condition of time stays in": (
        "The/DT court/NN must/MD halt/VB the/DT flights/NNS until/IN they/PRP are/VBP safe/JJ ./.",
        ["halt the flights until they are safe"],
    ),
    "who says it is no part of it": (
        "The/DT court/NN must/MD free/VB him/PRP ,/, the/DT union/NN said/VBD ./.",
        ["free him"],
    ),
    "nor is the next clause": (
        "The/DT court/NN must/MD free/VB him/PRP ,/, and/CC the/DT army/NN is/VBZ to/TO blame/VB ./.",
        ["free him"],
    ),
    "a closing mark ends it": (
        "“/`` Free/VB the/DT crew/NN ,/, ”/'' said/VBD the/DT union/NN ./.",
        ["Free the crew"],
    ),
    "a quotation may open in it": (
        "We/PRP call/VBP for/IN an/DT end/NN to/IN the/DT “/`` war/NN ”/'' on/IN us/PRP ./.",
        ["end to the “war” on us"],
    ),
    "urgency before a noun is left out": (
        "We/PRP call/VBP for/IN the/DT immediate/JJ release/NN of/IN the/DT crew/NN ./.",
        ["release of the crew"],
    ),
    "noun phrases are split": (
        "We/PRP demand/VBP an/DT end/NN to/IN raids/NNS and/CC the/DT release/NN of/IN the/DT crew/NN ./.",
        ["end to raids", "release of the crew"],
    ),
    "nouns with one complement are one": (
        "We/PRP call/VBP for/IN condemnation/NN and/CC investigation/NN of/IN the/DT raid/NN ./.",
        ["condemnation and investigation of the raid"],
    ),
    "one verb may ask for two clauses": (
        "We/PRP ask/VBP that/IN he/PRP be/VB freed/VBN and/CC that/IN she/PRP be/VB heard/VBN ./.",
        ["be freed", "be heard"],
    ),
    "a list in one sentence": (
        "He/PRP should/MD :/: (/-LRB- 1/CD )/-RRB- free/VB us/PRP ;/: (/-LRB- 2/CD )/-RRB- pay/VB us/PRP ./.",
        ["free us", "pay us"],
    ),
    "what is to be stopped keeps the verb": (
        "They/PRP must/MD stop/VB shelling/VBG the/DT town/NN ./.",
        ["stop shelling the town"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "actions"), CASES.values(), ids=CASES.keys())
def test_actions(demanded, text, actions):
    assert [finding.part("action").text for finding in demanded(text)] == actions


NOTHING = {
    "one's own side": "We/PRP must/MD remember/VB them/PRP ./.",
    "a reproach": "The/DT guards/NNS should/MD have/VB opened/VBN the/DT door/NN ./.",
    "a guess about the past": "He/PRP must/MD have/VB been/VBN afraid/JJ ./.",
    "a condition": "Should/MD you/PRP need/VB help/NN ,/, ring/VB us/PRP ./.",
    "a question": "Should/MD they/PRP be/VB jailed/VBN ?/.",
    "a visit": "The/DT envoy/NN called/VBD on/IN the/DT king/NN ./.",
    "a day": "He/PRP called/VBD on/IN Tuesday/NNP to/TO say/VB hello/UH ./.",
    "a remark": "It/PRP should/MD be/VB noted/VBN that/IN he/PRP is/VBZ ill/JJ ./.",
    "what a law says": "Under/IN the/DT law/NN ,/, editors/NNS must/MD register/VB first/RB ./.",
    "what a law calls for": "The/DT law/NN calls/VBZ for/IN the/DT punishment/NN of/IN poets/NNS ./.",
    "what a bill would require": "The/DT bill/NN would/MD require/VB that/IN firms/NNS pay/VBP ./.",
    "a sentence being served": "He/PRP must/MD serve/VB two/CD years/NNS ./.",
    "a refusal": "The/DT guards/NNS refused/VBD to/TO release/VB him/PRP ./.",
    "a call to the reader": "Sign/VB the/DT petition/NN on/IN our/PRP$ page/NN ./.",
    "a release to the press": "For/IN immediate/JJ release/NN :/: two/CD editors/NNS free/JJ ./.",
}  # fmt: skip


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_what_asks_nothing(demanded, text):
    assert demanded(text) == []
