"""The gate: an F1 that each kind must not fall below, on samples that nobody changed unseen."""

import json
import math
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.errors import InputError
from extractor.evaluation.results import Evaluation
from extractor.labels.files import write_text

TOLERANCE: Final = 0.01
_DIGITS: Final = 3
_ABOUT: Final = (
    "The relaxed F1 that `extractor evaluate --floors` requires of each kind, over all samples. A floor is "
    "recorded `tolerance` below what was measured: room for the last digits of another machine, not for loss."
)

Share = Annotated[float, Field(ge=0, le=1)]


class Floors(BaseModel):
    """What the floors file holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str = _ABOUT
    samples: int
    digest: str
    tolerance: Share = TOLERANCE
    floors: dict[str, Share]


def read_floors(file: Path) -> Floors:
    """The floors in a file.

    Raises:
        InputError: the file cannot be read or holds something else.
    """
    try:
        return Floors.model_validate_json(file.read_bytes())
    except OSError as error:
        raise InputError(
            f"{file}: cannot be read ({error.strerror}); --record-floors makes a new one"
        ) from None
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(step) for step in fault["loc"])
        raise InputError(f"{file}: {where or 'the file'}: {fault['msg']}") from None


def write_floors(floors: Floors, file: Path) -> None:
    """Writes a floors file."""
    write_text(file, json.dumps(floors.model_dump(), indent=2, ensure_ascii=False) + "\n")


def faults(evaluation: Evaluation, floors: Floors) -> list[str]:
    """Why the gate stays shut; nothing when it opens."""
    kinds = evaluation.relaxed
    return [
        *_changed(evaluation, floors),
        *(f"{kind}: a floor for a kind that is not measured" for kind in floors.floors if kind not in kinds),
        *(f"{kind}: no floor; --record-floors sets one" for kind in kinds if kind not in floors.floors),
        *_below(evaluation, floors),
    ]


def _changed(evaluation: Evaluation, floors: Floors) -> list[str]:
    if evaluation.digest == floors.digest:
        return []
    now, then = len(evaluation.documents), floors.samples
    counts = f"{now} now, {then} then; texts or labels have changed"
    return [f"the samples are not those of the floors ({counts}): look at the change, then --record-floors"]


def _below(evaluation: Evaluation, floors: Floors) -> list[str]:
    measured = _measured(evaluation)
    return [
        f"{kind}: F1 {measured[kind]:.3f} is below its floor of {floor:.3f}"
        for kind, floor in floors.floors.items()
        if kind in measured and measured[kind] < floor
    ]


def record(evaluation: Evaluation, old: Floors | None, *, lower: bool) -> tuple[Floors, list[str]]:
    """Floors for these samples, and why they may not be recorded.

    A floor rises to what was measured less the tolerance; it falls only where it was missed, and only
    with `lower`.
    """
    tolerance = old.tolerance if old else TOLERANCE
    floors = dict(old.floors) if old else {}
    refused = []
    for kind, measured in _measured(evaluation).items():
        reached = max(0.0, math.floor((measured - tolerance) * 10**_DIGITS) / 10**_DIGITS)
        floor = floors.get(kind, 0.0)
        if measured >= floor:
            floors[kind] = max(floor, reached)
        elif lower:
            floors[kind] = reached
        else:
            refused.append(
                f"{kind}: F1 {measured:.3f} is below its floor of {floor:.3f}; --lower-floors lowers it"
            )
    new = Floors(
        samples=len(evaluation.documents), digest=evaluation.digest, tolerance=tolerance, floors=floors
    )
    return new, refused


def _measured(evaluation: Evaluation) -> dict[str, float]:
    return {kind: score.f1.value for kind, score in evaluation.relaxed.items()}
