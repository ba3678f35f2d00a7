"""The shipped pipeline scores what it must: a worse one cannot land unseen."""

import json

from extractor.language import pack_folder

TRAINING = pack_folder("en") / "training"


def flat(scores, prefix=""):
    for name, value in scores.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def test_recorded_scores_hold_the_thresholds():
    scores = dict(flat(json.loads((TRAINING / "scores.json").read_text("utf-8"))))
    thresholds = json.loads((TRAINING / "thresholds.json").read_text("utf-8"))
    low = {name: scores[name] for name, floor in thresholds["at_least"].items() if scores[name] < floor}
    high = {name: scores[name] for name, ceiling in thresholds["at_most"].items() if scores[name] > ceiling}
    assert (low, high) == ({}, {})


def test_the_scores_are_those_of_this_pipeline():
    meta = json.loads((pack_folder("en") / "pipeline" / "meta.json").read_text("utf-8"))
    scores = json.loads((TRAINING / "scores.json").read_text("utf-8"))
    assert meta["performance"]["ewt-test"]["dep_las"] == scores["ewt-test"]["dep_las"]
