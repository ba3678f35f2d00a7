"""Where documents come from: folders, globs, JSONL, zip and tar, in an order that never changes."""

import glob
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from extractor.batch.archives import count_entries, entries, is_archive, too_large
from extractor.batch.items import Given, Item, Refusal
from extractor.batch.metadata import Metadata
from extractor.calendar import check_date
from extractor.errors import BatchError, InputError

_LINES = frozenset({".jsonl", ".ndjson"})
_GLOB = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Root:
    """A file or folder that was asked for, and how the names of its documents begin."""

    path: Path
    label: str


class Sources:
    """All documents of a batch, one at a time."""

    def __init__(
        self, names: Sequence[str], *, metadata: Metadata, max_bytes: int, besides: Sequence[Path] = ()
    ) -> None:
        """Sources under some names.

        Args:
            names: Files, folders and globs.
            metadata: What is known of the documents from outside.
            max_bytes: The largest document that is taken.
            besides: Files and folders that are no source even where they lie within one.

        Raises:
            BatchError: a name stands for nothing.
        """
        self._roots = tuple(_roots(names))
        self._metadata = metadata
        self._max_bytes = max_bytes
        self._besides = frozenset(path.resolve() for path in besides)

    def count(self) -> int | None:
        """How many documents there are, or None where that takes reading them."""
        total = 0
        for path, _ in self._files():
            count: int | None = 1
            if path.suffix.lower() in _LINES:
                count = _count_lines(path)
            elif is_archive(path):
                count = count_entries(path)
            if count is None:
                return None
            total += count
        return total

    def __iter__(self) -> Iterator[Item | Refusal]:
        for path, file in self._files():
            if path.suffix.lower() in _LINES:
                yield from self._from_lines(path, file)
            elif is_archive(path):
                yield from self._from_archive(path, file)
            else:
                yield self._from_file(path, file)

    def _files(self) -> Iterator[tuple[Path, str]]:
        for root in self._roots:
            if root.path.is_dir():
                yield from _walk(root.path, root.label, self._besides)
            else:
                yield root.path, root.label

    def _from_file(self, path: Path, file: str) -> Item | Refusal:
        try:
            if not path.is_file():
                return Refusal(file, "is no regular file, or a folder that cannot be listed")
            size = path.stat().st_size
            if size > self._max_bytes:
                return Refusal(file, too_large(size, self._max_bytes))
            data = path.read_bytes()
        except OSError as error:
            return Refusal(file, f"cannot be read ({error.strerror}); check its permissions")
        return self._item(file, PurePosixPath(file).name, data)

    def _from_archive(self, path: Path, file: str) -> Iterator[Item | Refusal]:
        try:
            for entry in entries(path, max_bytes=self._max_bytes):
                within = _within(entry.name)
                if entry.data is None:
                    yield Refusal(f"{file}/{within}", entry.refused or "is refused")
                else:
                    yield self._item(f"{file}/{within}", PurePosixPath(within).name, entry.data)
        except InputError as error:
            yield Refusal(file, str(error))

    def _from_lines(self, path: Path, file: str) -> Iterator[Item | Refusal]:
        try:
            with path.open("rb") as stream:
                number = 0
                while line := stream.readline(self._max_bytes + 1):
                    number += 1
                    name = f"{file}#{number}"
                    if len(line) > self._max_bytes:
                        yield Refusal(name, too_large(len(line), self._max_bytes))
                        while line and not line.endswith(b"\n"):
                            line = stream.readline(self._max_bytes)
                    elif line.strip():
                        yield self._from_line(line, name)
        except OSError as error:
            yield Refusal(file, f"cannot be read ({error.strerror}); check its permissions")

    def _from_line(self, line: bytes, name: str) -> Item | Refusal:
        try:
            fields = json.loads(line)
            text = _text(fields, "text") or ""
            given = Given(_text(fields, "id"), _date(fields), _text(fields, "publisher"))
            data = text.encode("utf-8")
        except (ValueError, RecursionError, InputError) as error:
            return Refusal(name, f"no document could be read ({error}); a line is an object with text, id, …")
        if not text.strip():
            return Refusal(name, "is empty; the line has no text")
        known = self._metadata.of(name, given.id)
        return Item(
            file=name,
            id=given.id or name.rpartition("/")[2],
            name=None,
            content=text,
            sha256=hashlib.sha256(data).hexdigest(),
            given=Given(None, given.published or known.published, given.publisher or known.publisher),
        )

    def _item(self, file: str, name: str, data: bytes) -> Item:
        id_ = PurePosixPath(name).stem
        return Item(
            file=file,
            id=id_,
            name=name,
            content=data,
            sha256=hashlib.sha256(data).hexdigest(),
            given=self._metadata.of(file, file.partition("/")[2], name, id_),
        )


