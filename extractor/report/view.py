"""A record in words, in the order a reader looks for them, so that the templates have nothing to decide."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractor.records import Date, Demand, Organization, Person, Quote, Role, Sentence, Span, Statement

LAYERS = ("people", "organizations", "roles", "quotes", "sentences", "dates", "demands")


@dataclass(frozen=True, slots=True)
class Item:
    """One finding: its id, a line about it, further facts, and the places in the text that it rests on."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person with what is told of them; the items are those of the other lists."""

    person: Item
    roles: tuple[Item, ...]
    sentences: tuple[Item, ...]
    demands: tuple[Item, ...]
    quotes: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    """All that a page shows of one statement."""

    id: str
    title: str
    byline: str
    text: str | None
    layers: dict[str, tuple[Item, ...]]
    cards: tuple[PersonCard, ...]
    timeline: tuple[tuple[str, tuple[Item, ...]], ...]
    warnings: tuple[str, ...] = field(default=())

    @property
    def counts(self) -> dict[str, int]:
        """How many findings each layer has."""
        return {layer: len(items) for layer, items in self.layers.items()}


def view_of(statement: Statement, text: str | None) -> StatementView:
    """The view of a record; `text` is the statement's text where it is at hand, which spans then refer to."""
    names = {person.id: person.name for person in statement.people}
    names |= {organization.id: organization.name for organization in statement.organizations}
    layers = {
        "people": tuple(_named(person) for person in statement.people),
        "organizations": tuple(_named(organization) for organization in statement.organizations),
        "roles": tuple(_role(role, names) for role in statement.roles),
        "quotes": tuple(_quote(quote, names) for quote in statement.quotes),
        "sentences": tuple(_sentence(sentence, names) for sentence in statement.sentences),
        "dates": tuple(_date(date) for date in statement.dates),
        "demands": tuple(_demand(demand, names) for demand in statement.demands),
    }
    return StatementView(
        id=statement.id,
        title=statement.title or statement.id,
        byline=_byline(statement),
        text=text,
        layers=layers,
        cards=tuple(_cards(statement, layers)),
        timeline=tuple(_timeline(statement.dates, layers["dates"])),
        warnings=tuple(statement.warnings),
    )


def _byline(statement: Statement) -> str:
    published = statement.published
    how = f" ({published.how})" if published.how and published.how != "given" else ""
    return f"{statement.publisher or 'publisher unknown'} · {published.value or 'undated'}{how}"


def _facts(**facts: str | None) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.strip("_").replace("_", " "), " ".join(value.split())) for name, value in facts.items() if value
    )


def _spans(spans: Iterable[Span | None]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans if span is not None)


def _line(text: str) -> str:
    return " ".join(text.split())


def _named(one: Person | Organization) -> Item:
    return Item(one.id, one.name, _facts(also=", ".join(one.aliases)), _spans(one.mentions))


def _role(role: Role, names: dict[str, str]) -> Item:
    title = ("former " if role.former else "") + _line(role.title)
    facts = _facts(
        of=names.get(role.person),
        at=role.organization_name,
        to=names.get(role.related_person or ""),
        kind=role.kind,
    )
    return Item(role.id, title, facts, _spans([role.evidence]))


def _quote(quote: Quote, names: dict[str, str]) -> Item:
    words = _line(quote.content.text)
    speaker = names.get(quote.speaker or "") or (quote.speaker_text.text if quote.speaker_text else None)
    facts = _facts(speaker=speaker or "unknown", kind=quote.kind, repeats=quote.duplicate_of)
    return Item(quote.id, f"“{words}”" if quote.kind == "direct" else words, facts, _spans([quote.content]))


def _sentence(sentence: Sentence, names: dict[str, str]) -> Item:
    amount = sentence.amount
    money = f"{amount.value:,.10g} {amount.currency or ''}".strip() if amount else None
    people = ", ".join(names[person] for person in sentence.people)
    flags = [word for word in ("suspended", "in absentia") if getattr(sentence, word.replace(" ", "_"))]
    title = " ".join([sentence.kind.replace("_", " "), *filter(None, [sentence.duration, money]), *flags])
    facts = _facts(
        who=people or (sentence.who.text if sentence.who else None),
        status=sentence.status,
        at_least=sentence.duration_min,
        charges="; ".join(sentence.charges),
        date=sentence.date,
        court=sentence.court,
        facility=sentence.facility,
    )
    return Item(sentence.id, title, facts, _spans([sentence.evidence]))


def _date(date: Date) -> Item:
    anchor = "counted from the date of publication" if date.anchor == "published" else None
    return Item(date.id, _line(date.text), _facts(value=date.value, how=anchor), _spans([date]))


def _demand(demand: Demand, names: dict[str, str]) -> Item:
    addressee = demand.addressee and demand.addressee + (" (inferred)" if demand.inferred else "")
    facts = _facts(
        by=names.get(demand.speaker or ""),
        voice="reported" if demand.voice == "reported" else None,
        of=addressee,
        category=demand.category.replace("_", " "),
        for_=", ".join(names[person] for person in demand.beneficiaries),
        urgency=demand.urgency,
        by_date=demand.deadline,
    )
    title = ("not to: " if demand.polarity == "refrain" else "") + _line(demand.action.text)
    return Item(demand.id, title, facts, _spans([demand.action, demand.evidence]))


def _cards(statement: Statement, layers: dict[str, tuple[Item, ...]]) -> Iterator[PersonCard]:
    items = {item.id: item for layer in layers.values() for item in layer}
    for person in statement.people:
        yield PersonCard(
            person=items[person.id],
            roles=tuple(items[role.id] for role in statement.roles if role.person == person.id),
            sentences=tuple(items[s.id] for s in statement.sentences if person.id in s.people),
            demands=tuple(items[d.id] for d in statement.demands if person.id in d.beneficiaries),
            quotes=tuple(
                items[q.id] for q in statement.quotes if q.speaker == person.id and q.duplicate_of is None
            ),
        )


def _timeline(dates: list[Date], items: tuple[Item, ...]) -> list[tuple[str, tuple[Item, ...]]]:
    """Values in calendar order with the places that name them; days of no known year come last."""
    by_value: dict[str, list[Item]] = {}
    for date, item in zip(dates, items, strict=True):
        by_value.setdefault(date.value, []).append(item)
    ordered = sorted(by_value, key=lambda value: (value.startswith("X"), value))
    return [(value, tuple(by_value[value])) for value in ordered]
