"""Titles before names: "Senator X", "the chair, X", "journalists X and Y", "his wife, the activist X"."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from extractor.language.roles import RoleLexicon
from extractor.pipeline.capitals import is_capital
from extractor.pipeline.roles.bodies import (
    Body,
    body,
    body_after_name,
    body_headed,
    body_in_signature,
    chain_end,
)
from extractor.pipeline.roles.holdings import CONJUNCTIONS, DASHES, Holding, hold, is_closed
from extractor.pipeline.roles.marks import follows_name, introduces, is_said
from extractor.pipeline.roles.neighbours import age_end, list_after
from extractor.pipeline.roles.scene import Mention, Scene
from extractor.pipeline.roles.titles import Title

_OPENING = frozenset({"“", '"', "‘", "«"})
_MOST_STEPS = 10


@dataclass(frozen=True, slots=True)
class _Way:
    """The way from a title to a name: where the name begins, the mark between, whether a title is."""

    at: int
    mark: str
    stacked: bool


class Introductions:
    """Ties titles to the names after them."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._courtesies = lexicon.courtesies
        self._identifying = lexicon.identifying
        self._bodies = lexicon.bodies

    def find(self, scene: Scene, titles: list[Title]) -> list[Holding]:
        """All pairs of title and holder where the title comes first."""
        found: list[Holding] = []
        starting = {title.start: title for title in titles}
        ending = {title.end: title for title in titles}
        for title in titles:
            if not title.term.entry.after_name:
                self._before_name(scene, title, starting, ending, found)
        found = [one for one in found if not _is_inside(one.title, found)]
        for left, right in zip(reversed(titles[:-1]), reversed(titles[1:]), strict=True):
            if not left.holders and right.holders and not left.term.entry.after_name:
                _chain_back(scene, left, right, found)
        return found

    def _before_name(
        self,
        scene: Scene,
        title: Title,
        starting: Mapping[int, Title],
        ending: Mapping[int, Title],
        found: list[Holding],
    ) -> None:
        """Senator X; the chair, X; journalists X and Y; bloggers (X, Y); the defendant as X."""
        way = self._to_name(scene, title, starting)
        if way is None or (title.after.nested and not way.mark):
            return
        first = scene.starting[way.at]
        if title.after.personal and not _is_relative(scene, title, first, way.mark):
            return
        stepping = way.mark not in {"", ","} or (title.plural and title.determiner == "definite")
        between = starting if stepping else {}
        mentions = list_after(scene, first, self._courtesies, between) if title.plural else [first]
        apposed = way.mark == "," and len(mentions) > 1 and self._is_described(scene, title, mentions)
        if way.mark and not apposed and not is_said(scene, title, first, way.mark, ending):
            return
        if title.plural and len(mentions) < 2 and not _list_goes_on(scene, first):
            return
        for mention in mentions:
            hold(title, mention.id, min(title.full_start, mention.start), mention.end, found)
        if title.body is None and not way.stacked:
            title.body = self._body_after(scene, title, mentions[-1]) or _body_of_group(scene, title, ending)

    @staticmethod
    def _is_described(scene: Scene, title: Title, mentions: list[Mention]) -> bool:
        """Whether a list after a comma names those whom a bare plural means: "two sisters, X and Y, …"."""
        before = scene.backward(title.full_start)
        listed = (before > 0 and scene.doc[before - 1].text in {",", "("}) or before in scene.ending
        words = scene.doc[mentions[-2].end : mentions[-1].start]
        joined = any(word.lower_ in CONJUNCTIONS for word in words)
        return joined and not listed and is_closed(scene, scene.aside_end(mentions[-1].end))

    def _body_after(self, scene: Scene, title: Title, name: Mention) -> Body | None:
        found = body_after_name(scene, name, self._bodies, seated=title.term.entry.id == "judge")
        found = found or body_headed(scene, title.full_start)
        if found is None and scene.opens_line(title.full_start):
            here = scene.forward(name.end)
            if here < scene.size and scene.doc[here].text == ",":
                known = scene.bodies.get(scene.forward(here + 1))
                end = chain_end(scene, known.end) if known else 0
                # "Senator X, Harbour Greens spokesman": the body is of the title after it.
                found = body(scene, known.start, end, known) if known and _is_cut(scene, end) else None
            elif scene.broken(name.end - 1, here) and title.term.entry.id != "legislator":
                found = body_in_signature(scene, name.end, self._bodies)
        return found or self._land_after(scene, title, name)

    @staticmethod
    def _land_after(scene: Scene, title: Title, name: Mention) -> Body | None:
        """The land after the name of one who holds an office in it: "President X of Ruritania"."""
        here = scene.forward(name.end)
        if title.term.kind != "office" or here + 1 >= scene.size or scene.doc[here].lower_ != "of":
            return None
        return body(scene, here + 1, here + 2) if scene.is_land(scene.doc[here + 1].text) else None

    def _to_name(self, scene: Scene, title: Title, starting: Mapping[int, Title]) -> _Way | None:
        """The way from the end of a title to a name."""
        at, mark, stacked = title.end, "", False
        for _ in range(_MOST_STEPS):
            here = scene.forward(at)
            if here >= scene.size or scene.broken(title.end - 1, here):
                return None
            if scene.lost_comma(at, here):
                mark = mark or ","
            if here in scene.starting:
                return _Way(here, mark, stacked)
            token, other = scene.doc[here], starting.get(here)
            lists = mark not in {"", ",", "as"} or (mark == "," and title.determiner == "definite")
            if other is not None and other is not title and (lists or not title.plural):
                at, stacked = other.end, True
            elif end := self._introduced(scene, token, title):
                at, mark = end, "as"
            elif _is_given_name(scene, token):
                at = here + 1
            elif not mark and self._is_mark(token, title):
                at, mark = here + 1, token.text
            elif end := self._skipped(scene, here, title):
                at = end
            else:
                return None
        return None

    @staticmethod
    def _is_mark(token: Token, title: Title) -> bool:
        return token.text in {",", ":"} | DASHES or (token.text == "(" and title.plural)

    def _skipped(self, scene: Scene, here: int, title: Title) -> int:
        """Where a courtesy, an opening mark, the dot of an abbreviation or an age ends; else 0."""
        token = scene.doc[here]
        dot = token.text == "." and here > title.end and not scene.doc[here - 1].whitespace_
        if dot or token.lower_ in self._courtesies or token.text in _OPENING or token.text == "]":
            return here + 1
        return age_end(scene, here)

    def _introduced(self, scene: Scene, token: Token, title: Title) -> int:
        """Where words end that put a name to a title ("*named* X", "*was identified as* X"); else 0."""
        at = token.i + 1 if token.pos_ == "AUX" and token.i + 1 < scene.size else token.i
        word = scene.doc[at]
        if word.lemma_.lower() in self._identifying and word.tag_ in {"VBN", "VBD"}:
            after = scene.forward(at + 1)
            as_follows = after < scene.size and scene.doc[after].lower_ == "as"
            return (after + 1 if as_follows else at + 1) if as_follows or after in scene.starting else 0
        if token.lower_ != "as":
            return 0
        window = scene.doc[max(0, title.full_start - 3) : token.i]
        identified = any(one.lemma_.lower() in self._identifying for one in window if one.pos_ == "VERB")
        return token.i + 1 if identified else 0


