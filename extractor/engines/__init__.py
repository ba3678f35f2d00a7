"""Engines: where shards are worked on. One a module, one small interface; they know nothing of documents."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any, Protocol

from extractor.errors import BatchError


class Engine(Protocol):
    """Runs calls elsewhere. A task and its result are pickled; nothing else crosses."""

    width: int
    """How many calls run at the same time."""
    deaths: tuple[type[BaseException], ...]
    """What a call's future raises where the process that ran it, or a neighbour of it, died."""

    def submit(self, work: Any, task: Any) -> "Future[Any]":  # noqa: ANN401 (any picklable call)
        """Starts `work(task)` as soon as there is room."""

    def close(self) -> None:
        """Ends at once; what still runs is lost."""


def engine(name: str, *, workers: int, scheduler: str | None = None, preload: Sequence[str] = ()) -> Engine:
    """An engine by name.

    Args:
        name: `local` for processes on this machine, `dask` for several machines.
        workers: How many processes; with a scheduler it is its own workers that count.
        scheduler: The address of a dask scheduler, such as `tcp://10.0.0.1:8786`.
        preload: Modules that every local worker needs, to be imported once for all.

    Raises:
        BatchError: the scheduler cannot be reached or has no workers.
        MissingExtraError: dask is not installed.
    """
    if name == "dask":
        from extractor.engines.dask import DaskEngine

        return DaskEngine(workers=workers, scheduler=scheduler)
    if scheduler:
        raise BatchError("--scheduler is for --engine dask; add that, or leave the scheduler out")
    from extractor.engines.local import LocalEngine

    return LocalEngine(workers=workers, preload=preload)
