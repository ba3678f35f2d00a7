"""A verb joined to a bare verb is an ask of its own, even where the tagger reads it as something else."""

import pytest

from extractor.pipeline import keys

CASES = [
    (
        "The authorities must drop the charges and release Olena Dzyuba.",
        ["drop the charges", "release Olena Dzyuba"],
    ),
    ("They must quash the verdict and free both women.", ["quash the verdict", "free both women"]),
    (
        "The court must annul the sentence, release him and pay compensation.",
        ["annul the sentence", "release him", "pay compensation"],
    ),
    ("They must end impunity and violence against women.", ["end impunity and violence against women"]),
]


@pytest.mark.parametrize(("text", "actions"), CASES, ids=[row[0] for row in CASES])
def test_joined_verbs_are_asks_of_their_own(extractor, text, actions):
    doc = extractor.nlp(text, publisher="Harbour Watch")
    assert [span.text for span in doc.spans[keys.DEMANDS] if span.label_ == "action"] == actions
