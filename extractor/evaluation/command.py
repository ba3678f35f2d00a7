"""What `extractor evaluate` does, without the command line."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from extractor.errors import InputError
from extractor.evaluation.comparison import compare, read_evaluation
from extractor.evaluation.floors import Floors, faults, read_floors, record, write_floors
from extractor.evaluation.results import Evaluation
from extractor.evaluation.run import Extract, evaluate
from extractor.labels import Sample, read_samples
from extractor.labels.files import write_text

STDOUT: Final = Path("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be measured, and what is wanted of it."""

    samples: Path
    errors: bool = False
    html: Path | None = None
    json: Path | None = None
    compare: Path | None = None
    floors: Path | None = None
    record_floors: bool = False
    lower_floors: bool = False


class Work:
    """One request: everything is read, so that a fault is told, before anything is extracted."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self.samples = read_samples(request.samples)
        self._old = read_evaluation(request.compare) if request.compare else None
        self._recording = request.record_floors or request.lower_floors
        self._floors = self._read_floors(request.floors)

    def _read_floors(self, file: Path | None) -> Floors | None:
        if file is None or (self._recording and not file.exists()):
            return None
        return read_floors(file)

    def measure(self, extract: Extract, samples: Iterable[Sample]) -> Evaluation:
        """Extracts `samples` (its own, perhaps with progress), measures, compares where that is wanted."""
        evaluation = evaluate(samples, extract)
        if self._old is None:
            return evaluation
        return evaluation.model_copy(update={"comparison": compare(self._old, evaluation)})

    def write(self, evaluation: Evaluation, stream: TextIO) -> None:
        """Writes what is wanted: files, and to the stream JSON or tables and lists."""
        if self._request.html:
            from extractor.evaluation.page import page

            texts = {sample.name: sample.text for sample in self.samples}
            _write_file(self._request.html, page(evaluation, texts))
        if self._request.json == STDOUT:
            stream.write(evaluation.model_dump_json(indent=2) + "\n")
            return
        if self._request.json:
            _write_file(self._request.json, evaluation.model_dump_json(indent=2) + "\n")
        self._write_tables(evaluation, stream)

    def _write_tables(self, evaluation: Evaluation, stream: TextIO) -> None:
        from extractor.evaluation import table  # rich is only for eyes

        table.write_evaluation(evaluation, stream)
        if evaluation.comparison:
            table.write_comparison(evaluation.comparison, stream)
        if self._request.errors:
            table.write_errors(evaluation.errors(), stream)

    def hold_floors(self, evaluation: Evaluation) -> list[str]:
        """Why the gate stays shut; or records floors, and says why that may not be."""
        file = self._request.floors
        if file is None:
            return []
        if not self._recording:
            return faults(evaluation, self._floors) if self._floors else []
        floors, refused = record(evaluation, self._floors, lower=self._request.lower_floors)
        if not refused:
            write_floors(floors, file)
        return refused


def _write_file(file: Path, content: str) -> None:
    try:
        write_text(file, content)
    except OSError as error:
        raise InputError(f"{file}: cannot be written ({error.strerror}); check the folder") from None
