"""`--metadata FILE.csv`: date and publisher by file, kept on disk so that a million rows need no memory."""

import csv
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.batch.items import Given
from extractor.calendar import check_date
from extractor.errors import BatchError, InputError

# What the columns may be called, in order of preference.
_COLUMNS = {
    "file": ("file", "path", "name", "id"),
    "published": ("published", "date"),
    "publisher": ("publisher",),
}


class Metadata:
    """What a CSV with the columns file, published and publisher says of files."""

    def __init__(self, path: Path | None) -> None:
        # An unnamed database is a temporary file of SQLite's own: gone once it is closed, whatever happens.
        self._rows = sqlite3.connect("")
        self._rows.execute(
            "CREATE TABLE given (file TEXT PRIMARY KEY, published TEXT, publisher TEXT, used INT)"
        )
        if path is not None:
            self._rows.executemany("INSERT OR REPLACE INTO given VALUES (?, ?, ?, 0)", _read(path))

    def of(self, *names: str | None) -> Given:
        """What is said under the first of some names that has a row: path, file name, id."""
        for name in filter(None, names):
            row = self._rows.execute(
                "SELECT published, publisher FROM given WHERE file = ?", (name,)
            ).fetchone()
            if row:
                self._rows.execute("UPDATE given SET used = 1 WHERE file = ?", (name,))
                return Given(None, *row)
        return Given()

    def close(self) -> None:
        """Forgets it."""
        self._rows.close()

    def unused(self) -> tuple[int, str | None]:
        """How many rows named no document so far, and the first of them."""
        count, first = self._rows.execute("SELECT count(*), min(file) FROM given WHERE NOT used").fetchone()
        return count, first


def _read(path: Path) -> Iterator[tuple[str, str | None, str | None]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            columns = _columns(path, rows.fieldnames or ())
            for row in rows:
                yield _row(row, columns, f"{path}, line {rows.line_num}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BatchError(f"{path}: cannot be read as CSV ({error}); save it as CSV in UTF-8") from None


def _columns(path: Path, names: Sequence[str]) -> dict[str, str | None]:
    """Which column of the file holds which of ours."""
    known = {name.strip().lower(): name for name in names}
    columns = {
        ours: next((known[t] for t in theirs if t in known), None) for ours, theirs in _COLUMNS.items()
    }
    if columns["file"] is None or not (columns["published"] or columns["publisher"]):
        raise BatchError(
            f"{path}: needs the columns file and published or publisher, has {', '.join(names) or 'none'}"
        )
    return columns


def _row(
    row: dict[str, str], columns: dict[str, str | None], where: str
) -> tuple[str, str | None, str | None]:
    cells = {ours: (row.get(theirs or "") or "").strip() or None for ours, theirs in columns.items()}
    if cells["file"] is None:
        raise BatchError(f"{where}: the row names no file")
    published = cells["published"]
    try:
        return cells["file"], published and check_date(published), cells["publisher"]
    except InputError as error:
        raise BatchError(f"{where}: {error}") from None
