"""Where a title's phrase begins: determiners, and the people, bodies and places that own the title."""

from collections.abc import Collection
from itertools import pairwise

from spacy.tokens import Token

from extractor.language.roles import RoleLexicon
from extractor.pipeline.capitals import is_capital
from extractor.pipeline.roles.bodies import Body, body, last_body, owner_body
from extractor.pipeline.roles.scene import Scene
from extractor.pipeline.roles.titles import Title

_ARTICLES = {"a": "indefinite", "an": "indefinite", "one": "indefinite"}
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_OPENING = {"”": "“", '"': '"', "’": "‘", "»": "«", ")": "("}
_ONE_OF = frozenset({"one", "some", "two"})
_NAMES = frozenset({"PROPN", "NOUN", "ADJ"})
_PLACES_AND_PEOPLES = frozenset({"GPE", "LOC", "NORP"})
_IN_BODIES = frozenset({"office", "membership"})
_SHORTEST_ACRONYM = 3
_LONGEST_QUOTED = 8


class OwnerReader:
    """Reads the word at which a title's phrase begins."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._bodies = lexicon.bodies
        self._group_owners = lexicon.group_owners

    def read(self, scene: Scene, title: Title, word: Token) -> bool:
        """Takes in a determiner, an owner, a quoted or bracketed body; whether the word was one."""
        if word.pos_ == "DET" or word.lower_ in {*_ARTICLES, "the"}:
            title.determiner = "indefinite" if word.lower_ in _ARTICLES else "definite"
            title.full_start = word.i
            _read_one_of(scene, title)
            return True
        if word.pos_ == "PRON" and (word.tag_ == "PRP$" or word.dep_ == "nmod:poss"):
            self._read_pronoun(scene, title, word)
            return True
        if (word.text in _POSSESSIVES or _lost_apostrophe(scene, word)) and word.i > 0:
            if scene.doc[word.i - 1].lower_ in self._group_owners:
                return False
            self._read_owner(scene, title, word.i - 1)
            return True
        if word.text in _OPENING:
            _read_quoted(scene, title, word)
            return True
        return False

    @staticmethod
    def _read_pronoun(scene: Scene, title: Title, pronoun: Token) -> None:
        title.determiner, title.full_start = "owned", pronoun.i
        owner = scene.people.get(pronoun.i)
        title.related = title.related or (owner.id if owner else None)
        # "Our ambassador" is that of the land, not of those who write.
        if title.body is None and title.term.kind in _IN_BODIES and not title.term.entry.scoped:
            title.body = owner_body(scene, pronoun)

    def _read_owner(self, scene: Scene, title: Title, last: int) -> None:
        """What stands before a possessive mark: a person, a body, a place or whatever."""
        title.determiner = "owned"
        word = scene.doc[last]
        if last in scene.people:
            title.related = title.related or scene.people[last].id
            title.full_start = scene.people[last].start
        elif last in scene.bodies:
            title.body = title.body or known_body(scene, last + 1)
            title.full_start = scene.bodies[last].start
        else:
            title.full_start = _phrase_start(scene, last)
            named = is_capital(word) and word.ent_type_ != "PERSON" and title.term.kind in _IN_BODIES
            if named and title.body is None:
                title.body = body(scene, _capitals_start(scene, last), last + 1)
            elif word.lower_ in self._bodies and title.body is None and title.term.kind in _IN_BODIES:
                title.body = last_body(scene, title.full_start)
        before = scene.backward(title.full_start)
        if before and scene.doc[before - 1].lower_ in {*_ARTICLES, "the"}:
            title.full_start = before - 1
        _read_one_of(scene, title)


def _lost_apostrophe(scene: Scene, word: Token) -> bool:
    """Whether an "s" after a name was a possessive: "Olha Lys | s lawyer"."""
    return word.text == "s" and (scene.named(word.i - 1) or word.i - 1 in scene.bodies)


def known_body(scene: Scene, end: int) -> Body:
    """The organization whose mention covers the token before `end`, up to there."""
    known = scene.bodies[end - 1]
    return body(scene, known.start, end, known)


def _is_cause(scene: Scene, index: int, title: Title, fields: Collection[str]) -> bool:
    """Whether a word taken for a body says what a profession is about: "Labour activist"."""
    known = scene.bodies[index]
    if scene.doc[known.start - 1].text == "#" and known.start:
        return True
    single = known.end - known.start == 1
    return single and title.term.kind == "profession" and scene.doc[index].lower_ in fields


def cut_body(scene: Scene, title: Title, nouns: Collection[str], fields: Collection[str]) -> None:
    """Takes a body out of the words before the noun: "AFRW | director"; `nouns` are nouns of bodies."""
    known = scene.bodies.get(title.head.start)
    inside = known is not None and title.head.start < known.end < title.head.end
    if known is not None and inside and title.term.kind == "profession":
        # "Zenda University | student": the body takes in words that are of the noun elsewhere.
        title.body = title.body or known_body(scene, known.end)
        title.full_start, title.start = min(title.full_start, known.start), known.end
        return
    for i in range(title.head.start - 1, title.start - 1, -1):
        if i in scene.bodies and _is_cause(scene, i, title, fields):
            continue
        # A body that takes the noun in is doubted: "Tax Division Trial Attorney".
        if i in scene.bodies and (scene.bodies[i].end <= title.head.start or scene.doc[i].lower_ in nouns):
            title.body = title.body or known_body(scene, i + 1)
            title.full_start = min(title.full_start, scene.bodies[i].start)
            title.start = next(
                (k for k in range(i + 1, title.head.start) if scene.doc[k].is_alpha), title.head.start
            )
            return
    end = _unknown_body_end(scene, title, nouns)
    if end > title.start:
        title.body = title.body or body(scene, title.start, end)
        title.start = end


def _unknown_body_end(scene: Scene, title: Title, nouns: Collection[str]) -> int:
    """Where a body nobody found ends ("Supreme Court | Justice", "HWU | head"); else the title's start."""
    start, noun = title.start, title.head.start - 1
    if noun < start or start in scene.shouted or scene.doc[start].text == "#":
        return start
    if noun > start and scene.doc[noun].lower_ in nouns and is_capital(scene.doc[noun - 1]):
        place = scene.doc[noun - 1].ent_type_ in _PLACES_AND_PEOPLES
        if is_capital(scene.doc[noun]) or not place:
            return noun + 1
    word = scene.doc[start]
    acronym = word.is_alpha and word.is_upper and len(word.text) >= _SHORTEST_ACRONYM
    # "iHarbour", "HarbourMedia": a capital after a small letter is no common word's.
    joined = word.is_alpha and any(a.islower() and b.isupper() for a, b in pairwise(word.text))
    return (
        start + 1
        if (acronym or joined) and scene.doc[start + 1].is_alpha and not scene.is_land(word.text)
        else start
    )


