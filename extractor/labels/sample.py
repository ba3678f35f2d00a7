"""A sample: a statement, its labels, and the place in the text of each label that has one."""

import hashlib
import json
from dataclasses import dataclass
from typing import Generic, TypeVar

from extractor.documents import Document
from extractor.labels.schema import DateLabel, DemandLabel, Labels, QuoteLabel, SentenceLabel

Label = TypeVar("Label", bound=QuoteLabel | SentenceLabel | DateLabel | DemandLabel)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Label]):
    """A label and where its snippet stands: code points of the text, half-open."""

    label: Label
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled statement; `document` carries the metadata that the labels give."""

    document: Document
    labels: Labels
    quotes: tuple[Placed[QuoteLabel], ...]
    sentences: tuple[Placed[SentenceLabel], ...]
    dates: tuple[Placed[DateLabel], ...]
    demands: tuple[Placed[DemandLabel], ...]

    @property
    def name(self) -> str:
        """The stem of the two files."""
        return self.document.id

    @property
    def text(self) -> str:
        """The statement."""
        return self.document.text

    @property
    def digest(self) -> str:
        """The SHA-256 of text and labels, whatever the layout of the label file."""
        content = [self.text, self.labels.model_dump(mode="json", exclude_defaults=True)]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
