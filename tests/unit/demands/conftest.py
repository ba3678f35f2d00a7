"""Docs for the grammar of demands without a model: words with their tags, `We/PRP urge/VBP …`."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.language import load_vocabulary
from extractor.pipeline.demands.categories import ask_categories
from extractor.pipeline.demands.component import Demands
from extractor.pipeline.keys import register_extensions

register_extensions()
NLP = spacy.blank("en")
DEMANDS = Demands(
    lexicon=load_vocabulary("demands"), tokenizer=NLP.tokenizer, categories=ask_categories(NLP.vocab)
)


def _tagged(text):
    pairs = [word.rsplit("/", 1) for word in text.split()]
    words = [word for word, _ in pairs]
    spaces = [
        following not in {".", ",", ";", ":", "!", "?", "’s", "”"} and word not in {"“", "("}
        for word, following in zip(words, [*words[1:], "."], strict=True)
    ]
    return Doc(NLP.vocab, words=words, spaces=spaces, tags=[tag for _, tag in pairs])


@pytest.fixture(scope="session")
def tagged():
    """A function from tagged words to a Doc."""
    return _tagged


@pytest.fixture(scope="session")
def demanded():
    """A function from tagged words to the findings of the component."""
    return lambda text: DEMANDS.find(_tagged(text))
