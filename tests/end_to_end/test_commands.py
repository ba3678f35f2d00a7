"""The other commands, and what holds for all: help, version, quick start, schema, pack check, completion."""

import json
import subprocess
import sys

import click
import pytest
import yaml
from click.testing import CliRunner

from extractor import records
from extractor.cli import main
from extractor.language import pack_folder


def commands(group=main, path=()):
    for name, command in group.commands.items():
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


@pytest.mark.parametrize(
    ("path", "command"),
    list(commands()),
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_every_command_and_option_has_help(path, command):
    result = CliRunner().invoke(main, [*path, "--help"])
    assert result.exit_code == 0
    assert command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    if not isinstance(command, click.Group):
        assert "Example" in command.help


def test_help_imports_neither_spacy_nor_pydantic():
    script = (
        "import sys, extractor, extractor.cli\n"
        "from click.testing import CliRunner\n"
        "assert CliRunner().invoke(extractor.cli.main, ['--help']).exit_code == 0\n"
        "print([name for name in ('spacy', 'pydantic', 'yaml', 'rich', 'dateparser') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_version():
    assert CliRunner().invoke(main, ["--version"]).output.startswith("extractor ")


def test_schema_is_the_schema_of_the_record():
    schema = json.loads(CliRunner().invoke(main, ["schema"]).output)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["properties"]) == set(records.Statement.model_fields)
    assert "demands" in schema["required"]


def test_pack_check_of_the_shipped_pack():
    result = CliRunner().invoke(main, ["pack", "check"])
    assert result.exit_code == 0, result.output
    assert "all well" in result.output


@pytest.fixture
def copied_pack(tmp_path):
    import shutil

    folder = tmp_path / "en"
    shutil.copytree(pack_folder("en") / "vocab", folder / "vocab")
    shutil.copy(pack_folder("en") / "config.yaml", folder)
    return folder


def check(folder):
    result = CliRunner().invoke(main, ["pack", "check", str(folder)])
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    return result.stderr


def test_pack_check_names_file_entry_and_field(copied_pack):
    file = copied_pack / "vocab" / "temporal.yaml"
    content = yaml.safe_load(file.read_text("utf-8"))
    content["entries"][2]["raeding"] = "day"
    file.write_text(yaml.safe_dump(content), "utf-8")
    fault = check(copied_pack)
    assert "temporal.yaml" in fault
    assert repr(content["entries"][2]["id"]) in fault
    assert "raeding" in fault


def test_pack_check_of_an_entry_without_examples(copied_pack):
    file = copied_pack / "vocab" / "temporal.yaml"
    content = yaml.safe_load(file.read_text("utf-8"))
    content["entries"][0]["examples"] = []
    file.write_text(yaml.safe_dump(content), "utf-8")
    assert "examples" in check(copied_pack)


def test_pack_check_of_broken_yaml(copied_pack):
    (copied_pack / "vocab" / "temporal.yaml").write_text("entries: [", "utf-8")
    assert "temporal.yaml: not valid YAML" in check(copied_pack)


def test_pack_check_of_a_missing_file(copied_pack):
    (copied_pack / "vocab" / "temporal.yaml").unlink()
    assert "temporal.yaml: cannot be read" in check(copied_pack)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell):
    assert "_EXTRACTOR_COMPLETE" in CliRunner().invoke(main, ["completion", shell]).output
