"""Reads and writes samples: `NAME.txt`, the statement, and `NAME.json`, its labels, side by side."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from extractor.calendar import check_date
from extractor.documents import Document, read_file
from extractor.errors import InputError, LabelError
from extractor.labels.placing import place
from extractor.labels.sample import Sample
from extractor.labels.schema import Labels

NO_LABELS: Final = frozenset({"floors.json"})
"""JSON files that may stand among samples and are none."""


def read_samples(path: Path) -> list[Sample]:
    """All samples of a folder, by name; or the one whose text or labels `path` is.

    Raises:
        LabelError: there is no sample, or labels do not fit; all faults of all files are told.
    """
    files = sorted(_label_files(path))
    if not files:
        raise LabelError(f"{path}: no samples; a sample is NAME.txt with its labels in NAME.json")
    samples: list[Sample] = []
    faults: list[str] = []
    for file in files:
        try:
            samples.append(read_sample(file))
        except LabelError as error:
            faults += error.faults
    if faults:
        raise LabelError(*faults)
    return samples


def _label_files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (file for file in path.glob("*.json") if file.name not in NO_LABELS)
    elif path.with_suffix(".json").exists():
        yield path.with_suffix(".json")
    else:
        reason = "it has no labels beside it" if path.exists() else "no such folder; check the name"
        raise LabelError(f"{path}: {reason}")


def read_sample(file: Path) -> Sample:
    """The sample whose labels stand in `file`.

    Raises:
        LabelError: text or labels cannot be read, or labels do not fit the schema or the text.
    """
    labels = parse_labels(_read(file), str(file))
    try:
        document = read_file(file.with_suffix(".txt"))
    except InputError as error:
        raise LabelError(f"{file}: its text is missing or no text: {error}") from None
    return make_sample(document, labels, str(file))


def make_sample(document: Document, labels: Labels, file: str) -> Sample:
    """The sample of a statement and its labels, which a message calls `file`.

    Raises:
        LabelError: labels do not fit the text.
    """
    known = labels.document
    document = replace(document, published=known.published, publisher=known.publisher)
    sample, faults = place(document, labels)
    if known.published is not None:
        try:
            check_date(known.published)
        except InputError as error:
            faults.append(f"document.published: {error}")
    if faults:
        raise LabelError(*(f"{file}: {fault}" for fault in faults))
    return sample


def parse_labels(content: str | dict[str, Any], file: str) -> Labels:
    """Labels from JSON text or from what it holds.

    Raises:
        LabelError: no valid JSON, or not the fields of labels.
    """
    try:
        return Labels.model_validate(json.loads(content) if isinstance(content, str) else content)
    except json.JSONDecodeError as error:
        raise LabelError(
            f"{file}: line {error.lineno}, column {error.colno}: not valid JSON: {error.msg}"
        ) from None
    except ValidationError as error:
        raise LabelError(*(f"{file}: {_fault(fault)}" for fault in error.errors())) from None


def _fault(fault: Any) -> str:  # noqa: ANN401 (pydantic's ErrorDetails)
    place_ = ""
    for step in fault["loc"]:
        place_ += f"[{step}]" if isinstance(step, int) else f".{step}"
    given = "" if fault["type"] == "missing" else f" (is {str(fault['input'])[:60]!r})"
    return f"{place_.lstrip('.') or 'the file'}: {fault['msg']}{given}"


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise LabelError(f"{file}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise LabelError(f"{file}: byte {error.start}: not UTF-8") from None


def write_sample(sample: Sample, folder: Path) -> None:
    """Writes text and labels; each file is whole or as it was before."""
    write_text(folder / f"{sample.name}.txt", sample.text)
    write_text(folder / f"{sample.name}.json", dump_labels(sample.labels))


def dump_labels(labels: Labels) -> str:
    """Labels as the content of their file: a line a label, so that changes are easy to review."""
    lines = []
    for field, value in labels.model_dump(mode="json", exclude={"document"}).items():
        rows = [json.dumps(_without_nothing(row), ensure_ascii=False) for row in value]
        listed = "[\n    " + ",\n    ".join(rows) + "\n  ]" if rows else "[]"
        lines.append(f'  "{field}": {listed}')
    document = json.dumps(labels.document.model_dump(mode="json"), ensure_ascii=False)
    return "{\n" + ",\n".join([f'  "document": {document}', *lines]) + "\n}\n"


def _without_nothing(row: Any) -> Any:  # noqa: ANN401 (an organisation's name or a label)
    """A label without the optional fields that hold nothing."""
    if not isinstance(row, dict):
        return row
    return {key: value for key, value in row.items() if value is not None or key not in _OPTIONAL}


_OPTIONAL: Final = frozenset({"occurrence", "amount"})


def write_text(file: Path, content: str) -> None:
    """Writes a file whole or not at all."""
    write_bytes(file, content.encode())


def write_bytes(file: Path, content: bytes) -> None:
    """Writes a file whole or not at all."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
