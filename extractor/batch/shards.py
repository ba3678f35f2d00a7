"""Shards: a few documents at a time on their way to the workers, and what becomes of those that kill one."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, CancelledError, Future, wait
from itertools import chain

from extractor.batch.items import Failure, Item, Shard, ShardResult
from extractor.engines import Engine
from extractor.errors import BatchError

_MOST_BYTES = 2_000_000
_AHEAD = 2
# So many in a row, each alone with its worker, and it is not the documents.
_MOST_DEATHS = 20
_SET_ASIDE = (
    "killed its worker again and again, though it was alone (a crash, too little memory, or far beyond "
    "the time limit); it was set aside"
)


def in_shards(items: Iterable[Item], size: int) -> Iterator[Shard]:
    """Items in groups of so many, or fewer where they are large."""
    shard: list[Item] = []
    weight = 0
    for item in items:
        shard.append(item)
        weight += len(item.content)
        if len(shard) >= size or weight >= _MOST_BYTES:
            yield tuple(shard)
            shard, weight = [], 0
    if shard:
        yield tuple(shard)


class Runner:
    """Sends shards to an engine, not many ahead of what comes back."""

    def __init__(self, engine: Engine, work: Callable[[Shard], ShardResult]) -> None:
        self._engine = engine
        self._work = work
        self._running: dict[Future[ShardResult], Shard] = {}
        self._deaths = 0

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[Shard, ShardResult]]:
        """Shards with their results, in the order in which they get done.

        When a worker dies, nobody knows which document killed it: every document that may have been in it
        is tried again, one at a time with nothing else running. One that kills its worker twice then is set
        aside.

        Raises:
            BatchError: the engine fails, or workers die whatever they are given.
            ExtractorError: a worker cannot load the pipeline.
        """
        for shard in shards:
            self._running[self._engine.submit(self._work, shard)] = shard
            if len(self._running) >= _AHEAD * self._engine.width:
                yield from self._finished()
        while self._running:
            yield from self._finished()

    def _finished(self) -> Iterator[tuple[Shard, ShardResult]]:
        suspects: list[Shard] = []
        yield from self._settled(FIRST_COMPLETED, suspects)
        if suspects:
            yield from self._settled(ALL_COMPLETED, suspects)
            for item in chain.from_iterable(suspects):
                yield (item,), self._alone(item)

    def _settled(self, when: str, suspects: list[Shard]) -> Iterator[tuple[Shard, ShardResult]]:
        done, _ = wait(self._running, return_when=when)
        for future in done:
            shard = self._running.pop(future)
            result = self._result(future)
            if result is None:
                suspects.append(shard)
            else:
                yield shard, result

    def _alone(self, item: Item) -> ShardResult:
        """One item with nothing else running; twice if need be, since a worker may be killed from outside."""
        result = self._result(self._engine.submit(self._work, (item,))) or self._result(
            self._engine.submit(self._work, (item,))
        )
        self._deaths = self._deaths + 1 if result is None else 0
        if self._deaths >= _MOST_DEATHS:
            raise BatchError(
                f"{self._deaths} documents in a row killed their worker; is there memory enough for "
                f"{self._engine.width} workers? run again with fewer, and what is done is kept"
            )
        return result or ShardResult((Failure("worker", _SET_ASIDE),), "", 0)

    def _result(self, future: "Future[ShardResult]") -> ShardResult | None:
        """What a shard came to, or None where its worker died."""
        try:
            return future.result()
        except self._engine.deaths:
            return None
        except CancelledError:
            raise BatchError("the engine went away; run the same command again to go on") from None
