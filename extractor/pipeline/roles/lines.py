"""Titles on a line of their own above the name: letters and mastheads ("Minister of Works ⏎ Dr X")."""

from extractor.language.roles import RoleLexicon
from extractor.pipeline.capitals import is_capital
from extractor.pipeline.roles.holdings import Holding, hold
from extractor.pipeline.roles.scene import Mention, Scene
from extractor.pipeline.roles.titles import Title

_ADDRESSING = frozenset({"to", "the", "attn", "attention", ":"})
_OFFICES = frozenset({"office", "membership"})


class Lines:
    """Ties a title that fills a line to the name that begins the next."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._courtesies = lexicon.courtesies

    def find(self, scene: Scene, titles: list[Title]) -> list[Holding]:
        """All pairs of title and holder so laid out; leaves out titles that have a holder."""
        found: list[Holding] = []
        opening = {title.full_start for title in titles}
        for title in titles:
            if title.holders or title.plural or title.term.kind not in _OFFICES:
                continue
            mention = self._name_below(scene, title)
            if mention is not None and not _has_title(scene, mention, opening):
                hold(title, mention.id, title.full_start, mention.end, found)
        return found

    def _name_below(self, scene: Scene, title: Title) -> Mention | None:
        """The name that fills the next line, if the title fills its own."""
        here = scene.forward(title.end)
        if here >= scene.size or not scene.broken(title.end - 1, here):
            return None
        if not (is_capital(scene.doc[title.start]) and _fills_line(scene, title)):
            return None
        while here < scene.size and (
            scene.doc[here].lower_ in self._courtesies or scene.doc[here].text == "."
        ):
            here = scene.forward(here + 1)
        mention = scene.starting.get(here)
        if mention is None:
            return None
        after = scene.forward(mention.end)
        ends = after >= scene.size or scene.broken(mention.end - 1, after) or scene.doc[after].text == ","
        return mention if ends or "\n" in scene.doc[mention.end : after].text else None


def _fills_line(scene: Scene, title: Title) -> bool:
    """Whether nothing but "To the" and the like stands before the title on its line."""
    at = title.full_start
    while at > 0 and at not in scene.breaks:
        token = scene.doc[at - 1]
        if token.is_space and "\n" in token.text:
            return True
        if not (token.is_space or token.lower_ in _ADDRESSING):
            return False
        at -= 1
    return True


def _has_title(scene: Scene, mention: Mention, opening: set[int]) -> bool:
    """Whether a title follows the name, after a comma or on the next line."""
    here = scene.forward(mention.end)
    if here < scene.size and scene.doc[here].text == ",":
        here = scene.forward(here + 1)
    return here in opening
