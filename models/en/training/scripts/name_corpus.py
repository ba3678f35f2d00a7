"""Builds the corpora of the names from all sets, with copies in which names are swapped."""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

import faker_names
import name_docs
import spacy
from cultures import Culture, Lists
from spans import Labelled, join, read
from swaps import swap

# How often a set is used as it is, and how many copies with other names are added.
SHARES = {
    "gmb": (1.0, 1.0),
    "crossner": (1.0, 0.7),
    "gum": (1.0, 0.7),
    "re3d": (1.0, 0.5),
    "wnut": (1.0, 0.0),
    "btc": (0.3, 0.0),
    "domain": (1.0, 0.0),
}
# The same for the last steps, in which the domain weighs more.
LAST_SHARES = {
    "gmb": (0.5, 0.4),
    "crossner": (0.5, 0.3),
    "gum": (0.5, 0.3),
    "re3d": (0.3, 0.1),
    "wnut": (0.3, 0.0),
    "domain": (1.0, 0.0),
}
DEVELOPMENT = ("uner-dev", "gum-dev")


def passages(records: list[Labelled], rng: random.Random) -> list[Labelled]:
    """Puts some domain records together to longer texts, as they stand in a statement."""
    rng.shuffle(records)
    made = []
    while records:
        size = rng.choice([1, 1, 2, 3, 4])
        part, records = records[:size], records[size:]
        made.append(join(part, rng.choice(["\n\n", "\n\n", "\n", " "])))
    return made


@dataclass(frozen=True, slots=True)
class Mixer:
    """Mixes the sets to a corpus.

    Attributes:
        folder: Where the sets are, as JSON lines.
        lists: The names of this project.
        more: Other names.
        rng: Where chance comes from.
    """

    folder: Path
    lists: Lists
    more: list[Culture]
    rng: random.Random

    def records(self, shares: dict[str, tuple[float, float]]) -> list[Labelled]:
        """Returns records of all sets in random order."""
        chosen: list[Labelled] = []
        for name, (share, copies) in shares.items():
            records = list(read(self.folder / f"{name}.jsonl"))
            if name == "domain":
                records = passages(records, self.rng)
            chosen.extend(self.rng.sample(records, int(share * len(records))))
            changed = self.rng.sample(records, int(copies * len(records)))
            chosen.extend(swap(record, self.lists, self.more, self.rng) for record in changed)
        self.rng.shuffle(chosen)
        return chosen


def main() -> None:
    """Writes the corpora: train.spacy, last.spacy and dev.spacy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("records", type=Path, help="folder that holds train/ and test/")
    parser.add_argument("names", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    nlp = spacy.load(args.base)
    lists = Lists.read(args.names, held_out=False)
    mixer = Mixer(args.records / "train", lists, faker_names.cultures(), rng)
    for part, shares in (("train", SHARES), ("last", LAST_SHARES)):
        docs = name_docs.docs(nlp, mixer.records(shares), rng)
        name_docs.write(docs, str(args.output / f"{part}.spacy"))
    dev = [record for name in DEVELOPMENT for record in read(args.records / "test" / f"{name}.jsonl")]
    name_docs.write([name_docs.to_doc(nlp, record) for record in dev], str(args.output / "dev.spacy"))


if __name__ == "__main__":
    main()
