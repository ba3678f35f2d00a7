"""How alike two phrases, two stretches of text or two calendar values are."""

import re
from typing import Final, Protocol

from extractor.labels.phrases import folded

HALF: Final = 0.5
"""Phrases that share half of their words, and stretches that share half of their characters, are alike."""

_EMPTY_WORDS: Final = frozenset(
    ["the", "a", "an", "of", "for", "and", "at", "in", "to", "on", "his", "her", "their", "its", "'s"]
)
_WORD = re.compile(r"[\w'-]+")
_DOUBT = re.compile(r"[?~%]")
_SHORTEST_PLURAL = 4


class Stretch(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


def content_words(phrase: str | None) -> set[str]:
    """The words of a phrase that carry it, folded and in the singular."""
    words = _WORD.findall(folded(phrase or ""))
    return {_singular(word) for word in words if word not in _EMPTY_WORDS}


def _singular(word: str) -> str:
    plural = len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


def likeness(one: str | None, other: str | None) -> float:
    """F1 of the content words of two phrases; two without any are the same."""
    left, right = content_words(one), content_words(other)
    if not left or not right:
        return 1.0 if left == right else 0.0
    return 2 * len(left & right) / (len(left) + len(right))


def alike(one: str | None, other: str | None) -> bool:
    """Whether two phrases share half of their content words."""
    return likeness(one, other) >= HALF


def shared(one: Stretch, other: Stretch) -> float:
    """The part of two stretches that is common to both: characters of both by characters of either."""
    common = min(one.end, other.end) - max(one.start, other.start)
    reach = max(one.end, other.end) - min(one.start, other.start)
    return common / reach if common > 0 else 0.0


def nested(one: Stretch, other: Stretch) -> bool:
    """Whether one of two stretches lies wholly within the other."""
    outer, inner = (one, other) if one.start <= other.start and one.end >= other.end else (other, one)
    return outer.start <= inner.start and inner.end <= outer.end


def same_value(one: str | None, other: str | None) -> bool:
    """Whether two EDTF values are the same, marks of doubt aside."""
    return _DOUBT.sub("", one or "") == _DOUBT.sub("", other or "")


def jaccard(one: set[str], other: set[str]) -> float:
    """Common members by all members."""
    return len(one & other) / len(one | other)
