"""A time limit for one document: first an exception, then, where code never comes back to Python, the end."""

import faulthandler
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_ulong, py_object, pythonapi
from functools import lru_cache

_GRACE = 5.0
_TICK = 0.05


class TooLongError(BaseException):
    """Raised in the middle of whatever takes too long; no `except Exception` on the way can swallow it."""


class _Watchdog:
    """A thread that interrupts other threads of the process at their deadlines, each once at most."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._deadlines: dict[int, float] = {}
        threading.Thread(target=self._watch, daemon=True).start()

    def expect(self, seconds: float) -> None:
        """From now on, the calling thread has so much time."""
        with self._lock:
            self._deadlines[threading.get_ident()] = time.monotonic() + seconds

    def met(self) -> None:
        """The calling thread is done; an exception on its way to it arrives within this call, none later."""
        with self._lock:
            self._deadlines.pop(threading.get_ident(), None)

    def _watch(self) -> None:
        while True:
            time.sleep(_TICK)
            with self._lock:
                now = time.monotonic()
                late = [thread for thread, deadline in self._deadlines.items() if deadline <= now]
                for thread in late:
                    del self._deadlines[thread]
                    # The only way to interrupt a thread that is not the main one; dask runs tasks in such.
                    pythonapi.PyThreadState_SetAsyncExc(c_ulong(thread), py_object(TooLongError))


@lru_cache(maxsize=1)
def _watchdog() -> _Watchdog:
    return _Watchdog()


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises `TooLongError` within the block after some seconds.

    C code that never returns (a regular expression that explodes, a parser in an endless loop) hears no
    exception: a little later the whole process ends, and the batch sees a worker that died.
    """
    watchdog = _watchdog()
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 (faulthandler wants a stream)
        try:
            faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=nowhere)
            try:
                watchdog.expect(seconds)
                yield
            finally:
                watchdog.met()
        finally:
            faulthandler.cancel_dump_traceback_later()
