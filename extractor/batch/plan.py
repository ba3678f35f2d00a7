"""What a run is about: its documents in the order of the sources, and how each of them ended.

Kept in a temporary file of SQLite's own, so that a million documents need no memory.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.batch.items import Failure, Item


@dataclass(frozen=True, slots=True)
class Planned:
    """A document of the run; with a failure where it had one, else its record is in the ledger."""

    file: str
    id: str | None
    sha256: str | None
    fingerprint: str | None
    failure: Failure | None


class Plan:
    """All documents of one run."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("")
        self._rows.executescript(
            "CREATE TABLE document (place INTEGER PRIMARY KEY, file TEXT UNIQUE, id TEXT, sha256 TEXT,"
            " fingerprint TEXT);"
            "CREATE INDEX document_fingerprint ON document (fingerprint);"
            "CREATE TABLE failure (of_file TEXT, of_fingerprint TEXT, stage TEXT, error TEXT);"
            "CREATE INDEX failure_file ON failure (of_file);"
            "CREATE UNIQUE INDEX failure_fingerprint ON failure (of_fingerprint);"
        )

    def add(self, item: Item, fingerprint: str) -> bool:
        """Enters a document; false where the very same was entered before, whose record it shares."""
        known = self._rows.execute("SELECT 1 FROM document WHERE fingerprint = ?", (fingerprint,)).fetchone()
        self._enter(item.file, item.id, item.sha256, fingerprint)
        return known is None

    def refuse(self, file: str, failure: Failure) -> None:
        """Enters a document that has failed already."""
        file = self._enter(file, None, None, None)
        self._rows.execute("INSERT INTO failure VALUES (?, NULL, ?, ?)", (file, failure.stage, failure.error))

    def fail(self, fingerprint: str, failure: Failure) -> None:
        """Notes that a document that was entered has failed."""
        self._rows.execute(
            "INSERT OR REPLACE INTO failure VALUES (NULL, ?, ?, ?)",
            (fingerprint, failure.stage, failure.error),
        )

    def __iter__(self) -> Iterator[Planned]:
        rows = self._rows.execute(
            "SELECT file, id, sha256, fingerprint, stage, error FROM document"
            " LEFT JOIN failure ON file = of_file OR fingerprint = of_fingerprint ORDER BY place"
        )
        for file, id_, sha256, fingerprint, stage, error in rows:
            yield Planned(file, id_, sha256, fingerprint, Failure(stage, error) if stage else None)

    def close(self) -> None:
        """Forgets the run."""
        self._rows.close()

    def _enter(self, file: str, id_: str | None, sha256: str | None, fingerprint: str | None) -> str:
        """A row; where an archive holds two entries of one name, the second gets a number."""
        name, number = file, 1
        while True:
            try:
                self._rows.execute(
                    "INSERT INTO document (file, id, sha256, fingerprint) VALUES (?, ?, ?, ?)",
                    (name, id_, sha256, fingerprint),
                )
            except sqlite3.IntegrityError:
                number += 1
                name = f"{file}~{number}"
            else:
                return name
