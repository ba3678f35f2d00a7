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


class Texts:
    """The texts of records: those that `extractor batch --keep-text` kept, or the files themselves."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._kept: dict[str, str] = {}
        for file in (folder / "texts.jsonl" for folder in folders):
            if file.is_file():
                self._kept |= _kept_texts(file)

    def of(self, statement: Statement) -> str | None:
        """The text that a record was made from, unchanged (by its hash); None where it is not at hand."""
        text = self._kept.get(statement.source.sha256) or self._in_files(statement)
        return text if text is not None and len(text) == statement.source.characters else None

    def _in_files(self, statement: Statement) -> str | None:
        names = [name for name in (statement.source.name, f"{statement.id}.txt") if name]
        for file in (folder / Path(name).name for folder in self._folders for name in names):
            try:
                document = read_file(file)
            except InputError:
                continue
            if statement.source.sha256 == document.sha256:
                return document.text
        return None


def _kept_texts(file: Path) -> dict[str, str]:
    rows = _rows(read_file(file).text, file)
    return {
        row["sha256"]: row["text"]
        for row in rows
        if isinstance(row, dict) and {"sha256", "text"} <= row.keys()
    }
