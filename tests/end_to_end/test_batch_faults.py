"""Batches that are killed for real, at any moment: a rerun gives what an undisturbed run gives, to the byte.

A small extractor takes the pipeline's place, so that what is tested is the batch, and that quickly.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

IMPORTABLE = Path(__file__).parents[1] / "unit" / "batch" / "importable"
PROGRAM = """
import json, sys
from pathlib import Path
from small_extractor import MakeSmall
from extractor.batch import Settings, run_batch
from extractor.errors import BatchError

if __name__ == "__main__":
    source, output, pause, options = sys.argv[1:]
    settings = Settings(
        sources=(source,), output=Path(output), workers=2, formats=("jsonl", "csv", "sqlite"), keep_text=True,
        **json.loads(options),
    )
    try:
        summary = run_batch(settings, make_extractor=MakeSmall(log=output + ".log", pause=float(pause)))
    except BatchError as error:
        sys.exit(str(error))
    print(summary.tally)
"""


class Batches:
    """Runs batches over one folder in processes of their own."""

    def __init__(self, folder: Path):
        self.source = folder / "in"
        self.program = folder / "program.py"
        self.program.write_text(PROGRAM)
        self.folder = folder

    def fill(self, count=120, **special):
        self.source.mkdir()
        for number in range(count):
            text = special.get(f"n{number}", f"Ana{number} met nobody, and nobody met Ana{number}.")
            (self.source / f"{number:03}.txt").write_text(text)

    def start(self, output, *, pause=0.0, limits=None, **options):
        arguments = [self.source, self.folder / output, pause, json.dumps(options)]
        return subprocess.Popen(
            [sys.executable, self.program, *map(str, arguments)],
            env=os.environ | {"PYTHONPATH": str(IMPORTABLE)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=limits,
        )

    def run(self, output, **options):
        with self.start(output, **options) as process:
            out, error = process.communicate(timeout=90)
        return process.returncode, out + error

    def results(self, output):
        return {path.name: path.read_bytes() for path in (self.folder / output).iterdir() if path.is_file()}

    def extracted(self, output):
        return Path(f"{self.folder / output}.log").read_text().split()

    def failures(self, output):
        lines = self.results(output)["failures.jsonl"].decode().splitlines()
        return {failure["file"]: failure for failure in map(json.loads, lines)}

    def parts(self, output):
        return list((self.folder / output / ".batch" / "parts").glob("*.part"))


@pytest.fixture
def batches(tmp_path):
    return Batches(tmp_path)


def children(process):
    """The workers of a batch: processes whose parent is that of its fork server."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            found.append((int(stat.parent.name), int(fields[1])))
    mine = {process}
    while more := {child for child, parent in found if parent in mine} - mine:
        mine |= more
    mine.discard(process)
    return sorted(mine)


def workers_of(process):
    """Those that have no children of their own and run the pool's loop."""
    return [child for child in children(process) if b"forkserver" in _command(child) and not children(child)]


def _command(process):
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes()
    return b""


def until(condition, seconds=40):
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
    return found


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """What a batch comes to that nobody disturbs."""
    batches = Batches(tmp_path_factory.mktemp("undisturbed"))
    batches.fill()
    assert batches.run("out")[0] == 0
    return batches.results("out")


def gone(processes):
    return not any(_command(process) for process in processes)


def kill_parent(batches, parts):
    """Starts a batch and kills it once it has so many parts and a little more."""
    process = batches.start("out", pause=0.02)
    until(lambda: len(batches.parts("out")) >= parts or process.poll() is not None)
    time.sleep(0.03 * parts)
    workers = children(process.pid)
    process.kill()
    process.communicate(timeout=10)
    until(lambda: gone(workers))


def test_the_parent_killed_again_and_again(batches, undisturbed):
    batches.fill()
    for parts in (1, 3, 6):
        kill_parent(batches, parts)
    before = len(batches.extracted("out"))
    assert batches.run("out")[0] == 0
    assert batches.results("out") == undisturbed
    assert len(batches.extracted("out")) - before < 120, "what was done was done again"


def test_workers_killed_from_outside(batches, undisturbed):
    batches.fill()
    with batches.start("out", pause=0.02) as process:
        for parts in (1, 4):
            until(partial(lambda parts: len(batches.parts("out")) >= parts, parts))
            victim = until(lambda: workers_of(process.pid))[0]
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
        out, error = process.communicate(timeout=90)
    assert process.returncode == 0, error
    assert batches.results("out") == undisturbed, out


def test_documents_that_kill_their_worker_are_set_aside(batches):
    batches.fill(40, n7="DIE now", n23="DIE too")
    assert batches.run("out")[0] == 0
    failures = batches.failures("out")
    assert {file: failure["stage"] for file, failure in failures.items()} == {
        "007.txt": "worker",
        "023.txt": "worker",
    }
    assert len(batches.results("out")["records.jsonl"].splitlines()) == 38
    tried = batches.extracted("out")
    # Once in company, unless it was another's suspect already, and twice alone.
    assert {tried.count("007"), tried.count("023")} <= {2, 3}
    before = batches.results("out")
    assert batches.run("out")[0] == 0
    assert batches.results("out") == before


def test_documents_have_a_time_limit(batches):
    batches.fill(20, n3="SPIN for ever")
    begun = time.monotonic()
    assert batches.run("out", time_limit=0.5)[0] == 0
    assert time.monotonic() - begun < 40
    assert batches.failures("out") == {
        "003.txt": {
            "file": "003.txt",
            "stage": "extract",
            "error": "took longer than the time limit of 0.5 s",
        }
    }
    assert len(batches.results("out")["records.jsonl"].splitlines()) == 19


def test_interrupted_by_the_keyboard(batches, undisturbed):
    batches.fill()
    process = batches.start("out", pause=0.02)
    until(lambda: batches.parts("out"))
    workers = children(process.pid)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=20)
    assert process.returncode != 0
    assert "Process SpawnPoolWorker" not in error
    until(lambda: gone(workers))
    assert batches.run("out")[0] == 0
    assert batches.results("out") == undisturbed


def test_a_disk_that_fills_up(batches, undisturbed):
    """No file may grow beyond a few kilobytes: the parts can be written, the database cannot."""
    batches.fill()

    def limits():
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    status, error = batches.run("out", limits=limits)
    assert status == 1
    assert "Traceback" not in error
    assert "what is done is kept" in error
    done = len(batches.extracted("out"))
    assert batches.run("out")[0] == 0
    assert len(batches.extracted("out")) == done
    assert batches.results("out") == undisturbed


def test_dask_gives_the_same_bytes(batches):
    pytest.importorskip("distributed")
    batches.fill(60, n5="RAISE it", n9="DIE now", n11="")
    assert batches.run("local")[0] == 0
    status, words = batches.run("dask", engine="dask")
    assert status == 0, words
    assert batches.results("dask") == batches.results("local")
    assert {failure["stage"] for failure in batches.failures("dask").values()} == {
        "extract",
        "worker",
        "read",
    }
