"""Names before titles: "X, the chair of Y", "X (chair, Y)", "X and Z, lawyers", "X QC", and signatures."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from extractor.language.roles import RoleLexicon
from extractor.pipeline.capitals import is_capital
from extractor.pipeline.roles.bodies import body_in_signature
from extractor.pipeline.roles.holdings import CONJUNCTIONS, DASHES, Holding, hold, is_closed
from extractor.pipeline.roles.neighbours import aside_start, list_before
from extractor.pipeline.roles.scene import Mention, Scene
from extractor.pipeline.roles.titles import Title

_APART = frozenset({",", "(", ":", "•", *DASHES})
_BETWEEN = frozenset(
    {"and", "&", "as", "well", "being", "also", "both", "then", "now", "currently", "all", "formerly"}
    | {"who", "was", "is", "himself", "herself"}
)
_LOST_COMMA = "  "
_NEW_LINE = "\n"
_MOST_STEPS = 10


@dataclass(frozen=True, slots=True)
class _Way:
    """The way from a title back to a name: where it ends, the marks between, or a title on the way."""

    at: int
    marks: frozenset[str]
    chained: Title | None = None


class Appositions:
    """Ties titles to the names before them."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._courtesies = lexicon.courtesies
        self._bodies = lexicon.bodies

    def find(self, scene: Scene, titles: list[Title]) -> list[Holding]:
        """All pairs of holder and title where the name comes first; leaves out titles that have a holder."""
        found: list[Holding] = []
        ending = {title.end: title for title in titles}
        for title in titles:
            if not title.holders:
                self._after_name(scene, title, ending, found)
        return found

    def _after_name(
        self, scene: Scene, title: Title, ending: Mapping[int, Title], found: list[Holding]
    ) -> None:
        """X, the chair of Y; X (chair, Y); X and Z, lawyers; X QC; X, a chair and founder of Y."""
        way = _back_to_name(scene, title, ending)
        if way is None:
            return
        if way.chained is not None:
            _continue_chain(scene, way.chained, title, way.marks, found)
            return
        mention = scene.ending[way.at]
        if title.term.entry.after_name:
            if way.marks <= {","}:
                hold(title, mention.id, mention.start, title.end, found)
            return
        if not self._apposed(scene, title, mention, way.marks):
            return
        for one in list_before(scene, mention, ending) if title.plural else [mention]:
            hold(title, one.id, one.start, title.end, found)
        if title.body is None and _may_sign(scene, mention, title):
            legislator = title.term.entry.id == "legislator"
            title.body = body_in_signature(scene, title.end, self._bodies, scoped=legislator)

    def _apposed(self, scene: Scene, title: Title, mention: Mention, marks: frozenset[str]) -> bool:
        """Whether a title after a name is an apposition to it, not the subject of what follows."""
        closed = is_closed(scene, title.end)
        capital = is_capital(scene.doc[title.start])
        if _NEW_LINE in marks:
            return self._signs(scene, title, mention)
        if title.plural and marks & CONJUNCTIONS and _counts_in(scene, title):
            return True
        if marks & {*CONJUNCTIONS, "well"} and not marks & {"also", "both", "as", "himself", "herself"}:
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
                and not (headline and not _begins_line(scene, mention, self._courtesies))
            )
        if marks == {_LOST_COMMA}:
            apart = scene.lost_comma(title.end, scene.forward(title.end))
            return capital or apart or title.determiner == "indefinite"
        if (
            marks == {"-"}
            and not scene.doc[title.full_start - 1].is_space
            and not scene.doc[title.full_start - 2].whitespace_
        ):
            return False
        # "X, Chair of Harbour Watch said": a title in capitals with its body is no subject after a name.
        # "X, the chair of Harbour Watch said": so is none after the name that opens the sentence.
        titled = capital and title.determiner == "none"
        opened = title.determiner == "definite" and _opens_sentence(scene, mention)
        return closed or (marks == {","} and title.body is not None and (titled or opened))

    def _signs(self, scene: Scene, title: Title, mention: Mention) -> bool:
        """Whether the name fills the line before and the title begins the next: a signature."""
        if title.full_start not in scene.breaks or title.determiner not in {"none", "owned"}:
            return False
        return _begins_line(scene, mention, self._courtesies) and _ends_line(scene, title)


