"""What is done: records in immutable parts, each written under a temporary name, synced and renamed.

A part is one shard's records: a line that lists its entries (fingerprint, bytes of the record, bytes of the
text), then these bytes. A part exists whole or not at all, so whatever kills a run, the next one finds just
what was finished. The index over all parts is made anew at each start, in a temporary file of SQLite's own.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.batch.items import Extracted

_PENDING = ".tmp"


class Ledger:
    """The finished records in a folder of parts, by fingerprint."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._index = sqlite3.connect("")
        self._index.execute(
            "CREATE TABLE entry (fingerprint TEXT PRIMARY KEY, part INT, start INT, length INT, text_length INT)"
            " WITHOUT ROWID"
        )
        for orphan in folder.glob(f"*{_PENDING}"):
            orphan.unlink()
        self._next = 1
        for part in sorted(folder.glob("*.part")):
            self._read_part(part)

    def __contains__(self, fingerprint: str) -> bool:
        found = self._index.execute("SELECT 1 FROM entry WHERE fingerprint = ?", (fingerprint,))
        return found.fetchone() is not None

    def add(self, records: Iterable[tuple[str, Extracted]]) -> None:
        """Keeps records as one part; when this returns, they survive whatever comes.

        Raises:
            OSError: the disk is full or the folder cannot be written; nothing of them is kept then.
        """
        bodies = [(fingerprint, record.line, (record.text or "").encode("utf-8")) for fingerprint, record in records]
        if not bodies:
            return
        entries = [(fingerprint, len(line), len(text)) for fingerprint, line, text in bodies]
        head = json.dumps(entries).encode("ascii") + b"\n"
        part = self._part(self._next)
        write_whole(part, (head, *(line + text for _, line, text in bodies)))
        self._enter(self._next, len(head), entries)
        self._next += 1

    def read(self, fingerprints: Iterable[str | None]) -> Iterator[tuple[bytes, str] | None]:
        """The record line and the text of each, in turn; None for what has no record."""
        opened: tuple[int, object] | None = None
        for fingerprint in fingerprints:
            row = self._index.execute(
                "SELECT part, start, length, text_length FROM entry WHERE fingerprint = ?", (fingerprint,)
            ).fetchone()
            yield self._read_entry(*row) if row else None
        del opened

    def _read_entry(self, part: int, start: int, length: int, text_length: int) -> tuple[bytes, str]:
        with self._part(part).open("rb") as stream:
            stream.seek(start)
            line = stream.read(length)
            return line, stream.read(text_length).decode("utf-8")

    def _part(self, number: int) -> Path:
        return self._folder / f"{number:08}.part"
