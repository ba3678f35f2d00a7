"""Reads a file or bytes as a Document, or says in one line why that cannot be."""

import hashlib
from pathlib import Path

from extractor.documents.document import Document
from extractor.documents.formats import format_of, reader
from extractor.errors import InputError, MissingExtraError


def read_file(path: Path) -> Document:
    """The document in a file; its id is the file's stem.

    Raises:
        InputError: the file is missing, a folder, unreadable, empty or of no format that is known.
        MissingExtraError: its format needs an optional library.
    """
    if path.is_dir():
        raise InputError(f"{path}: is a folder; name the files in it")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the name") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    return read_bytes(data, id=path.stem, name=path.name, label=str(path))


def read_bytes(data: bytes, *, id: str, name: str | None = None, label: str | None = None) -> Document:
    """The document in some bytes, in the format they are in; `label` is what messages call it.

    Raises:
        InputError: there is no text in the bytes.
        MissingExtraError: their format needs an optional library.
    """
    label = label or name or id
    format_ = format_of(data, name)
    try:
        content = reader(format_)(data)
    except InputError as error:
        raise InputError(f"{label}: {error}") from None
    except MissingExtraError as error:
        raise MissingExtraError(f"{label}: {error}") from None
    if not content.text.strip():
        raise InputError(f"{label}: is empty; there is no text to read")
    return Document(
        id=id,
        text=content.text,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=format_.media_type,
        encoding=content.encoding,
        published=content.published,
        published_how="metadata" if content.published else None,
        publisher=content.publisher,
        warnings=content.warnings,
    )