def _opens_sentence(scene: Scene, mention: Mention) -> bool:
    """Whether a name is the first of its sentence, titles of its own apart."""
    at = mention.start
    while at > 0 and (at - 1 in scene.heads or scene.doc[at - 1].is_space) and at not in scene.breaks:
        at -= 1
    return at in scene.breaks or bool(scene.doc[at].is_sent_start)


def _counts_in(scene: Scene, title: Title) -> bool:
    """Whether a plural counts those named before it in: "X and three other teachers"."""
    words = scene.doc[title.full_start : title.head.start]
    return any(word.like_num for word in words) and any(word.lower_ == "other" for word in words)


def _back_to_name(scene: Scene, title: Title, ending: Mapping[int, Title]) -> _Way | None:
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
            return _Way(end, frozenset(marks))
        if end in ending and ending[end].holders:
            return _Way(end, frozenset(marks), chained=ending[end])
        token = scene.doc[end - 1]
        if token.text in _APART or token.lower_ in _BETWEEN:
            marks.append(token.lower_)
            at = end - 1
        elif token.text == "/" and end > 1 and scene.doc[end - 2].whitespace_:
            # "X / Lecturer": with a space before it, a slash is a dash.
            marks.append("|")
            at = end - 1
        elif (start := aside_start(scene, end)) is not None:
            at = start
        else:
            return None
    return None


def _continue_chain(
    scene: Scene, left: Title, title: Title, marks: frozenset[str], found: list[Holding]
) -> None:
    """Further titles of the same holder: "X, a founder of Y, editor and lecturer"."""
    holding = next((one for one in reversed(found) if one.title is left), None)
    if holding is None or title.plural != left.plural:
        return
    after_name = left.term.entry.after_name
    if (holding.end > left.end and not after_name) or not _continues(
        scene, title, marks, after_name=after_name
    ):
        return
    for person in left.holders:
        hold(title, person, holding.start, title.end, found)
    if title.body is None and (scene.opens_line(holding.start) or not marks & CONJUNCTIONS):
        title.body = body_in_signature(scene, title.end)


def _continues(scene: Scene, title: Title, marks: frozenset[str], *, after_name: bool) -> bool:
    closed = is_closed(scene, title.end)
    if _NEW_LINE in marks:
        return title.full_start in scene.breaks and title.determiner == "none" and _ends_line(scene, title)
    if not marks & {",", "also", *CONJUNCTIONS}:
        return after_name and (closed or title.term.entry.after_name or title.body is not None)
    if marks & {"also", *CONJUNCTIONS}:
        return closed or title.determiner != "definite"
    return closed


def _ends_line(scene: Scene, title: Title) -> bool:
    here = scene.forward(title.end)
    if here >= scene.size or scene.broken(title.end - 1, here) or here in scene.bodies:
        return True
    return scene.doc[here].text in {",", "(", ";", ":", "&", *DASHES} or scene.doc[here].lower_ == "and"


def _begins_line(scene: Scene, mention: Mention, courtesies: Collection[str]) -> bool:
    """Whether a name is the first on its line, or the first after a colon ("Contact: X")."""
    at = mention.start
    while at > 0 and at not in scene.breaks:
        token = scene.doc[at - 1]
        if token.text == ":" or (token.is_space and "\n" in token.text):
            return True
        courtesy = token.lower_ in courtesies or token.tag_ == "PRP$" or at - 1 in scene.heads
        if not (courtesy or token.is_space or len(token.text) == 1):
            return False
        at -= 1
    return True


def _may_sign(scene: Scene, mention: Mention, title: Title) -> bool:
    """Whether a body may follow without a preposition: in a line of the name's own, after a comma."""
    here = scene.forward(title.end)
    return here < scene.size and (
        scene.opens_line(mention.start)
        or here in scene.bodies
        or scene.doc[here].text in _APART
        or here in scene.breaks
    )
