"""From counts to precision, recall and F1, with intervals from resampled documents.

The interval is the percentile bootstrap: documents, not findings, are drawn with replacement, because
findings of one document stand or fall together. All figures share the same draws.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extractor.evaluation.measure import Measured
from extractor.evaluation.results import Accuracy, Counts, Figure, Reading, Score, Tally

RESAMPLES: Final = 2000
SEED: Final = 7
_TAILS: Final = (2.5, 97.5)

Floats = NDArray[np.float64]
Measure = Callable[[Floats], Floats]


class Scorer:
    """Scores of a set of measured documents."""

    def __init__(self, measured: Sequence[Measured], *, resamples: int = RESAMPLES) -> None:
        self._measured = measured
        self._resamples = resamples

    @cached_property
    def _draws(self) -> NDArray[np.int64]:
        """How often each document is in each resample; first of all every document once."""
        size = len(self._measured)
        drawn = np.random.default_rng(SEED).multinomial(size, [1 / size] * size, self._resamples)
        return np.vstack([np.ones((1, size), dtype=np.int64), drawn])

    def scores(self, reading: Reading) -> dict[str, Score]:
        """The score of each kind."""
        kinds = getattr(self._measured[0].document, reading)
        return {kind: self._score(reading, kind) for kind in kinds}

    def macro_f1(self, reading: Reading) -> Figure:
        """The mean of the kinds' F1."""
        kinds = getattr(self._measured[0].document, reading)
        return _figure(np.mean([_f1(self._totals(reading, kind)) for kind in kinds], axis=0))

    def attributes(self) -> dict[str, Accuracy]:
        """The accuracy of each attribute, over what was found."""
        names = sorted({name for one in self._measured for name in one.document.attributes})
        return {name: self._accuracy(name) for name in names}

    def _score(self, reading: Reading, kind: str) -> Score:
        totals = self._totals(reading, kind)
        return Score(
            labelled=int(totals[0, 0]),
            found=int(totals[0, 1]),
            right=int(totals[0, 2]),
            precision=_figure(_share(totals[:, 2], totals[:, 1])),
            recall=_figure(_share(totals[:, 2], totals[:, 0])),
            f1=_figure(_f1(totals)),
        )

    def _totals(self, reading: Reading, kind: str) -> Floats:
        """A row a resample: labelled, found, right."""
        counts: list[Counts] = [getattr(one.document, reading)[kind] for one in self._measured]
        rows = np.array([(one.labelled, one.found, one.right) for one in counts])
        return np.asarray(self._draws @ rows, dtype=np.float64)

    def _accuracy(self, name: str) -> Accuracy:
        nothing = Tally(asked=0, right=0)
        tallies = [one.document.attributes.get(name, nothing) for one in self._measured]
        totals = np.asarray(self._draws @ np.array([(one.asked, one.right) for one in tallies]), np.float64)
        asked, right = totals[:, 0], totals[:, 1]
        # A draw in which nobody asked says nothing about the attribute.
        accuracy = _figure(_share(right, asked)[asked > 0])
        return Accuracy(asked=int(asked[0]), right=int(right[0]), accuracy=accuracy)


def _share(part: Floats, whole: Floats) -> Floats:
    """Part by whole; nothing of nothing is 0."""
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _f1(totals: Floats) -> Floats:
    """The harmonic mean of precision and recall."""
    return _share(2 * totals[:, 2], totals[:, 0] + totals[:, 1])


def _figure(values: Floats) -> Figure:
    """The value of the set itself, which comes first, between the tails of the resamples."""
    low, high = np.percentile(values[1:], _TAILS)
    return Figure(value=float(values[0]), low=float(low), high=float(high))
