"""People: the same human being, by a form of the name."""

from collections.abc import Iterator, Sequence

from extractor.evaluation.case import Case, same_person
from extractor.evaluation.kinds.kind import Fact, Kind
from extractor.labels.phrases import folded
from extractor.labels.schema import PersonLabel
from extractor.records import Person


class People(Kind[PersonLabel, Person]):
    """One entry a person: an entry split in two costs precision, two in one cost recall."""

    name = "people"

    def labelled(self, case: Case) -> Sequence[PersonLabel]:
        """Everybody who is named."""
        return case.sample.labels.people

    def found(self, case: Case) -> Sequence[Person]:
        """Everybody in the record."""
        return case.statement.people

    def score(self, case: Case, label: PersonLabel, finding: Person) -> float:
        """See `same_person`."""
        return same_person(label, finding)

    def exact(self, case: Case, label: PersonLabel, finding: Person) -> bool:
        """The same name and the same other forms."""
        forms = set(finding.aliases) - {finding.name}
        return label.name == finding.name and set(label.aliases) - {label.name} == forms

    def facts(self, case: Case, label: PersonLabel, finding: Person | None) -> Iterator[Fact]:
        """Whether the fullest form is the name."""
        if finding is not None:
            yield Fact("name", folded(label.name) == folded(finding.name), label.name, finding.name)

    def label_text(self, case: Case, label: PersonLabel) -> str:
        """The name."""
        return label.name

    def found_text(self, case: Case, finding: Person) -> str:
        """The name."""
        return finding.name

    def label_place(self, case: Case, label: PersonLabel) -> tuple[int, int] | None:
        """Where the name stands first."""
        return next(case.folded.find_all(label.name), None)

    def found_place(self, finding: Person) -> tuple[int, int] | None:
        """The first mention."""
        return next(((mention.start, mention.end) for mention in finding.mentions), None)
