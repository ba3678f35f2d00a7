"""Lines in which capitals tell nothing, on text without layout."""

import pytest
import spacy

from extractor.pipeline.capitals import capital_lines

NLP = spacy.blank("en")

ABOVE = "The petition was handed over by a group that had been led for years by Olha\n"
NAMES = "Lysenko, Ivan Bondar, Ruth Carver, Pavlo Brandt Okafor, Tamar Salim and Tovaldi\n"
BELOW = "Quillon, who were all freed soon after the first of the hearings was held.\n"
HEADLINE = "Harbour Court Frees Seven Members of Northern Workers Council After Long Trial\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(HEADLINE + "\nThe court freed them on Monday.", True, id="headline"),
        pytest.param(HEADLINE + "The court freed them on Monday after years.\n", True, id="text right below"),
        pytest.param(ABOVE + NAMES + BELOW, False, id="a line of names in a sentence"),
        pytest.param(
            NAMES + "were freed on Monday after years in prison.\n", False, id="goes on in small letters"
        ),
    ],
)
def test_headlines(text, wanted):
    assert bool(capital_lines(NLP(text)).headed) is wanted


def test_shouted_lines():
    doc = NLP("COURT FREES SEVEN HARBOUR WORKERS\n\nThe court freed them.")
    assert [doc[i].text for i in sorted(capital_lines(doc).shouted)][:2] == ["COURT", "FREES"]
