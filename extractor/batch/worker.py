"""What runs in a worker: documents in, record lines out. The pipeline is loaded once a process."""

import os
import socket
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from extractor.batch.deadline import TooLongError, limited
from extractor.batch.items import Extracted, Failure, Item, Outcome, Shard, ShardResult
from extractor.documents import Document, read_bytes
from extractor.errors import ExtractorError, ModelError
from extractor.records import Statement

_LONGEST = 200


class Extracts(Protocol):
    """What a worker needs of an Extractor."""

    def extract_document(self, document: Document) -> Statement:
        """The record of one document."""

    def memory_zone(self) -> AbstractContextManager[object]:
        """What was learnt of a document's words within is forgotten at its end."""


@dataclass(frozen=True, slots=True)
class LoadExtractor:
    """Loads the pipeline of a language; the same everywhere, or not at all."""

    language: str
    model: str | None
    max_characters: int
    version: str

    def __call__(self) -> Extracts:
        """The Extractor, once it is sure to make the records that the batch is about.

        Raises:
            ModelError: this machine has another version than the one that started the batch.
        """
        from extractor.batch.versions import version_of
        from extractor.extraction import load

        here = version_of(self.language, self.model)
        if here != self.version:
            raise ModelError(
                f"a worker has {here}, the batch {self.version}; install the same on all machines"
            )
        return load(self.language, model=self.model, max_characters=self.max_characters)


@dataclass(frozen=True, slots=True)
class Work:
    """How shards are worked on: a function of a shard that any engine can send anywhere.

    `make_extractor` is any picklable, hashable callable: `LoadExtractor`, or something small in a test.
    """

    make_extractor: Callable[[], Extracts]
    time_limit: float
    keep_text: bool = False

    def __call__(self, shard: Shard) -> ShardResult:
        """The outcomes of a shard's items, in their order."""
        extractor = _extractor(self.make_extractor)
        outcomes = tuple(self._outcome(extractor, item) for item in shard)
        return ShardResult(outcomes, f"{socket.gethostname()}:{os.getpid()}", peak_bytes())

    def _outcome(self, extractor: Extracts, item: Item) -> Outcome:
        try:
            with limited(self.time_limit), extractor.memory_zone():
                return self._extracted(extractor, item)
        except TooLongError:
            return Failure("extract", f"took longer than the time limit of {self.time_limit:g} s")

    def _extracted(self, extractor: Extracts, item: Item) -> Outcome:
        try:
            document = _read(item)
        except ExtractorError as error:
            return Failure("read", str(error))
        except Exception as error:  # a reader's library, on a document of any kind
            return Failure("read", _in_words(error))
        try:
            line = extractor.extract_document(document).model_dump_json() + "\n"
        except ExtractorError as error:
            return Failure("extract", str(error))
        except Exception as error:  # one bad document harms nobody
            return Failure("extract", _in_words(error))
        return Extracted(line.encode("utf-8"), document.text if self.keep_text else None)


@lru_cache(maxsize=1)
def _extractor(make: Callable[[], Extracts]) -> Extracts:
    return make()


def _read(item: Item) -> Document:
    if isinstance(item.content, bytes):
        document = read_bytes(item.content, id=item.id, name=item.name)
    else:
        document = Document(id=item.id, text=item.content, sha256=item.sha256)
    return document.given(published=item.given.published, publisher=item.given.publisher)


def _in_words(error: Exception) -> str:
    """An unforeseen error in one line, the same on every machine: no path, no address."""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:_LONGEST]}"


def peak_bytes() -> int:
    """The most memory that this process ever held, or 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # pragma: no cover (Windows)
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
