"""Reads a file or bytes as a Document, or says in one line why that cannot be."""

import hashlib
from pathlib import Path

from extractor.documents.document import Document
from extractor.documents.encodings import decode
from extractor.errors import InputError


def read_file(path: Path) -> Document:
    """The document in a file; its id is the file's stem.

    Raises:
        InputError: the file is missing, a folder, unreadable, empty or not text.
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
    """The document in some bytes; `label` is what messages call it.

    Raises:
        InputError: there is no text in the bytes.
    """
    label = label or name or id
    try:
        decoded = decode(data)
    except InputError as error:
        raise InputError(f"{label}: {error}") from None
    if not decoded.text.strip():
        raise InputError(f"{label}: is empty; there is no text to read")
    return Document(
        id=id,
        text=decoded.text,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        warnings=decoded.warnings,
    )
