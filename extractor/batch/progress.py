"""How far a batch is: a bar on a terminal, plain lines elsewhere, both on stderr."""

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol, TextIO

_EVERY = 10.0


@dataclass(frozen=True, slots=True)
class Tally:
    """Where the documents of a run stand."""

    unchanged: int = 0
    extracted: int = 0
    failed: int = 0

    @property
    def done(self) -> int:
        """How many are done with."""
        return self.unchanged + self.extracted + self.failed


class Watch(Protocol):
    """Is told how far a batch is."""

    def start(self, total: int | None) -> None:
        """The batch begins; `total` is how many documents it has, where that is known."""

    def at(self, tally: Tally) -> None:
        """So far it has come."""

    def stop(self) -> None:
        """The batch ends, however that is."""


class Silent:
    """Tells nobody."""

    def start(self, total: int | None) -> None:
        """Says nothing."""

    def at(self, tally: Tally) -> None:
        """Says nothing."""

    def stop(self) -> None:
        """Says nothing."""


class Lines:
    """A line every ten seconds, for logs."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._total: int | None = None
        self._begun = self._told = time.monotonic()

    def start(self, total: int | None) -> None:
        """Begins to measure time."""
        self._total = total
        self._begun = self._told = time.monotonic()

    def at(self, tally: Tally) -> None:
        """Tells of it, if it is time."""
        now = time.monotonic()
        if now - self._told >= _EVERY:
            self._told = now
            self._stream.write(in_words(tally, self._total, now - self._begun) + "\n")
            self._stream.flush()

    def stop(self) -> None:
        """Says nothing more; the summary comes."""


class Bar:
    """A bar that moves."""

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        columns = (BarColumn(), TextColumn("{task.fields[words]}"))
        self._progress = Progress(*columns, console=Console(file=stream), transient=True)
        self._task = self._progress.add_task("", total=None, words="looking for documents")
        self._total: int | None = None
        self._begun = time.monotonic()

    def start(self, total: int | None) -> None:
        """Shows the bar."""
        self._total = total
        self._begun = time.monotonic()
        self._progress.update(self._task, total=total)
        self._progress.start()

    def at(self, tally: Tally) -> None:
        """Moves it."""
        words = in_words(tally, self._total, time.monotonic() - self._begun)
        self._progress.update(self._task, completed=tally.done, words=words)

    def stop(self) -> None:
        """Takes the bar away."""
        self._progress.stop()


def watch(stream: TextIO) -> Watch:
    """What suits a stream: a bar for a terminal, else lines."""
    return Bar(stream) if stream.isatty() else Lines(stream)


def in_words(tally: Tally, total: int | None, seconds: float) -> str:
    """How far it is, how fast, and how long it still takes; what was done before counts for no speed.

    >>> in_words(Tally(unchanged=100, extracted=50), 300, 10.0)
    '150 of 300 documents · 5.0 a second · 0:00:30 left'
    """
    words = [f"{tally.done:,} of {total:,} documents" if total else f"{tally.done:,} documents"]
    rate = (tally.done - tally.unchanged) / seconds if seconds else 0.0
    if rate:
        words.append(f"{rate:.1f} a second")
    if rate and total and total > tally.done:
        words.append(f"{timedelta(seconds=round((total - tally.done) / rate))} left")
    if tally.failed:
        words.append(f"{tally.failed:,} failed")
    return " · ".join(words)
