"""From the nouns of the vocabulary to titles."""

from itertools import pairwise

from spacy.tokens import Token

from extractor.language.roles import RoleLexicon
from extractor.pipeline.capitals import is_capital, is_glue
from extractor.pipeline.roles.complements import ComplementReader
from extractor.pipeline.roles.modifiers import ModifierReader
from extractor.pipeline.roles.neighbours import age_end
from extractor.pipeline.roles.owners import cut_body
from extractor.pipeline.roles.scene import Scene
from extractor.pipeline.roles.terms import Head
from extractor.pipeline.roles.titles import Title

_NOUNS = frozenset({"NOUN", "PROPN"})
_WIDEST_GAP = 5


class TitleReader:
    """Grows the nouns of the vocabulary into titles."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._lexicon = lexicon
        self._modifiers = ModifierReader(lexicon)
        self._complements = ComplementReader(lexicon)

    def read(self, scene: Scene) -> list[Title]:
        """The titles of a doc in text order."""
        heads = (head for i, head in scene.heads.items() if i == head.start)
        titles = [self._title(scene, head) for head in heads if self._stands(scene, head)]
        for left, right in pairwise(titles):
            joined = _only_conjunctions(scene, left.end, right.full_start)
            right.introduced |= joined and (left.introduced or left.determiner != "none")
            _take_apart(left, right)
        return titles

    def _title(self, scene: Scene, head: Head) -> Title:
        after = self._complements.read(scene, head.end, head.term)
        title = Title(head, head.start, head.start, after, body=after.body, related=after.related)
        if not head.term.entry.after_name:
            self._modifiers.read(scene, title)
            cut_body(scene, title, self._lexicon.bodies, self._lexicon.fields)
        return title

    def _stands(self, scene: Scene, head: Head) -> bool:
        """Whether the noun is no part of a name, and the last of its phrase."""
        if any(scene.named(i) for i in range(head.start, head.end)):
            return False
        if head.term.entry.after_name:
            return True
        known = scene.bodies.get(head.end - 1)
        if known is not None and known.start <= head.start and known.end > head.end:
            return False
        following = scene.forward(head.end)
        if following >= scene.size or scene.broken(head.end - 1, following):
            return True
        return scene.lost_comma(head.end, following) or self._closes(scene, head, scene.doc[following])

    def _closes(self, scene: Scene, head: Head, after: Token) -> bool:
        """Whether the noun is the last of its phrase, given the word after it."""
        if after.text == "/" and after.i + 1 in scene.heads:
            return True
        if after.i == head.end and (
            is_glue(after) or (after.tag_ == "POS" and is_capital(scene.doc[head.start]))
        ):
            return False
        if after.i in scene.starting:
            return True
        if after.i in scene.bodies:
            # "Deputy DV Bureau Chief", "National Harbour Union": the noun is no head here.
            end = scene.bodies[after.i].end
            in_office = head.term.kind in {"office", "membership"}
            return in_office and end not in scene.heads and (end - 1) not in scene.heads
        capital = is_capital(scene.doc[head.start])
        aged = age_end(scene, after.i)
        if aged and scene.forward(aged) in scene.heads:
            # "twin 15-year-old daughters"
            return False
        if scene.doc[head.start].lower_ in self._lexicon.dropped and after.pos_ in {"ADJ", "VERB"}:
            # "fellow jailed reporter X": the word goes with the noun after it.
            return False
        if capital and head.term.kind == "status" and is_capital(after):
            return False
        if after.i in scene.heads:
            other = scene.heads[after.i]
            ranks = self._is_rank(scene, head) or self._is_rank(scene, other)
            prefixed = other.start == after.i and other.term.entry.prefixed and not ranks
            return is_capital(after) and (prefixed or not capital)
        if after.pos_ not in _NOUNS or after.lower_ in self._lexicon.courtesies:
            return True
        return is_capital(scene.doc[head.end - 1]) and is_capital(after)

    def _is_rank(self, scene: Scene, head: Head) -> bool:
        """Whether the noun only ranks what follows it ("Deputy Senator")."""
        return all(token.lower_ in self._lexicon.ranks for token in scene.doc[head.start : head.end])


def _take_apart(left: Title, right: Title) -> None:
    """Leaves a body to the title before it: "chair of the Harbour Commission Professor X"."""
    if left.body is None or right.body is None or left.body.start != right.body.start:
        return
    if left.head.end <= right.body.start and right.body.end == right.head.start:
        right.body, right.full_start = None, right.start


def _only_conjunctions(scene: Scene, start: int, end: int) -> bool:
    """Whether titles are joined directly: the determiner of "its founder and first president" serves both."""
    if not 0 < end - start <= _WIDEST_GAP:
        return False
    words = [token for token in scene.doc[start:end] if not token.is_space]
    return 0 < len(words) <= 2 and all(word.text in {",", "&"} or word.pos_ == "CCONJ" for word in words)
