"""What a kind must say of itself to be measured."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from extractor.evaluation.case import Case

Labelled = TypeVar("Labelled")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Fact:
    """An attribute of something that was found: whether it is right, what was labelled, what was read."""

    name: str
    right: bool
    wanted: object = None
    given: object = None


class Kind(ABC, Generic[Labelled, Found]):
    """How findings of one kind are compared with labels."""

    name: str

    @abstractmethod
    def labelled(self, case: Case) -> Sequence[Labelled]:
        """What a reader found."""

    @abstractmethod
    def found(self, case: Case) -> Sequence[Found]:
        """What the extractor found, as far as it counts."""

    @abstractmethod
    def score(self, case: Case, label: Labelled, finding: Found) -> float:
        """How well a finding fits a label; 0 where it does not."""

    def counts(self, case: Case, label: Labelled, finding: Found) -> bool:
        """Whether a pair that fits is right; else it is both missed and spurious."""
        return True

    @abstractmethod
    def exact(self, case: Case, label: Labelled, finding: Found) -> bool:
        """Whether the place and every attribute are the same."""

    @abstractmethod
    def facts(self, case: Case, label: Labelled, finding: Found | None) -> Iterator[Fact]:
        """The attributes of a pair that fits, or what is to be said of a label without one."""

    @abstractmethod
    def label_text(self, case: Case, label: Labelled) -> str:
        """A label in one line."""

    @abstractmethod
    def found_text(self, case: Case, finding: Found) -> str:
        """A finding in one line."""

    @abstractmethod
    def label_place(self, case: Case, label: Labelled) -> tuple[int, int] | None:
        """Where a label stands, if it has one place."""

    @abstractmethod
    def found_place(self, finding: Found) -> tuple[int, int] | None:
        """Where a finding stands."""
