"""Tokens that fit regions: spaCy's English ones, cut where a region starts or ends inside one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.exchange.regions import Region

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer


@dataclass(frozen=True, slots=True)
class Piece:
    """A token and whether one space follows; the pieces of a text and these spaces are the text."""

    start: int
    end: int
    space: bool


def pieces(text: str, regions: Iterable[Region]) -> list[Piece]:
    """The tokens of a text; every region starts at the start of one and ends at the end of one."""
    starts = {region.start for region in regions}
    ends = {region.end for region in regions}
    found: list[Piece] = []
    for token in _tokenizer()(text):
        found += _cut(token.idx, token.idx + len(token.text), starts, ends, space=bool(token.whitespace_))
    return found


@lru_cache(maxsize=1)
def _tokenizer() -> "Tokenizer":
    from spacy.lang.en import English

    return English().tokenizer


def _cut(start: int, end: int, starts: set[int], ends: set[int], *, space: bool) -> Iterator[Piece]:
    # A space that belongs to a region is a token of its own.
    own_space = space and (end in starts or end + 1 in ends)
    inner = sorted(cut for cut in (starts | ends) if start < cut < end)
    bounds = [start, *inner, end]
    for left, right in pairwise(bounds):
        yield Piece(left, right, space=space and not own_space and right == end)
    if own_space:
        yield Piece(end, end + 1, space=False)
