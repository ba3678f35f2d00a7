"""One-to-one pairs of what was labelled and what was found, the best first."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Labelled = TypeVar("Labelled")
Found = TypeVar("Found")


def pair(
    labelled: Sequence[Labelled], found: Sequence[Found], score: Callable[[Labelled, Found], float]
) -> dict[int, int]:
    """The index of the finding for the index of its label; a score of 0 is no match.

    Pairs are taken greedily by falling score; among equal scores the one that stands first in the text.
    """
    candidates = [
        (-value, left, right)
        for left, label in enumerate(labelled)
        for right, finding in enumerate(found)
        if (value := score(label, finding)) > 0
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in sorted(candidates):
        if left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return pairs
