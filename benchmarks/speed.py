"""Speed and memory: `python benchmarks/speed.py FOLDER [DOCUMENTS]`, with ratios within one run.

1. End to end in one process, from bytes to record lines, against the bare trained pipeline: `nlp.pipe` over
   the same texts, once as `spacy.load` gives it and once with matrix products by NumPy, as the extractor has
   them. Rounds alternate, so that whatever else the machine does meets all.
2. A whole batch with one worker and with two, start and output included, and without the start.
3. Memory of a process after each pass over the documents: a worker that learns nothing does not grow.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language

from extractor.batch import Settings, run_batch
from extractor.batch.items import Extracted, Item
from extractor.batch.metadata import Metadata
from extractor.batch.progress import Tally
from extractor.batch.sources import Sources
from extractor.batch.versions import version_of
from extractor.batch.worker import LoadExtractor, Work
from extractor.documents import read_bytes
from extractor.errors import ExtractorError
from extractor.language import pack_folder
from extractor.pipeline.build import use_numpy_products
from extractor.threads import one_thread

ROUNDS = 3
PASSES = 4
MAX_CHARACTERS = 1_000_000


def main(folder: Path, count: int) -> None:
    """Prints the three measurements."""
    items = list(islice(_readable(folder), count))
    words = sum(len(text.split()) for text in _texts(items))
    print(f"{len(items)} documents, {words:,} words; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    work = Work(LoadExtractor("en", None, MAX_CHARACTERS, version_of("en", None)), time_limit=600)
    _against_bare(items, words, work)
    _workers(folder, count, words)
    _memory(items, work)


def _readable(folder: Path) -> Iterator[Item]:
    for item in Sources([str(folder)], metadata=Metadata(None), max_bytes=MAX_CHARACTERS):
        try:
            if isinstance(item, Item) and isinstance(item.content, bytes):
                read_bytes(item.content, id=item.id, name=item.name)
                yield item
        except ExtractorError:
            continue


def _texts(items: list[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item.content, bytes):
            yield read_bytes(item.content, id=item.id, name=item.name).text


def _against_bare(items: list[Item], words: int, work: Work) -> None:
    texts = list(_texts(items))

    def bare(nlp: Language) -> None:
        for _ in nlp.pipe(texts):
            pass

    def whole() -> None:
        for item in items:
            (outcome,) = work((item,)).outcomes
            if not isinstance(outcome, Extracted):
                sys.exit(f"{item.file}: {outcome.error}")

    loaded, tuned = (spacy.load(pack_folder("en") / "pipeline") for _ in range(2))
    use_numpy_products(tuned)
    runs = {
        "bare, as loaded": partial(bare, loaded),
        "bare, by NumPy": partial(bare, tuned),
        "end to end": whole,
    }
    for run in runs.values():  # warm
        run()
    times = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            times[name].append(_timed(run))
    fastest = {name: min(column) for name, column in times.items()}
    for name, seconds in fastest.items():
        print(f"{name:18}{words / seconds:8,.0f} words/s")
    loaded_ratio, tuned_ratio = (fastest[name] / fastest["end to end"] for name in list(runs)[:2])
    print(
        f"end to end to bare  {loaded_ratio:.2f} as spaCy loads it, {tuned_ratio:.2f} with the same products"
    )


def _timed(call: Callable[[], None]) -> float:
    """Processor time: what else runs on the machine is not measured."""
    begun = time.process_time()
    call()
    return time.process_time() - begun


class _Steady:
    """Notes when the first shard came back: loading is over then."""

    def __init__(self) -> None:
        self.first: tuple[float, int] | None = None

    def start(self, total: int | None) -> None:
        """Nothing."""

    def at(self, tally: Tally) -> None:
        """Notes the first."""
        if self.first is None and tally.extracted:
            self.first = time.monotonic(), tally.extracted

    def stop(self) -> None:
        """Nothing."""


def _workers(folder: Path, count: int, words: int) -> None:
    rates = {}
    for workers in (1, 2, 1, 2):
        with tempfile.TemporaryDirectory() as output:
            steady = _Steady()
            summary = run_batch(
                Settings(sources=(str(folder),), output=Path(output) / "out", workers=workers, limit=count),
                watch=steady,
            )
            first, done = steady.first or (0.0, 0)
            rate = (summary.tally.extracted - done) / (time.monotonic() - first)
            rates.setdefault(workers, []).append((rate, words / summary.seconds))
            peaks = ", ".join(f"{peak / 1e6:,.0f}" for peak in summary.peaks.values())
            print(
                f"{workers} worker(s)     {words / summary.seconds:8,.0f} words/s in all, "
                f"{rate:.1f} documents/s after the start; peak MB of each process {peaks}"
            )
    steady_ratio, whole_ratio = (
        max(two[which] for two in rates[2]) / max(one[which] for one in rates[1]) for which in (0, 1)
    )
    print(f"two to one      {steady_ratio:.2f} after the start, {whole_ratio:.2f} in all")


def _memory(items: list[Item], work: Work) -> None:
    for number in range(PASSES):
        for item in items:
            work((item,))
        print(f"pass {number + 1}          {_resident() / 1e6:8,.0f} MB")


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    if "OPENBLAS_NUM_THREADS" not in os.environ:  # NumPy has been imported: begin anew, with one thread
        one_thread()
        os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300)
