"""Where sents begin for sure: at blocks, after a full stop that lost its space, where marks were lost."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

# Texts that lost their punctuation put a second space where a mark was, and hardly keep a comma.
_MARKS_PER_WORD = 0.02
_GAPS_PER_WORD = 0.02
_FULL_STOP_GAP = 3
_GAP = re.compile(r"(?<=\S)(?P<gap>[^\S\n\r]{2,})(?=(?P<word>[A-Z][a-z]*)\b)")
_ANY_GAP = re.compile(r"\S[^\S\n\r]{2,}\S")
# `in prison.Prosecutors`: the line break between two paragraphs was lost.
_UNSPACED = re.compile(r"\b[a-z]{4,}[.!?](?=[A-Z][a-z])")


def sent_starts(
    text: str, tokens: Mapping[int, int], blocks: AbstractSet[int], opening: frozenset[str]
) -> set[int]:
    """Tokens at which a sent surely begins; `tokens` are indices by the character where the token begins."""
    places = [match.end() for match in _UNSPACED.finditer(text)]
    if lost_marks(text):
        # After a wide gap any capital begins a sent; after a comma's gap only a word that opens sents.
        places += [
            match.end()
            for match in _GAP.finditer(text)
            if len(match["gap"]) >= _FULL_STOP_GAP or match["word"].lower() in opening
        ]
    return {tokens[place] for place in places if place in tokens} | blocks


def lost_marks(text: str) -> bool:
    """Whether the text lost its punctuation on the way and has gaps in its place."""
    words = len(text.split())
    gaps = len(_ANY_GAP.findall(text))
    return gaps > _GAPS_PER_WORD * words and text.count(",") + text.count(".") < _MARKS_PER_WORD * words
