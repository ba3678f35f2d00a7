"""Statements as JSON: indented for one or an array of several, or a line each (JSON Lines)."""

from collections.abc import Iterable
from typing import TextIO

from extractor.records import Statement


def write_json(statements: Iterable[Statement], stream: TextIO, *, many: bool = False) -> None:
    """One indented object; with `many`, an array of objects, each written as soon as it is there."""
    separator = "[\n" if many else ""
    for statement in statements:
        stream.write(separator + statement.model_dump_json(indent=2))
        separator = ",\n"
    if many:
        stream.write("[]" if separator == "[\n" else "\n]")
    stream.write("\n")


def write_jsonl(statements: Iterable[Statement], stream: TextIO) -> None:
    """One object a line."""
    for statement in statements:
        stream.write(statement.model_dump_json() + "\n")
