"""The eight tables as one SQLite database: keys, indexes, full text search; opens in Datasette as it is."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from extractor.writers.rows import TABLES, Row, Table

_ROWS_AT_ONCE = 2_000
_TYPES = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "boolean": "INTEGER"}


class SqliteTables:
    """Writes rows in blocks; indexes are made when all are there."""

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / "records.sqlite")
        # The file takes its final name only when it is whole, so it needs no journal of its own.
        self._database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        for table in TABLES:
            self._database.execute(_create(table))
        self._rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
        self._insert = {
            table.name: f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"  # noqa: S608
            for table in TABLES
        }

    def add(self, table: str, row: Row) -> None:
        """Keeps a row of a table until its block is full."""
        rows = self._rows[table]
        rows.append(row)
        if len(rows) >= _ROWS_AT_ONCE:
            self._flush(table)

    def close(self) -> None:
        """Writes what is left, then indexes and full text search."""
        for table in TABLES:
            self._flush(table.name)
        for table in TABLES:
            for statement in (*_indexes(table), *_search(table)):
                self._database.execute(statement)
        self._database.commit()
        self._database.execute("ANALYZE")
        self._database.commit()
        self._database.close()

    def _flush(self, table: str) -> None:
        self._database.executemany(self._insert[table], self._rows[table])
        self._rows[table].clear()


def _create(table: Table) -> str:
    lines = [f"{name} {_TYPES[kind]}" for name, kind in table.columns.items()]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    if table.name != "statements":
        lines.append("FOREIGN KEY (file) REFERENCES statements (file)")
    # Deferred, since a row may name one that comes later in its document.
    lines += [
        f"FOREIGN KEY (file, {column}) REFERENCES {other} (file, id) DEFERRABLE INITIALLY DEFERRED"
        for column, other in table.references
    ]
    return f"CREATE TABLE {table.name} ({', '.join(lines)})"


def _indexes(table: Table) -> Iterator[str]:
    for column in table.indexed:
        yield f"CREATE INDEX {table.name}_{column} ON {table.name} ({column})"
    for column, _ in table.references:
        yield f"CREATE INDEX {table.name}_{column} ON {table.name} (file, {column})"


def _search(table: Table) -> Iterator[str]:
    """Full text search in the form that Datasette looks for: a table whose content is the other's."""
    search, columns = f"{table.name}_fts", ", ".join(table.searched)
    yield (
        f"CREATE VIRTUAL TABLE {search} USING fts5 "
        f"({columns}, tokenize='porter unicode61', content=\"{table.name}\")"
    )
    yield f"INSERT INTO {search} ({search}) VALUES ('rebuild')"  # noqa: S608 (names of this module's own)
