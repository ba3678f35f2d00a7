"""Entries of zip and tar archives, read one by one into memory and never written by their names."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from extractor.errors import InputError

_DECOMPRESSORS: dict[str, Callable[..., Any]] = {
    ".gz": gzip.open,
    ".tgz": gzip.open,
    ".bz2": bz2.open,
    ".xz": lzma.open,
}
# Text shrinks to a third or a tenth; what shrinks to less than this is made to burst.
_MOST_RATIO = 100
_SMALL = 1_000_000
_HEAD_START = 20_000_000
_DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in an archive: its bytes, or why they are refused."""

    name: str
    data: bytes | None
    refused: str | None = None


def is_archive(path: Path) -> bool:
    """Whether the name says zip or tar, compressed or not."""
    return path.suffix.lower() in {".zip", ".tar", ".tgz"} or _is_compressed_tar(path)


def _is_compressed_tar(path: Path) -> bool:
    return path.suffix.lower() in _DECOMPRESSORS and path.stem.lower().endswith(".tar")


def entries(path: Path, *, max_bytes: int) -> Iterator[Entry]:
    """The files in an archive, in its own order; damage in the middle keeps what came before.

    Raises:
        InputError: the archive is damaged from here on, or unpacks to something monstrous.
    """
    read = _zip_entries if path.suffix.lower() == ".zip" else _tar_entries
    try:
        yield from read(path, max_bytes)
    except _DAMAGE as error:
        raise InputError(f"is a damaged archive ({_in_words(error)}); unpack it by hand") from None


def count_entries(path: Path) -> int | None:
    """How many files an archive holds, where that can be known without reading all of it."""
    if path.suffix.lower() != ".zip":
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(not entry.is_dir() for entry in archive.infolist())
    except _DAMAGE:
        return None


def _zip_entries(path: Path, max_bytes: int) -> Iterator[Entry]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield _zip_entry(archive, info, max_bytes)


def _zip_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, max_bytes: int) -> Entry:
    refused = _unsafe(info.filename) or _too_large(info.file_size, max_bytes)
    if not refused and info.file_size > max(_SMALL, _MOST_RATIO * info.compress_size):
        refused = f"unpacks to more than {_MOST_RATIO} times its size; refused as a zip bomb"
    if refused:
        return Entry(info.filename, None, refused)
    try:
        with archive.open(info) as stream:
            # The header may lie, so never read more than the limit.
            data = stream.read(max_bytes + 1)
    except RuntimeError:
        return Entry(info.filename, None, "is encrypted; unpack the archive with its password")
    except _DAMAGE as error:
        return Entry(info.filename, None, f"is damaged ({_in_words(error)})")
    refused = _too_large(len(data), max_bytes)
    return Entry(info.filename, None if refused else data, refused)


def _tar_entries(path: Path, max_bytes: int) -> Iterator[Entry]:
    with path.open("rb") as packed:
        unpacked = _unpacked(packed, path.suffix.lower())
        with tarfile.open(fileobj=unpacked, mode="r|") as archive:
            while (info := archive.next()) is not None:
                if not info.isdir():
                    yield _tar_entry(archive, info, max_bytes)
                archive.members = []  # type: ignore[attr-defined]  # it keeps all it saw, which would grow without end


def _tar_entry(archive: tarfile.TarFile, info: tarfile.TarInfo, max_bytes: int) -> Entry:
    refused = _unsafe(info.name) or _too_large(info.size, max_bytes)
    if not info.isreg():
        refused = "is a link or a device, not a file"
    stream = None if refused else archive.extractfile(info)
    if stream is None:
        return Entry(info.name, None, refused or "is no file")
    return Entry(info.name, stream.read())


class _Guarded(io.RawIOBase):
    """Unpacked bytes that stop where they outgrow the packed ones beyond all reason."""

    def __init__(self, unpacked: IO[bytes], packed: IO[bytes]) -> None:
        self._unpacked, self._packed, self._count = unpacked, packed, 0

    def read(self, size: int = -1) -> bytes:
        data = self._unpacked.read(size)
        self._count += len(data)
        if self._count > _HEAD_START + _MOST_RATIO * self._packed.tell():
            raise InputError(f"unpacks to more than {_MOST_RATIO} times its size; refused as a bomb")
        return data


def _unpacked(packed: IO[bytes], suffix: str) -> IO[bytes]:
    if suffix not in _DECOMPRESSORS:
        return packed
    unpacked = cast(IO[bytes], _DECOMPRESSORS[suffix](packed, "rb"))
    return cast(IO[bytes], _Guarded(unpacked, packed))


def _unsafe(name: str) -> str | None:
    """Why a name is refused: nothing is written under it, but what points outside was made to do harm."""
    if ".." in PurePosixPath(name.replace("\\", "/")).parts:
        return "has a name that points outside the archive; refused"
    return None


def _too_large(size: int, max_bytes: int) -> str | None:
    if size <= max_bytes:
        return None
    return too_large(size, max_bytes)


def too_large(size: int, max_bytes: int) -> str:
    """What is said of a file over the limit."""
    return (
        f"{size / 1e6:,.1f} MB are more than the limit of {max_bytes / 1e6:,.0f} MB; "
        "raise it with --max-megabytes if this is one statement"
    )


def _in_words(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
