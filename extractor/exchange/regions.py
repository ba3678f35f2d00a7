"""Labels as regions of a text with attributes: the common ground of annotation tools."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

from extractor.labels import Placed, Sample
from extractor.labels.phrases import FoldedText
from extractor.labels.schema import DemandLabel, PersonLabel, RoleLabel, SentenceLabel
from extractor.records import Amount

RegionKind = Literal["person", "organization", "role", "quote", "sentence", "date", "demand"]
Value = str | bool | list[str]

REGION_KINDS: Final[tuple[RegionKind, ...]] = get_args(RegionKind)


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text, what it is, and what is said of it; code points, half-open."""

    kind: RegionKind
    start: int
    end: int
    attributes: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A statement with its regions, in the order of the labels; `metadata` is known beside the text."""

    name: str
    text: str
    metadata: dict[str, Any]
    regions: list[Region]


def annotate(sample: Sample) -> Annotated:
    """The labels of a sample as regions."""
    names = _Names(sample)
    people = {person.id: names.of_person(person) for person in sample.labels.people}
    regions = [
        *(region for person in sample.labels.people for region in people[person.id]),
        *(
            _role(role, person.id, people[person.id], names.text)
            for person in sample.labels.people
            for role in person.roles
        ),
        *(region for name in sample.labels.organizations for region in names.of_organization(name)),
        *(_region("quote", quote, {"speaker": quote.label.speaker}) for quote in sample.quotes),
        *(_region("sentence", sentence, _of_sentence(sentence.label)) for sentence in sample.sentences),
        *(_region("date", date, {"value": date.label.value}) for date in sample.dates),
        *(_region("demand", demand, _of_demand(demand.label)) for demand in sample.demands),
    ]
    metadata = sample.labels.document.model_dump(mode="json", exclude_none=True)
    nowhere = [name for name in sample.labels.organizations if not names.of_organization(name)]
    if nowhere:
        metadata["organizations"] = nowhere
    return Annotated(sample.name, sample.text, metadata, regions)


def _region(kind: RegionKind, placed: Placed[Any], attributes: dict[str, Any]) -> Region:
    return Region(kind, placed.start, placed.end, _said(attributes))


def _said(attributes: dict[str, Any]) -> dict[str, Value]:
    """Attributes without those that say nothing."""
    return {name: value for name, value in attributes.items() if value not in (None, False, [], "")}


def _of_sentence(label: SentenceLabel) -> dict[str, Any]:
    attributes = label.model_dump(mode="json", exclude={"evidence", "occurrence"})
    return attributes | {"amount": _amount(label.amount)}


def _amount(amount: Amount | None) -> str | None:
    return f"{amount.value:.15g} {amount.currency or ''}".strip() if amount else None


def _of_demand(label: DemandLabel) -> dict[str, Any]:
    return label.model_dump(mode="json", exclude={"action", "occurrence"})


def _role(role: RoleLabel, person: str, mentions: list[Region], text: FoldedText) -> Region:
    """The title where it stands nearest to the person, or the person where it stands nowhere."""
    places = list(text.find_all(role.title)) or [(region.start, region.end) for region in mentions]
    start, end = min(
        places,
        key=lambda place: min((gap(Region("role", *place), one) for one in mentions), default=0),
        default=(0, 0),
    )
    title = None if text.text[start:end] == role.title else role.title
    attributes = {"person": person, "title": title, "organization": role.organization, "former": role.former}
    return Region("role", start, end, _said(attributes))


def gap(one: Region, other: Region) -> int:
    """How many characters stand between two regions."""
    return max(one.start - other.end, other.start - one.end, 0)


class _Names:
    """Where the names of people and organisations stand; a longer name keeps its place from a shorter."""

    def __init__(self, sample: Sample) -> None:
        self.text = FoldedText(sample.text)
        people = ((person.id, form) for person in sample.labels.people for form in _forms(person))
        bodies = ((None, name) for name in sample.labels.organizations)
        self._people = dict(self._places(people))
        self._bodies = dict(self._places(bodies))

    def _places(
        self, owned: Iterable[tuple[str | None, str]]
    ) -> Iterator[tuple[tuple[str | None, str], list[tuple[int, int]]]]:
        taken: set[int] = set()
        for owner, form in sorted(owned, key=lambda one: -len(one[1])):
            found = list(self.text.find_all(form))
            free = [place for place in found if taken.isdisjoint(range(*place))]
            for place in free:
                taken.update(range(*place))
            yield (owner, form), free or found[:1]

    def of_person(self, person: PersonLabel) -> list[Region]:
        return [
            self._named("person", place, form, {"person": person.id, "name": form == person.name})
            for form in _forms(person)
            for place in self._people[person.id, form]
        ]

    def of_organization(self, name: str) -> list[Region]:
        return [self._named("organization", place, name, {}) for place in self._bodies[None, name]]

    def _named(
        self, kind: RegionKind, place: tuple[int, int], form: str, attributes: dict[str, Any]
    ) -> Region:
        as_written = self.text.text[slice(*place)] == form
        return Region(kind, *place, _said(attributes | {"form": None if as_written else form}))


def _forms(person: PersonLabel) -> list[str]:
    return list(dict.fromkeys((person.name, *person.aliases)))
