"""Writers: statements as JSON for pipes, for eyes or as tables of rows; one a module, two interfaces."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Protocol, TextIO

from extractor.extras import require
from extractor.records import Statement
from extractor.writers.rows import Row

Write = Callable[[Iterable[Statement], TextIO], None]


def writer(name: str, *, many: bool) -> Write:
    """The writer of a format: `json` (an array where there are `many`), `jsonl` or `table`."""
    if name == "table":
        from extractor.writers.table import write_table  # rich is only for eyes

        return write_table
    from extractor.writers.json import write_json, write_jsonl

    return partial(write_json, many=many) if name == "json" else write_jsonl


class Tables(Protocol):
    """Takes the rows of `rows.rows_of` one by one."""

    def add(self, table: str, row: Row) -> None:
        """Takes a row of a table."""

    def close(self) -> None:
        """Finishes the files; until then they are not whole."""


def check_format(name: str) -> None:
    """Nothing, if the format can be written.

    Raises:
        MissingExtraError: it needs an optional library.
    """
    if name == "parquet":
        require("pyarrow", extra="parquet", purpose="writing Parquet")


def tables(name: str, folder: Path) -> Tables:
    """The eight tables as `csv`, `parquet` or `sqlite` files in a folder.

    Raises:
        MissingExtraError: the format needs an optional library.
    """
    if name == "parquet":
        from extractor.writers.parquet import ParquetTables

        return ParquetTables(folder)
    if name == "sqlite":
        from extractor.writers.sqlite import SqliteTables

        return SqliteTables(folder)
    from extractor.writers.csv import CsvTables

    return CsvTables(folder)