def _is_inside(title: Title, found: list[Holding]) -> bool:
    """Whether a title is in the complement of another said of the same person: "aide to the mayor, X"."""
    return any(
        other.title.head.end <= title.full_start and title.end <= other.title.end and other.title is not title
        for other in found
        if other.person in title.holders
    )


def _is_given_name(scene: Scene, token: Token) -> bool:
    """Whether a word with a capital before a surname is a given name that nobody found ("Summer")."""
    if token.pos_ != "PROPN" or not token.is_title or token.i + 1 not in scene.starting:
        return False
    return not any(token.i in known for known in (scene.bodies, scene.heads, scene.dated))


def _is_cut(scene: Scene, end: int) -> bool:
    """Whether a mark or a new line follows."""
    here = scene.forward(end)
    return here >= scene.size or scene.broken(end - 1, here) or scene.doc[here].is_punct or here > end


def _body_of_group(scene: Scene, title: Title, ending: Mapping[int, Title]) -> Body | None:
    """The body of those among whom a title singles somebody out: "lawyers from Y, including lawyer X"."""
    before = scene.backward(title.full_start)
    if before < 2 or scene.doc[before - 1].lower_ != "including":
        return None
    group = ending.get(scene.backward(before - 1 - (scene.doc[before - 2].text == ",")))
    same = group is not None and group.term.usual.split()[-1] == title.term.usual.split()[-1]
    return group.body if group is not None and same else None


def _is_relative(scene: Scene, title: Title, first: Mention, mark: str) -> bool:
    """Whether a relation to one named is said of the next one named: "The wife of X, Y, …"."""
    here = scene.forward(scene.aside_end(first.end))
    closed = here < scene.size and scene.doc[here].text == ","
    return mark == "," and closed and title.term.kind == "relation" and not title.plural


def _list_goes_on(scene: Scene, first: Mention) -> bool:
    """Whether a list follows whose further names nobody found."""
    here = scene.forward(scene.aside_end(first.end))
    return here < scene.size and (scene.doc[here].lower_ in CONJUNCTIONS or scene.doc[here].text == ",")


def _chain_back(scene: Scene, left: Title, right: Title, found: list[Holding]) -> None:
    """Shares a holder backwards: "pilot and MP X"; "his wife, the activist X"."""
    holding = next((one for one in found if one.title is right and one.end > right.end), None)
    words = [token for token in scene.doc[left.end : right.full_start] if not token.is_space]
    if holding is None or not 0 < len(words) <= 2 or scene.broken(left.end - 1, right.full_start):
        return
    if left.plural != right.plural:
        return
    if words[-1].pos_ == "CCONJ" or words[-1].text in CONJUNCTIONS:
        apposed = follows_name(scene, left) and words[-1].text != "/"
        if not _alike(scene, left, right) or apposed or right.determiner != "none":
            return
    elif words[0].text != "," or len(words) > 1 or not introduces(scene, left, ","):
        return
    if words[0].text == "," and left.plural and left.determiner != "owned":
        return
    if _is_adverbial(scene, left) and not is_closed(scene, scene.aside_end(holding.end)):
        return
    for person in right.holders:
        hold(left, person, left.full_start, holding.end, found)


def _is_adverbial(scene: Scene, title: Title) -> bool:
    """Whether a title with an owner ends an adverbial: "According to her lawyer, the student X …"."""
    before = scene.backward(title.full_start)
    return title.determiner == "owned" and before > 0 and scene.doc[before - 1].pos_ == "ADP"


def _alike(scene: Scene, left: Title, right: Title) -> bool:
    """Whether two joined titles are written alike, so that one name can follow both."""
    first, second = scene.doc[left.head.start], scene.doc[right.head.start]
    if second.is_upper and left.determiner == "none":
        return True
    if is_capital(first) == is_capital(second) or left.full_start in scene.breaks or first.is_sent_start:
        return True
    here = scene.forward(right.end)
    return right.introduced and here < scene.size and scene.doc[here].text == ","
