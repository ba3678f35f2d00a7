"""A case: one sample beside the record that was made of its text, and who is who in the two."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from extractor.evaluation.likeness import alike, jaccard
from extractor.evaluation.pairing import pair
from extractor.labels import Sample
from extractor.labels.phrases import FoldedText, folded
from extractor.labels.schema import PersonLabel
from extractor.records import Person, Statement

_BODY: Final = "org:"


class Case:
    """What was labelled and what was found in one statement."""

    def __init__(self, sample: Sample, statement: Statement) -> None:
        self.sample = sample
        self.statement = statement

    @cached_property
    def folded(self) -> FoldedText:
        """The text, to find in it what labels give no place of."""
        return FoldedText(self.sample.text)

    @cached_property
    def people(self) -> dict[int, int]:
        """Which found person is which labelled one, by their indexes."""
        return pair(self.sample.labels.people, self.statement.people, same_person)

    @cached_property
    def _label_ids(self) -> dict[str, str]:
        labelled, found = self.sample.labels.people, self.statement.people
        return {found[right].id: labelled[left].id for left, right in self.people.items()}

    @cached_property
    def _names(self) -> dict[str, str]:
        people = {person.id: person.name for person in self.statement.people}
        return people | {body.id: body.name for body in self.statement.organizations}

    def label_id(self, person: str | None) -> str | None:
        """The label's id of a found person; none for somebody who was not labelled."""
        return self._label_ids.get(person or "")

    def label_ids(self, people: Iterable[str]) -> set[str | None]:
        """The labels' ids of found people; strangers are one `None`."""
        return {self.label_id(person) for person in people}

    def name(self, found: str | None) -> str | None:
        """What a found person or organisation is called."""
        return self._names.get(found or "")

    def called(self, found: str | None) -> str | None:
        """The same in the words of the labels: a person's label id, else the name."""
        return self.label_id(found) or self.name(found)

    def same_speaker(self, labelled: str | None, found: str | None) -> bool:
        """Whether a speaker is the labelled one; bodies by half of the words of their names."""
        if labelled is None or found is None:
            return labelled is None and found is None
        if labelled.startswith(_BODY):
            return found not in self._people_ids and alike(labelled.removeprefix(_BODY), self.name(found))
        return self.label_id(found) == labelled

    def exact_speaker(self, labelled: str | None, found: str | None) -> bool:
        """Whether a speaker is the labelled one; bodies by a name that the record gives them."""
        if labelled is None or not labelled.startswith(_BODY):
            return self.same_speaker(labelled, found)
        body = next((one for one in self.statement.organizations if one.id == found), None)
        forms = {folded(form) for form in (body.name, *body.aliases)} if body else set()
        return folded(labelled.removeprefix(_BODY)) in forms

    @cached_property
    def _people_ids(self) -> set[str]:
        return {person.id for person in self.statement.people}


def same_person(labelled: PersonLabel, found: Person) -> float:
    """How surely a found person is the labelled one.

    Surest where the full name is among the forms found; else the last word of the names must be the
    same and a form shared. The more forms are shared, the better.
    """
    wanted = {folded(form) for form in (labelled.name, *labelled.aliases)}
    given = {folded(form) for form in (found.name, *found.aliases)}
    name, other = folded(labelled.name), folded(found.name)
    if name in given:
        return 2 + jaccard(wanted, given)
    if name.split()[-1:] == other.split()[-1:] and wanted & given:
        return 1 + jaccard(wanted, given)
    return 0.0
