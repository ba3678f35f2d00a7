"""Runs of name words, on docs built by hand."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.language import load_vocabulary
from extractor.pipeline.people.runs import Ground, Runs
from extractor.pipeline.people.words import NameWords

VOCAB = spacy.blank("en").vocab
WORDS = NameWords(load_vocabulary("people"), load_vocabulary("given_names"))


def doc_of(text):
    words = text.split()
    pos = ["PROPN" if word[:1].isupper() else "NOUN" for word in words]
    return Doc(VOCAB, words=words, pos=pos, sent_starts=[True] + [False] * (len(words) - 1))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("then Senator Ruth Carver spoke", ["Ruth Carver"], id="a title ends the run before it"),
        pytest.param("with Ludwig van Hale there", ["Ludwig van Hale"], id="small words inside"),
        pytest.param("with Ana B. Carver there", ["Ana B. Carver"], id="initials"),
        pytest.param("with Lys , Hale there", ["Lys", "Hale"], id="commas end runs"),
        pytest.param("with Ruth Carver OAM there", ["Ruth Carver"], id="letters behind a name"),
        pytest.param("on Elm Street Ruth Carver lives", ["Elm Street", "Ruth Carver"], id="things end runs"),
        pytest.param("by Ann Bishop , who", ["Ann Bishop"], id="a title that is a surname"),
        pytest.param("by Ann D. Bishop , who", ["Ann D. Bishop"], id="the same after an initial"),
        pytest.param("by Brothers Ivan Hale , who", ["Ivan Hale"], id="relations stand before names"),
        pytest.param("by ADA Ruth Carver there", ["Ruth Carver"], id="letters of an office before a name"),
        pytest.param("by WONG Mei Lan there", ["WONG Mei Lan"], id="a surname in capitals that comes first"),
        pytest.param(
            "of Trade Policy Ruth Carver there", ["Ruth Carver"], id="an office runs up to the name"
        ),
        pytest.param("with Elizabeth May , who", ["Elizabeth May"], id="a month that is a surname"),
        pytest.param("Ruth Carver Pleads Guilty today", ["Ruth Carver"], id="verbs of headlines end runs"),
        pytest.param("by Ruth Ann Member for Elmwood", ["Ruth Ann", "Elmwood"], id="an office behind a name"),
    ],
)
def test_runs(text, wanted):
    ground = Ground(breaks={0}, shouted=(), headed=(), taken=(), lands=())
    assert [run.text for run in Runs(WORDS).find(doc_of(text), ground)] == wanted


def test_a_block_ends_a_run():
    ground = Ground(breaks={0, 3}, shouted=(), headed=(), taken=(), lands=())
    assert [run.text for run in Runs(WORDS).find(doc_of("by Ruth Carver Olha Lys"), ground)] == [
        "Ruth Carver",
        "Olha Lys",
    ]
