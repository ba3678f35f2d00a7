"""Speech that runs on: quotes without a source of their own take it from the quotes around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.pipeline.quotes.sources import Attribution
from extractor.pipeline.quotes.stretches import Quoted

_PATIENCE = 4
_ENDS = frozenset(".!?")


@dataclass(slots=True)
class Spoken:
    """A quote with what is known of its source."""

    quoted: Quoted
    attribution: Attribution | None = None
    speaker: str | None = None
    lead: tuple[Attribution, str | None] | None = None
    """Who the words between this quote and the one before speak of, where they hold a verb of saying."""


def run_on(spoken: Sequence[Spoken]) -> None:
    """Gives sources to quotes without one: within a block, then from block to block, then backwards."""
    for before, after in pairwise(spoken):
        if (
            after.attribution is None
            and before.quoted.block == after.quoted.block
            and _same_speech(before, after)
        ):
            _take(after, before)
    for index in range(len(spoken) - 2, -1, -1):
        before, after = spoken[index], spoken[index + 1]
        if before.attribution is None and before.quoted.block == after.quoted.block and before.quoted.whole:
            _take(before, after)
    _forward(spoken)
    _backward(spoken)


def _same_speech(before: Spoken, after: Spoken) -> bool:
    """Words within a sentence go on with an earlier quote only in the same sentence."""
    if after.quoted.whole:
        return True
    between = after.quoted.content.doc[before.quoted.content.end : after.quoted.head]
    return not any(token.text in _ENDS for token in between)


def _forward(spoken: Sequence[Spoken]) -> None:
    """A quote that opens a block goes on with who spoke before, unless words between name somebody else."""
    last: Spoken | None = None
    for one in spoken:
        if one.attribution is None and one.quoted.whole and not one.quoted.leads:
            if one.lead is not None:
                one.attribution, one.speaker = one.lead
        elif one.attribution is None and one.quoted.leads:
            if one.lead is not None and (last is None or last.quoted.block != one.quoted.block - 1):
                one.attribution, one.speaker = one.lead
            elif last is not None and one.quoted.block - last.quoted.block <= _PATIENCE:
                _take(one, last)
        if one.attribution is not None:
            last = one


def _backward(spoken: Sequence[Spoken]) -> None:
    """Opening quotes whose source stands with a later one of the same run."""
    for index in range(len(spoken) - 2, -1, -1):
        before, after = spoken[index], spoken[index + 1]
        close = after.quoted.block - before.quoted.block <= 1
        if before.attribution is None and before.quoted.whole and close:
            _take(before, after)


def _take(one: Spoken, other: Spoken) -> None:
    one.attribution, one.speaker = other.attribution, other.speaker
