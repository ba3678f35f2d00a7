"""Pull quotes: blocks that repeat speech of the statement, often with a "Name, Title" line under them."""

import re

from extractor.pipeline.layout.blocks import Block

_WORDS = re.compile(r"\w+")
_OPENING = re.compile(r"[_*]*[\"“„«]")
_FEWEST = 6
_LONGEST = 90
_NAME_LONGEST = 140
_NAME = re.compile(r"[–—-]?\s*(?:[A-Z][\w.’'-]*(?:[,\s]+|$)){2}")


def pull_quotes(blocks: list[Block], top: int) -> dict[int, int | None]:
    """Index of each pull quote to that of the line that names its speaker, if there is one.

    A block counts when it is quoted or has such a line, and all its words stand in another block as well.
    """
    plain = [" ".join(_WORDS.findall(block.text.lower())) for block in blocks]
    found: dict[int, int | None] = {}
    for index, block in enumerate(blocks):
        if not _FEWEST <= plain[index].count(" ") + 1 <= _LONGEST:
            continue
        names = index + 1 if index + 1 < len(blocks) and _is_name(blocks[index + 1]) else None
        if not _OPENING.match(block.text) and (names is None or not block.ends_sentence):
            continue
        if any(
            plain[index] in text and (len(text) > len(plain[index]) or other < index)
            for other, text in enumerate(plain)
            if other != index and other not in found
        ):
            found[index] = names
    return {index: names for index, names in found.items() if index >= top or names is not None}


def _is_name(block: Block) -> bool:
    text = block.text
    return (
        len(text) <= _NAME_LONGEST and bool(_NAME.match(text)) and not block.ends_sentence and text[-1] != ":"
    )
