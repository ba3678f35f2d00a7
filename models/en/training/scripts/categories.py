"""Trains the linear model that tells what a demand asks for, on the invented demands of `categories/`.

A file there holds the demands of one category, one a line:

    the ministry: publish the report       who must act, and the action
    [the report] be published              what something is to be done to, and the action
    !the ministry: hide the report         what is to be left undone
    {p} {c} {d}                            a name of a person; names (or adjectives) of lands
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

from extractor.pipeline.demands.categories import (
    CATEGORIES,
    Categories,
    GetVector,
    Weights,
    probe_of,
    word_vectors,
)
from extractor.pipeline.demands.wording import Wording, features, meaning

FOLDS = 5
STEPS = 150
RATE = 0.05

_LINE = re.compile(r"(?P<not>!)?(?:\[(?P<subject>[^\]]*)\]|(?P<addressee>[^:]*):)?(?P<action>.*)")
_WORD = re.compile(r"\{p\}|(?<!\{)[a-z][\w'’-]*|\d+")

Row = tuple[Wording, int]


def read_line(line: str) -> Wording:
    """The demand that a line writes down."""
    match = _LINE.fullmatch(line.lower())
    assert match is not None
    action, subject, addressee = (match[name] or "" for name in ("action", "subject", "addressee"))
    return Wording(
        action=tuple(_WORD.findall(action)),
        subject=tuple(_WORD.findall(subject)),
        addressee=tuple(_WORD.findall(addressee)),
        refrain=match["not"] is not None,
    )


def read_rows(folder: Path) -> list[Row]:
    """All demands of a folder with the number of their category."""
    return [
        (read_line(line), number)
        for number, category in enumerate(CATEGORIES)
        for line in (folder / f"{category}.txt").read_text("utf-8").splitlines()
        if line
    ]


def digest(phrases: Path, pipeline: Path) -> str:
    """What tells one training apart from another: its demands and the vectors of its words."""
    files = [*sorted(phrases.glob("*.txt")), pipeline / "vocab" / "vectors"]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def fit(rows: Sequence[Row], vector: GetVector, penalty: float) -> Categories:
    """Logistic regression with a penalty on large weights, by full steps from zero: always the same."""
    marked = [features(wording) for wording, _ in rows]
    marks = [*sorted({mark for found in marked for mark in found}), "bias"]
    place = {mark: index for index, mark in enumerate(marks)}
    data = np.zeros((len(rows), len(marks)), dtype=np.float32)
    for row, found in enumerate(marked):
        data[row, [place[mark] for mark in found]] = list(found.values())
    data[:, -1] = 1.0
    meant = np.array([meaning(wording, vector) for wording, _ in rows])
    numbers = np.array([number for _, number in rows])
    both = _descend(np.hstack([data, meant]), numbers, penalty)
    alone = _descend(data, numbers, penalty)
    return Categories(Weights(marks, both[: len(marks)], both[len(marks) :], alone, probe_of(vector)))


def _descend(data: NDArray[np.float32], right: NDArray[np.int_], penalty: float) -> NDArray[np.float32]:
    """The weights after so many steps of Adam."""
    wanted = np.eye(len(CATEGORIES), dtype=np.float32)[right]
    weights = np.zeros((data.shape[1], len(CATEGORIES)), dtype=np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = data @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        slope = (data.T @ (chances - wanted) + penalty * weights) / len(data)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def right_ones(model: Categories, rows: Sequence[Row], vector: GetVector) -> Iterator[bool]:
    """For each demand whether the model tells its category."""
    for wording, number in rows:
        yield model.category(wording, vector) == CATEGORIES[number]


def held_out(rows: Sequence[Row], vector: GetVector, penalty: float) -> list[bool]:
    """For each demand whether a model tells its category that was trained without it."""
    right = [False] * len(rows)
    for fold in range(FOLDS):
        model = fit([row for i, row in enumerate(rows) if i % FOLDS != fold], vector, penalty)
        right[fold::FOLDS] = right_ones(model, rows[fold::FOLDS], vector)
    return right


def main() -> None:
    """Trains, prints how well categories are told of demands held out, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("phrases", type=Path)
    parser.add_argument("pipeline", type=Path, help="whose vectors are used")
    parser.add_argument("output", type=Path)
    parser.add_argument("--penalty", type=float, default=0.05)
    parser.add_argument("--quick", action="store_true", help="do not hold demands out")
    args = parser.parse_args()
    vector = word_vectors(Vocab().from_disk(args.pipeline / "vocab"))
    rows = read_rows(args.phrases)
    if not args.quick:
        right = held_out(rows, vector, args.penalty)
        for number, category in enumerate(CATEGORIES):
            of = [right[i] for i, (_, one) in enumerate(rows) if one == number]
            print(f"{category:22} {sum(of) / len(of):.3f} of {len(of)}")
        print(f"{'all':22} {sum(right) / len(right):.3f} of {len(right)}")
    fit(rows, vector, args.penalty).save(args.output, digest(args.phrases, args.pipeline))


if __name__ == "__main__":
    main()
