"""The gate: on the samples of this repository no kind falls below its floor (`samples/floors.json`).

A change that costs accuracy fails here. Who means it says so: `extractor evaluate --floors
samples/floors.json --lower-floors`, or `--record-floors` after samples were added or corrected.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from extractor.cli import main
from extractor.evaluation.floors import read_floors

SAMPLES = Path(__file__).parents[2] / "samples"
FLOORS = SAMPLES / "floors.json"


@pytest.mark.slow
def test_no_kind_falls_below_its_floor(extractor, monkeypatch):
    monkeypatch.setattr("extractor.extraction.load", lambda **_: extractor)
    result = CliRunner().invoke(main, ["evaluate", str(SAMPLES), "--errors", "--floors", str(FLOORS)])
    assert result.exit_code == 0, f"{result.stderr}\n{result.stdout}"


def test_every_kind_has_a_floor_that_says_something():
    floors = read_floors(FLOORS)
    assert set(floors.floors) == {"people", "roles", "quotes", "sentences", "dates", "demands"}
    assert min(floors.floors.values()) > 0.5
    assert floors.samples >= 40
