"""The eight tables as CSV files (RFC 4180, UTF-8), safe to open in a spreadsheet."""

import csv
from contextlib import ExitStack
from pathlib import Path

from extractor.writers.rows import TABLES, Cell, Row

# What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class CsvTables:
    """Writes rows as they come; a cell that a spreadsheet would run as a formula gets an apostrophe."""

    def __init__(self, folder: Path) -> None:
        self._files = ExitStack()
        self._writers = {}
        for table in TABLES:
            stream = (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="")
            self._writers[table.name] = csv.writer(self._files.enter_context(stream))
            self._writers[table.name].writerow(table.columns)

    def add(self, table: str, row: Row) -> None:
        """Writes a row of a table."""
        self._writers[table].writerow([_cell(cell) for cell in row])

    def close(self) -> None:
        """Finishes the files."""
        self._files.close()


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
