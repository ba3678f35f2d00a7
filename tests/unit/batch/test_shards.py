"""Who is blamed when a worker dies: nobody in company, the second time alone."""

import threading
from concurrent.futures import CancelledError, Future

import pytest

from extractor.batch.items import Extracted, Failure, Given, Item, ShardResult
from extractor.batch.shards import Runner, in_shards
from extractor.errors import BatchError, ModelError


class DeathError(Exception):
    pass


class Pool:
    """Like a pool of processes: when a shard kills its worker, everything that runs dies with it."""

    width = 2
    deaths = (DeathError,)

    def __init__(self, killed_at=None):
        self.running = {}
        self.alone = []
        self.calls = 0
        self.killed_at = killed_at

    def submit(self, work, shard):
        self.calls += 1
        future = Future()
        self.running[future] = shard
        if len(shard) == 1:
            self.alone.append((shard[0].id, len(self.running)))
        if any("DIE" in item.content for item in shard) or self.calls == self.killed_at:
            dead, self.running = self.running, {}
            for other in dead:
                other.set_exception(DeathError())
        else:
            threading.Timer(0.02, self._finish, (future, work)).start()
        return future

    def _finish(self, future, work):
        if shard := self.running.pop(future, None):
            future.set_result(work(shard))


def work(shard):
    return ShardResult(tuple(Extracted(item.id.encode()) for item in shard), "process", 1)


def items(*contents):
    return [Item(f"{n}.txt", str(n), None, text, "", Given()) for n, text in enumerate(contents)]


def outcomes(pool, documents, size):
    return {
        item.id: outcome
        for shard, result in Runner(pool, work).run(in_shards(documents, size))
        for item, outcome in zip(shard, result.outcomes, strict=True)
    }


def test_shards_are_bounded_by_number_and_by_weight():
    sizes = [len(shard) for shard in in_shards(items(*"abcdefg"), 3)]
    assert sizes == [3, 3, 1]
    heavy = items(*["x" * 1_500_000] * 5)
    assert [len(shard) for shard in in_shards(heavy, 3)] == [2, 2, 1]


def test_a_document_that_kills_twice_is_set_aside_and_no_other():
    found = outcomes(Pool(), items(*"abcdefgh", "DIE", *"ijkl"), 3)
    assert {name for name, outcome in found.items() if isinstance(outcome, Failure)} == {"8"}
    assert found["8"].stage == "worker"
    assert len(found) == 13


def test_whoever_was_in_flight_is_tried_alone_with_nothing_else_running():
    pool = Pool()
    outcomes(pool, items(*"abcdefgh", "DIE", *"ijklmn"), 3)
    assert {"6", "7", "8"} <= {name for name, _ in pool.alone}
    assert all(running == 1 for _, running in pool.alone)


@pytest.mark.parametrize("call", [1, 2, 3, 4])
def test_a_worker_killed_from_outside_costs_nothing(call):
    found = outcomes(Pool(killed_at=call), items(*"abcdefghijkl"), 3)
    assert len(found) == 12
    assert all(isinstance(outcome, Extracted) for outcome in found.values())


def test_workers_that_always_die_end_the_batch():
    with pytest.raises(BatchError, match="in a row"):
        outcomes(Pool(), items(*["DIE"] * 60), 3)


@pytest.mark.parametrize("error", [ModelError("no pipeline"), CancelledError()])
def test_what_is_no_fault_of_a_document_ends_the_batch(error):
    def fails(_shard):
        raise error

    class Inline(Pool):
        def submit(self, work, shard):
            future = Future()
            try:
                work(shard)
            except BaseException as raised:
                future.set_exception(raised)
            return future

    with pytest.raises(ModelError if isinstance(error, ModelError) else BatchError):
        list(Runner(Inline(), fails).run(in_shards(items("a"), 1)))
