"""Who must act, what is left undone, how strongly, how soon."""

import pytest

ADDRESSEES = {
    "behind the verb": ("We/PRP urge/VBP the/DT king/NN to/TO act/VB ./.", "the king"),
    "several": (
        "We/PRP call/VBP on/IN the/DT king/NN and/CC his/PRP$ minister/NN to/TO act/VB ./.",
        "the king and his minister",
    ),
    "with a relative clause": (
        "We/PRP call/VBP on/IN those/DT states/NNS which/WDT abstained/VBD to/TO act/VB ./.",
        "those states which abstained",
    ),
    "the subject of a modal": ("The/DT ministry/NN must/MD answer/VB ./.", "The ministry"),
    "a body in a clause": ("We/PRP demand/VBP that/IN Norland/NNP act/VB ./.", "Norland"),
    "who is urged": ("The/DT ministry/NN is/VBZ urged/VBN to/TO answer/VB us/PRP ./.", "The ministry"),
    "by whom it must be done": (
        "The/DT rules/NNS must/MD be/VB respected/VBN by/IN all/DT ministers/NNS ./.",
        "all ministers",
    ),
    "nobody in a passive": ("The/DT crew/NN must/MD be/VB freed/VBN ./.", None),
    "no thing": ("Detention/NN should/MD be/VB a/DT last/JJ resort/NN ./.", None),
    "nobody behind an imperative": ("“/`` Free/VB the/DT crew/NN !/. ”/''", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "addressee"), ADDRESSEES.values(), ids=ADDRESSEES.keys())
def test_addressee(demanded, text, addressee):
    assert [finding.text("addressee") for finding in demanded(text)] == [addressee]


POLARITIES = {
    "a negated modal": ("The/DT king/NN must/MD not/RB deport/VB them/PRP ./.", "refrain"),
    "nobody": ("No/DT one/NN should/MD be/VB jailed/VBN for/IN a/DT poem/NN ./.", "refrain"),
    "a verb of refraining": ("The/DT king/NN must/MD refrain/VB from/IN force/NN ./.", "refrain"),
    "a prohibition": ("“/`` Do/VBP not/RB deport/VB them/PRP !/. ”/''", "refrain"),
    "a negated infinitive": ("We/PRP urge/VBP the/DT king/NN not/RB to/TO deport/VB them/PRP ./.", "refrain"),
    "to stop is to do": ("The/DT king/NN must/MD stop/VB the/DT raids/NNS ./.", "do"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "polarity"), POLARITIES.values(), ids=POLARITIES.keys())
def test_polarity(demanded, text, polarity):
    assert [finding.text("polarity") for finding in demanded(text)] == [polarity]


def test_who_was_asked_before_is_inferred(demanded):
    first, second = demanded(
        "The/DT ministry/NN must/MD answer/VB ./. The/DT crew/NN must/MD be/VB freed/VBN ./."
    )
    assert (first.text("addressee"), first.flag("inferred")) == ("The ministry", False)
    assert (second.text("addressee"), second.flag("inferred")) == ("The ministry", True)


def test_urgency_belongs_to_its_own_action(demanded):
    first, second = demanded(
        "We/PRP urge/VBP the/DT king/NN to/TO immediately/RB and/CC unconditionally/RB free/VB him/PRP "
        "and/CC drop/VB the/DT charges/NNS ./."
    )
    assert first.text("urgency") == "immediately and unconditionally"
    assert second.text("urgency") is None


def test_a_clause_that_stands_twice_gives_one_demand(demanded):
    assert len(demanded("We/PRP demand/VBP justice/NN !/. We/PRP demand/VBP justice/NN !/.")) == 1
