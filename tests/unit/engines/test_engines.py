"""Every engine alike: what goes in comes out, a death is told as one, and nothing outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from extractor.engines import engine
from extractor.errors import BatchError

IMPORTABLE = Path(__file__).parent / "importable"

pytestmark = pytest.mark.slow


@pytest.fixture(params=["local", "dask"])
def running(request, monkeypatch):
    """An engine with two workers."""
    if request.param == "dask":
        pytest.importorskip("distributed")
    monkeypatch.syspath_prepend(str(IMPORTABLE))
    with closing(engine(request.param, workers=2)) as started:
        yield started


@pytest.fixture
def calls(running):  # noqa: ARG001 (its path comes first)
    import calls

    return calls


def test_calls_come_back_from_other_processes(running, calls):
    assert running.width == 2
    futures = [running.submit(calls.double, number) for number in range(20)]
    assert [future.result(60) for future in futures] == [2 * number for number in range(20)]
    assert running.submit(calls.process, None).result(60) != os.getpid()


def test_errors_come_back_as_they_are(running, calls):
    with pytest.raises(ZeroDivisionError):
        running.submit(calls.fail, None).result(60)


def test_a_death_is_told_and_the_next_call_works(running, calls):
    for _ in range(2):
        with pytest.raises(running.deaths):
            running.submit(calls.die, None).result(60)
        assert running.submit(calls.double, 21).result(60) == 42


def test_closing_waits_for_nothing(running, calls):
    running.submit(calls.hang, None)
    running.submit(calls.double, 1)
    begun = time.monotonic()
    running.close()
    assert time.monotonic() - begun < 10


def test_local_workers_are_renewed_and_no_call_is_lost(monkeypatch):
    monkeypatch.syspath_prepend(str(IMPORTABLE))
    import calls

    monkeypatch.setattr("extractor.engines.local._CALLS", 5)
    with closing(engine("local", workers=1)) as running:
        processes = [running.submit(calls.process, None).result(60) for _ in range(12)]
        futures = [running.submit(calls.double, number) for number in range(12)]
        assert [future.result(60) for future in futures] == [2 * number for number in range(12)]
    assert len(set(processes)) == 3
    assert [processes.count(process) for process in dict.fromkeys(processes)] == [5, 5, 2]


def test_workers_end_with_their_parent(tmp_path):
    note = tmp_path / "process"
    script = (
        "import sys, time\n"
        f"sys.path.insert(0, {str(IMPORTABLE)!r})\n"
        "import calls\n"
        "from extractor.engines import engine\n"
        "if __name__ == '__main__':\n"
        "    engine('local', workers=1).submit(calls.note_and_hang, sys.argv[1]).result()\n"
    )
    (tmp_path / "program.py").write_text(script)
    parent = subprocess.Popen([sys.executable, tmp_path / "program.py", note])
    try:
        _until(note.exists)
        worker = int(note.read_text())
        parent.send_signal(signal.SIGKILL)
        parent.wait(10)
        _until(lambda: not _alive(worker))
    finally:
        parent.kill()
        parent.wait(10)


def test_a_scheduler_without_dask_is_told():
    with pytest.raises(BatchError, match="--engine dask"):
        engine("local", workers=1, scheduler="tcp://127.0.0.1:1")


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("extractor.engines.dask._PATIENCE", "1s")
    with pytest.raises(BatchError, match="no dask scheduler"):
        engine("dask", workers=1, scheduler="tcp://127.0.0.1:1")


def _alive(process):
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().split()[2] not in "ZX"
    return False


def _until(condition, seconds=40):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)
