"""The statements of one folder and their labels; nothing outside the folder is ever read or written."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from extractor.documents import Document, read_file
from extractor.errors import ExtractorError, InputError
from extractor.labels import Sample, draft, read_sample
from extractor.labels.files import dump_labels, make_sample, parse_labels, write_text
from extractor.records import Statement

DRAFT = "draft"
"""The version of labels that are not on disk yet."""


class StaleVersionError(ExtractorError):
    """Somebody else saved these labels in the meantime."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A statement with its labels; `version` names the state on disk that they were read from."""

    sample: Sample
    version: str


class ReviewFolder:
    """Reads and saves the labels of the statements in a folder.

    Args:
        folder: Where `NAME.txt` and, once saved, `NAME.json` lie.
        extract: Makes the record from which labels are drafted where there are none.

    Raises:
        InputError: the folder is missing or holds no statement.
    """

    def __init__(self, folder: Path, extract: Callable[[Document], Statement]) -> None:
        if not folder.is_dir():
            raise InputError(f"{folder}: no such folder; name the folder that holds the statements")
        self._folder = folder.resolve()
        self._extract = extract
        self._drafts: dict[str, Sample] = {}
        if not self.names():
            raise InputError(f"{folder}: holds no statement; a statement is a file NAME.txt")

    def names(self) -> list[str]:
        """The stems of the statements, in order; links that lead out of the folder are no statements."""
        return sorted(file.stem for file in self._folder.glob("*.txt") if self._is_inside(file))

    def is_labelled(self, name: str) -> bool:
        """Whether labels were saved."""
        return self._labels_of(name).exists()

    def read(self, name: str) -> Reviewed:
        """The labels of a statement, drafted where none are saved.

        Raises:
            KeyError: there is no such statement.
            ExtractorError: text or labels cannot be read.
        """
        text, labels = self._text_of(name), self._labels_of(name)
        version = _version(labels)
        if version != DRAFT:
            return Reviewed(read_sample(labels), version)
        if name not in self._drafts:
            document = read_file(text)
            self._drafts[name] = draft(document, self._extract(document))
        return Reviewed(self._drafts[name], DRAFT)

    def save(self, name: str, content: str, version: str) -> Reviewed:
        """Saves labels over the version that they were made from.

        Raises:
            KeyError: there is no such statement.
            StaleVersionError: another version is on disk.
            LabelError: the labels do not fit; nothing is saved.
        """
        text, labels = self._text_of(name), self._labels_of(name)
        if _version(labels) != version:
            raise StaleVersionError(
                f"{name}: was saved elsewhere in the meantime; reload to go on from there"
            )
        sample = make_sample(read_file(text), parse_labels(content, name), name)
        write_text(labels, dump_labels(sample.labels))
        return Reviewed(sample, _version(labels))

    def _text_of(self, name: str) -> Path:
        if name not in self.names():
            raise KeyError(name)
        return self._folder / f"{name}.txt"

    def _labels_of(self, name: str) -> Path:
        file = self._folder / f"{name}.json"
        if file.exists() and not self._is_inside(file):
            raise InputError(f"{name}.json: leads out of the folder; put the file itself there")
        return file

    def _is_inside(self, file: Path) -> bool:
        return file.is_file() and file.resolve().parent == self._folder


def _version(labels: Path) -> str:
    try:
        return hashlib.sha256(labels.read_bytes()).hexdigest()[:16]
    except FileNotFoundError:
        return DRAFT
