"""`extractor batch` as a person uses it, with the real pipeline in real workers."""

import json
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing

import pytest
from click.testing import CliRunner

from extractor.batch import Settings, command
from extractor.cli import main
from extractor.records import Statement

STATEMENT = """Court jails printer

Reacting to the sentencing of {name} to six years in prison on 4 March 2024, Harbour Watch said:

“We call on the authorities to release {name} immediately.”
"""


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "letters"
    (folder / "old").mkdir(parents=True)
    for file, name in [("b.txt", "Olena Dzyuba"), ("old/a.txt", "Marek Novotny")]:
        (folder / file).write_text(STATEMENT.format(name=name), "utf-8")
    (folder / "c.txt").write_bytes(b"")
    with zipfile.ZipFile(folder / "z.zip", "w") as packed:
        packed.writestr("d.txt", STATEMENT.format(name="Ana Petrova"))
    with (folder / "more.jsonl").open("w", encoding="utf-8") as lines:
        row = {"id": "e", "text": STATEMENT.format(name="Tom Reed"), "published": "2024-03-05"}
        lines.write(json.dumps(row) + "\n")
    (tmp_path / "given.csv").write_text("file,published,publisher\nb.txt,2024-03-06,Harbour Watch\n")
    return folder


def lines(file):
    return file.read_text("utf-8").removesuffix("\n").split("\n")


@pytest.mark.slow
def test_an_archive_becomes_records(archive, tmp_path, extractor):
    out = tmp_path / "out"
    arguments = [
        *(sys.executable, "-m", "extractor", "batch", str(archive), "-o", str(out), "--workers", "2"),
        *("--metadata", str(tmp_path / "given.csv"), "--format", "jsonl,csv,sqlite", "--keep-text"),
    ]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1, done.stderr
    assert "5 documents" in done.stderr
    assert "4 records (4 new, 0 unchanged), 1 failures" in done.stderr
    assert done.stdout == ""

    records = [Statement.model_validate_json(line) for line in lines(out / "records.jsonl")]
    assert [record.id for record in records] == ["b", "e", "a", "d"]
    assert [record.published.value for record in records][:2] == ["2024-03-06", "2024-03-05"]
    assert records[0].publisher == "Harbour Watch"
    texts = [json.loads(line)["text"] for line in lines(out / "texts.jsonl")]
    for record, text in zip(records, texts, strict=True):
        spans = [mention for person in record.people for mention in person.mentions]
        assert spans
        assert all(text[span.start : span.end] == span.text for span in spans)

    # What comes out of a worker is what comes out of the library.
    from extractor.documents import read_file

    alone = read_file(archive / "old" / "a.txt")
    assert extractor.extract_document(alone) == records[2]

    with closing(sqlite3.connect(out / "records.sqlite")) as database:
        files = database.execute("SELECT file FROM statements ORDER BY rowid").fetchall()
    assert [file for (file,) in files] == ["b.txt", "more.jsonl#1", "old/a.txt", "z.zip/d.txt"]
    (failure,) = map(json.loads, lines(out / "failures.jsonl"))
    assert (failure["file"], failure["stage"]) == ("c.txt", "read")

    again = subprocess.run(arguments, capture_output=True, text=True, timeout=120, check=False)
    assert "4 records (0 new, 4 unchanged), 1 failures" in again.stderr


@pytest.fixture
def asked(monkeypatch):
    """The settings that options come to, without running a batch."""
    seen: list[Settings] = []

    def run(settings, **_):
        seen.append(settings)
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "run_batch", run)

    def ask(*options):
        result = CliRunner().invoke(main, ["batch", *options])
        return seen, result

    return ask


def test_defaults(asked, tmp_path):
    (settings,), result = asked("letters", "-o", str(tmp_path / "out"))
    assert settings.sources == ("letters",)
    assert settings.formats == ("jsonl",)
    assert settings.workers >= 1
    assert not settings.fresh
    assert settings.max_bytes == 25_000_000
    assert result.exit_code == 130
    assert "go on" in result.stderr


def test_options(asked, tmp_path):
    (settings,), _ = asked(
        *(
            "a",
            "b*.txt",
            "-o",
            str(tmp_path / "out"),
            "--fresh",
            "--format",
            "csv, sqlite,csv",
            "--limit",
            "7",
        ),
        *("--engine", "dask", "--scheduler", "tcp://h:1", "--max-megabytes", "100", "--time-limit", "2.5"),
    )
    assert settings.sources == ("a", "b*.txt")
    assert settings.formats == ("csv", "sqlite")
    assert (settings.engine, settings.scheduler, settings.limit) == ("dask", "tcp://h:1", 7)
    assert (settings.fresh, settings.max_bytes, settings.time_limit) == (True, 100_000_000, 2.5)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["nowhere"], "no such file"),
        (["."], "--output"),
        ([".", "-o", "{out}", "--format", "xlsx"], "xlsx: take some of jsonl, csv, parquet, sqlite"),
        ([".", "-o", "{out}", "--metadata", "nowhere.csv"], "nowhere.csv"),
        ([".", "-o", "pyproject.toml"], "no output of a batch"),
    ],
    ids=["source", "no output", "format", "metadata", "output"],
)
def test_what_cannot_begin_is_told_in_one_line(options, message, tmp_path):
    options = [option.format(out=tmp_path / "out") for option in options]
    if options == ["nowhere"]:
        options += ["-o", str(tmp_path / "out")]
    result = CliRunner().invoke(main, ["batch", *options])
    assert result.exit_code != 0
    assert message in result.stderr
    assert "Traceback" not in result.stderr
