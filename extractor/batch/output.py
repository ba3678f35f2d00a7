"""The output folder: one run at a time, a ledger of what is done, and results that appear whole."""

import json
import shutil
import sqlite3
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from extractor.batch.durable import move_whole
from extractor.batch.items import Failure
from extractor.batch.ledger import Ledger
from extractor.batch.plan import Plan, Planned
from extractor.errors import BatchError
from extractor.records import Statement
from extractor.writers import Tables, tables
from extractor.writers.rows import TABLES, EventCodes, rows_of

FORMATS = ("jsonl", "csv", "parquet", "sqlite")
_STATE = ".batch"
_NAMES = {
    "jsonl": ("records.jsonl",),
    "csv": tuple(f"{table.name}.csv" for table in TABLES),
    "parquet": tuple(f"{table.name}.parquet" for table in TABLES),
    "sqlite": ("records.sqlite",),
    "text": ("texts.jsonl",),
    "failures": ("failures.jsonl",),
}


class Output:
    """A folder that belongs to a batch."""

    def __init__(self, folder: Path, *, fresh: bool) -> None:
        """Opens or makes the folder; with `fresh`, forgets what was done there.

        Raises:
            BatchError: it holds something else, cannot be written, or another batch is at work there.
        """
        self.folder = folder
        self._state = folder / _STATE
        if folder.exists() and not self._state.is_dir() and (not folder.is_dir() or any(folder.iterdir())):
            raise BatchError(f"{folder}: is there and is no output of a batch; name a new folder")
        self._state.mkdir(parents=True, exist_ok=True)
        self._lock = _locked(self._state / "lock", folder)
        if fresh:
            self._forget()
        self.ledger = Ledger(self._state / "parts")

    def close(self) -> None:
        """Lets the next run in."""
        self.ledger.close()
        self._lock.close()

    def write(
        self, plan: Plan, formats: tuple[str, ...], *, keep_text: bool, codes: EventCodes
    ) -> tuple[int, int]:
        """Writes the results of a run in all formats, in the order of the input; each file appears whole.

        Returns:
            How many records there are, and how many failures.

        Raises:
            OSError: the disk is full or the folder cannot be written; the results before stay.
        """
        pending = self._state / "pending"
        shutil.rmtree(pending, ignore_errors=True)
        pending.mkdir()
        with ExitStack() as stack:
            results = _Results(pending, formats, stack, keep_text=keep_text, codes=codes)
            counts = Counter(results.add(planned, self.ledger) for planned in plan)
        made = {path.name for path in pending.iterdir()}
        for name in sorted(made):
            move_whole(pending / name, self.folder / name)
        for name in {name for names in _NAMES.values() for name in names} - made:
            (self.folder / name).unlink(missing_ok=True)
        return counts[True], counts[False]

    def _forget(self) -> None:
        shutil.rmtree(self._state / "parts", ignore_errors=True)
        for names in _NAMES.values():
            for name in names:
                (self.folder / name).unlink(missing_ok=True)


class _Results:
    """The open files of all formats."""

    def __init__(
        self, folder: Path, formats: tuple[str, ...], stack: ExitStack, *, keep_text: bool, codes: EventCodes
    ) -> None:
        self._codes = codes
        self._failures = self._opened(folder, "failures.jsonl", stack)
        self._records = self._opened(folder, "records.jsonl", stack) if "jsonl" in formats else None
        self._texts = self._opened(folder, "texts.jsonl", stack) if keep_text else None
        self._tables: list[Tables] = []
        for name in formats:
            if name != "jsonl":
                self._tables.append(tables(name, folder))
                stack.callback(self._tables[-1].close)

    def add(self, planned: Planned, ledger: Ledger) -> bool:
        """Writes a document's record, or else its failure; says whether there was a record."""
        found = ledger.read(planned.fingerprint) if planned.fingerprint else None
        if found is None:
            failure = planned.failure or Failure("worker", "was lost; run the same command again")
            self._failures.write(
                _line({"file": planned.file, "stage": failure.stage, "error": failure.error})
            )
            return False
        line, text = found
        if self._records:
            self._records.write(line)
        if self._texts:
            self._texts.write(
                _line({"file": planned.file, "id": planned.id, "sha256": planned.sha256, "text": text})
            )
        if self._tables:
            for table, row in rows_of(planned.file, Statement.model_validate_json(line), self._codes):
                for written in self._tables:
                    written.add(table, row)
        return True

    @staticmethod
    def _opened(folder: Path, name: str, stack: ExitStack) -> BinaryIO:
        return stack.enter_context((folder / name).open("wb"))


def _line(fields: dict[str, str | None]) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode("utf-8") + b"\n"


def _locked(path: Path, folder: Path) -> sqlite3.Connection:
    """A lock that the system lets go of when its holder dies, whatever the system."""
    lock = sqlite3.connect(path, timeout=0)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        lock.close()
        raise BatchError(f"{folder}: another batch is at work there; wait for it, or end it") from None
    return lock
