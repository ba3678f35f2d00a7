"""One office in several wordings is one role: keeps the first wording and fills it from the others."""

from dataclasses import replace

from extractor.language.roles import RoleLexicon
from extractor.pipeline.roles.holdings import Holding
from extractor.pipeline.roles.scene import Scene
from extractor.pipeline.roles.titles import Title

_SMALL = frozenset({"ADP", "DET", "CCONJ", "PART", "PUNCT"})
_MORE_THAN = 0.5
_WIDEST_GAP = 5


class Offices:
    """Merges the roles of one person that are one office."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._ranks = lexicon.ranks

    def merge(self, scene: Scene, holdings: list[Holding]) -> list[Holding]:
        """The holdings without repetitions, in the order given."""
        kept: dict[str, list[Holding]] = {}
        order: list[tuple[str, int]] = []
        for holding in holdings:
            mine = kept.setdefault(holding.person, [])
            same = next(
                (k for k, one in enumerate(mine) if self._same(scene, one.title, holding.title)), None
            )
            if same is None:
                order.append((holding.person, len(mine)))
                mine.append(holding)
            else:
                mine[same] = _filled(scene, mine[same], holding)
        return [kept[person][k] for person, k in order]

    def _same(self, scene: Scene, one: Title, two: Title) -> bool:
        """Whether two titles of one person have the same noun, and no rank or body that tells them apart."""
        left, right = _words(scene, one), _words(scene, two)
        if _noun(one) != _noun(two) or left & self._ranks != right & self._ranks:
            return False
        if one.term.kind not in {"office", "membership", "honour"} or left <= right or right <= left:
            return not _differ(one, two)
        return 2 * len(left & right) > _MORE_THAN * (len(left) + len(right)) and not _differ(one, two)


def share_bodies(scene: Scene, titles: list[Title]) -> None:
    """Gives joined offices the body of the other: "director and founder of Y", "Y's director and founder"."""
    for left, right in zip(reversed(titles[:-1]), reversed(titles[1:]), strict=True):
        if right.full_start - left.end > _WIDEST_GAP or not left.holders:
            continue
        words = [token for token in scene.doc[left.end : right.full_start] if not token.is_space]
        joined = len(words) == 1 and (words[0].pos_ == "CCONJ" or words[0].text == "&")
        plain = left.body is None and left.end == left.title_end and left.term.kind == "office"
        shared = left.holders == right.holders and right.introduced and right.term.kind == "office"
        if joined and shared and left.determiner == "owned" and right.body is None:
            right.body = left.body
        elif joined and plain and right.determiner == "none" and left.holders == right.holders:
            left.body = right.body


def _differ(one: Title, two: Title) -> bool:
    """Whether the titles name two bodies, or two people whom a relation is to."""
    if one.term.kind == "relation":
        return bool(one.related and two.related and one.related != two.related)
    if one.body is None or two.body is None or one.term.kind not in {"office", "membership"}:
        return False
    return bool(one.body.id and two.body.id and one.body.id != two.body.id)


def _noun(title: Title) -> str:
    """The noun of a title in its usual word ("agent" of "special agent in charge")."""
    usual = title.term.usual
    for inner in (" of ", " in "):
        usual = usual.split(inner)[0]
    return usual.rsplit(maxsplit=1)[-1]


def _words(scene: Scene, title: Title) -> set[str]:
    """The content words of a title, its noun in its usual form."""
    if title.wording is not None:
        return {title.wording}
    head = range(title.head.start, title.head.end)
    beside = {
        token.lower_.rstrip("s")
        for token in scene.doc[title.start : title.title_end]
        if token.i not in head and token.is_alpha and token.pos_ not in _SMALL
    }
    return beside | {word.rstrip("s") for word in title.term.usual.replace("-", " ").split()} - {"of", "in"}


def _filled(scene: Scene, first: Holding, later: Holding) -> Holding:
    """The first wording that is not in capitals, with the body and the past that only a later one tells."""
    if first.title.head.start in scene.shouted and later.title.head.start not in scene.shouted:
        first, later = later, first
    mine, other = first.title, later.title
    title = replace(
        mine,
        body=mine.body or other.body,
        former=mine.former or other.former,
        related=mine.related or other.related,
    )
    return replace(first, title=title)
