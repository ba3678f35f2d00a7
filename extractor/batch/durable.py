"""Files that are there whole or not at all: written beside, synced, renamed."""

import os
from collections.abc import Iterable
from pathlib import Path

PENDING = ".tmp"
"""How the names of unfinished files end."""


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Writes a file so that a kill or a full disk leaves the old one or the new one, never half of one.

    Raises:
        OSError: it cannot be written; the old file, if there was one, is still there.
    """
    pending = path.with_name(path.name + PENDING)
    try:
        with pending.open("wb") as stream:
            for chunk in chunks:
                stream.write(chunk)
        move_whole(pending, path)
    except BaseException:
        pending.unlink(missing_ok=True)
        raise


def move_whole(pending: Path, path: Path) -> None:
    """Puts a finished file in its place, once the disk has it."""
    with pending.open("rb+") as stream:
        os.fsync(stream.fileno())
    pending.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # pragma: no cover (Windows syncs no folders)
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
