"""Records as rows of eight tables: the columns and the rows of each, defined once for every format.

A row is known by `file` (where the document lies in the sources of a batch) and `id` (of the finding in it).
Lists are JSON arrays in one cell. `start` and `end` are offsets of `evidence` into the document's text.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from extractor.records import Date, Demand, Organization, Person, Quote, Role, Sentence, Span, Statement

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]
Type = Literal["text", "integer", "real", "boolean"]
EventCodes = Callable[[str, str], tuple[str | None, str | None, str | None, str | None]]
"""From category and force of a demand to its code in CAMEO, and event, mode and context in PLOVER."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is in a table: columns with their types, which of them name other rows, which are searched."""

    name: str
    columns: dict[str, Type]
    key: tuple[str, ...] = ("file", "id")
    references: tuple[tuple[str, str], ...] = ()
    indexed: tuple[str, ...] = ()
    searched: tuple[str, ...] = ("evidence",)


def _columns(text: str) -> dict[str, Type]:
    """Columns as `name` for text, `name:integer` and so on for others."""
    types: dict[str, Type] = {"integer": "integer", "real": "real", "boolean": "boolean"}
    pairs = (column.partition(":") for column in text.split())
    return {name: types.get(kind, "text") for name, _, kind in pairs}


_EVIDENCE = "evidence start:integer end:integer found_by"

TABLES = (
    Table(
        "statements",
        _columns(
            "file id title publisher published published_how name sha256 media_type encoding "
            "characters:integer extractor model model_version warnings"
        ),
        key=("file",),
        indexed=("id", "publisher", "published"),
        searched=("title",),
    ),
    Table("people", _columns(f"file id name aliases mentions:integer {_EVIDENCE}"), indexed=("name",)),
    Table("organizations", _columns(f"file id name aliases mentions:integer {_EVIDENCE}"), indexed=("name",)),
    Table(
        "roles",
        _columns(
            "file id person person_name title organization organization_name kind related_person "
            f"former:boolean {_EVIDENCE}"
        ),
        references=(("person", "people"), ("organization", "organizations"), ("related_person", "people")),
        indexed=("kind",),
    ),
    Table(
        "quotes",
        _columns(f"file id kind speaker speaker_name speaker_text cue duplicate_of {_EVIDENCE}"),
        references=(("duplicate_of", "quotes"),),
        indexed=("speaker_name",),
    ),
    Table(
        "sentences",
        _columns(
            "file id people names who kind duration duration_min amount:real currency suspended:boolean "
            f"in_absentia:boolean charges court facility date status {_EVIDENCE}"
        ),
        indexed=("kind", "status", "date"),
    ),
    Table("dates", _columns(f"file id value precision anchor {_EVIDENCE}"), indexed=("value",)),
    Table(
        "demands",
        _columns(
            "file id speaker speaker_name voice addressee addressee_id inferred:boolean action category "
            "polarity force beneficiaries names urgency deadline quote cameo plover_event plover_mode "
            f"plover_context {_EVIDENCE}"
        ),
        references=(("quote", "quotes"),),
        indexed=("category", "addressee"),
        searched=("action", "evidence"),
    ),
)


def no_codes(category: str, force: str) -> tuple[None, None, None, None]:  # noqa: ARG001 (an EventCodes)
    """The codes of demands where the pack has no crosswalk."""
    return None, None, None, None


def rows_of(file: str, statement: Statement, codes: EventCodes = no_codes) -> Iterator[tuple[str, Row]]:
    """All rows of a record with the tables they belong to; NUL, which no table can hold, becomes U+FFFD."""
    for table, row in _rows(file, statement, codes):
        yield table, tuple(cell.replace("\0", "\ufffd") if isinstance(cell, str) else cell for cell in row)


def _rows(file: str, statement: Statement, codes: EventCodes) -> Iterator[tuple[str, Row]]:
    names = {person.id: person.name for person in statement.people}
    everyone = names | {organization.id: organization.name for organization in statement.organizations}
    yield "statements", _statement(file, statement)
    for person in statement.people:
        yield "people", (file, *_named(person))
    for organization in statement.organizations:
        yield "organizations", (file, *_named(organization))
    for role in statement.roles:
        yield "roles", (file, *_role(role, names))
    for quote in statement.quotes:
        yield "quotes", (file, *_quote(quote, everyone))
    for sentence in statement.sentences:
        yield "sentences", (file, *_sentence(sentence, names))
    for date in statement.dates:
        yield (
            "dates",
            (file, date.id, date.value, date.precision, date.anchor, *_evidence(date, date.found_by)),
        )
    for demand in statement.demands:
        code = codes(demand.category, demand.force)
        yield "demands", (file, *_demand(demand, everyone, code))


def _statement(file: str, statement: Statement) -> Row:
    source, made = statement.source, statement.pipeline
    return (
        file,
        statement.id,
        statement.title,
        statement.publisher,
        statement.published.value,
        statement.published.how,
        source.name,
        source.sha256,
        source.media_type,
        source.encoding,
        source.characters,
        made.extractor,
        made.model,
        made.model_version,
        _list(statement.warnings),
    )


def _named(named: Person | Organization) -> Row:
    first = named.mentions[0] if named.mentions else None
    return (
        named.id,
        named.name,
        _list(named.aliases),
        len(named.mentions),
        *_evidence(first, named.found_by),
    )


def _role(role: Role, names: dict[str, str]) -> Row:
    return (
        role.id,
        role.person,
        names.get(role.person),
        role.title,
        role.organization,
        role.organization_name,
        role.kind,
        role.related_person,
        role.former,
        *_evidence(role.evidence, role.found_by),
    )


def _quote(quote: Quote, names: dict[str, str]) -> Row:
    return (
        quote.id,
        quote.kind,
        quote.speaker,
        names.get(quote.speaker or ""),
        _text(quote.speaker_text),
        _text(quote.cue),
        quote.duplicate_of,
        *_evidence(quote.content, quote.found_by),
    )


def _sentence(sentence: Sentence, names: dict[str, str]) -> Row:
    return (
        sentence.id,
        _list(sentence.people),
        _list([names.get(person, person) for person in sentence.people]),
        _text(sentence.who),
        sentence.kind,
        sentence.duration,
        sentence.duration_min,
        sentence.amount.value if sentence.amount else None,
        sentence.amount.currency if sentence.amount else None,
        sentence.suspended,
        sentence.in_absentia,
        _list(sentence.charges),
        sentence.court,
        sentence.facility,
        sentence.date,
        sentence.status,
        *_evidence(sentence.evidence, sentence.found_by),
    )


def _date(date: Date) -> Row:
    return (date.id, date.value, date.precision, date.anchor, *_evidence(date, date.found_by))


def _demand(demand: Demand, names: dict[str, str], codes: tuple[str | None, ...]) -> Row:
    return (
        demand.id,
        demand.speaker,
        names.get(demand.speaker or ""),
        demand.voice,
        demand.addressee,
        demand.addressee_id,
        demand.inferred,
        demand.action.text,
        demand.category,
        demand.polarity,
        demand.force,
        _list(demand.beneficiaries),
        _list([names.get(person, person) for person in demand.beneficiaries]),
        demand.urgency,
        demand.deadline,
        demand.quote,
        *codes,
        *_evidence(demand.evidence, demand.found_by),
    )


def _evidence(span: Span | None, found_by: str) -> Row:
    if span is None:
        return None, None, None, found_by
    return span.text, span.start, span.end, found_by


def _text(span: Span | None) -> str | None:
    return span.text if span else None


def _list(values: list[str]) -> str:
    return json.dumps(values, ensure_ascii=False)
