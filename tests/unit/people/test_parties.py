"""Parties and states that lost their brackets, on docs built by hand."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.pipeline.people.parties import Parties

VOCAB = spacy.blank("en").vocab


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Senator Olha Lys D Wash spoke", "D Wash", id="a short state"),
        pytest.param("Senator Olha Lys R NM spoke", "R NM", id="a code"),
        pytest.param("Senator Olha Lys R N M spoke", "R N M", id="a code in two letters"),
        pytest.param("Senator Olha Lys D Ohio spoke", "D Ohio", id="a full state"),
        pytest.param("WASHINGTON D C Olha Lys spoke", "D C", id="the capital city"),
        pytest.param("Senator Olha D Lys spoke", "", id="an initial"),
    ],
)
def test_party_and_state(text, wanted):
    doc = Doc(VOCAB, words=text.split())
    found = Parties({"wash.", "today"}, {"Ohio"}).find(doc)
    assert " ".join(doc[i].text for i in sorted(found)) == wanted
