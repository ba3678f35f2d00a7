"""A title and who holds it; and where a phrase beside a name ends."""

from dataclasses import dataclass
from typing import Final

from extractor.pipeline.roles.scene import Scene
from extractor.pipeline.roles.titles import Title

DASHES: Final = frozenset({"–", "—", "-", "--", "‒", "―", "|"})
CONJUNCTIONS: Final = frozenset({"and", "&", "/"})
_CLOSED = frozenset({",", ".", ";", ")", "!", "?", "”", '"', ":", "]", "’", *DASHES})


@dataclass(frozen=True, slots=True)
class Holding:
    """A title and one who holds it, with the tokens that say so."""

    title: Title
    person: str
    start: int
    end: int


def hold(title: Title, person: str, start: int, end: int, found: list[Holding]) -> None:
    """Adds a holder to a title, unless known or the one whom the relation is to."""
    if person not in title.holders and person != title.related:
        title.holders.append(person)
        found.append(Holding(title, person, min(start, title.full_start), max(end, title.end)))


def is_closed(scene: Scene, end: int) -> bool:
    """Whether a phrase ends here: a verb after it would make it the subject of a clause."""
    here = scene.forward(end)
    if here >= scene.size or scene.broken(end - 1, here):
        return True
    token = scene.doc[here]
    if token.text in _CLOSED or scene.lost_comma(end, here) or here in scene.bodies:
        return True
    if token.pos_ == "AUX" or here in scene.starting:
        return False
    return token.pos_ != "VERB" or token.tag_ in {"VBG", "VBN"}
