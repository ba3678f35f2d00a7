"""Texts with labelled spans: the one format that name data is kept in between conversion and training."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP")

NO_SPACE_BEFORE = set(".,;:!?)]}%'’”") | {"n't", "'s", "’s", "''", "'re", "'ll", "'ve", "'m", "'d", "..."}
NO_SPACE_AFTER = set("([{$“‘#") | {"``"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, its labelled spans (start, end, label) without overlaps, and where it comes from."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    source: str
    gaps: tuple[tuple[int, int], ...] = ()
    """Stretches of which nobody knows whether they are names: nothing is learned from them."""

    def to_json(self) -> str:
        """Returns the record as one line of JSON."""
        row: dict[str, object] = {"text": self.text, "spans": self.spans, "source": self.source}
        if self.gaps:
            row["gaps"] = self.gaps
        return json.dumps(row, ensure_ascii=False)


def read(path: Path) -> Iterator[Labelled]:
    """Yields the records of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            spans = tuple((start, end, label) for start, end, label in row["spans"])
            gaps = tuple((start, end) for start, end in row.get("gaps", ()))
            yield Labelled(row["text"], spans, row["source"], gaps)


def write(path: Path, records: Iterable[Labelled]) -> int:
    """Writes records as JSON Lines and returns how many there were."""
    count = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for record in records:
            out.write(record.to_json() + "\n")
            count += 1
    return count


def from_tokens(tokens: list[str], tags: list[str], source: str) -> Labelled:
    """Joins tokens to running text and their BIO (or IO) tags to spans.

    Straight double quotation marks open and close in turn, so that no space is left inside them.
    """
    text, inside_quotes, glue = "", False, True
    spans: list[tuple[int, int, str]] = []
    previous = "O"
    for token, tag in zip(tokens, tags, strict=True):
        is_quote = token in {'"', "``", "''"}
        closes = is_quote and inside_quotes
        if text and not glue and token not in NO_SPACE_BEFORE and not closes:
            text += " "
        start = len(text)
        text += '"' if is_quote else token
        glue = token in NO_SPACE_AFTER or (is_quote and not inside_quotes)
        if is_quote:
            inside_quotes = not inside_quotes
        prefix, _, label = tag.partition("-")
        if label:
            if prefix == "I" and previous.partition("-")[2] == label and spans:
                spans[-1] = (spans[-1][0], len(text), label)
            else:
                spans.append((start, len(text), label))
        previous = tag
    return Labelled(text, tuple(spans), source)


def relabel(record: Labelled, labels: dict[str, str]) -> Labelled:
    """Renames the labels of a record; spans whose label is not in the table are dropped."""
    spans = tuple((start, end, labels[label]) for start, end, label in record.spans if label in labels)
    return Labelled(record.text, spans, record.source, record.gaps)


def group(records: list[Labelled], rng: random.Random, most: int = 6) -> Iterator[Labelled]:
    """Joins neighbouring records of a source to short passages, since names are read in context."""
    while records:
        size = rng.randint(1, most)
        part, records = records[:size], records[size:]
        yield join(part, " ")


def join(records: list[Labelled], separator: str) -> Labelled:
    """Returns one record that holds the texts of several in their order."""
    text = ""
    spans: list[tuple[int, int, str]] = []
    gaps: list[tuple[int, int]] = []
    for record in records:
        text += separator if text else ""
        shift = len(text)
        text += record.text
        spans.extend((start + shift, end + shift, label) for start, end, label in record.spans)
        gaps.extend((start + shift, end + shift) for start, end in record.gaps)
    return Labelled(text, tuple(spans), records[0].source, tuple(gaps))
