"""Roles: the same person, and half of the words of the title."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.evaluation.case import Case
from extractor.evaluation.kinds.kind import Fact, Kind
from extractor.evaluation.likeness import HALF, alike, likeness
from extractor.labels.schema import RoleLabel
from extractor.records import Role


@dataclass(frozen=True, slots=True)
class LabelledRole:
    """A role and whose it is."""

    person: str
    role: RoleLabel


class Roles(Kind[LabelledRole, Role]):
    """What people are called or hold."""

    name = "roles"

    def labelled(self, case: Case) -> Sequence[LabelledRole]:
        """The roles of all people."""
        return [
            LabelledRole(person.id, role) for person in case.sample.labels.people for role in person.roles
        ]

    def found(self, case: Case) -> Sequence[Role]:
        """The roles of the record."""
        return case.statement.roles

    def score(self, case: Case, label: LabelledRole, finding: Role) -> float:
        """How alike the titles are, where the person is the same."""
        if case.label_id(finding.person) != label.person:
            return 0.0
        value = likeness(label.role.title, finding.title)
        return value if value >= HALF else 0.0

    def exact(self, case: Case, label: LabelledRole, finding: Role) -> bool:
        """The same person, title, organisation and time."""
        wanted = (label.person, label.role.title, label.role.organization, label.role.former)
        given = (
            case.label_id(finding.person),
            finding.title,
            finding.organization_name,
            finding.former,
        )
        return wanted == given

    def facts(self, case: Case, label: LabelledRole, finding: Role | None) -> Iterator[Fact]:
        """Whether the organisation is right, and whether the role is over."""
        if finding is None:
            return
        wanted, given = label.role.organization, finding.organization_name
        yield Fact("organization", alike(wanted, given), wanted, given)
        yield Fact("former", label.role.former == finding.former, label.role.former, finding.former)

    def label_text(self, case: Case, label: LabelledRole) -> str:
        """Who and what."""
        return f"{label.person}: {label.role.title}"

    def found_text(self, case: Case, finding: Role) -> str:
        """Who and what."""
        return f"{case.called(finding.person)}: {finding.title}"

    def label_place(self, case: Case, label: LabelledRole) -> tuple[int, int] | None:
        """Where the title stands first, for want of a place in the label."""
        return next(case.folded.find_all(label.role.title), None)

    def found_place(self, finding: Role) -> tuple[int, int]:
        """The evidence."""
        return finding.evidence.start, finding.evidence.end