def _read_one_of(scene: Scene, title: Title) -> None:
    """Reads "one of" before the determiner: what follows is said of one person."""
    end = scene.backward(title.full_start)
    if end >= 2 and scene.doc[end - 1].lower_ == "of" and scene.doc[end - 2].lower_ in _ONE_OF:
        title.one_of = scene.doc[end - 2].lower_ == "one"
        title.full_start = end - 2


def _read_quoted(scene: Scene, title: Title, mark: Token) -> None:
    """A body before the title in quotation marks, or its acronym in brackets."""
    opening = _OPENING[mark.text]
    nearest = range(mark.i - 1, max(mark.i - _LONGEST_QUOTED, -1), -1)
    start = next((i for i in nearest if scene.doc[i].text == opening), None)
    if start is None or mark.i - start < 2:
        return
    if mark.text == ")":
        before = scene.bodies.get(start - 1)
        if before is not None and title.body is None:
            title.body = body(scene, before.start, before.end, before)
            title.full_start = before.start
        return
    inside = next((scene.bodies[i] for i in range(start + 1, mark.i) if i in scene.bodies), None)
    words = [token for token in scene.doc[start + 1 : mark.i] if token.is_alpha]
    if inside or all(is_capital(token) or token.pos_ in {"ADP", "DET"} for token in words):
        title.body = title.body or body(scene, start + 1, mark.i, inside)
        title.full_start = start


def _capitals_start(scene: Scene, last: int) -> int:
    start = last
    while start > 0 and start not in scene.breaks and (start - 1) not in scene.people:
        before = scene.doc[start - 1]
        if not is_capital(before) or before.pos_ not in _NAMES:
            break
        start -= 1
    return start


def _phrase_start(scene: Scene, last: int) -> int:
    start = last
    while start > 0 and start not in scene.breaks and scene.doc[start - 1].pos_ in _NAMES:
        start -= 1
    return start
