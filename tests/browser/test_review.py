"""Reviewing as a person does it: open, correct, select, add, delete, undo, reload, evaluate; two windows."""

import json
import re
import subprocess
import sys
import threading

import pytest
from click.testing import CliRunner

from extractor.cli import main

TEXT = (
    "Printer jailed\n\n"
    "Olena Dzyuba was jailed for six years on 4 March 2024.\n\n"
    "“The authorities must release her now and pay for what she lost,” said Marta Lind, director of "
    "Harbour Watch.\n\n"
    "Letters may be sent to the prison by post.\n"
)


@pytest.fixture
def statements(tmp_path):
    folder = tmp_path / "statements"
    folder.mkdir()
    (folder / "case.txt").write_text(TEXT, "utf-8")
    return folder


@pytest.fixture
def address(statements):
    """The address that `extractor review` prints, while it runs."""
    command = [sys.executable, "-m", "extractor", "review", str(statements)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        guard = threading.Timer(60, process.kill)
        guard.start()
        try:
            line = process.stderr.readline()
            yield re.search(r"http://\S+", line).group()
        finally:
            guard.cancel()
            process.kill()


def saved(statements):
    return json.loads((statements / "case.json").read_text("utf-8"))


def wait_until_saved(page):
    from playwright.sync_api import expect

    expect(page.locator("#state")).to_have_text("saved")


def select(page, words):
    """Selects words in the statement as a mouse would."""
    page.evaluate(
        """words => { const node = document.getElementById('statement').firstChild;
                      const at = node.data.indexOf(words);
                      const range = new Range();
                      range.setStart(node, at);
                      range.setEnd(node, at + words.length);
                      getSelection().removeAllRanges();
                      getSelection().addRange(range); }""",
        words,
    )


def test_a_statement_is_reviewed_from_draft_to_evaluation(page, address, statements):
    page.goto(address)
    page.get_by_role("link", name="case").click()
    assert "draft" in page.locator("#state").inner_text()
    page.get_by_role("button", name="Accept the draft").click()
    wait_until_saved(page)
    assert "Olena Dzyuba" in [person["name"] for person in saved(statements)["people"]]

    before = len(saved(statements)["demands"])
    select(page, "sent to the prison by post")
    page.keyboard.press("m")
    wait_until_saved(page)
    page.locator('[data-field="category"]').select_option("access")
    wait_until_saved(page)
    added = saved(statements)["demands"][-1]
    assert len(saved(statements)["demands"]) == before + 1
    assert (added["action"], added["category"]) == ("sent to the prison by post", "access")
    assert added["evidence"] == "Letters may be sent to the prison by post"

    page.locator('.editor [data-field="speaker"]').select_option(label="Marta Lind")
    wait_until_saved(page)
    page.reload()
    marta = next(person["id"] for person in saved(statements)["people"] if person["name"] == "Marta Lind")
    assert saved(statements)["demands"][-1]["speaker"] == marta
    assert "Marta Lind: sent to the prison by post" in page.locator("#lists").inner_text()

    result = CliRunner().invoke(main, ["evaluate", str(statements), "--json", "-"])
    assert result.exit_code == 0, result.output


def test_delete_and_undo(page, address, statements):
    page.goto(address + "statement/case")
    dates = page.locator('.label[data-kind="dates"]')
    assert dates.count() == 1
    dates.first.click()
    page.get_by_role("button", name="Delete", exact=True).click()
    wait_until_saved(page)
    assert saved(statements)["dates"] == []
    page.get_by_role("button", name="Undo").click()
    dates.first.wait_for()
    wait_until_saved(page)
    assert [date["text"] for date in saved(statements)["dates"]] == ["4 March 2024"]


def test_what_does_not_fit_is_told_and_not_saved(page, browser, address, statements):
    page.goto(address + "statement/case")
    page.get_by_role("button", name="Accept the draft").click()
    wait_until_saved(page)
    good = saved(statements)
    other = browser.new_page()  # a refused save is an error of the network log, which `page` does not allow
    other.goto(address + "statement/case")
    other.locator('.label[data-kind="dates"]').click()
    other.locator('[data-field="value"]').fill("last Monday")
    other.locator('[data-field="value"]').press("Enter")
    other.locator("#faults li").first.wait_for()
    assert "value" in other.locator("#faults").inner_text()
    other.close()
    assert saved(statements) == good


def test_two_windows_do_not_overwrite_each_other(page, browser, address):
    page.goto(address + "statement/case")
    late = browser.new_page()
    late.goto(address + "statement/case")
    page.get_by_role("button", name="Accept the draft").click()
    wait_until_saved(page)
    late.get_by_role("button", name="Accept the draft").click()
    late.locator("#faults li").first.wait_for()
    assert "another window" in late.locator("#state").inner_text()
    late.close()
