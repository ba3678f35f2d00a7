"""Lines of their own that name a speaker over or under quotes: `Una Brask, Harbour Watch`."""

from collections.abc import Sequence
from typing import Literal

from extractor.pipeline.quotes.runs import Spoken
from extractor.pipeline.quotes.sources import Sources
from extractor.pipeline.quotes.stretches import SILENT_SECTIONS, Block

_TITLE_LONGEST = 12
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset(".!?:")

Place = Literal["over", "under"]


def read_name_lines(blocks: Sequence[Block], spoken: Sequence[Spoken], sources: Sources) -> None:
    """Gives quotes without a source the name on the line beside them.

    A line between two quotes belongs to the one that lines before it belonged to: a page has its names either
    over or under the quotes.
    """
    first: dict[int, Spoken] = {}
    last: dict[int, Spoken] = {}
    for one in spoken:
        first.setdefault(one.quoted.block, one)
        last[one.quoted.block] = one
    usual: Place = "under"
    for number, block in enumerate(blocks):
        above, below = last.get(number - 1), first.get(number + 1)
        if below is None and _is_title(number + 1, blocks):
            below = first.get(number + 2)
        if number in first or block.section in SILENT_SECTIONS or (above is None and below is None):
            continue
        line = sources.name_line(block.span) or (sources.attributable(block.span) if below is None else None)
        if line is None:
            continue
        signs = above is not None and above.attribution is None and _ends(above, blocks)
        heads = below is not None and below.attribution is None and below.quoted.leads
        if below is not None and heads and not (signs and usual == "under"):
            below.attribution, usual = line, "over"
        elif above is not None and signs:
            above.attribution, usual = line, "under"
            if below is not None:
                below.begins = True


def _is_title(number: int, blocks: Sequence[Block]) -> bool:
    """Whether a block is short and no sentence, as a title on the line under a name is."""
    if number >= len(blocks):
        return False
    span = blocks[number].span
    return len(span) <= _TITLE_LONGEST and not any(t.tag_ in _FINITE or t.text in _STOPS for t in span)


def _ends(one: Spoken, blocks: Sequence[Block]) -> bool:
    """Whether nothing but marks stands after a quote in its block."""
    span = blocks[one.quoted.block].span
    return not any(token.is_alpha for token in span.doc[one.quoted.tail : span.end])
