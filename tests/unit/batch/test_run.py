"""What a batch does anew, what it leaves, what it writes, and how failures are told."""

import json
from pathlib import Path

import pytest

from extractor.batch import Settings, run_batch
from extractor.errors import BatchError

TEXTS = {"b.txt": "Bea met.", "a.txt": "Ana met.", "c/d.txt": "Dora met.", "c/a.txt": "Ali met."}


def lines(file: Path):
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def snapshot(folder: Path):
    """All results, byte by byte."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def names(folder: Path):
    return [record["people"][0]["name"] for record in lines(folder / "records.jsonl")]


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def test_every_file_gives_a_record_in_the_order_of_names(batch, archive, out):
    summary, _ = batch(archive(**TEXTS))
    assert names(out) == ["Ana", "Bea", "Ali", "Dora"]
    assert (out / "failures.jsonl").read_text() == ""
    assert (summary.tally.extracted, summary.tally.failed) == (4, 0)


def test_ids_are_stems_and_no_path_gets_into_records(batch, archive, out, tmp_path):
    batch(archive(**TEXTS))
    records = lines(out / "records.jsonl")
    assert [record["id"] for record in records] == ["a", "b", "a", "d"]
    assert [record["source"]["name"] for record in records] == ["a.txt", "b.txt", "a.txt", "d.txt"]
    assert str(tmp_path) not in (out / "records.jsonl").read_text()


def test_a_second_run_does_nothing_and_needs_no_engine(batch, archive, inline, out):
    folder = archive(**TEXTS)
    batch(folder)
    before, calls = snapshot(out), inline.calls
    summary, extracted = batch(folder)
    assert extracted == []
    assert inline.calls == calls
    assert summary.tally.unchanged == 4
    assert snapshot(out) == before


def test_only_what_changed_is_done_again(batch, archive, out):
    folder = archive(**TEXTS)
    batch(folder)
    (folder / "b.txt").write_text("Beate met.")
    (folder / "a0.txt").write_text("Anna met.")
    (folder / "c" / "d.txt").unlink()
    summary, extracted = batch(folder)
    assert sorted(extracted) == ["a0", "b"]
    assert names(out) == ["Ana", "Anna", "Beate", "Ali"]
    assert (summary.tally.extracted, summary.tally.unchanged) == (2, 2)


@pytest.mark.parametrize("change", ["version", "metadata", "limit of characters", "text"])
def test_what_records_depend_on_makes_them_anew(batch, archive, out, tmp_path, monkeypatch, change):
    folder = archive(**TEXTS)
    batch(folder)
    settings = {}
    if change == "version":
        monkeypatch.setattr("extractor.batch.run.version_of", lambda *_: "another")
    elif change == "metadata":
        settings["metadata"] = tmp_path / "given.csv"
        settings["metadata"].write_text("file,published\nb.txt,2024-05-06\n")
    elif change == "text":
        settings["keep_text"] = True
    else:
        settings["max_characters"] = 5000
    _, extracted = batch(folder, **settings)
    assert extracted == (["b"] if change == "metadata" else ["a", "b", "a", "d"])
    if change == "metadata":
        assert lines(out / "records.jsonl")[1]["published"] == {"value": "2024-05-06", "how": "given"}


def test_fresh_forgets(batch, archive):
    folder = archive(**TEXTS)
    batch(folder)
    _, extracted = batch(folder, fresh=True)
    assert len(extracted) == 4


def test_limit_takes_the_first(batch, archive, out):
    folder = archive(**TEXTS)
    batch(folder, limit=3)
    assert names(out) == ["Ana", "Bea", "Ali"]
    _, extracted = batch(folder)
    assert extracted == ["d"]
    assert names(out) == ["Ana", "Bea", "Ali", "Dora"]


def test_the_same_file_twice_is_extracted_once_and_told_twice(batch, archive, out):
    _, extracted = batch(archive(**{"x/a.txt": "Ana met.", "y/a.txt": "Ana met."}))
    assert extracted == ["a"]
    assert names(out) == ["Ana", "Ana"]


def test_one_bad_document_harms_nobody(batch, archive, out):
    summary, _ = batch(
        archive(
            **{
                "1.txt": "Ana met.",
                "2.txt": "RAISE now",
                "3.txt": "",
                "4.txt": b"\x00\x01\x02\x03" * 50,
                "5.txt": b"Ana\xff met.",
                "6.pdf": "no pdf",
                "7.txt": "Bea met.",
            }
        )
    )
    assert names(out) == ["Ana", "Ana\N{LATIN SMALL LETTER Y WITH DIAERESIS}", "Bea"]
    failures = lines(out / "failures.jsonl")
    assert [(failure["file"], failure["stage"]) for failure in failures] == [
        ("2.txt", "extract"),
        ("3.txt", "read"),
        ("4.txt", "read"),
        ("6.pdf", "read"),
    ]
    assert failures[0]["error"] == "ZeroDivisionError: of its own"
    assert (summary.tally.extracted, summary.tally.failed) == (3, 4)


def test_failures_are_tried_again(batch, archive, out):
    folder = archive(**{"1.txt": "Ana met.", "2.txt": "RAISE now"})
    batch(folder)
    before = snapshot(out)
    _, extracted = batch(folder)
    assert extracted == ["2"]
    assert snapshot(out) == before


def test_large_files_are_refused_with_the_way_out(batch, archive, out):
    folder = archive(**{"1.txt": b"Ana met. " * 100, "2.txt": "Bea met."})
    batch(folder, max_bytes=500)
    assert names(out) == ["Bea"]
    (failure,) = lines(out / "failures.jsonl")
    assert failure["stage"] == "open"
    assert "--max-megabytes" in failure["error"]


def test_kept_texts_are_what_offsets_refer_to(batch, archive, out):
    batch(
        archive(**{"a.txt": "\ufeff  Ana\r\nmet.".encode(), "b.txt": "Bea caf\xe9".encode("cp1252")}),
        keep_text=True,
    )
    texts = lines(out / "texts.jsonl")
    assert [text["file"] for text in texts] == ["a.txt", "b.txt"]
    assert texts[0]["text"] == "  Ana\r\nmet."
    for record, text in zip(lines(out / "records.jsonl"), texts, strict=True):
        (mention,) = record["people"][0]["mentions"]
        assert text["text"][mention["start"] : mention["end"]] == mention["text"]
        assert (text["id"], text["sha256"]) == (record["id"], record["source"]["sha256"])


def test_all_formats_appear_and_those_no_longer_asked_for_go(batch, archive, out):
    pytest.importorskip("pyarrow")
    folder = archive(**TEXTS)
    batch(folder, formats=("jsonl", "csv", "parquet", "sqlite"))
    assert {"records.jsonl", "people.csv", "people.parquet", "records.sqlite"} <= set(snapshot(out))
    batch(folder, formats=("sqlite",))
    assert set(snapshot(out)) == {"failures.jsonl", "records.sqlite"}


def test_the_output_folder_is_no_source(batch, archive):
    folder = archive(**TEXTS)
    batch(folder, output=folder / "results")
    _, extracted = batch(folder, output=folder / "results")
    assert extracted == []


def test_a_folder_with_other_things_is_left_alone(batch, archive, tmp_path):
    folder = archive(**TEXTS)
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.docx").write_text("mine")
    with pytest.raises(BatchError, match="no output of a batch"):
        batch(folder, output=other, fresh=True)
    assert (other / "thesis.docx").read_text() == "mine"


def test_two_batches_do_not_share_an_output_folder(batch, archive, out, make_small):
    from extractor.batch.output import Output

    folder = archive(**TEXTS)
    batch(folder)
    held = Output(out, fresh=False)
    try:
        with pytest.raises(BatchError, match="another batch"):
            run_batch(Settings(sources=(str(folder),), output=out), make_extractor=make_small())
    finally:
        held.close()


def test_what_was_done_before_the_disk_was_full_is_kept(batch, archive, out, monkeypatch):
    from extractor.batch import ledger

    folder = archive(**{f"{number:02}.txt": f"Ana{number} met." for number in range(40)})
    written = []

    def write(path, chunks):
        if len(written) == 3:
            raise OSError(28, "No space left on device")
        written.append(path)
        whole(path, chunks)

    whole = ledger.write_whole
    monkeypatch.setattr(ledger, "write_whole", write)
    with pytest.raises(BatchError, match=r"No space left.*make room"):
        batch(folder, workers=2)
    monkeypatch.setattr(ledger, "write_whole", whole)
    _, extracted = batch(folder, workers=2)
    assert 0 < len(extracted) < 40
    assert names(out) == [f"Ana{number}" for number in range(40)]
