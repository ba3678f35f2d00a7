"""What an evaluation says, as it is written to JSON and read back for comparison."""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from extractor.records import PipelineInfo

SCHEMA_VERSION: Final = "1.0"

Verdict = Literal["right", "missed", "spurious"]
Reading = Literal["relaxed", "strict"]


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Figure(_Result):
    """A share with the 95 % interval of resampled documents."""

    value: float
    low: float
    high: float


class Counts(_Result):
    """How many there are by the labels, how many were found, and how many of these are right."""

    labelled: int
    found: int
    right: int


class Score(Counts):
    """Counts over all documents and what follows from them."""

    precision: Figure
    recall: Figure
    f1: Figure


class Outcome(_Result):
    """A label that was found or missed, or a finding without label."""

    document: str
    kind: str
    verdict: Verdict
    exact: bool = Field(description="place and every attribute are right")
    label: str | None
    found: str | None
    start: int | None
    end: int | None
    found_by: str | None
    wrong: Annotated[list[str], Field(description="attributes that are not as labelled")]


class Tally(_Result):
    """How often an attribute was asked for, and was right."""

    asked: int
    right: int


class Accuracy(Tally):
    """The same over all documents, and what follows."""

    accuracy: Figure


class DocumentResult(_Result):
    """One sample: what was measured on it."""

    name: str
    digest: str
    layout: str | None
    relaxed: dict[str, Counts]
    strict: dict[str, Counts]
    attributes: dict[str, Tally]


class Change(_Result):
    """A kind's F1 or an attribute's accuracy then and now, over the samples that are the same in both."""

    figure: Literal["relaxed", "strict", "attribute"]
    name: str
    old: float
    new: float


class Comparison(_Result):
    """What an evaluation has gained and lost against an older one."""

    changes: list[Change]
    gained: list[Outcome]
    lost: list[Outcome]
    appeared: Annotated[list[Outcome], Field(description="spurious now, not then")]
    gone: Annotated[list[Outcome], Field(description="spurious then, not now")]
    left_out: Annotated[list[str], Field(description="samples whose text or labels differ")]


class Evaluation(_Result):
    """An extractor measured on samples."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    pipeline: PipelineInfo
    digest: str = Field(description="of all samples: figures of different digests do not compare")
    relaxed: dict[str, Score]
    strict: dict[str, Score]
    macro_f1: dict[Reading, Figure]
    attributes: dict[str, Accuracy]
    documents: list[DocumentResult]
    outcomes: list[Outcome]
    comparison: Comparison | None = None

    def errors(self) -> list[Outcome]:
        """What was missed, what is spurious, and what is right but for attributes."""
        return [outcome for outcome in self.outcomes if outcome.verdict != "right" or outcome.wrong]
