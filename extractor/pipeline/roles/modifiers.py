"""What stands before the noun of a title: words of the title, and words that only go with it."""

import re
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from extractor.language.roles import RoleLexicon
from extractor.pipeline.capitals import is_capital, is_glue
from extractor.pipeline.roles.owners import OwnerReader, known_body
from extractor.pipeline.roles.scene import Scene
from extractor.pipeline.roles.titles import Title

Standing = Literal["none", "part", "dropped", "former"]

_AGE = re.compile(r"\d+([- ]years?)?[- ]?olds?", re.IGNORECASE)
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_HYPHENS = frozenset({"-", "‑"})
_HASH = "#"
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "X"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NOUN_TAGS = frozenset({"JJ", "JJS", "JJR", "NN", "NNS", "NNP", "NNPS"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_FARTHEST = 12
_LONGEST_ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class _Word:
    """A word before the noun, hyphens and all; `token` tells what kind of word it is."""

    token: Token
    start: int
    end: int


class ModifierReader:
    """Walks from the noun of a title to where its phrase begins."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._lexicon = lexicon
        self._owners = OwnerReader(lexicon)

    def read(self, scene: Scene, title: Title) -> None:
        """Reads the modifiers, then what is no part of the title ("former", an age), then a determiner."""
        here, fixed = title.head.start, False
        while (word := self._word_before(scene, title, here)) is not None:
            if self._owners.read(scene, title, word.token):
                return
            standing = self._standing(scene, word, here)
            start = word.start
            if standing == "none" or (standing == "part" and fixed and (word.end - 1) not in scene.bodies):
                return
            if standing == "part" and fixed:
                title.body = title.body or known_body(scene, word.end)
                start = min(start, scene.bodies[word.end - 1].start)
            elif standing == "part":
                title.start = start
            else:
                if standing == "former" and word.end - start > 2 and not fixed:
                    title.start = start + 2
                title.former |= standing == "former"
                fixed = True
            title.full_start = here = start

    def _word_before(self, scene: Scene, title: Title, here: int) -> _Word | None:
        """The word that ends before `here`, if it can belong to the phrase."""
        end = scene.backward(here)
        if end == 0 or title.head.start - here >= _FARTHEST or scene.broken(end - 1, here):
            return None
        token = scene.doc[end - 1]
        sentence_end = token.text[-1] in ".!?" and len(token.text) > _LONGEST_ABBREVIATION
        if sentence_end or (end < here and scene.lost_comma(end, here)):
            return None
        glued = end == here and token.text in _HYPHENS and is_glue(token)
        start = scene.word_start(end if glued else end - 1)
        if start and scene.doc[start - 1].text == _HASH and not scene.doc[start - 1].whitespace_:
            start -= 1
        if start >= here or any(i in scene.dated or scene.named(i) for i in range(start, end)):
            return None
        hashed = scene.doc[start].text == _HASH
        return _Word(scene.doc[start] if glued and not hashed else token, start, end)

    def _standing(self, scene: Scene, word: _Word, here: int) -> Standing:
        """Whether a word is part of the title, goes with it, says "former", or belongs elsewhere."""
        token = word.token
        text = scene.doc[word.start : word.end].text
        if text.lower() not in self._lexicon.dropped and scene.doc[word.start].lower_ in self._lexicon.former:
            return "former"
        number = token.like_num and token.pos_ == "NUM"
        if number or {token.lower_, text.lower()} & self._lexicon.dropped or _AGE.fullmatch(text):
            return "dropped"
        if token.text in _POSSESSIVES:
            return "part"
        if self._is_other_title(scene, word, here):
            return "none"
        if (word.end - 1) in scene.shouted:
            return "part" if token.lower_ in self._lexicon.fields | self._lexicon.ranks else "none"
        if _in_name(scene, token) or _modifies(scene, token, here) or _joins(scene, token, here):
            return "part"
        return "none"

    def _is_other_title(self, scene: Scene, word: _Word, here: int) -> bool:
        """Whether the word is the noun of a title of its own: "crossbencher | Senator X", "X OAM | Chair"."""
        other = scene.heads.get(word.end - 1)
        if other is not None and other.term.entry.after_name:
            return True
        if other is None or other.term.kind == "membership" or not is_capital(scene.doc[here]):
            return False
        ranks = all(token.lower_ in self._lexicon.ranks for token in scene.doc[other.start : other.end])
        prefixed = here in scene.heads and scene.heads[here].term.entry.prefixed and not ranks
        return prefixed or not is_capital(scene.doc[other.start])


def _in_name(scene: Scene, token: Token) -> bool:
    """Whether a word with a capital, whatever its tag, is in the name of a body ("Harbour *Watch*")."""
    return token.i in scene.bodies and is_capital(token)


def _modifies(scene: Scene, token: Token, here: int) -> bool:
    """Whether a word can modify the noun, by its tag and form."""
    if not any(letter.isalpha() for letter in token.text):
        return False
    if token.is_upper and token.is_alpha and len(token.text) > 1:
        return True
    if token.pos_ in _MODIFIERS or token.tag_ in _NOUN_TAGS:
        return True
    if token.tag_ in _PARTICIPLES:
        attributive = token.dep_ in {"amod", "compound"} and not _opens_clause(scene, token, here)
        return attributive or (is_capital(token) and token.i not in scene.breaks)
    adverb = token.pos_ == "ADV" and token.dep_ == "advmod"
    return adverb and scene.doc[here].pos_ in {"ADJ", "VERB"}


def _opens_clause(scene: Scene, token: Token, here: int) -> bool:
    """Whether a small participle after a mark is the verb of a title: "…, *announced* Director X"."""
    before = scene.backward(token.i)
    marked = before > 0 and scene.doc[before - 1].is_punct and not is_glue(scene.doc[before - 1])
    return marked and is_capital(scene.doc[here]) and not is_capital(token)


def _joins(scene: Scene, token: Token, here: int) -> bool:
    """Whether "&" or "and" joins two modifiers: "Programs & Communications Director"."""
    if token.text != "&" and token.pos_ != "CCONJ":
        return False
    before = scene.backward(token.i) - 1
    if before < 0 or before in scene.heads or before in scene.people or before in scene.bodies:
        return False
    left, right = scene.doc[before], scene.doc[scene.forward(here)]
    if token.text == "&":
        return is_capital(left) == is_capital(right)
    if left.pos_ == "ADJ" and right.pos_ == "ADJ" and left.ent_type_ == right.ent_type_:
        return not is_capital(left) and not is_capital(right)
    return left.pos_ in _NOUNS and right.pos_ in _MODIFIERS and _describes(scene, before)


def _describes(scene: Scene, last: int) -> bool:
    """Whether the words up to `last` begin a description: "X, *a noted lake* and river expert"."""
    for i in range(last, max(last - _FARTHEST, 0), -1):
        token = scene.doc[i]
        if token.text == "," and scene.backward(i) in scene.ending:
            return True
        if token.pos_ == "DET":
            return scene.doc[i - 1].text == "," or scene.doc[i - 1].pos_ == "AUX"
        if not (token.pos_ in _MODIFIERS or token.pos_ == "CCONJ" or token.text in _HYPHENS):
            return False
        if i in scene.heads or i in scene.people or i in scene.bodies or token.tag_ == "NNS":
            return False
    return False
