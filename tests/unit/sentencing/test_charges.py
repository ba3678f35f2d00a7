"""What people are punished for, as prosecutors, courts and newsrooms write it."""

from pathlib import Path

import pytest

ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("charges.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_the_table_is_long_enough():
    assert len({text for text, _ in ROWS}) == len(ROWS) >= 40


@pytest.mark.parametrize(("text", "charges"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_charges(extractor, text, charges):
    found = extractor.extract(text, published="2024-03-14").sentences
    assert "|".join(";".join(sentence.charges) for sentence in found) == charges
