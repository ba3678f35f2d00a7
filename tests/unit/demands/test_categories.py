"""What kind of thing is asked: the model, its file, and demands that it was not trained on."""

import hashlib
from collections import Counter

import numpy as np
import pytest
from spacy.vocab import Vocab

from extractor.language import load_vocabulary, pack_folder
from extractor.pipeline.demands.categories import (
    CATEGORIES,
    WEIGHTS,
    Categories,
    Weights,
    ask_categories,
    load_categories,
)
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.wording import PERSON, Wording

PACK = pack_folder("en")
VOCAB = Vocab().from_disk(PACK / "pipeline" / "vocab")

# Who must act; what something is to be done to; the action; its category.
HELD_OUT = [
    ("the sultan", "", "set the divers free", "release"),
    ("", "the carpenter", "be let out of custody", "release"),
    ("", "", "the immediate release of the beekeepers", "release"),
    ("the bench", "", "throw out the charges against the piper", "drop_charges"),
    ("", "the guilty verdict", "be overturned", "drop_charges"),
    ("", "", "a fair and public trial for the carters", "fair_trial"),
    ("the tribunal", "", "hear the appeal without delay", "fair_trial"),
    ("the constabulary", "", "investigate the arson at the mill", "investigate"),
    ("", "", "an independent inquiry into the sinking", "investigate"),
    ("", "the arsonists", "be arrested and brought to justice", "accountability"),
    ("the minister", "", "resign", "accountability"),
    ("the shipyard", "", "compensate the injured riveters", "reparation"),
    ("the ministry", "", "apologise to the orphans", "reparation"),
    ("the authorities", "", "guarantee the safety of the choir", "protect"),
    ("the council", "", "respect freedom of assembly", "protect"),
    ("the bank", "", "publish the names of its clients", "disclose"),
    ("the navy", "", "reveal the whereabouts of the stowaways", "disclose"),
    ("the warden", "", "let her see a lawyer", "access"),
    ("", "humanitarian aid", "be let into the harbour", "access"),
    ("the senate", "", "reject the bill", "law_reform"),
    ("", "this law", "be repealed", "law_reform"),
    ("the army", "", "stop shelling the lighthouse", "cease"),
    ("", "", "an end to the raids on the markets", "cease"),
    ("the united nations", "", "impose sanctions on the usurper", "international_action"),
    ("the european union", "", "raise the case at the summit", "international_action"),
    ("the mayor", "", "listen to the bakers", "other"),
    ("congress", "", "fund the ferry", "other"),
    ("everyone", "", "remember the fallen", "other"),
]


def _wording(addressee, subject, action):
    words = tuple(action.lower().split())
    return Wording(words, subject=tuple(subject.split()), addressee=tuple(addressee.split()))


def _weights(mark, *, beside, meaning, alone):
    """Weights of one mark and of vectors of two dimensions, each for one category."""
    tables = {
        name: np.zeros((rows, 13), dtype=np.float32)
        for name, rows in (("beside", 2), ("meaning", 10), ("alone", 2))
    }
    for name, category, weight in (("beside", beside, 1.0), ("meaning", meaning, 2.0), ("alone", alone, 1.0)):
        tables[name][0, CATEGORIES.index(category)] = weight
    return Weights([mark, "bias"], **tables, probe=np.zeros((3, 2), dtype=np.float32))


def test_most_demands_that_it_has_not_seen_are_told():
    model = load_categories()
    right = Counter(
        model.category(_wording(*row[:3]), VOCAB.get_vector) == category for *row, category in HELD_OUT
    )
    assert right[True] >= 0.85 * len(HELD_OUT)


NEGATED = [("detain", "release"), ("torture", "protect"), ("deport", "cease")]


@pytest.mark.parametrize(("verb", "category"), NEGATED, ids=[verb for verb, _ in NEGATED])
def test_what_is_to_be_left_undone_has_a_category_of_its_own(verb, category):
    wording = Wording((verb, "the", "dockers"), addressee=("the", "police"), refrain=True)
    assert load_categories().category(wording, VOCAB.get_vector) == category


def test_without_vectors_the_words_alone_decide():
    assert load_categories().category(_wording("the police", "", f"release {PERSON}")) == "release"


def test_the_weights_of_marks_and_meaning_are_added():
    model = Categories(_weights("head feed", beside="access", meaning="protect", alone="cease"))
    assert model.category(Wording(("feed",))) == "cease"
    assert model.category(Wording(("feed",)), lambda _: np.ones(2, dtype=np.float32)) == "protect"


def test_a_model_is_read_as_it_was_written(tmp_path):
    (tmp_path / "vocab").mkdir()
    (tmp_path / "config.yaml").touch()
    written = Categories(_weights("head dig", beside="access", meaning="other", alone="disclose"))
    written.save(tmp_path / "vocab" / WEIGHTS, "digest")
    model = load_categories(str(tmp_path))
    assert model.category(Wording(("dig",))) == "disclose"
    assert model.category(Wording(("dig",)), lambda _: np.zeros(2, dtype=np.float32)) == "access"


def test_vectors_of_another_pipeline_are_not_taken_for_those_of_the_weights():
    model = load_categories()
    assert model.knows(VOCAB.get_vector)
    assert not model.knows(lambda word: VOCAB.get_vector(word + "s"))
    assert not model.knows(Vocab().get_vector)


def test_names_of_lands_are_left_out_and_names_of_people_are_one_word(tagged):
    doc = tagged("Canada/NNP must/MD free/VB Lena/NNP Ost/NNP in/IN France/NNP")
    doc.set_ents([doc.char_span(17, 25, label="PERSON"), doc.char_span(29, 35, label="GPE")])
    reading = Reading(doc, load_vocabulary("demands").words)
    wording = ask_categories(doc.vocab).wording(
        reading, (2, 7), subject=None, addressee=(0, 1), refrain=False
    )
    assert wording == Wording(("free", PERSON, PERSON, "in"))


def test_the_weights_are_those_of_the_training_demands_and_the_vectors():
    files = [*sorted((PACK / "training" / "categories").glob("*.txt")), PACK / "pipeline/vocab/vectors"]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    kept = str(np.load(PACK / "vocab" / WEIGHTS)["made_of"])
    assert kept == digest, "run `weasel run categories` in models/en/training"
