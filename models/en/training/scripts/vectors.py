"""Trains small floret vectors on raw press releases, for the names."""

from __future__ import annotations

import argparse
import json
import lzma
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import floret
from tokenization import blank

DIMENSIONS = 96
BUCKETS = 50_000


def texts(archive: Path) -> Iterator[str]:
    """Yields the texts of an archive of JSON lines."""
    with lzma.open(archive, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield unicodedata.normalize("NFKC", json.loads(line)["text"])


def write_tokens(archive: Path, output: Path) -> int:
    """Writes one tokenized text a line and returns the number of words."""
    tokenizer = blank().tokenizer
    count = 0
    with output.open("w", encoding="utf-8") as out:
        for text in texts(archive):
            words = [token.text for token in tokenizer(text) if not token.is_space]
            count += len(words)
            out.write(" ".join(words) + "\n")
    return count


def train(tokens: Path, output: Path, epochs: int, threads: int) -> None:
    """Trains the vectors and writes them in floret's own text format."""
    model = floret.train_unsupervised(
        str(tokens),
        model="cbow",
        mode="floret",
        dim=DIMENSIONS,
        minn=4,
        maxn=5,
        minCount=5,
        hashCount=2,
        bucket=BUCKETS,
        epoch=epochs,
        thread=threads,
    )
    model.save_floret_vectors(str(output))


def main() -> None:
    """Tokenizes the releases and trains the vectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("tokens", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    write_tokens(args.archive, args.tokens)
    train(args.tokens, args.output, args.epochs, args.threads)


if __name__ == "__main__":
    main()
