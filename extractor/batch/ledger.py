"""What is done: records in immutable parts, each written under a temporary name, synced and renamed.

A part is one shard's records: a line that lists its entries (fingerprint, bytes of the record, bytes of the
text), then these bytes. A part exists whole or not at all, so whatever kills a run, the next one finds just
what was finished. The index over all parts is made anew at each start, in a temporary file of SQLite's own.
"""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from extractor.batch.durable import PENDING, write_whole
from extractor.batch.items import Extracted

_Entries = list[tuple[str, int, int]]


class Ledger:
    """The finished records in a folder of parts, by fingerprint."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._opened: tuple[int, BinaryIO] | None = None
        self._index = sqlite3.connect("")
        self._index.execute(
            "CREATE TABLE entry (fingerprint TEXT PRIMARY KEY, part INT, start INT, length INT,"
            " text_length INT) WITHOUT ROWID"
        )
        for orphan in folder.glob(f"*{PENDING}"):
            orphan.unlink()
        self._last = 0
        for part in sorted(folder.glob("*.part")):
            self._last = int(part.stem)
            self._read_part(part)

    def __contains__(self, fingerprint: str) -> bool:
        found = self._index.execute("SELECT 1 FROM entry WHERE fingerprint = ?", (fingerprint,))
        return found.fetchone() is not None

    def add(self, records: Iterable[tuple[str, Extracted]]) -> None:
        """Keeps records as one part; when this returns, they survive whatever comes.

        Raises:
            OSError: the disk is full or the folder cannot be written; nothing of them is kept then.
        """
        bodies = [(name, record.line, (record.text or "").encode("utf-8")) for name, record in records]
        if not bodies:
            return
        entries = [(name, len(line), len(text)) for name, line, text in bodies]
        head = json.dumps(entries).encode("ascii") + b"\n"
        write_whole(self._part(self._last + 1), (head, *(line + text for _, line, text in bodies)))
        self._last += 1
        self._enter(self._last, len(head), entries)

    def read(self, fingerprint: str) -> tuple[bytes, str] | None:
        """The record line of a document and its text (empty where none was kept), or None if it has none."""
        row = self._index.execute(
            "SELECT part, start, length, text_length FROM entry WHERE fingerprint = ?", (fingerprint,)
        ).fetchone()
        if row is None:
            return None
        part, start, length, text_length = row
        stream = self._open(part)
        stream.seek(start)
        return stream.read(length), stream.read(text_length).decode("utf-8")

    def close(self) -> None:
        """Lets go of files; the parts stay."""
        if self._opened:
            self._opened[1].close()
        self._index.close()

    def _open(self, part: int) -> BinaryIO:
        """A part for reading; kept open, since neighbours in the input mostly share one."""
        if self._opened and self._opened[0] == part:
            return self._opened[1]
        if self._opened:
            self._opened[1].close()
        self._opened = (part, self._part(part).open("rb"))
        return self._opened[1]

    def _part(self, number: int) -> Path:
        return self._folder / f"{number:08}.part"

    def _read_part(self, part: Path) -> None:
        """Enters what a part lists; one that is not what it says is no part (a disk's failure) and goes."""
        with part.open("rb") as stream:
            head = stream.readline()
        try:
            entries: _Entries = [
                (name, length, text_length) for name, length, text_length in json.loads(head)
            ]
            whole = len(head) + sum(length + text_length for _, length, text_length in entries)
        except (ValueError, TypeError):
            whole, entries = -1, []
        if part.stat().st_size == whole:
            self._enter(int(part.stem), len(head), entries)
        else:
            part.unlink()

    def _enter(self, part: int, start: int, entries: _Entries) -> None:
        rows = []
        for name, length, text_length in entries:
            rows.append((name, part, start, length, text_length))
            start += length + text_length
        self._index.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?)", rows)
