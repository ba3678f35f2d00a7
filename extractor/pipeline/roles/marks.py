"""What a mark between a title and the name after it says: "the chair, X", "journalists: X and Y"."""

from collections.abc import Mapping

from extractor.pipeline.capitals import is_capital
from extractor.pipeline.roles.holdings import CONJUNCTIONS, DASHES, is_closed
from extractor.pipeline.roles.neighbours import aside_start
from extractor.pipeline.roles.scene import Mention, Scene
from extractor.pipeline.roles.titles import Title

_APART = frozenset({",", "(", ":", "•", *DASHES})


def is_said(scene: Scene, title: Title, first: Mention, mark: str, ending: Mapping[int, Title]) -> bool:
    """Whether a title with a mark between it and a name is said of the one named."""
    if not introduces(scene, title, mark) or _continues_apposition(scene, title, ending):
        return False
    closed = is_closed(scene, scene.aside_end(first.end))
    return mark != "," or closed or is_capital(scene.doc[title.start])


def introduces(scene: Scene, title: Title, mark: str) -> bool:
    """Whether a title with a mark between it and the name is said of the one named."""
    if mark in {"as", "("} or (mark in DASHES and title.plural):
        return True
    opened = title.full_start == 0 or title.full_start in scene.breaks
    if mark == ":":
        return scene.opens_line(title.full_start) or title.determiner != "none"
    before = scene.backward(title.full_start)
    wide = scene.lost_comma(before, title.full_start)
    if mark in DASHES and not opened and scene.doc[before - 1].text == mark:
        return True
    bare = title.determiner == "none" and not title.introduced and not title.former and title.body is None
    if bare and not is_capital(scene.doc[title.start]):
        # A single noun without article can only be a title ("the case of labour activist, X").
        word = scene.doc[before - 1] if before and mark == "," else None
        single = not title.plural and title.term.kind == "profession" and title.start < title.head.start
        return single and word is not None and word.pos_ in {"ADP", "CCONJ"}
    if opened:
        return True
    if before in scene.ending:
        # "X  chair of Y  Z": the title belongs to the one before.
        return title.determiner == "owned" and not wide
    return not (scene.doc[before - 1].text in _APART and _name_before(scene, before - 1))


def follows_name(scene: Scene, title: Title) -> bool:
    """Whether a name with a comma stands right before the title."""
    before = scene.backward(title.full_start)
    if scene.lost_comma(before, title.full_start) and before in scene.ending:
        return True
    return before > 1 and scene.doc[before - 1].text in {",", "("} and _name_before(scene, before - 1)


def _name_before(scene: Scene, comma: int) -> bool:
    """Whether a name, perhaps with an aside, stands before a comma."""
    end = scene.backward(comma)
    start = aside_start(scene, end) if end and end not in scene.ending else None
    return end in scene.ending or (start is not None and scene.backward(start) in scene.ending)


def _continues_apposition(scene: Scene, title: Title, ending: Mapping[int, Title]) -> bool:
    """Whether the title is joined to one that follows another name: "X, editor of Y and critic, Z"."""
    before = scene.backward(title.full_start)
    if before == 0 or scene.doc[before - 1].lower_ not in CONJUNCTIONS:
        return False
    left = ending.get(scene.backward(before - 1))
    return left is not None and follows_name(scene, left)
