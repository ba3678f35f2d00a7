"""The relaxed figures are those of the reference script, on the samples that lie beside the checkout."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.evaluation.run import evaluate_records
from extractor.labels import read_samples

SHARED = Path(__file__).parents[4] / "shared"
SAMPLES = SHARED / "gold" / "work"
REFERENCE = SHARED / "bench" / "score.py"
THIRD_DECIMAL = 0.0005

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (SAMPLES.is_dir() and REFERENCE.is_file()),
        reason="../shared/gold/work and ../shared/bench/score.py are not beside this checkout",
    ),
]


@pytest.fixture(scope="module")
def both(extractor, tmp_path_factory):
    """The same records measured by this package and by the script."""
    pairs = [(sample, extractor.extract_document(sample.document)) for sample in read_samples(SAMPLES)]
    folder = tmp_path_factory.mktemp("agreement")
    records, scores = folder / "records.jsonl", folder / "scores.json"
    records.write_text("".join(f"{statement.model_dump_json()}\n" for _, statement in pairs), "utf-8")
    script = [sys.executable, REFERENCE, SAMPLES, records, "--json", scores]
    subprocess.run(script, check=True, capture_output=True)
    return evaluate_records(pairs), json.loads(scores.read_text("utf-8"))


@pytest.mark.parametrize("kind", ["people", "roles", "quotes", "sentences", "dates", "demands"])
def test_figures_agree(both, kind):
    ours, theirs = both[0].relaxed[kind], both[1]["kinds"][kind]
    assert (ours.labelled, ours.found, ours.right) == (theirs["gold"], theirs["found"], theirs["right"])
    for name in ("precision", "recall", "f1"):
        assert getattr(ours, name).value == pytest.approx(theirs[name], abs=THIRD_DECIMAL)
    # Other random draws: the ends of the intervals differ by chance, not by more.
    assert ours.f1.low == pytest.approx(theirs["low"], abs=0.03)
    assert ours.f1.high == pytest.approx(theirs["high"], abs=0.03)


def test_the_mean_agrees(both):
    assert both[0].macro_f1["relaxed"].value == pytest.approx(both[1]["macro_f1"], abs=THIRD_DECIMAL)


def test_attributes_agree(both):
    ours, theirs = both[0].attributes, both[1]["attributes"]
    assert set(theirs) <= set(ours)
    for name, row in theirs.items():
        assert ours[name].asked == row["asked"], name
        assert ours[name].accuracy.value == pytest.approx(row["accuracy"], abs=THIRD_DECIMAL), name
