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
    narrated: Attribution | None = None
    """Whom the sentence right before the quote is about."""
    begins: bool = False
    """Whether a line that names the speaker of the quote before stands between them."""


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
    _left_open(spoken)
    _forward(spoken)
    _backward(spoken)
    _alone(spoken)


def _same_speech(before: Spoken, after: Spoken) -> bool:
    """Words within a sentence go on with an earlier quote only in the same sentence."""
    if after.quoted.whole:
        return True
    between = after.quoted.content.doc[before.quoted.content.end : after.quoted.head]
    return not any(token.text in _ENDS for token in between)


def _left_open(spoken: Sequence[Spoken]) -> None:
    """A quote without a closing mark goes on in the next paragraph, where its source may stand."""
    for index in range(len(spoken) - 2, -1, -1):
        before, after = spoken[index], spoken[index + 1]
        goes_on = not before.quoted.closed and before.quoted.leads and after.quoted.leads
        if goes_on and before.attribution is None and after.quoted.block == before.quoted.block + 1:
            _take(before, after)


def _forward(spoken: Sequence[Spoken]) -> None:
    """A quote that opens a block goes on with who spoke before, unless words between name somebody else."""
    last: Spoken | None = None
    for one in spoken:
        if one.attribution is None and one.quoted.whole and not one.quoted.leads:
            if one.lead is not None:
                one.attribution, one.speaker = one.lead
            elif last is not None and last.quoted.block == one.quoted.block:
                _take(one, last)
        elif one.attribution is None and one.quoted.leads and not one.begins:
            if one.lead is not None and _takes_lead(one, last):
                one.attribution, one.speaker = one.lead
            elif last is not None and one.quoted.block - last.quoted.block <= _PATIENCE:
                _take(one, last)
        if one.attribution is not None:
            last = one
        elif one.begins:
            last = None


def _takes_lead(one: Spoken, last: Spoken | None) -> bool:
    """Whether a quote after narrative belongs to whom that speaks of, rather than to who spoke before.

    Reports and courts are told of between the words of people, who go on to speak.
    """
    if last is None or one.quoted.block - last.quoted.block > _PATIENCE:
        return True
    told_of_person = one.lead is not None and one.lead[1] is not None and one.lead[1].startswith("p")
    return last.quoted.block != one.quoted.block - 1 and told_of_person


def _backward(spoken: Sequence[Spoken]) -> None:
    """Opening quotes whose source stands with a later one of the same run."""
    for index in range(len(spoken) - 2, -1, -1):
        before, after = spoken[index], spoken[index + 1]
        close = after.quoted.block - before.quoted.block <= 1
        if before.attribution is None and before.quoted.whole and close and not after.begins:
            _take(before, after)


def _alone(spoken: Sequence[Spoken]) -> None:
    """Quotes by themselves are those of the one who speaks in the text, where there is but one."""
    heard = {one.speaker: one for one in spoken if one.attribution is not None and one.quoted.whole}
    if len(heard) != 1:
        return
    ((speaker, other),) = heard.items()
    for one in spoken:
        if one.attribution is None and one.quoted.leads and speaker is not None:
            _take(one, other)


def _take(one: Spoken, other: Spoken) -> None:
    one.attribution, one.speaker = other.attribution, other.speaker
