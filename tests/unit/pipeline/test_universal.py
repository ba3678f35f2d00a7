"""A parse in CLEAR style becomes one in UD: hand-made trees before and after."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.pipeline.universal import UniversalDependencies, is_clear_style

VOCAB = spacy.blank("en").vocab

# word, part of speech, tag, lemma, head in CLEAR, label in CLEAR, head in UD, label in UD
COURT = [
    ("She", "PRON", "PRP", "she", 2, "nsubjpass", 2, "nsubj:pass"),
    ("was", "AUX", "VBD", "be", 2, "auxpass", 2, "aux:pass"),
    ("sentenced", "VERB", "VBN", "sentence", 2, "ROOT", 2, "ROOT"),
    ("by", "ADP", "IN", "by", 2, "agent", 5, "case"),
    ("a", "DET", "DT", "a", 5, "det", 5, "det"),
    ("court", "NOUN", "NN", "court", 3, "pobj", 2, "obl:agent"),
    ("in", "ADP", "IN", "in", 5, "prep", 7, "case"),
    ("Minsk", "PROPN", "NNP", "Minsk", 6, "pobj", 5, "nmod"),
    ("to", "ADP", "IN", "to", 2, "prep", 9, "case"),
    ("death", "NOUN", "NN", "death", 8, "pobj", 2, "obl"),
]
COPULA = [
    ("He", "PRON", "PRP", "he", 1, "nsubj", 3, "nsubj"),
    ("is", "AUX", "VBZ", "be", 1, "ROOT", 3, "cop"),
    ("a", "DET", "DT", "a", 3, "det", 3, "det"),
    ("lawyer", "NOUN", "NN", "lawyer", 1, "attr", 3, "ROOT"),
]
INFINITIVE = [
    ("They", "PRON", "PRP", "they", 1, "nsubj", 1, "nsubj"),
    ("want", "VERB", "VBP", "want", 1, "ROOT", 1, "ROOT"),
    ("to", "PART", "TO", "to", 3, "aux", 3, "mark"),
    ("free", "VERB", "VB", "free", 1, "xcomp", 1, "xcomp"),
    ("him", "PRON", "PRP", "he", 3, "dobj", 3, "obj"),
]


@pytest.mark.parametrize("rows", [COURT, COPULA, INFINITIVE], ids=["court", "copula", "infinitive"])
def test_trees_are_turned(rows):
    words, pos, tags, lemmas, heads, deps, wanted_heads, wanted_deps = map(list, zip(*rows, strict=True))
    doc = UniversalDependencies()(
        Doc(VOCAB, words=words, pos=pos, tags=tags, lemmas=lemmas, heads=heads, deps=deps)
    )
    assert [(token.head.i, token.dep_) for token in doc] == list(zip(wanted_heads, wanted_deps, strict=True))


def test_an_empty_doc_stays_empty():
    assert len(UniversalDependencies()(Doc(VOCAB, words=[]))) == 0


def test_styles_are_told_apart():
    assert is_clear_style(["nsubjpass", "pobj", "prep"])
    assert not is_clear_style(["nsubj:pass", "obl", "case"])
