"""Reads CoNLL-U treebanks into documents of paragraphs, tokens as spaCy sees them."""

from __future__ import annotations

import argparse
import lzma
import random
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

GENRES_LEFT_OUT = ("whow", "fiction", "reddit")
CURLY = {'"': ("“", "”"), "'": ("‘", "’")}


@dataclass(slots=True)
class Token:
    """One row of a treebank."""

    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space: bool
    entity: str = ""


@dataclass(slots=True)
class Sentence:
    """A sentence of a treebank; `paragraph` says whether it opens one."""

    tokens: list[Token]
    paragraph: bool


@dataclass(slots=True)
class Document:
    """A document of a treebank."""

    name: str
    sentences: list[Sentence] = field(default_factory=list)


def parse(lines: Iterator[str]) -> Iterator[Document]:
    """Yields the documents of a CoNLL-U file."""
    document, rows, paragraph = None, [], False
    ranges: dict[int, bool] = {}
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if document and document.sentences:
                yield document
            document = Document(line.split("=")[-1].strip())
        elif line.startswith("# newpar"):
            paragraph = True
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            if "-" in cells[0]:
                first, last = map(int, cells[0].split("-"))
                ranges.update(dict.fromkeys(range(first, last), False))
                ranges[last] = "SpaceAfter=No" not in cells[9]
            elif "." not in cells[0]:
                rows.append(cells)
        elif not line and rows and document is not None:
            document.sentences.append(Sentence([_token(row, ranges) for row in rows], paragraph))
            rows, ranges, paragraph = [], {}, False
    if document and document.sentences:
        yield document


def _token(cells: list[str], ranges: dict[int, bool]) -> Token:
    number = int(cells[0])
    space = ranges.get(number, "SpaceAfter=No" not in cells[9])
    entity = next((part[7:] for part in cells[9].split("|") if part.startswith("Entity=")), "")
    morph = "" if cells[5] == "_" else cells[5]
    return Token(cells[1], cells[2], cells[3], cells[4], morph, int(cells[6]), cells[7], space, entity)


def read_ewt(folder: Path, part: str) -> list[Document]:
    """Returns the documents of one part (train, dev, test) of English EWT."""
    with lzma.open(folder / f"en_ewt-ud-{part}.conllu.xz", "rt", encoding="utf-8") as lines:
        return list(parse(lines))


def read_gum(folder: Path, part: str, *, every_genre: bool = False) -> list[Document]:
    """Returns the documents of one part of GUM, those under a non-commercial licence left out."""
    documents: dict[str, Document] = {}
    names: list[str] = []
    with tarfile.open(folder / "gum.tar.xz") as archive:
        for member in archive:
            handle = archive.extractfile(member) if member.isfile() else None
            if handle is None:
                continue
            if member.name.endswith(f"files.{part}"):
                names = handle.read().decode("utf-8").split()
            elif member.name.endswith(".conllu"):
                lines = handle.read().decode("utf-8").splitlines(keepends=True)
                documents[Path(member.name).stem] = next(parse(iter([*lines, "\n"])))
    kept = (name for name in names if every_genre or name.split("_")[1] not in GENRES_LEFT_OUT)
    return [documents[name] for name in kept]


@dataclass(frozen=True, slots=True)
class Surface:
    """How the text of a treebank is written out.

    Attributes:
        newlines: What stands between paragraphs, as a token of its own; nothing if empty.
        curly: Whether quotation marks and apostrophes are made curly.
        width: Lines are broken after this many characters, as in old releases; never if 0.
        doubled: The share of spaces that are doubled, as in text taken from old files.
        upper: Whether sentences are put in capitals.
    """

    newlines: str = ""
    curly: bool = False
    width: int = 0
    doubled: float = 0.0
    upper: bool = False


