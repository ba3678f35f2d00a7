"""Titles before names: "Senator X", "the chair, X", "journalists X and Y", "his wife, the activist X"."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from extractor.language.roles import RoleLexicon
from extractor.pipeline.capitals import is_capital
from extractor.pipeline.roles.bodies import Body, body, body_after_name, body_in_signature, chain_end
from extractor.pipeline.roles.holdings import CONJUNCTIONS, DASHES, Holding, hold, is_closed
from extractor.pipeline.roles.neighbours import age_end, aside_start, list_after
from extractor.pipeline.roles.scene import Mention, Scene
from extractor.pipeline.roles.titles import Title

_OPENING = frozenset({"“", '"', "‘", "«"})
_APART = frozenset({",", "(", ":", "•", *DASHES})
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
        way = None if title.after.personal else self._to_name(scene, title, starting)
        if way is None or (title.after.nested and not way.mark):
            return
        first = scene.starting[way.at]
        if way.mark and not _is_said(scene, title, first, way.mark, ending):
            return
        between = starting if way.mark not in {"", ","} else {}
        mentions = list_after(scene, first, self._courtesies, between) if title.plural else [first]
        if title.plural and len(mentions) < 2 and not _list_goes_on(scene, first):
            return
        for mention in mentions:
            hold(title, mention.id, min(title.full_start, mention.start), mention.end, found)
        if title.body is None and not way.stacked:
            title.body = self._body_after(scene, title, mentions[-1])

    def _body_after(self, scene: Scene, title: Title, name: Mention) -> Body | None:
        found = body_after_name(scene, name, self._bodies)
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
            lists = mark not in {"", ",", "as"}
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
        if dot or token.lower_ in self._courtesies or token.text in _OPENING:
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


def _is_given_name(scene: Scene, token: Token) -> bool:
    """Whether a word with a capital before a surname is a given name that nobody found ("Summer")."""
    if token.pos_ != "PROPN" or not token.is_title or token.i + 1 not in scene.starting:
        return False
    return not any(token.i in known for known in (scene.bodies, scene.heads, scene.dated))


def _is_cut(scene: Scene, end: int) -> bool:
    """Whether a mark or a new line follows."""
    here = scene.forward(end)
    return here >= scene.size or scene.broken(end - 1, here) or scene.doc[here].is_punct or here > end


def _is_said(scene: Scene, title: Title, first: Mention, mark: str, ending: Mapping[int, Title]) -> bool:
    """Whether a title with a mark between it and a name is said of the one named."""
    if not _introduces(scene, title, mark) or _continues_apposition(scene, title, ending):
        return False
    closed = is_closed(scene, scene.aside_end(first.end))
    return mark != "," or closed or is_capital(scene.doc[title.start])


def _list_goes_on(scene: Scene, first: Mention) -> bool:
    """Whether a list follows whose further names nobody found."""
    here = scene.forward(scene.aside_end(first.end))
    return here < scene.size and (scene.doc[here].lower_ in CONJUNCTIONS or scene.doc[here].text == ",")


def _introduces(scene: Scene, title: Title, mark: str) -> bool:
    """Whether a title with a mark between it and the name is said of the one named."""
    if mark in {"as", "("} or (mark in DASHES and title.plural):
        return True
    opened = title.full_start == 0 or title.full_start in scene.breaks
    if mark == ":":
        return opened or title.determiner != "none"
    before = scene.backward(title.full_start)
    wide = scene.lost_comma(before, title.full_start)
    if mark in DASHES and not opened and scene.doc[before - 1].text == mark:
        return True
    bare = title.determiner == "none" and not title.introduced and not title.former and title.body is None
    if bare and not is_capital(scene.doc[title.start]):
        return False
    if opened:
        return True
    if before in scene.ending:
        # "X  chair of Y  Z": the title belongs to the one before.
        return title.determiner == "owned" and not wide
    return not (scene.doc[before - 1].text in _APART and _name_before(scene, before - 1))


def _name_before(scene: Scene, comma: int) -> bool:
    """Whether a name, perhaps with an aside, stands before a comma."""
    end = scene.backward(comma)
    start = aside_start(scene, end) if end and end not in scene.ending else None
    return end in scene.ending or (start is not None and scene.backward(start) in scene.ending)


def _follows_name(scene: Scene, title: Title) -> bool:
    """Whether a name with a comma stands right before the title."""
    before = scene.backward(title.full_start)
    if scene.lost_comma(before, title.full_start) and before in scene.ending:
        return True
    return before > 1 and scene.doc[before - 1].text in {",", "("} and _name_before(scene, before - 1)


def _continues_apposition(scene: Scene, title: Title, ending: Mapping[int, Title]) -> bool:
    """Whether the title is joined to one that follows another name: "X, editor of Y and critic, Z"."""
    before = scene.backward(title.full_start)
    if before == 0 or scene.doc[before - 1].lower_ not in CONJUNCTIONS:
        return False
    left = ending.get(scene.backward(before - 1))
    return left is not None and _follows_name(scene, left)


def _chain_back(scene: Scene, left: Title, right: Title, found: list[Holding]) -> None:
    """Shares a holder backwards: "pilot and MP X"; "his wife, the activist X"."""
    holding = next((one for one in found if one.title is right and one.end > right.end), None)
    words = [token for token in scene.doc[left.end : right.full_start] if not token.is_space]
    if holding is None or not 0 < len(words) <= 2 or scene.broken(left.end - 1, right.full_start):
        return
    if left.plural != right.plural:
        return
    if words[-1].pos_ == "CCONJ" or words[-1].text == "&":
        if not _alike(scene, left, right) or _follows_name(scene, left) or right.determiner != "none":
            return
    elif words[0].text != "," or len(words) > 1 or left.plural or not _introduces(scene, left, ","):
        return
    for person in right.holders:
        hold(left, person, left.full_start, holding.end, found)


def _alike(scene: Scene, left: Title, right: Title) -> bool:
    """Whether two joined titles are written alike, so that one name can follow both."""
    first, second = scene.doc[left.head.start], scene.doc[right.head.start]
    if is_capital(first) == is_capital(second) or left.full_start in scene.breaks or first.is_sent_start:
        return True
    here = scene.forward(right.end)
    return right.introduced and here < scene.size and scene.doc[here].text == ","
