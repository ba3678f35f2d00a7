"""Dask distributed: workers on any number of machines. Extra [dask]."""

from concurrent.futures import Future
from contextlib import suppress
from typing import Any

from extractor.errors import BatchError
from extractor.extras import require

_PATIENCE = "10s"
_HURRY = 5


class DaskEngine:
    """The workers of a dask scheduler; without an address, of one started here for as long as it is used."""

    def __init__(self, *, workers: int, scheduler: str | None = None) -> None:
        distributed = require("distributed", extra="dask", purpose="--engine dask")
        self._cluster = None if scheduler else _cluster(distributed, workers)
        try:
            self._client = distributed.Client(self._cluster or scheduler, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            raise BatchError(f"{scheduler}: no dask scheduler answers ({error}); check address") from None
        self.width = sum(self._client.nthreads().values())
        if not self.width:
            self.close()
            raise BatchError(
                f"{scheduler}: the scheduler has no workers; start some with: dask worker {scheduler}"
            )
        # The same text is never sent twice, so hashing each call to find that out would be for nothing.
        self._executor = self._client.get_executor(pure=False)
        self.deaths: tuple[type[BaseException], ...] = (distributed.KilledWorker,)

    def submit(self, work: Any, task: Any) -> "Future[Any]":  # noqa: ANN401 (any picklable call)
        """Starts a call."""
        future: Future[Any] = self._executor.submit(work, task)
        return future

    def close(self) -> None:
        """Ends at once; a scheduler that was there before stays."""
        with suppress(TimeoutError):  # a worker that is busy answers nobody, and ends with this process
            self._client.close(timeout=_HURRY)
        if self._cluster is not None:
            with suppress(TimeoutError):
                self._cluster.close(timeout=_HURRY)


def _cluster(distributed: Any, workers: int) -> Any:  # noqa: ANN401 (of an optional library)
    import dask

    # A second try would kill a second worker: trying again, alone, is the batch's own affair.
    dask.config.set({"distributed.scheduler.allowed-failures": 0})
    return distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        # Any free port: without an address it takes 8787, and warns where another has that.
        dashboard_address="127.0.0.1:0",
    )
