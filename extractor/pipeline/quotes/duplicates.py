"""Quotes that repeat others: pull quotes, and headlines that quote the body."""

import re
from collections.abc import Sequence

from extractor.pipeline.quotes.runs import Spoken

_WORD = re.compile(r"\w+")
# How many quotes apart a repeat may stand from what it repeats.
_REACH = 60
_REPEATING = frozenset({"pull_quote", "headline"})


def duplicates(spoken: Sequence[Spoken]) -> dict[int, int]:
    """Index of each quote that repeats another to that other's index."""
    plain = [" ".join(_WORD.findall(one.quoted.content.text.lower())) for one in spoken]
    found: dict[int, int] = {}
    for index, one in enumerate(spoken):
        repeats = one.quoted.section in _REPEATING
        nearest = range(max(0, index - _REACH), min(len(plain), index + _REACH))
        for other in nearest:
            if other == index or other in found or plain[index] not in plain[other]:
                continue
            if repeats or other < index:
                found[index] = other
                break
    return found