class _Rows:
    """The columns of a Doc while it is built."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.tags: list[str] = []
        self.pos: list[str] = []
        self.morphs: list[str] = []
        self.lemmas: list[str] = []
        self.heads: list[int] = []
        self.deps: list[str] = []
        self.starts: list[bool | int | None] = []

    def add(self, token: Token, form: str, head: int, *, starts: bool) -> None:
        self.words.append(form)
        self.spaces.append(token.space)
        self.tags.append(token.tag)
        self.pos.append(token.pos)
        self.morphs.append(token.morph)
        self.lemmas.append(token.lemma)
        self.heads.append(head)
        self.deps.append("ROOT" if token.head == 0 else token.dep)
        self.starts.append(starts)

    def add_white(self, white: str) -> None:
        """Adds white space, hanging on the token before it; a second space leaves the first in its place."""
        self.spaces[-1] = white == " "
        token = Token(white, white, "SPACE", "_SP", "", -1, "dep", space=False)
        self.add(token, white, len(self.words) - 1, starts=False)

    def to_doc(self, vocab: Vocab) -> Doc:
        return Doc(
            vocab,
            words=self.words,
            spaces=self.spaces,
            tags=self.tags,
            pos=self.pos,
            morphs=self.morphs,
            lemmas=self.lemmas,
            heads=self.heads,
            deps=self.deps,
            sent_starts=self.starts,
        )


def to_doc(
    vocab: Vocab, sentences: list[Sentence], surface: Surface = Surface(), rng: random.Random | None = None
) -> Doc:
    """Builds the reference Doc of consecutive sentences; chance is needed only for doubled spaces."""
    rows = _Rows()
    opened, column = False, 0
    for number, sentence in enumerate(sentences):
        if surface.newlines and sentence.paragraph and rows.words:
            rows.add_white(surface.newlines)
            column = 0
        following = sentences[number + 1] if number + 1 < len(sentences) else None
        goes_on = following is not None and not (surface.newlines and following.paragraph)
        white, column = _white_space(sentence, surface, column, rng, goes_on=goes_on)
        places = [len(rows.words)]
        for index in range(len(sentence.tokens) - 1):
            places.append(places[-1] + 1 + (index in white))
        for index, token in enumerate(sentence.tokens):
            form = token.form.upper() if surface.upper else token.form
            if surface.curly:
                form, opened = _curly(form, token.tag, opened=opened)
            rows.add(token, form, places[token.head - 1] if token.head else places[index], starts=index == 0)
            if index in white:
                rows.add_white(white[index])
        rows.spaces[-1] = rows.spaces[-1] or rows.tags[-1] != "_SP"
    return rows.to_doc(vocab)


def _white_space(
    sentence: Sentence, surface: Surface, column: int, rng: random.Random | None, *, goes_on: bool
) -> tuple[dict[int, str], int]:
    """Returns the white space that stands as a token after tokens of a sentence, and the column reached."""
    white: dict[int, str] = {}
    for index, token in enumerate(sentence.tokens):
        column += len(token.form) + 1
        inside = index + 1 < len(sentence.tokens)
        if surface.width and column > surface.width and token.space and inside:
            white[index] = "\n"
            column = 0
        elif rng and token.space and (inside or goes_on) and rng.random() < surface.doubled:
            white[index] = " "
    return white, column


def _curly(form: str, tag: str, *, opened: bool) -> tuple[str, bool]:
    if form == '"':
        return CURLY['"'][opened], not opened
    return form.replace("'", CURLY["'"][not (form == "'" and tag == "``")]), opened


def to_text(sentence: Sentence) -> tuple[str, list[tuple[int, int]]]:
    """Returns the text of a sentence and the start and end of each of its tokens."""
    text, offsets = "", []
    for token in sentence.tokens:
        offsets.append((len(text), len(text) + len(token.form)))
        text += token.form + " " * token.space
    return text.rstrip(), offsets


def chunks(document: Document, rng: random.Random, most: int) -> Iterator[list[Sentence]]:
    """Cuts a document into runs of at most `most` sentences."""
    rest = document.sentences
    while rest:
        size = rng.randint(max(1, most // 2), most)
        yield rest[:size]
        rest = rest[size:]


def training_docs(vocab: Vocab, documents: list[Document], rng: random.Random) -> Iterator[Doc]:
    """Yields each document twice, with straight and curly marks, and newlines between some paragraphs."""
    for document in documents:
        for curly in (False, True):
            for part in chunks(document, rng, 16):
                surface = Surface(
                    newlines=rng.choice(["", "", "\n\n", "\n"]),
                    curly=curly,
                    width=rng.choice([60, 72, 80]) if rng.random() < 0.12 else 0,
                    doubled=rng.choice([0.1, 0.4, 1.0]) if rng.random() < 0.06 else 0.0,
                    upper=rng.random() < 0.02,
                )
                yield to_doc(vocab, part, surface, rng)


def convert(folder: Path, out: Path, seed: int) -> None:
    """Writes the train, dev and test sets of both treebanks as DocBins."""
    vocab = spacy.blank("en").vocab
    rng = random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    train = [*read_ewt(folder, "train"), *read_gum(folder, "train")]
    docs = list(training_docs(vocab, train, rng))
    rng.shuffle(docs)
    DocBin(docs=docs).to_disk(out / "train.spacy")
    sets = {
        "dev": [*read_ewt(folder, "dev"), *read_gum(folder, "dev")],
        "ewt-test": read_ewt(folder, "test"),
        "gum-test": read_gum(folder, "test", every_genre=True),
        "gum-licensed-test": read_gum(folder, "test"),
    }
    for name, documents in sets.items():
        plain = [to_doc(vocab, document.sentences) for document in documents]
        DocBin(docs=plain).to_disk(out / f"{name}.spacy")


def main() -> None:
    """Converts the treebanks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    convert(args.treebanks, args.output, args.seed)


if __name__ == "__main__":
    main()
