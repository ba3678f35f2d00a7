"""What a batch is made of: items that go to workers, refusals that do not, and what comes back."""

import hashlib
import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a document from outside its file."""

    id: str | None = None
    published: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One document on its way to a worker: bytes in some format, or text that needs no reader.

    `file` is where it lies within the sources (`letters/2021/a.pdf`, `old.zip/b.txt`, `all.jsonl#12`), unique
    in a run; it is what failures and tables call the document, and no part of its record.
    """

    file: str
    id: str
    name: str | None
    content: bytes | str
    sha256: str
    given: Given

    def fingerprint(self, version: str) -> str:
        """What the record depends on: content, name, what is given from outside, and what makes records."""
        parts = (
            self.sha256,
            isinstance(self.content, str),
            self.id,
            self.name,
            self.given.published,
            self.given.publisher,
            version,
        )
        return hashlib.sha256(json.dumps(parts).encode("utf-8")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that cannot even be sent: unreadable, too large, or an unsafe entry of an archive."""

    file: str
    error: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document has no record: the stage (`open`, `read`, `extract`, `worker`), and what was wrong."""

    stage: str
    error: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """A record as its JSON line, with the text its offsets refer to where that was asked for."""

    line: bytes
    text: str | None = None


Outcome = Extracted | Failure
Shard = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ShardResult:
    """What a worker sends back: one outcome an item, in order, and the most memory that it ever held."""

    outcomes: tuple[Outcome, ...]
    process: str
    peak_bytes: int
