"""What a report is made of: records from a file, and the texts that they refer to."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from extractor.documents import read_file
from extractor.errors import InputError
from extractor.records import Statement


def read_records(path: Path) -> Iterator[Statement]:
    """The records of a file: one JSON object, an array of them, or a line each (JSON Lines).

    Raises:
        InputError: the file cannot be read or holds something else; names the record.
    """
    text = read_file(path).text
    for number, row in enumerate(_rows(text, path), start=1):
        try:
            yield Statement.model_validate(row)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            place = ".".join(map(str, fault["loc"])) or "(all)"
            raise InputError(
                f"{path}: record {number} is no statement record (field {place}: {fault['msg']}); "
                "make it with `extractor extract`"
            ) from None


def _rows(text: str, path: Path) -> list[object]:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        return [_line(line, number, path) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    return whole if isinstance(whole, list) else [whole]


def _line(line: str, number: int, path: Path) -> object:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        fault = f"line {number} is no JSON ({error.msg})"
        raise InputError(f"{path}: {fault}; give records as JSON or JSONL") from None


def find_text(statement: Statement, folders: Sequence[Path]) -> str | None:
    """The text of a record from the first folder that holds it unchanged, by its hash; else None."""
    names = [name for name in (statement.source.name, f"{statement.id}.txt") if name]
    for file in (folder / Path(name).name for folder in folders for name in names):
        try:
            document = read_file(file)
        except InputError:
            continue
        if statement.source.sha256 == document.sha256 and len(document.text) == statement.source.characters:
            return document.text
    return None
