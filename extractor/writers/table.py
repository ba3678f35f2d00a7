"""Statements as tables that a person can read on a terminal."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.records import Demand, Person, Quote, Role, Sentence, Statement

_NARROW = 100
_LONGEST_QUOTE = 160


def write_table(statements: Iterable[Statement], stream: TextIO) -> None:
    """A block for each statement: what it is, then a table for each kind that was found."""
    console = Console(file=stream, highlight=False)
    if not console.is_terminal:
        console.width = _NARROW
    for statement in statements:
        _write_one(statement, console)


def _write_one(statement: Statement, console: Console) -> None:
    names = _names(statement)
    console.print(Text(statement.title or statement.id, style="bold"))
    how = f" ({statement.published.how})" if statement.published.how else ""
    facts = [statement.publisher or "publisher unknown", (statement.published.value or "undated") + how]
    console.print(Text(" · ".join(facts), style="dim"))
    tables = [
        _table("People", ("name", "roles", "also"), _people(statement)),
        _table("Sentences", ("who", "what", "status", "charges", "date"), _sentences(statement, names)),
        _table("Demands", ("by", "of", "what", "category"), _demands(statement, names)),
        _table("Quotes", ("speaker", "words"), _quotes(statement, names)),
        _table("Dates", ("text", "value"), ((date.text, date.value) for date in statement.dates)),
    ]
    for table in tables:
        if table.row_count:
            console.print(table)
    if not any(table.row_count for table in tables):
        console.print("Nothing was found.")
    for warning in statement.warnings:
        console.print(Text(f"warning: {warning}", style="yellow"))
    console.print()


def _table(title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0)
    )
    for column in columns:
        table.add_column(column, header_style="dim", overflow="fold")
    for row in rows:
        table.add_row(*(Text(" ".join(cell.split())) for cell in row))
    return table


def _names(statement: Statement) -> dict[str, str]:
    people = {person.id: person.name for person in statement.people}
    return people | {organization.id: organization.name for organization in statement.organizations}


def _people(statement: Statement) -> Iterator[tuple[str, ...]]:
    roles = {role.id: role for role in statement.roles}
    for person in statement.people:
        yield person.name, "; ".join(_role(roles[role]) for role in person.roles), ", ".join(_also(person))


def _also(person: Person) -> list[str]:
    return [alias for alias in person.aliases if alias != person.name]


def _role(role: Role) -> str:
    former = "former " if role.former else ""
    return f"{former}{role.title}" + (f" ({role.organization_name})" if role.organization_name else "")


def _sentences(statement: Statement, names: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for sentence in statement.sentences:
        who = ", ".join(names[person] for person in sentence.people) or (
            sentence.who.text if sentence.who else ""
        )
        yield who, _punishment(sentence), sentence.status, "; ".join(sentence.charges), sentence.date or ""


def _punishment(sentence: Sentence) -> str:
    amount = sentence.amount
    money = f"{amount.value:,.2f}".removesuffix(".00") + f" {amount.currency or ''}" if amount else None
    length = sentence.duration or (f"{sentence.duration_min} or more" if sentence.duration_min else None)
    how = [name for name in ("suspended", "in_absentia") if getattr(sentence, name)]
    return ", ".join(part.replace("_", " ") for part in (sentence.kind, length, money, *how) if part)


def _demands(statement: Statement, names: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for demand in statement.demands:
        yield _by(demand, names), demand.addressee or "", _what(demand), demand.category


def _by(demand: Demand, names: dict[str, str]) -> str:
    by = names.get(demand.speaker or "", "")
    return f"{by} (reported)" if demand.voice == "reported" else by


def _what(demand: Demand) -> str:
    return f"not: {demand.action.text}" if demand.polarity == "refrain" else demand.action.text


def _quotes(statement: Statement, names: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for quote in statement.quotes:
        if quote.duplicate_of is None:
            yield _speaker(quote, names), _words(quote)


def _speaker(quote: Quote, names: dict[str, str]) -> str:
    return names.get(quote.speaker or "") or (quote.speaker_text.text if quote.speaker_text else "")


def _words(quote: Quote) -> str:
    words = " ".join(quote.content.text.split())
    short = words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 2].rsplit(" ", 1)[0] + " …"
    return f"“{short}”" if quote.kind == "direct" else short
