"""Names by document: what one mention of a person settles is used for the others; measured here."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

NAME = "names_by_document"
SHORTEST = 3


@Language.component(NAME)
def names_by_document(doc: Doc) -> Doc:
    """Marks first and last words of full names as people wherever they stand alone in the same text.

    Example: after "Ales Bialiatski", a bare "Ales" or "Bialiatski" is a PERSON, whatever it was before.
    """
    forms = known_forms(doc)
    taken = {token.i for ent in doc.ents for token in ent}
    kept = [
        Span(doc, ent.start, ent.end, "PERSON") if ent.text in forms and ent.label_ != "PERSON" else ent
        for ent in doc.ents
    ]
    added = [
        Span(doc, token.i, token.i + 1, "PERSON")
        for token in doc
        if token.i not in taken and token.text in forms
    ]
    doc.ents = filter_spans([*kept, *added])
    return doc


def known_forms(doc: Doc) -> set[str]:
    """Returns the full names of a text and the words that may stand for them."""
    forms: set[str] = set()
    for ent in doc.ents:
        words = [token.text for token in ent if _may_stand_alone(token)]
        if ent.label_ == "PERSON" and len(words) > 1:
            forms.update((ent.text, words[0], words[-1]))
    return forms


def _may_stand_alone(token: Token) -> bool:
    return token.text[0].isupper() and len(token) >= SHORTEST
