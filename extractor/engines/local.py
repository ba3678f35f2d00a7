"""Processes on this machine. One that dies breaks its pool; the next call starts a new one."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import Any

from extractor.threads import one_thread

# So many calls a worker, then a new one takes its place: what a library does not give back stays bounded.
# spaCy's maps of words keep a slot for each word they forgot: some 20 bytes for every new word.
_CALLS = 250


class LocalEngine:
    """A pool of worker processes, renewed now and then."""

    deaths: tuple[type[BaseException], ...] = (BrokenProcessPool,)

    def __init__(self, *, workers: int, preload: Sequence[str] = ()) -> None:
        self.width = workers
        self._pool: ProcessPoolExecutor | None = None
        self._retired: list[BaseProcess] = []
        self._calls = 0
        one_thread()
        self._context = _context(preload)

    def submit(self, work: Any, task: Any) -> "Future[Any]":  # noqa: ANN401 (any picklable call)
        """Starts a call, in a new pool if the last one broke or has done its share."""
        if self._calls >= _CALLS * self.width:
            self._retire()
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.width, self._context, initializer=_begin)
            self._calls = 0
        self._calls += 1
        try:
            return self._pool.submit(work, task)
        except BrokenProcessPool:
            self._pool = None
            return self.submit(work, task)

    def close(self) -> None:
        """Ends at once: nothing is waited for."""
        processes = [*self._retired, *self._processes()]
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()
        self._retired, self._pool = [], None

    def _retire(self) -> None:
        """Lets the pool finish what it has; its processes end then."""
        self._retired = self._processes()
        if self._pool is not None:
            self._pool.shutdown(wait=False)
        self._pool = None

    def _processes(self) -> list[BaseProcess]:
        return list((self._pool._processes or {}).values()) if self._pool else []


def _context(preload: Sequence[str]) -> multiprocessing.context.BaseContext:
    """Fork from a clean server, which has imported some modules, where there can be one; else spawn."""
    if "forkserver" not in multiprocessing.get_all_start_methods():  # pragma: no cover (Windows)
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


def _begin() -> None:
    """In each worker: Ctrl-C is the parent's business, and a worker does not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
