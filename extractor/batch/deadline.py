"""A time limit for one document: first an exception, then, where code never comes back to Python, the end."""

import faulthandler
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_ulong, py_object, pythonapi

_GRACE = 5.0


class TooLongError(BaseException):
    """Raised in the middle of whatever takes too long; no `except Exception` on the way can swallow it."""


class _Deadline:
    """Interrupts a thread unless it is told in time that the work is done."""

    def __init__(self, seconds: float) -> None:
        self._thread = threading.get_ident()
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._interrupt)
        self._timer.daemon = True
        self._timer.start()

    def met(self) -> None:
        with self._lock:
            self._timer.cancel()

    def _interrupt(self) -> None:
        with self._lock:
            if not self._timer.finished.is_set():
                # The only way to interrupt a thread that is not the main one; dask runs tasks in such.
                pythonapi.PyThreadState_SetAsyncExc(c_ulong(self._thread), py_object(TooLongError))


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises `TooLongError` within the block after some seconds.

    C code that never returns (a regular expression that explodes, a parser in an endless loop) hears no
    exception: a little later the whole process ends, and the batch sees a worker that died.
    """
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 (faulthandler wants a descriptor, no path)
        faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=nowhere)
        deadline = _Deadline(seconds)
        try:
            yield
        finally:
            deadline.met()
            faulthandler.cancel_dump_traceback_later()
            time.sleep(0)  # an exception that is on its way arrives here, within the caller's `except`
