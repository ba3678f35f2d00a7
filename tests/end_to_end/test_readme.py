"""The README's first command gives the README's output, its other commands exist, its Python call works."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractor.cli import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
COMMAND = re.search(r"\.venv/bin/extractor (extract samples/.+)$", README, re.MULTILINE).group(1)


def test_the_first_command_gives_the_output_shown(monkeypatch):
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, [*shlex.split(COMMAND), "--format", "table"])
    assert result.exit_code == 0
    shown = re.search(r"```text\n(.+?)```", README, re.DOTALL).group(1)
    lines = [line.rstrip() for line in result.stdout.strip().splitlines()]
    assert [line.rstrip() for line in shown.strip().splitlines()] == lines


def test_every_command_it_names_exists():
    named = set(re.findall(r"^extractor (\w+)", README, re.MULTILINE)) | set(
        re.findall(r"`extractor (\w+)", README)
    )
    assert named <= set(main.commands)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_named_somewhere(name):
    pages = README + "".join(file.read_text("utf-8") for file in (ROOT / "docs").glob("*.md"))
    assert f"extractor {name}" in pages


def test_every_link_leads_somewhere():
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"), ROOT / "samples" / "README.md"):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
