"""Batches without a pipeline and, where they can do without, without processes."""

import pickle
from concurrent.futures import Future
from pathlib import Path

import pytest

from extractor.batch import Settings, run_batch

IMPORTABLE = Path(__file__).parent / "importable"


def copied(value):
    return pickle.loads(pickle.dumps(value))  # noqa: S301 (what was pickled a moment ago)


class Inline:
    """An engine that works where it is, but on pickled copies, as a real one would."""

    width = 2
    deaths = (BrokenPipeError,)

    def __init__(self):
        self.calls = 0

    def submit(self, work, task):
        self.calls += 1
        future = Future()
        try:
            work, task = copied((work, task))
            future.set_result(copied(work(task)))
        except BaseException as error:
            future.set_exception(error)
        return future

    def close(self):
        pass


@pytest.fixture
def make_small(monkeypatch):
    """`MakeSmall`, importable here and in workers."""
    monkeypatch.syspath_prepend(str(IMPORTABLE))
    from small_extractor import MakeSmall

    return MakeSmall


@pytest.fixture
def inline(monkeypatch):
    """Puts the inline engine in place of all others."""
    engine = Inline()
    monkeypatch.setattr("extractor.batch.run.engine", lambda *_, **__: engine)
    return engine


@pytest.fixture
def archive(tmp_path):
    """Makes a folder of files from names and texts."""

    def make(name="in", **texts):
        folder = tmp_path / name
        for file, content in texts.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return make


@pytest.fixture
def batch(tmp_path, inline, make_small):  # noqa: ARG001 (inline is put in place)
    """Runs a batch into `out`; what was extracted is logged, and comes back as a list of ids."""
    log = tmp_path / "log"

    def run(*sources, output=tmp_path / "out", **settings):
        log.write_text("")
        settings = Settings(sources=tuple(map(str, sources)), output=output, **settings)
        summary = run_batch(settings, make_extractor=make_small(log=str(log)))
        return summary, log.read_text().split()

    return run
