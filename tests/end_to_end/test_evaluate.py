"""`extractor evaluate` and `extractor convert` as a person uses them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractor.cli import main
from extractor.evaluation.comparison import read_evaluation

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT = "On 4 March 2024 nobody came. On 5 March 2024 somebody did. In 1987 there was rain."
LABELS = {
    "document": {"publisher": None, "published": "2024-03-06"},
    "dates": [
        {"text": "4 March 2024", "value": "2024-03-04"},
        {"text": "5 March 2024", "value": "2024-03-05"},
    ],
}


@pytest.fixture
def run(extractor, monkeypatch):
    """Runs a command in this process, with the pipeline that is loaded already."""
    monkeypatch.setattr("extractor.extraction.load", lambda **_: extractor)

    def run(*arguments):
        return CliRunner().invoke(main, [*map(str, arguments)])

    return run


@pytest.fixture
def folder(tmp_path):
    """A folder with one sample, of whose three dates two are labelled."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "rain.txt").write_text(TEXT, "utf-8")
    (folder / "rain.json").write_text(json.dumps(LABELS), "utf-8")
    return folder


def relabel(folder, **changes):
    (folder / "rain.json").write_text(json.dumps(LABELS | changes), "utf-8")


def test_json_goes_into_a_pipe(run, folder):
    result = run("evaluate", folder)
    assert result.exit_code == 0, result.output
    written = json.loads(result.stdout)
    dates = written["relaxed"]["dates"]
    assert (dates["labelled"], dates["found"], dates["right"]) == (2, 3, 2)
    assert dates["precision"]["value"] == pytest.approx(2 / 3)
    assert written["strict"]["dates"]["recall"]["value"] == 1


def test_errors_are_listed_with_text_and_rule(run, folder):
    result = run("evaluate", folder, "--errors")
    assert result.exit_code == 0
    (error,) = (line for line in result.stdout.splitlines() if line.startswith(("−", "+", "≠")))
    assert error.startswith("+ rain: dates: 1987 = 1987  [temporal/")
    assert "precision" in result.stdout


def test_files_are_written_beside_the_table(run, folder, tmp_path):
    page, figures = tmp_path / "page.html", tmp_path / "figures.json"
    result = run("evaluate", folder, "--html", page, "--json", figures)
    assert result.exit_code == 0
    assert "precision" in result.stdout
    assert "<mark>1987</mark>" in page.read_text("utf-8")
    assert read_evaluation(figures).relaxed["dates"].found == 3


def test_compare_shows_what_was_lost(run, folder, tmp_path):
    figures = tmp_path / "figures.json"
    run("evaluate", folder, "--json", figures)
    old = json.loads(figures.read_text("utf-8"))
    for outcome in old["outcomes"]:
        if outcome["label"] and outcome["label"].startswith("5 March"):
            outcome["verdict"] = "missed"
    figures.write_text(json.dumps(old), "utf-8")
    assert (
        "gained: rain: dates: 5 March 2024 = 2024-03-05"
        in run("evaluate", folder, "--errors", "--compare", figures).stdout
    )
    piped = json.loads(run("evaluate", folder, "--compare", figures).stdout)
    assert [one["label"] for one in piped["comparison"]["gained"]] == ["5 March 2024 = 2024-03-05"]


def test_floors_are_recorded_held_and_lowered_only_when_told(run, folder, tmp_path):
    floors = tmp_path / "floors.json"
    assert run("evaluate", folder, "--floors", floors).exit_code == 1
    assert run("evaluate", folder, "--floors", floors, "--record-floors").exit_code == 0
    assert run("evaluate", folder, "--floors", floors).exit_code == 0

    high = json.loads(floors.read_text("utf-8"))
    high["floors"]["dates"] = 0.95
    floors.write_text(json.dumps(high), "utf-8")
    for more in ([], ["--record-floors"]):
        result = run("evaluate", folder, "--floors", floors, *more)
        assert result.exit_code == 1
        assert "error: dates: F1 0.800 is below its floor of 0.950" in result.stderr
        assert json.loads(floors.read_text("utf-8")) == high

    assert run("evaluate", folder, "--floors", floors, "--lower-floors").exit_code == 0
    assert json.loads(floors.read_text("utf-8"))["floors"]["dates"] == 0.79


def test_a_changed_sample_shuts_the_gate_until_floors_are_recorded(run, folder, tmp_path):
    floors = tmp_path / "floors.json"
    run("evaluate", folder, "--floors", floors, "--record-floors")
    relabel(folder, dates=[*LABELS["dates"], {"text": "1987", "value": "1987"}])
    result = run("evaluate", folder, "--floors", floors)
    assert result.exit_code == 1
    assert "the samples are not those of the floors" in result.stderr
    assert run("evaluate", folder, "--floors", floors, "--record-floors").exit_code == 0
    assert json.loads(floors.read_text("utf-8"))["floors"]["dates"] == 0.99


def test_bad_labels_are_told_before_anything_is_loaded(run, folder, monkeypatch):
    monkeypatch.setattr("extractor.extraction.load", None)
    relabel(folder, dates=[{"text": "6 March", "value": "x"}], demands=[{"action": "go"}])
    result = run("evaluate", folder)
    assert result.exit_code == 1
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert all(line.startswith(f"error: {folder / 'rain.json'}: ") for line in lines)
    assert [line.split(": ")[2] for line in lines] == [
        "dates[0].value",
        "demands[0].evidence",
        "demands[0].category",
    ]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["nowhere"], 1, "nowhere: no such folder"),
        (["{folder}", "--compare", "missing.json"], 1, "missing.json: cannot be read"),
        (["{folder}", "--html", "{folder}/no/page.html"], 1, "page.html: cannot be written"),
        (["{folder}", "--json", "{folder}"], 1, "cannot be written"),
        (["{folder}", "--record-floors"], 2, "need --floors FILE"),
    ],
    ids=["no-samples", "no-old", "no-folder", "a-folder", "no-floors-file"],
)
def test_wrong_use_is_told_in_a_line(run, folder, arguments, status, told):
    result = run("evaluate", *(one.format(folder=folder) for one in arguments))
    assert result.exit_code == status
    assert told in result.stderr
    assert "Traceback" not in result.output


def test_a_model_that_is_not_there_is_told(folder):
    result = CliRunner().invoke(main, ["evaluate", str(folder), "--model", "no_such_model"])
    assert result.exit_code == 1
    assert "no_such_model" in result.stderr
    assert "Traceback" not in result.output


def test_convert_there_and_back(run, folder, tmp_path):
    tasks, back = tmp_path / "tasks.jsonl", tmp_path / "back"
    result = run("convert", folder, tasks)
    assert (result.exit_code, result.stdout) == (0, "")
    assert run("convert", tasks, back).exit_code == 0
    assert (back / "rain.txt").read_text("utf-8") == TEXT
    figures = json.loads(run("evaluate", back).stdout)
    assert figures["relaxed"]["dates"]["right"] == 2


def test_convert_tells_what_is_wrong(run, folder, tmp_path):
    (tmp_path / "tasks.jsonl").write_text('{"text": "Ana", "spans": [{}]}\n', "utf-8")
    result = run("convert", tmp_path / "tasks.jsonl", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"error: {tmp_path / 'tasks.jsonl'}: line 1: a span lacks")
    assert run("convert", folder, folder).exit_code == 1
