"""`extractor report`: one page or a folder of pages, texts found by their hash, faults in one line."""

import pytest
from click.testing import CliRunner

from extractor.cli import main

TEXT = "Olena Dzyuba was jailed on 4 March 2024.\n"


@pytest.fixture
def records(extractor, tmp_path):
    from extractor.documents import read_file

    file = tmp_path / "case.txt"
    file.write_text(TEXT, "utf-8")
    record = extractor.extract_document(read_file(file)).model_dump_json()
    (tmp_path / "record.json").write_text(record, "utf-8")
    (tmp_path / "records.jsonl").write_text(f"{record}\n{record}\n", "utf-8")
    return tmp_path


def report(*arguments):
    return CliRunner().invoke(main, ["report", *map(str, arguments)])


def test_one_page(records):
    result = report(records / "record.json", "-o", records / "page.html")
    assert result.exit_code == 0, result.output
    assert "Olena Dzyuba was jailed" in (records / "page.html").read_text("utf-8")


def test_a_folder_of_pages(records):
    result = report(records / "records.jsonl", "-o", records / "pages")
    assert result.exit_code == 0, result.output
    assert sorted(file.name for file in (records / "pages").iterdir()) == [
        "0001-case.html",
        "0002-case.html",
        "index.html",
    ]


def test_a_text_that_changed_is_not_shown(records):
    (records / "case.txt").write_text(TEXT + "And more.", "utf-8")
    result = report(records / "record.json", "-o", records / "page.html")
    assert "not found unchanged" in result.stderr
    page = (records / "page.html").read_text("utf-8")
    assert "The text is not at hand" in page
    assert "And more." not in page


@pytest.mark.parametrize(
    ("content", "fault"),
    [("{}", "record 1 is no statement record"), ("not json", "line 1 is no JSON"), ("", "is empty")],
)
def test_what_is_no_record_is_told_in_one_line(tmp_path, content, fault):
    (tmp_path / "odd.json").write_text(content, "utf-8")
    result = report(tmp_path / "odd.json", "-o", tmp_path / "page.html")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert fault in result.stderr


def test_many_statements_do_not_fit_a_file(records):
    result = report(records / "records.jsonl", "-o", records / "page.html")
    assert result.exit_code == 1
    assert "folder" in result.stderr
