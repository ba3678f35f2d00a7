"""Memory over many documents: `python benchmarks/many.py FOLDER [COUNT]`, by default 100,000 of them.

The documents are stretches of the texts in FOLDER, short so that a run ends in minutes. A batch with two
workers reads them while the memory of every process is noted; the greatest of each tenth of the run is
printed. Linux only.
"""

import itertools
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from extractor.batch import Settings, run_batch

LENGTH = 250
EVERY = 2.0


def main(folder: Path, count: int) -> None:
    """Runs the batch and prints what its processes held."""
    with tempfile.TemporaryDirectory() as scratch:
        archive = Path(scratch) / "documents.jsonl"
        with archive.open("w", encoding="utf-8") as lines:
            for number, text in enumerate(itertools.islice(_stretches(folder), count)):
                lines.write(json.dumps({"id": f"d{number}", "text": text}) + "\n")
        notes: list[tuple[int, int]] = []
        over = threading.Event()
        watch = threading.Thread(target=_note, args=(notes, over))
        watch.start()
        begun = time.monotonic()
        summary = run_batch(Settings(sources=(str(archive),), output=Path(scratch) / "out", workers=2))
        over.set()
        watch.join()
    done, seconds = summary.tally.extracted, time.monotonic() - begun
    print(f"{done:,} documents in {seconds:,.0f} s")
    size = max(1, len(notes) // 10)
    for tenth in range(0, len(notes), size):
        parents, workers = zip(*notes[tenth : tenth + size], strict=True)
        print(f"{tenth // size + 1:4}   parent {max(parents):6,} MB   largest worker {max(workers):6,} MB")


def _stretches(folder: Path) -> Iterator[str]:
    """Stretches of the texts, over and over: from another place each time."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for turn in itertools.count():
        for path in files:
            text = path.read_text("utf-8", errors="replace")
            start = turn * LENGTH % max(1, len(text) - LENGTH)
            if stretch := text[start : start + LENGTH].strip().replace("\0", ""):
                yield stretch


def _note(notes: list[tuple[int, int]], over: threading.Event) -> None:
    while not over.wait(EVERY):
        own = os.getpid()
        children = [_resident(pid) for pid in _descendants(own)]
        notes.append((_resident(own), max(children, default=0)))


def _descendants(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and _status(int(entry.name)).get("PPid") == str(parent):
            found += [int(entry.name), *_descendants(int(entry.name))]
    return found


def _resident(pid: int) -> int:
    """Megabytes of memory that a process holds."""
    return int(_status(pid).get("VmRSS", "0 kB").split()[0]) // 1000


def _status(pid: int) -> dict[str, str]:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return {}
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
