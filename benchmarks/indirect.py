"""Indirect speech on PolNeAR, against a plain "said" rule: `python benchmarks/indirect.py FOLDER RECORDS`.

FOLDER holds text/NAME.txt and attributions/NAME_*.ann (brat standoff); RECORDS is what polnear_records.py
wrote. The rules are those for direct quotations: a gold attribution is found where our contents cover half of
its content and lie at least half within it; one of ours is right where it lies at least half within the
content of any attribution; a source is right where the spans touch or the speaker's last name stands in it.
"""

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Range = tuple[int, int]
_QUOTED = re.compile(r"[“\"]([^“”\"\n]+)(?:[”\"]|$)", re.MULTILINE)
_SAID_THAT = re.compile(
    r"(?:^|[.!?”\"]\s+)(?P<source>[^.!?\n,;]{2,80}?)\s+(?:said|says|say)\s+(?P<content>(?:that\s)?\w[^.!?\n]{10,})",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Found:
    """Indirect speech that a system found."""

    content: Range
    source: Range | None
    speaker: str


def attributions(path: Path) -> list[dict[str, list[Range]]]:
    """The attributions of one .ann file: ranges by role."""
    ranges: dict[str, list[Range]] = {}
    events: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T"):
            pieces = fields[1].split(" ", 1)[1].split(";")
            ranges[fields[0]] = [(int(start), int(end)) for start, end in (p.split() for p in pieces)]
        elif line.startswith("E"):
            events.append(fields[1])
    found = []
    for event in events:
        roles: dict[str, list[Range]] = {}
        for argument in event.split():
            role, key = argument.split(":")
            roles.setdefault(re.sub(r"\d+$", "", role), []).extend(ranges.get(key, []))
        found.append(roles)
    return [roles for roles in found if roles.get("Content")]


def shared(one: list[Range], two: list[Range]) -> int:
    """How many characters two sets of ranges share."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in two)


def size(ranges: list[Range]) -> int:
    """How many characters the ranges hold."""
    return sum(end - start for start, end in ranges)


def plain_rule(text: str) -> list[Found]:
    """The baseline: `SOURCE said (that) CONTENT`, by one pattern."""
    return [
        Found(match.span("content"), match.span("source"), match["source"].split()[-1])
        for match in _SAID_THAT.finditer(text)
    ]


def ours(record: dict[str, Any]) -> list[Found]:
    """The indirect speech of a record."""
    names = {one["id"]: one["name"] for kind in ("people", "organizations") for one in record[kind]}
    found = []
    for quote in record["quotes"]:
        if quote["kind"] == "indirect":
            content, source = quote["content"], quote["speaker_text"]
            place = (source["start"], source["end"]) if source else None
            name = names.get(quote["speaker"], "")
            found.append(Found((content["start"], content["end"]), place, name.split()[-1] if name else ""))
    return found


class Tally:
    """Counts over all articles."""

    def __init__(self) -> None:
        self.gold = self.found = self.right = self.matched = self.sourced = 0

    def add(self, text: str, everything: list[dict[str, list[Range]]], found: list[Found]) -> None:
        """Counts one article."""
        marks = [match.span(1) for match in _QUOTED.finditer(text)]
        gold = [one for one in everything if shared(one["Content"], marks) * 2 < size(one["Content"])]
        self.gold += len(gold)
        self.found += len(found)
        self.right += sum(any(_within(one, other) for other in everything) for one in found)
        for one in gold:
            inside = [other for other in found if _within(other, one)]
            if shared([other.content for other in inside], one["Content"]) * 2 >= size(one["Content"]):
                self.matched += 1
                self.sourced += any(_same_source(other, one, text) for other in inside)

    def line(self, name: str) -> str:
        """The scores in one line."""
        precision, recall = self.right / (self.found or 1), self.matched / (self.gold or 1)
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        source = self.sourced / (self.matched or 1)
        return (
            f"{name:10} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  source right {source:.3f}"
            f"  gold {self.gold} found {self.found}"
        )


def _within(found: Found, gold: dict[str, list[Range]]) -> bool:
    return shared([found.content], gold["Content"]) * 2 >= found.content[1] - found.content[0]


def _same_source(found: Found, gold: dict[str, list[Range]], text: str) -> bool:
    sources = gold.get("Source", [])
    said = " ".join(text[start:end] for start, end in sources)
    touches = found.source is not None and bool(shared([found.source], sources))
    return touches or (bool(found.speaker) and found.speaker in said)


def main(folder: Path, records: Path) -> None:
    """Prints the scores of the plain rule and of the records."""
    rows = {row["id"]: row for row in map(json.loads, records.read_text("utf-8").splitlines())}
    plain, system = Tally(), Tally()
    for file in sorted((folder / "text").glob("*.txt")):
        annotated = sorted((folder / "attributions").glob(f"{file.stem}_*.ann"))
        if annotated:
            text, gold = file.read_bytes().decode("utf-8"), attributions(annotated[0])
            plain.add(text, gold, plain_rule(text))
            system.add(text, gold, ours(rows[file.stem]))
    print(plain.line("said"))
    print(system.line("extractor"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
