"""The shape of a block: paragraph, heading, item of a list, or a short line of its own."""

import re
from itertools import zip_longest
from typing import Literal

from extractor.pipeline.layout.blocks import is_shout, is_titled
from extractor.pipeline.layout.marks import Marked

Shape = Literal["paragraph", "heading", "item", "line"]

_QUOTED = re.compile(r"[_*]*[\"“„«]")
_MARKUP = re.compile(r"#{1,6}\s*\w|\*\*.+\*\*$|__.+__$")
_ANY_QUOTE = re.compile(r"[\"“”«»]")
_QUOTE_HEADS = re.compile(r"[\"”»]\s*(?:[-–—:|]\s*)[A-Z][^.!?\"”]+$")
_LONG = 200
_LOST_STOP = 20
# Scripts without spaces have words all the same.
_WORD_LONGEST = 12
_SIGNED = re.compile(r"(?:[bB]y|BY)\s|[~–—]")
_SENTENCE = 5
_LEAD_IN = 8


def shape_blocks(blocks: list[Marked]) -> list[Shape]:
    """The shape of each block; a short one before longer text is a heading."""
    found: list[Shape] = []
    for block, after in zip_longest(blocks, blocks[1:]):
        found.append(_shape(block, after))
    return found


def is_running(marked: Marked) -> bool:
    """Whether a block is running text: it ends as sentences do, or is too long for anything else."""
    block = marked.block
    words = max(len(block.text.split()), len(block.text) // _WORD_LONGEST)
    if len(block.text) > _LONG and not is_shout(block.text):
        return True
    if words < _SENTENCE or _MARKUP.match(block.text):
        return False
    ends = block.ends_sentence and not (is_shout(block.text) and words < 3 * _LEAD_IN)
    return ends or (block.text[-1] in ":,;" and words > _LEAD_IN and not is_shout(block.text))


def _shape(marked: Marked, after: Marked | None) -> Shape:
    block = marked.block
    if block.is_item:
        return "item"
    if is_running(marked):
        return "paragraph"
    if _QUOTED.match(block.text) and len(block.text.split()) >= _SENTENCE:
        return "heading" if _QUOTE_HEADS.search(block.text) else "paragraph"
    if _MARKUP.match(block.text) or marked.has("background", "about"):
        return "heading"
    if (
        marked.marks
        or marked.is_date
        or _SIGNED.match(block.text)
        or block.has_detail
        or not any(map(str.isalpha, block.text))
    ):
        return "line"
    if _lost_stop(block.text):
        return "paragraph"
    if _leads(marked, after):
        return "heading"
    return "line"


def _lost_stop(text: str) -> bool:
    """Whether a text is running text all the same: long, or with speech in it."""
    words = len(text.split())
    if is_titled(text) or is_shout(text):
        return False
    return words > _LOST_STOP or (words > _LEAD_IN and bool(_ANY_QUOTE.search(text)))


def _leads(marked: Marked, after: Marked | None) -> bool:
    """Whether a short block stands over text: before a paragraph or a list, and no lead-in to a quote."""
    text = marked.block.text
    if after is None or len(text.split()) < 2:
        return False
    if _QUOTED.match(after.block.text) and text[-1] in ":,":
        return False
    if is_shout(text) and len(text.split()) > 2:
        return True
    return (after.block.is_item or is_running(after)) and text[-1] not in ",;"