def _roots(names: Sequence[str]) -> Iterator[Root]:
    """The roots, each once, without those that lie within another; named as shortly as keeps them apart."""
    paths = list(dict.fromkeys(path.resolve() for name in names for path in _matches(name)))
    folders = {path for path in paths if path.is_dir()}
    paths = [path for path in paths if not folders.intersection(path.parents)]
    often = Counter(path.name for path in paths)
    alone = len(paths) == 1 and paths[0] in folders
    for path in paths:
        label = _printable(path.name if often[path.name] == 1 else path.as_posix().lstrip("/"))
        yield Root(path, "" if alone else f"{label}/" if path in folders else label)


def _matches(name: str) -> list[Path]:
    if Path(name).exists():
        return [Path(name)]
    # Path.glob takes no absolute patterns.
    found = sorted(glob.glob(name, recursive=True)) if _GLOB & set(name) else []  # noqa: PTH207
    files = [Path(match) for match in found if not Path(match).is_dir()]
    if not files:
        raise BatchError(f"{name}: no such file or folder, and nothing that matches; check the name")
    return files


def _walk(folder: Path, prefix: str, besides: frozenset[Path]) -> Iterator[tuple[Path, str]]:
    """Files below a folder in the order of their names, however deep."""
    open_folders = [iter(_listing(folder, prefix, besides))]
    while open_folders:
        entry = next(open_folders[-1], None)
        if entry is None:
            open_folders.pop()
        elif entry.is_folder:
            open_folders.append(iter(_listing(entry.path, f"{entry.file}/", besides)))
        else:
            yield entry.path, entry.file


class _Listed(NamedTuple):
    path: Path
    file: str
    is_folder: bool


def _listing(folder: Path, prefix: str, besides: frozenset[Path]) -> Iterator[_Listed]:
    """What is in a folder by name; hidden files and links to folders are left out."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(
                (entry.name, entry.is_dir(follow_symlinks=False))
                for entry in entries
                if not entry.name.startswith(".")
                and (entry.is_dir(follow_symlinks=False) or not entry.is_dir())
            )
    except OSError:
        yield _Listed(folder, prefix.rstrip("/"), is_folder=False)  # to be told as one that cannot be read
        return
    for name, is_folder in found:
        path = folder / name
        if path not in besides:
            yield _Listed(path, prefix + _printable(name), is_folder)


def _printable(name: str) -> str:
    """A name whose bytes are no UTF-8 with U+FFFD in their place: no JSON could hold it else."""
    return name.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")


def _count_lines(path: Path) -> int | None:
    try:
        with path.open("rb") as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return None


def _within(name: str) -> str:
    """An entry's name as a path within its archive."""
    parts = (part for part in name.replace("\\", "/").split("/") if part not in {"", "."})
    return _printable("/".join(parts)) or "unnamed"


def _text(fields: object, name: str) -> str | None:
    value = fields.get(name) if isinstance(fields, dict) else None
    if value is not None and not isinstance(value, str):
        raise InputError(f"{name} is no string")
    return value or None


def _date(fields: object) -> str | None:
    value = _text(fields, "published")
    return check_date(value) if value else None
