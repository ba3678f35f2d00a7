"""Dates: the same value at a place that overlaps."""

from collections.abc import Iterator, Sequence

from extractor.evaluation.case import Case
from extractor.evaluation.kinds.kind import Fact, Kind
from extractor.evaluation.likeness import same_value, shared
from extractor.labels import Placed
from extractor.labels.schema import DateLabel
from extractor.records import Date


class Dates(Kind[Placed[DateLabel], Date]):
    """Places on the calendar, at every place of the text that points to one."""

    name = "dates"

    def labelled(self, case: Case) -> Sequence[Placed[DateLabel]]:
        """Every expression."""
        return case.sample.dates

    def found(self, case: Case) -> Sequence[Date]:
        """The dates of the record."""
        return case.statement.dates

    def score(self, case: Case, label: Placed[DateLabel], finding: Date) -> float:
        """The characters shared, where the value is the same."""
        return shared(label, finding) if same_value(label.label.value, finding.value) else 0.0

    def exact(self, case: Case, label: Placed[DateLabel], finding: Date) -> bool:
        """The same stretch and the same value to the letter."""
        wanted = (label.start, label.end, label.label.value)
        return wanted == (finding.start, finding.end, finding.value)

    def facts(
        self,
        case: Case,
        label: Placed[DateLabel],
        finding: Date | None,
    ) -> Iterator[Fact]:
        """Whether the stretch is the same."""
        if finding is not None:
            here = (label.start, label.end) == (finding.start, finding.end)
            yield Fact("span", here, label.label.text, finding.text)

    def label_text(self, case: Case, label: Placed[DateLabel]) -> str:
        """Words and value."""
        return f"{label.label.text} = {label.label.value}"

    def found_text(self, case: Case, finding: Date) -> str:
        """Words and value."""
        return f"{finding.text} = {finding.value}"

    def label_place(self, case: Case, label: Placed[DateLabel]) -> tuple[int, int]:
        """The expression."""
        return label.start, label.end

    def found_place(self, finding: Date) -> tuple[int, int]:
        """The expression."""
        return finding.start, finding.end
