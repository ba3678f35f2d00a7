"""`extractor extract` as a person uses it: good input, bad input, several files, formats, exit status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractor.cli import main
from extractor.records import Statement

STATEMENT = """Court jails printer

Reacting to the sentencing of Olena Dzyuba to six years in prison on 4 March 2024, Harbour Watch said:

“We call on the authorities to release Olena Dzyuba immediately.”
"""


@pytest.fixture
def run(extractor, monkeypatch):
    """Runs the command in this process, with the pipeline that is loaded already."""
    monkeypatch.setattr("extractor.extraction.load", lambda **_: extractor)

    def run(*arguments, **options):
        return CliRunner().invoke(main, ["extract", *map(str, arguments)], **options)

    return run


@pytest.fixture
def statement(tmp_path) -> Path:
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, "utf-8")
    return file


def one_line(result) -> str:
    """The only line on stderr."""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert "Traceback" not in result.output
    return lines[0]


def test_one_file_gives_one_record(run, statement):
    result = run(statement, "--published", "2024-03-05", "--publisher", "Harbour Watch")
    assert result.exit_code == 0
    record = Statement.model_validate_json(result.stdout)
    assert record.id == "statement"
    assert record.source.name == "statement.txt"
    assert record.publisher == "Harbour Watch"
    assert (record.published.value, record.published.how) == ("2024-03-05", "given")
    assert [date.value for date in record.dates] == ["2024-03-04"]


def test_standard_input(run):
    result = run("-", input=STATEMENT.encode())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["id"] == "stdin"


def test_several_files_give_an_array_or_lines(run, statement, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Nothing happened.", "utf-8")
    assert [row["id"] for row in json.loads(run(statement, other).stdout)] == ["statement", "other"]
    lines = run(statement, other, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["statement", "other"]


def test_table_shows_what_was_found(run, statement):
    shown = run(statement, "--format", "table").stdout
    assert "4 March 2024" in shown
    assert "2024-03-04" in shown


def test_output_file(run, statement, tmp_path):
    out = tmp_path / "record.json"
    result = run(statement, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(out.read_text("utf-8"))["id"] == "statement"


def test_output_into_a_missing_folder(run, statement, tmp_path):
    result = run(statement, "-o", tmp_path / "none" / "record.json")
    assert result.exit_code == 1
    assert "cannot be written" in one_line(result)


def test_the_same_input_gives_the_same_bytes(run, statement):
    assert run(statement).stdout_bytes == run(statement).stdout_bytes


BAD_FILES = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\t\n", "is empty"),
    "binary": (bytes(range(256)) * 20, "is binary"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "is a PDF file"),
    "zip": (b"PK\x03\x04rest", "is a zip"),
    "null": (b"\x00" * 500, "is binary"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_told_in_one_line_and_the_others_are_done(run, statement, tmp_path, name):
    content, fault = BAD_FILES[name]
    bad = tmp_path / f"{name}.txt"
    bad.write_bytes(content)
    result = run(bad, statement)
    assert result.exit_code == 1
    line = one_line(result)
    assert str(bad) in line
    assert fault in line
    assert [row["id"] for row in json.loads(result.stdout)] == ["statement"]


def test_a_missing_file_and_a_folder(run, statement, tmp_path):
    result = run(tmp_path / "none.txt", tmp_path, statement)
    assert result.exit_code == 1
    missing, folder = result.stderr.splitlines()
    assert "no such file" in missing
    assert "is a folder" in folder
    assert [row["id"] for row in json.loads(result.stdout)] == ["statement"]


WARNED = {
    "latin": ("Café à Genève où l’été précéda l’hiver, naïveté".encode("cp1252"), "not UTF-8"),
    "control": (STATEMENT.replace("Court", "Co\x07urt").encode(), "control characters"),
    "nul": (STATEMENT.replace("Court", "Co\x00urt").encode(), "control characters"),
}


@pytest.mark.parametrize("name", WARNED)
def test_odd_bytes_are_read_with_a_warning(run, tmp_path, name):
    content, warning = WARNED[name]
    file = tmp_path / "odd.txt"
    file.write_bytes(content)
    result = run(file)
    assert result.exit_code == 0
    assert any(warning in line for line in json.loads(result.stdout)["warnings"])


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_text(run, tmp_path, mark):
    file = tmp_path / "marked.txt"
    file.write_bytes(STATEMENT.encode(mark))
    record = json.loads(run(file).stdout)
    assert record["source"]["characters"] == len(STATEMENT)


def test_a_text_beyond_the_limit_is_refused_not_cut(tmp_path):
    file = tmp_path / "long.txt"
    file.write_text("word " * 1_000_000, "utf-8")
    result = CliRunner().invoke(main, ["extract", str(file)])
    assert result.exit_code == 1
    line = one_line(result)
    assert "5,000,000 characters" in line
    assert "--max-characters" in line
    assert result.stdout.strip() == ""


def test_nobody_named(run, tmp_path):
    file = tmp_path / "nobody.txt"
    file.write_text("it rained all day and nothing was said.", "utf-8")
    record = json.loads(run(file).stdout)
    assert record["people"] == []
    assert record["demands"] == []


@pytest.mark.parametrize("date", ["yesterday", "13/12/2025", "2025-13", "2025-02-30", "20251213", "0000"])
def test_an_unknown_date_is_wrong_use(run, statement, date):
    result = run(statement, "--published", date)
    assert result.exit_code == 2
    assert "--published" in result.stderr
    assert "2025-12-13" in result.stderr or "calendar" in result.stderr


def test_one_id_for_two_files_is_wrong_use(run, statement):
    assert run(statement, statement, "--id", "x").exit_code == 2


def test_no_file_is_wrong_use(run):
    assert run().exit_code == 2


def test_a_model_that_is_not_there(statement):
    result = CliRunner().invoke(main, ["extract", str(statement), "--model", "no_such_model"])
    assert result.exit_code == 1
    assert "no_such_model" in one_line(result)


def test_a_model_without_names_is_refused(statement, tmp_path):
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    result = CliRunner().invoke(main, ["extract", str(statement), "--model", str(tmp_path / "blank")])
    assert result.exit_code == 1
    assert "lacks parser, ner" in one_line(result)
