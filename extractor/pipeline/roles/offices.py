"""One office in several wordings is one role: keeps the first wording and fills it from the others."""

from dataclasses import replace

from extractor.language.roles import RoleLexicon
from extractor.pipeline.roles.holders import Holding
from extractor.pipeline.roles.scene import Scene
from extractor.pipeline.roles.titles import Title

_ENOUGH = 0.5


class Offices:
    """Merges the roles of one person that are one office."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._ranks = lexicon.ranks
        self._former = lexicon.former

    def merge(self, scene: Scene, holdings: list[Holding]) -> list[Holding]:
        """The holdings without repetitions, in the order given."""
        kept: dict[str, list[Holding]] = {}
        order: list[tuple[str, int]] = []
        for holding in holdings:
            mine = kept.setdefault(holding.person, [])
            same = next((k for k, one in enumerate(mine) if self._same(scene, one.title, holding.title)), None)
            if same is None:
                order.append((holding.person, len(mine)))
                mine.append(holding)
            else:
                mine[same] = _filled(mine[same], holding)
        return [kept[person][k] for person, k in order]

    def _same(self, scene: Scene, one: Title, two: Title) -> bool:
        if one.term.usual != two.term.usual:
            return False
        left, right = self._words(scene, one), self._words(scene, two)
        if left & self._ranks != right & self._ranks:
            return False
        if one.organization and two.organization and one.organization.id and two.organization.id and one.organization.id != two.organization.id and one.term.kind == "office":
            return False
        if not left or not right:
            return True
        return 2 * len(left & right) >= _ENOUGH * (len(left) + len(right)) or left <= right or right <= left

    @staticmethod
    def _words(scene: Scene, title: Title) -> set[str]:
        """The words of a title beside its noun."""
        head = range(title.head.start, title.head.end)
        return {
            token.lower_.rstrip("s")
            for token in scene.doc[title.start : title.title_end]
            if token.i not in head and token.is_alpha and token.pos_ not in {"ADP", "DET", "CCONJ", "PART"}
        }


def _filled(first: Holding, later: Holding) -> Holding:
    """The first wording, with the body and the past that only a later one tells."""
    title = first.title
    if title.organization is None and later.title.organization is not None or later.title.former > title.former:
        title = replace(title, organization=title.organization or later.title.organization, former=title.former or later.title.former)
        return replace(first, title=title)
    return first
