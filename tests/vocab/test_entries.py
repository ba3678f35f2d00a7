"""Every vocabulary entry proves itself: its examples are found by it, its counterexamples are not."""

import pytest
import yaml

from extractor.examples import example_faults
from extractor.language import entries_of, load_pack, pack_folder
from extractor.pipeline import build

PACK = load_pack()


@pytest.fixture(scope="module")
def faults():
    return list(example_faults(build(), PACK))


@pytest.mark.parametrize("vocabulary", sorted({vocabulary for vocabulary, _ in entries_of(PACK)}))
def test_examples_are_found_and_counterexamples_are_not(faults, vocabulary):
    assert [fault for fault in faults if fault.startswith(f"{vocabulary}.yaml")] == []


def test_ids_are_unique_within_a_vocabulary():
    seen = [(vocabulary, entry.id) for vocabulary, entry in entries_of(PACK)]
    assert sorted(set(seen)) == sorted(seen)


@pytest.mark.parametrize(
    "file", sorted((pack_folder("en") / "vocab").glob("*.yaml")), ids=lambda file: file.stem
)
def test_every_vocabulary_says_what_it_is(file):
    text = file.read_text("utf-8")
    assert text.startswith("#")
    assert isinstance(yaml.safe_load(text), dict)
