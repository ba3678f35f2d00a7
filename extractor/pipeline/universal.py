"""Reads a parse in the CLEAR style of spaCy's OntoNotes pipelines as one of Universal Dependencies.

Our components are written for UD (https://universaldependencies.org/u/dep/), in which content words govern
function words. Where another pipeline is put in place of the shipped one, this component turns its trees:
prepositions become `case` of their nouns, the copula `cop` of its predicate, and labels take their UD names.
What CLEAR does not tell apart stays as it is. After Schuster and Manning, "Enhanced English Universal
Dependencies" (LREC 2016).
"""

from collections.abc import Sequence

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc

_LABELS = {
    "acomp": "xcomp",
    "agent": "obl:agent",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "parataxis",
    "neg": "advmod",
    "npadvmod": "obl:npmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
_OBJECTS_OF_PREPOSITIONS = frozenset({"pobj", "pcomp"})
_PREDICATES = frozenset({"attr", "acomp"})
# What hangs on a copula belongs to its predicate.
_MOVES_WITH_COPULA = frozenset(
    {"nsubj", "csubj", "aux", "neg", "mark", "advmod", "punct", "cc", "conj", "advcl", "prep", "expl"}
)


def is_clear_style(labels: Sequence[str]) -> bool:
    """Whether a parser's labels are those of CLEAR, not of UD."""
    return "pobj" in labels and "obl" not in labels


class UniversalDependencies:
    """Rewrites heads and labels of a parsed doc."""

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, its tree in UD."""
        if len(doc):
            heads, labels = _turned(doc)
            offsets = [(head - i) % 2**64 for i, head in enumerate(heads)]
            numbers = [doc.vocab.strings.add(label) for label in labels]
            doc.from_array([HEAD, DEP], np.array([offsets, numbers], dtype="uint64").T)  # type: ignore[arg-type]
        return doc


def _turned(doc: Doc) -> tuple[list[int], list[str]]:
    heads = [token.head.i for token in doc]
    labels = [token.dep_ for token in doc]
    _turn_copulas(doc, heads, labels)
    _turn_prepositions(doc, heads, labels)
    return heads, [_label(token.tag_, label) for token, label in zip(doc, labels, strict=True)]


def _label(tag: str, label: str) -> str:
    return "mark" if label == "aux" and tag == "TO" else _LABELS.get(label, label)


def _turn_copulas(doc: Doc, heads: list[int], labels: list[str]) -> None:
    """The predicate takes the place of "be", which becomes its `cop`."""
    for token in doc:
        if token.dep_ not in _PREDICATES or token.head.lemma_ != "be" or labels[token.head.i] == "cop":
            continue
        verb = token.head.i
        heads[token.i] = token.i if heads[verb] == verb else heads[verb]
        labels[token.i] = labels[verb]
        heads[verb], labels[verb] = token.i, "cop"
        for child in doc[verb].children:
            if child.i != token.i and child.dep_ in _MOVES_WITH_COPULA:
                heads[child.i] = token.i


def _turn_prepositions(doc: Doc, heads: list[int], labels: list[str]) -> None:
    """The object takes the place of its preposition, which becomes its `case`."""
    for token in doc:
        if token.dep_ not in {"prep", "agent"}:
            continue
        noun = next((child for child in token.children if child.dep_ in _OBJECTS_OF_PREPOSITIONS), None)
        if noun is None:
            labels[token.i] = "advmod"
            continue
        governor = heads[token.i]
        nominal = doc[governor].pos_ in {"NOUN", "PROPN", "PRON", "NUM"} and labels[governor] != "ROOT"
        heads[noun.i] = governor
        labels[noun.i] = _oblique(token.dep_, noun.dep_, nominal=nominal)
        heads[token.i], labels[token.i] = noun.i, "mark" if noun.dep_ == "pcomp" else "case"


def _oblique(preposition: str, noun: str, *, nominal: bool) -> str:
    if preposition == "agent":
        return "obl:agent"
    if noun == "pcomp":
        return "advcl"
    return "nmod" if nominal else "obl"


@Language.factory(
    "extractor_universal", requires=["token.dep", "token.head"], assigns=["token.dep", "token.head"]
)
def make_universal(nlp: Language, name: str) -> UniversalDependencies:  # noqa: ARG001 (spaCy passes both)
    """The component; it has no settings."""
    return UniversalDependencies()
