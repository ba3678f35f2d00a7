"""Whose title it is: read from where names stand beside it, in prose and in signatures."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from extractor.language.roles import RoleLexicon
from extractor.pipeline.capitals import is_capital
from extractor.pipeline.roles.bodies import Body, body, body_after_name, body_in_signature
from extractor.pipeline.roles.neighbours import age_end, aside_start, list_after, list_before
from extractor.pipeline.roles.scene import Mention, Scene
from extractor.pipeline.roles.titles import Title

_OPENING = frozenset({"“", '"', "‘", "«"})
_DASHES = frozenset({"–", "—", "-", "--", "‒", "―", "|"})
_APART = frozenset({",", "(", ":", "•", *_DASHES})
_CLOSED = frozenset({",", ".", ";", ")", "!", "?", "”", '"', ":", "]", "’", *_DASHES})
_CONJUNCTIONS = frozenset({"and", "&"})
_BETWEEN = frozenset(
    {"and", "&", "as", "well", "being", "also", "both", "then", "now", "currently", "all", "formerly"}
    | {"who", "was", "is", "himself", "herself"}
)
_LOST_COMMA = "  "
_NEW_LINE = "\n"
_MOST_STEPS = 10


@dataclass(frozen=True, slots=True)
class Holding:
    """A title and one who holds it, with the tokens that say so."""

    title: Title
    person: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Way:
    """The way from a title to a name beside it: where it ends, and the marks on it."""

    at: int
    marks: tuple[str, ...] = ()
    stacked: bool = False
    chained: Title | None = None


class Holders:
    """Ties titles to people by apposition on either side, lists and layout."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._courtesies = lexicon.courtesies
        self._identifying = lexicon.identifying
        self._bodies = lexicon.bodies

    def find(self, scene: Scene, titles: list[Title]) -> list[Holding]:
        """All pairs of title and holder that the order of words gives."""
        found: list[Holding] = []
        starting = {title.start: title for title in titles}
        ending = {title.end: title for title in titles}
        for title in titles:
            if not title.term.entry.after_name:
                self._before_name(scene, title, starting, ending, found)
        for left, right in zip(reversed(titles[:-1]), reversed(titles[1:]), strict=True):
            if not left.holders and right.holders and not left.term.entry.after_name:
                self._chain_back(scene, left, right, found)
        for title in titles:
            if not title.holders:
                self._after_name(scene, title, ending, found)
        return found

    # Title, then name.

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
        if way is None or (title.after.nested and not way.marks):
            return
        first = scene.starting[way.at]
        if way.marks and not self._introduces(scene, title, way.marks[0]):
            return
        if way.marks and self._continues_apposition(scene, title, ending):
            return
        if way.marks == (",",) and not (
            self._closed(scene, scene.aside_end(first.end)) or is_capital(scene.doc[title.start])
        ):
            return
        between = starting if way.marks and way.marks[0] != "," else {}
        mentions = list_after(scene, first, self._courtesies, between) if title.plural else [first]
        if title.plural and len(mentions) < 2 and not self._list_goes_on(scene, first):
            return
        for mention in mentions:
            _hold(title, mention.id, min(title.full_start, mention.start), mention.end, found)
        if title.body is None and not way.stacked:
            title.body = self._body_after(scene, title, mentions[-1])

    def _body_after(self, scene: Scene, title: Title, name: Mention) -> Body | None:
        found = body_after_name(scene, name, self._bodies)
        if found is None and scene.opens_line(title.full_start):
            here = scene.forward(name.end)
            if here < scene.size and scene.doc[here].text == ",":
                known = scene.bodies.get(scene.forward(here + 1))
                found = body(scene, known.start, known.end, known) if known else None
        return found

    @staticmethod
    def _list_goes_on(scene: Scene, first: Mention) -> bool:
        """Whether a list follows whose further names nobody found."""
        here = scene.forward(scene.aside_end(first.end))
        return here < scene.size and (scene.doc[here].lower_ in _CONJUNCTIONS or scene.doc[here].text == ",")

    def _to_name(self, scene: Scene, title: Title, starting: Mapping[int, Title]) -> _Way | None:
        """The way from the end of a title to a name."""
        at, mark, stacked = title.end, "", False
        for _ in range(_MOST_STEPS):
            here = scene.forward(at)
            if here >= scene.size or scene.broken(title.end - 1, here):
                return None
            if scene.lost_comma(at, here):
                mark = mark or ","
            token = scene.doc[here]
            if here in scene.starting:
                return _Way(here, (mark,) if mark else (), stacked)
            other = starting.get(here)
            if other is not None and other is not title and (not title.plural or mark not in {"", ",", "as"}):
                at, stacked = other.end, True
            elif (
                token.lower_ in self._courtesies
                or token.text in _OPENING
                or (token.text == "." and here == at and at > title.end)
            ):
                at = here + 1
            elif self._introduced(scene, token, title):
                mark, at = "as", here + 1
            elif (
                token.pos_ == "AUX"
                and here + 1 < scene.size
                and self._introduced(scene, scene.doc[here + 1], title)
            ):
                mark, at = "as", here + 2
            elif not mark and (token.text in {",", ":"} | _DASHES or (token.text == "(" and title.plural)):
                mark, at = token.text, here + 1
            elif end := age_end(scene, here):
                at = end
            else:
                return None
        return None

    def _introduced(self, scene: Scene, token: Token, title: Title) -> bool:
        """A student *named* X; they identified the defendant *as* X."""
        if token.lemma_.lower() in self._identifying and token.tag_ in {"VBN", "VBD"}:
            after = scene.forward(token.i + 1)
            return after in scene.starting or (after < scene.size and scene.doc[after].lower_ == "as")
        if token.lower_ != "as":
            return False
        window = scene.doc[max(0, title.full_start - 3) : token.i]
        return any(word.lemma_.lower() in self._identifying for word in window if word.pos_ == "VERB")

    def _introduces(self, scene: Scene, title: Title, mark: str) -> bool:
        """Whether a title with a mark between it and the name is said of the one named."""
        if mark in {"as", "("} or (mark in _DASHES and title.plural):
            return True
        opened = title.full_start == 0 or title.full_start in scene.breaks
        if mark == ":":
            return opened or title.determiner != "none"
        before = scene.backward(title.full_start)
        wide = scene.lost_comma(before, title.full_start)
        if mark in _DASHES and not opened and scene.doc[before - 1].text == mark:
            return True
        bare = title.determiner == "none" and not title.introduced and not title.former and title.body is None
        if bare and not is_capital(scene.doc[title.start]):
            return False
        if opened:
            return True
        if before in scene.ending:
            # "X  chair of Y  Z": the title belongs to the one before.
            return title.determiner == "owned" and not wide
        return not (scene.doc[before - 1].text in _APART and self._name_before(scene, before - 1))

    @staticmethod
    def _name_before(scene: Scene, comma: int) -> bool:
        """Whether a name, perhaps with an aside, stands before a comma."""
        end = scene.backward(comma)
        start = aside_start(scene, end) if end and end not in scene.ending else None
        return end in scene.ending or (start is not None and scene.backward(start) in scene.ending)

    def _follows_name(self, scene: Scene, title: Title) -> bool:
        """Whether a name with a comma stands right before the title."""
        before = scene.backward(title.full_start)
        if scene.lost_comma(before, title.full_start) and before in scene.ending:
            return True
        return (
            before > 1 and scene.doc[before - 1].text in {",", "("} and self._name_before(scene, before - 1)
        )

    def _continues_apposition(self, scene: Scene, title: Title, ending: Mapping[int, Title]) -> bool:
        """Whether the title is joined to one that follows another name: "X, editor of Y and critic, Z"."""
        before = scene.backward(title.full_start)
        if before == 0 or not (scene.doc[before - 1].lower_ in _CONJUNCTIONS):
            return False
        left = ending.get(scene.backward(before - 1))
        return left is not None and self._follows_name(scene, left)

    def _chain_back(self, scene: Scene, left: Title, right: Title, found: list[Holding]) -> None:
        """Shares a holder backwards: "pilot and MP X"; "his wife, the activist X"."""
        holding = next((one for one in found if one.title is right and one.end > right.end), None)
        words = [token for token in scene.doc[left.end : right.full_start] if not token.is_space]
        if holding is None or not 0 < len(words) <= 2 or scene.broken(left.end - 1, right.full_start):
            return
        if left.plural != right.plural:
            return
        if words[-1].pos_ == "CCONJ" or words[-1].text == "&":
            if (
                not _alike(scene, left, right)
                or self._follows_name(scene, left)
                or right.determiner != "none"
            ):
                return
        elif words[0].text != "," or len(words) > 1 or left.plural or not self._introduces(scene, left, ","):
            return
        for person in right.holders:
            _hold(left, person, left.full_start, holding.end, found)

    # Name, then title.

    def _after_name(
        self, scene: Scene, title: Title, ending: Mapping[int, Title], found: list[Holding]
    ) -> None:
        """X, the chair of Y; X (chair, Y); X and Z, lawyers; X QC; X, a chair and founder of Y."""
        way = self._back_to_name(scene, title, ending)
        if way is None:
            return
        if way.chained is not None:
            self._continue_chain(scene, way.chained, title, set(way.marks), found)
            return
        mention = scene.ending[way.at]
        if title.term.entry.after_name:
            if set(way.marks) <= {","}:
                _hold(title, mention.id, mention.start, title.end, found)
            return
        if not self._apposed(scene, title, mention, set(way.marks)):
            return
        for one in list_before(scene, mention, ending) if title.plural else [mention]:
            _hold(title, one.id, one.start, title.end, found)
        if title.body is None and _may_sign(scene, mention, title):
            title.body = body_in_signature(scene, title.end, scoped=title.term.entry.id == "legislator")

    def _back_to_name(self, scene: Scene, title: Title, ending: Mapping[int, Title]) -> _Way | None:
        """The way from the start of a title back to a name, or to another title in a chain."""
        at, marks = title.full_start, []
        for _ in range(_MOST_STEPS):
            end = scene.backward(at)
            if scene.lost_comma(end, at):
                marks.append(_LOST_COMMA)
            if end == 0:
                return None
            if any(i in scene.breaks for i in range(end, at + 1)):
                marks.append(_NEW_LINE)
            if end in scene.ending and not scene.ending[end].pronoun:
                return _Way(end, tuple(marks))
            if end in ending and ending[end].holders:
                return _Way(end, tuple(marks), chained=ending[end])
            token = scene.doc[end - 1]
            if token.text in _APART or token.lower_ in _BETWEEN:
                marks.append(token.lower_)
                at = end - 1
            elif (start := aside_start(scene, end)) is not None:
                at = start
            else:
                return None
        return None

    def _continue_chain(
        self, scene: Scene, left: Title, title: Title, marks: set[str], found: list[Holding]
    ) -> None:
        """Further titles of the same holder: "X, a founder of Y, editor and lecturer"."""
        holding = next((one for one in reversed(found) if one.title is left), None)
        if holding is None or title.plural != left.plural:
            return
        after_name = left.term.entry.after_name
        if (holding.end > left.end and not after_name) or not self._continues(
            scene, title, marks, after_name=after_name
        ):
            return
        for person in left.holders:
            _hold(title, person, holding.start, title.end, found)
        if title.body is None and (scene.opens_line(holding.start) or not marks & _CONJUNCTIONS):
            title.body = body_in_signature(scene, title.end)

    def _continues(self, scene: Scene, title: Title, marks: set[str], *, after_name: bool) -> bool:
        closed = self._closed(scene, title.end)
        if _NEW_LINE in marks:
            return (
                title.full_start in scene.breaks
                and title.determiner == "none"
                and self._ends_line(scene, title)
            )
        if not marks & {",", "also", *_CONJUNCTIONS} and not after_name:
            return False
        if marks & {"also", *_CONJUNCTIONS}:
            return closed or title.determiner != "definite"
        return closed

    def _apposed(self, scene: Scene, title: Title, mention: Mention, marks: set[str]) -> bool:
        """Whether a title after a name is an apposition to it, not the subject of what follows."""
        closed = self._closed(scene, title.end)
        capital = is_capital(scene.doc[title.start])
        if _NEW_LINE in marks:
            return self._signs(scene, title, mention)
        if marks & {*_CONJUNCTIONS, "well"} and not marks & {"also", "both", "as", "himself", "herself"}:
            return False
        if "as" in marks:
            return "," in marks and title.determiner != "definite"
        if marks & {"who", "is", "was"}:
            return "who" in marks and bool(marks & {"is", "was"})
        if not marks:
            headline = title.start in scene.headed or title.start in scene.shouted
            return (
                capital
                and title.determiner == "none"
                and closed
                and not (headline and _prose(scene, mention))
            )
        if marks == {_LOST_COMMA}:
            return capital or scene.lost_comma(title.end, scene.forward(title.end))
        if (
            marks == {"-"}
            and not scene.doc[title.full_start - 1].is_space
            and not scene.doc[title.full_start - 2].whitespace_
        ):
            return False
        return closed

    def _closed(self, scene: Scene, end: int) -> bool:
        """Whether the phrase ends here: a verb after it would make it the subject of a clause."""
        here = scene.forward(end)
        if here >= scene.size or scene.broken(end - 1, here):
            return True
        token = scene.doc[here]
        if token.text in _CLOSED or scene.lost_comma(end, here) or here in scene.bodies:
            return True
        if token.pos_ == "AUX" or here in scene.starting:
            return False
        return token.pos_ != "VERB" or token.tag_ in {"VBG", "VBN"}

    def _signs(self, scene: Scene, title: Title, mention: Mention) -> bool:
        """Whether the name fills the line before and the title begins the next: a signature."""
        if title.full_start not in scene.breaks or title.determiner not in {"none", "owned"}:
            return False
        return _begins_line(scene, mention, self._courtesies) and self._ends_line(scene, title)

    @staticmethod
    def _ends_line(scene: Scene, title: Title) -> bool:
        here = scene.forward(title.end)
        if here >= scene.size or scene.broken(title.end - 1, here) or here in scene.bodies:
            return True
        return scene.doc[here].text in {",", "(", ";", "&", *_DASHES} or scene.doc[here].lower_ == "and"


