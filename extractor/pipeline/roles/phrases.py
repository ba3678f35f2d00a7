"""Noun phrases, told by tags and punctuation: the parse is weak on lists and names."""

from collections.abc import Collection

from spacy.tokens import Token

from extractor.pipeline.capitals import is_capital, is_glue
from extractor.pipeline.roles.scene import Scene

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_OPENING = frozenset({"“", '"', "‘", "«", "„"})
_CLOSING = frozenset({"”", '"', "’", "»", "“"})
_PLACES = frozenset({"GPE", "LOC"})
_FARTHEST = 12
_LONGEST_QUOTED = 8
_LONGEST_PARTICLE = 3


def is_closing(token: Token) -> bool:
    """Whether the token can close a quotation."""
    return token.text in _CLOSING


class Phrases:
    """Reads the noun phrase that begins at a token."""

    def __init__(self, *, courtesies: Collection[str], fields: Collection[str]) -> None:
        self._courtesies = courtesies
        self._fields = fields

    def at(self, scene: Scene, index: int) -> tuple[int, int]:
        """Start and end of the phrase without its determiner; both the same where none begins."""
        doc, k = scene.doc, scene.forward(index)
        while k < scene.size and (
            doc[k].pos_ == "DET" or doc[k].tag_ == "PRP$" or doc[k].text in _OPENING or doc[k].is_space
        ):
            k += 1
        start = last = k
        while k < scene.size and k - start < _FARTHEST and (k == start or k not in scene.breaks):
            step = self._step(scene, k, last)
            if not step:
                break
            if step > 1 or not doc[k].is_space:
                last = k + step
            k += step
        return start, min(_without_glue(scene, last), scene.size) if last > start else start

    def _step(self, scene: Scene, k: int, last: int) -> int:
        """How many tokens to go on with: none at the end of the phrase."""
        token = scene.doc[k]
        if k in scene.starting or k in scene.dated:
            return 0
        if token.lower_ in self._courtesies and token.is_title and token.lower_ != "the":
            return 0
        if token.is_space:
            return 0 if scene.lost_comma(k, k + 1) else 1
        if (token.text == "&" and scene.forward(k + 1) in scene.heads) or _is_stacked(scene, k):
            return 0
        if k in scene.bodies or _continues(scene, token, last):
            return 1
        return self._conjunct(scene, token, scene.doc[last - 1] if last else token)

    def _conjunct(self, scene: Scene, token: Token, before: Token) -> int:
        """How far a comma or conjunction leads to a further noun of the same phrase."""
        after = scene.forward(token.i + 1)
        if after >= scene.size or after in scene.starting or after in scene.heads or after in scene.breaks:
            return 0
        following = scene.doc[after]
        capitals = is_capital(before) and is_capital(following)
        if token.text == ",":
            window = scene.doc[after + 1 : after + 5]
            clause = any(word.pos_ in {"VERB", "AUX"} or word.i in scene.people for word in window)
            series = any(word.pos_ == "CCONJ" for word in window) and not clause
            new = following.ent_type_ in _PLACES or after in scene.bodies
            joined = capitals and series and (not new or following.lower_ in self._fields)
        elif token.pos_ == "CCONJ" and following.pos_ in {"NOUN", "PROPN", "ADJ"}:
            joined = capitals or not (is_capital(before) or is_capital(following))
        else:
            joined = False
        return after - token.i if joined else 0


def name_start(scene: Scene, start: int, end: int) -> int:
    """Where the capitalised name begins that a noun phrase ends with: "the weekly | Zenda Mirror"."""
    first = here = end
    while here > start:
        token = scene.doc[here - 1]
        if is_capital(token) or "." in token.text or token.text in _POSSESSIVES or is_glue(token):
            first = here - 1
        elif len(token.text) > _LONGEST_PARTICLE and token.pos_ not in {"CCONJ", "ADP", "DET"}:
            break
        here -= 1
    return first


def _is_stacked(scene: Scene, k: int) -> bool:
    """Whether a title of the one named stands after a body: "chair of the Harbour Watch | Professor X"."""
    head = scene.heads.get(k)
    if head is None or head.start != k or k - 1 not in scene.bodies or k in scene.bodies:
        return False
    return is_capital(scene.doc[k]) and scene.forward(head.end) in scene.starting


def _continues(scene: Scene, token: Token, last: int) -> bool:
    """Whether a word goes on with the phrase by its own form."""
    doc, k = scene.doc, token.i
    if token.pos_ in _CONTENT or (is_capital(token) and token.pos_ == "VERB") or (k and is_glue(doc[k - 1])):
        return True
    if is_glue(token) or token.text in _POSSESSIVES or token.text == "&":
        return 0 < k < scene.size - 1
    if token.pos_ == "VERB" and token.dep_ in {"amod", "compound"}:
        return True
    if token.pos_ == "ADV":
        return token.dep_ == "advmod" and token.head.pos_ == "ADJ" and token.head.i > k
    if token.text in _OPENING and last == k and k + 1 < scene.size and is_capital(doc[k + 1]):
        return True
    quoted = doc[max(0, k - _LONGEST_QUOTED) : k]
    return token.text in _CLOSING and any(word.text in _OPENING for word in quoted)


def _without_glue(scene: Scene, end: int) -> int:
    """The end before hyphens, ampersands and possessive marks that lead nowhere."""
    while end > 0 and (is_glue(scene.doc[end - 1]) or scene.doc[end - 1].text in {*_POSSESSIVES, "&"}):
        end -= 1
    return end
