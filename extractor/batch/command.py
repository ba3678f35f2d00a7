"""`extractor batch`: from options to a run, and what is said at its end."""

import os
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, TextIO

from extractor.batch.progress import watch
from extractor.batch.run import Settings, Summary, run_batch

_SOME_FAILED = 1
_INTERRUPTED = 130


def run_command(options: Mapping[str, Any], stream: TextIO) -> int:
    """Runs a batch, with progress and summary on a stream; gives the exit status.

    Raises:
        ExtractorError: the batch cannot start or go on.
    """
    settings = _settings(dict(options))
    try:
        summary = run_batch(settings, watch=watch(stream))
    except KeyboardInterrupt:
        stream.write("interrupted; what is done is kept: run the same command again to go on\n")
        return _INTERRUPTED
    stream.write("\n".join(_in_words(summary, settings)) + "\n")
    return _SOME_FAILED if summary.tally.failed else 0


def _settings(options: dict[str, Any]) -> Settings:
    return Settings(
        max_bytes=int(options.pop("max_megabytes") * 1_000_000),
        workers=options.pop("workers") or _cores(),
        fresh=not options.pop("resume"),
        **options,
    )


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # pragma: no cover (not Linux)


def _in_words(summary: Summary, settings: Settings) -> list[str]:
    tally = summary.tally
    records = tally.unchanged + tally.extracted
    new = f"{tally.extracted:,} new, {tally.unchanged:,} unchanged"
    time = timedelta(seconds=round(summary.seconds))
    peaks = (f"{name} {peak / 1e6:,.0f} MB" for name, peak in summary.peaks.items())
    lines = [
        f"{tally.done:,} documents in {time}: {records:,} records ({new}), {tally.failed:,} failures",
        f"peak memory: {', '.join(peaks)}",
        f"results: {settings.output}",
    ]
    count, first = summary.unused
    if count:
        lines.append(f"warning: {count:,} rows of the metadata name no document; the first is {first}")
    if tally.failed:
        lines.append(f"failures: {settings.output / 'failures.jsonl'}")
    return lines
