"""A batch from its sources to its results: what is done is kept, what is missing is done, nothing is lost."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from extractor.batch.codes import event_codes
from extractor.batch.items import Extracted, Failure, Item, Refusal, Shard, ShardResult
from extractor.batch.metadata import Metadata
from extractor.batch.output import Output
from extractor.batch.plan import Plan
from extractor.batch.progress import Silent, Tally, Watch
from extractor.batch.shards import Runner, in_shards
from extractor.batch.sources import Sources
from extractor.batch.versions import version_of
from extractor.batch.worker import Extracts, LoadExtractor, Work, peak_bytes
from extractor.engines import engine
from extractor.errors import BatchError
from extractor.writers import check_format

_LARGEST_SHARD = 32
_PRELOAD = ("extractor.extraction", "extractor.batch.worker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is asked of a batch.

    Attributes:
        sources: Files, folders, globs, JSONL files, zip and tar archives.
        output: The folder of results.
        metadata: A CSV with date and publisher by file.
        formats: Some of `jsonl`, `csv`, `parquet`, `sqlite`.
        engine: `local` or `dask`, the latter with a `scheduler`'s address or one of its own.
        workers: How many processes.
        fresh: Forget what was done in the output folder before.
        limit: Only so many documents, from the first on.
        keep_text: Also write the texts that offsets refer to.
        time_limit: Seconds for one document.
        max_bytes: The largest file that is taken.
        max_characters: The longest text that is taken.
        model: Another spaCy pipeline in place of the shipped one.
    """

    sources: tuple[str, ...]
    output: Path
    metadata: Path | None = None
    formats: tuple[str, ...] = ("jsonl",)
    engine: str = "local"
    scheduler: str | None = None
    workers: int = 1
    fresh: bool = False
    limit: int | None = None
    keep_text: bool = False
    time_limit: float = 120.0
    max_bytes: int = 25_000_000
    max_characters: int = 1_000_000
    language: str = "en"
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a batch came to; `peaks` is the most memory that each process ever held, in bytes."""

    tally: Tally
    seconds: float
    peaks: dict[str, int]
    unused: tuple[int, str | None]


def run_batch(
    settings: Settings, *, watch: Watch | None = None, make_extractor: Callable[[], Extracts] | None = None
) -> Summary:
    """Brings the output folder to what the sources, the metadata and this version of extractor make of it.

    Args:
        settings: What is asked.
        watch: Is told how far it is.
        make_extractor: A picklable, hashable callable that makes what extracts, in each worker; by default it
            loads the pipeline. Tests put something small in its place.

    Raises:
        BatchError: sources, output or engine are not usable, or the disk is full. What was done is kept.
        ExtractorError: workers cannot load the pipeline, or an optional library is missing.
    """
    for format_ in settings.formats:
        check_format(format_)
    output = Output(settings.output, fresh=settings.fresh)
    watch = watch or Silent()
    with closing(output), closing(_Run(settings, output, watch, make_extractor)) as run:
        try:
            return run.complete()
        except (OSError, sqlite3.OperationalError) as error:
            raise BatchError(
                f"{settings.output}: cannot be written ({error}); make room, then run the same command "
                "again: what is done is kept"
            ) from error
        finally:
            watch.stop()


class _Run:
    """One run of a batch."""

    def __init__(
        self,
        settings: Settings,
        output: Output,
        watch: Watch,
        make_extractor: Callable[[], Extracts] | None,
    ) -> None:
        self._settings, self._output, self._watch = settings, output, watch
        self._metadata = Metadata(settings.metadata)
        self._plan = Plan()
        self._tally = Tally()
        self._peaks: dict[str, int] = {}
        version = version_of(settings.language, settings.model)
        make = make_extractor or LoadExtractor(
            settings.language, settings.model, settings.max_characters, version
        )
        self._preload = () if make_extractor else _PRELOAD
        self._work = Work(make, settings.time_limit, keep_text=settings.keep_text)
        self._version = f"{version}, {settings.max_characters}" + (", with text" * settings.keep_text)

    def complete(self) -> Summary:
        """Does what is missing, then writes the results."""
        begun = time.monotonic()
        self._extract()
        codes = event_codes(self._settings.language)
        records, failures = self._output.write(
            self._plan, self._settings.formats, keep_text=self._settings.keep_text, codes=codes
        )
        self._peaks["parent"] = peak_bytes()
        extracted = self._tally.extracted
        # Counted anew: documents that are the same in all shared one record, and were counted once.
        tally = Tally(unchanged=max(0, records - extracted), extracted=extracted, failed=failures)
        return Summary(tally, time.monotonic() - begun, self._peaks, self._metadata.unused())

    def close(self) -> None:
        """Forgets what a run needs and its results do not."""
        self._plan.close()
        self._metadata.close()

    def _extract(self) -> None:
        settings = self._settings
        sources = Sources(
            settings.sources,
            metadata=self._metadata,
            max_bytes=settings.max_bytes,
            besides=(settings.output, *([settings.metadata] if settings.metadata else [])),
        )
        total = sources.count()
        if settings.limit is not None:
            total = min(total, settings.limit) if total is not None else settings.limit
        self._watch.start(total)
        size = min(_LARGEST_SHARD, max(1, (total or 10_000) // (16 * settings.workers)))
        shards = in_shards(self._missing(islice(sources, settings.limit)), size)
        first = next(shards, None)
        if first is not None:  # else there is nothing to do, and no engine is needed
            self._run(chain((first,), shards))

    def _missing(self, sources: Iterator[Item | Refusal]) -> Iterator[Item]:
        """The documents that must be done; those that are done or cannot be are entered on the way."""
        for item in sources:
            if isinstance(item, Refusal):
                self._plan.refuse(item.file, Failure("open", item.error))
                self._count(failed=1)
                continue
            fingerprint = item.fingerprint(self._version)
            first = self._plan.add(item, fingerprint)
            if fingerprint in self._output.ledger:
                self._count(unchanged=1)
            elif first:
                yield item

    def _run(self, shards: Iterator[Shard]) -> None:
        settings = self._settings
        runs = engine(
            settings.engine,
            workers=settings.workers,
            scheduler=settings.scheduler,
            preload=self._preload,
        )
        with closing(runs):
            for shard, result in Runner(runs, self._work).run(shards):
                self._keep(shard, result)

    def _keep(self, shard: Shard, result: ShardResult) -> None:
        records: list[tuple[str, Extracted]] = []
        for item, outcome in zip(shard, result.outcomes, strict=True):
            fingerprint = item.fingerprint(self._version)
            if isinstance(outcome, Failure):
                self._plan.fail(fingerprint, outcome)
            else:
                records.append((fingerprint, outcome))
        self._output.ledger.add(records)
        self._count(extracted=len(records), failed=len(shard) - len(records))
        if result.process:
            self._peaks[result.process] = max(result.peak_bytes, self._peaks.get(result.process, 0))

    def _count(self, *, unchanged: int = 0, extracted: int = 0, failed: int = 0) -> None:
        tally = self._tally
        self._tally = replace(
            tally,
            unchanged=tally.unchanged + unchanged,
            extracted=tally.extracted + extracted,
            failed=tally.failed + failed,
        )
        self._watch.at(self._tally)
