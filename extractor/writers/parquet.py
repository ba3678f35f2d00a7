"""The eight tables as Parquet files. Extra [parquet]."""

from pathlib import Path
from typing import Any

from extractor.extras import require
from extractor.writers.rows import TABLES, Row, Table

_ROWS_A_GROUP = 20_000


class ParquetTables:
    """Writes rows in groups, so that memory does not grow with their number."""

    def __init__(self, folder: Path) -> None:
        self._arrow = require("pyarrow", extra="parquet", purpose="writing Parquet")
        parquet = require("pyarrow.parquet", extra="parquet", purpose="writing Parquet")
        self._schemas = {table.name: self._schema(table) for table in TABLES}
        self._rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
        self._writers = {
            name: parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd")
            for name, schema in self._schemas.items()
        }

    def add(self, table: str, row: Row) -> None:
        """Keeps a row of a table until its group is full."""
        rows = self._rows[table]
        rows.append(row)
        if len(rows) >= _ROWS_A_GROUP:
            self._flush(table)

    def close(self) -> None:
        """Writes what is left and finishes the files."""
        for name, writer in self._writers.items():
            self._flush(name)
            writer.close()

    def _schema(self, table: Table) -> Any:  # noqa: ANN401 (of an optional library)
        types = {
            "text": self._arrow.string(),
            "integer": self._arrow.int64(),
            "real": self._arrow.float64(),
            "boolean": self._arrow.bool_(),
        }
        return self._arrow.schema([(name, types[kind]) for name, kind in table.columns.items()])

    def _flush(self, table: str) -> None:
        rows, schema = self._rows[table], self._schemas[table]
        if not rows:
            return
        columns = [
            self._arrow.array(values, type=field.type)
            for values, field in zip(zip(*rows, strict=True), schema, strict=True)
        ]
        self._writers[table].write_table(self._arrow.Table.from_arrays(columns, schema=schema))
        rows.clear()