def _alike(scene: Scene, left: Title, right: Title) -> bool:
    """Whether two joined titles are written alike, so that one name can follow both."""
    first, second = scene.doc[left.head.start], scene.doc[right.head.start]
    if is_capital(first) == is_capital(second) or left.full_start in scene.breaks or first.is_sent_start:
        return True
    here = scene.forward(right.end)
    return right.introduced and here < scene.size and scene.doc[here].text == ","


def _prose(scene: Scene, mention: Mention) -> bool:
    """Whether words stand before a name on its line."""
    return not scene.opens_line(mention.start)


def _begins_line(scene: Scene, mention: Mention, courtesies: frozenset[str]) -> bool:
    """Whether a name is the first on its line, or the first after a colon ("Contact: X")."""
    at = mention.start
    while at > 0 and at not in scene.breaks:
        token = scene.doc[at - 1]
        if token.text == ":" or (token.is_space and "\n" in token.text):
            return True
        if not (token.lower_ in courtesies or token.is_space or len(token.text) == 1):
            return False
        at -= 1
    return True


def _may_sign(scene: Scene, mention: Mention, title: Title) -> bool:
    """Whether a body without a preposition may follow: in a line that begins with the name, or after a comma."""
    here = scene.forward(title.end)
    return here < scene.size and (
        scene.opens_line(mention.start)
        or here in scene.bodies
        or scene.doc[here].text in _APART
        or here in scene.breaks
    )


def _hold(title: Title, person: str, start: int, end: int, found: list[Holding]) -> None:
    if person not in title.holders and person != title.related:
        title.holders.append(person)
        found.append(Holding(title, person, min(start, title.full_start), max(end, title.end)))
