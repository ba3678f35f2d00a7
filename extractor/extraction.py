"""The Extractor: a document in, a Statement out; the only thing most callers need."""

from contextlib import AbstractContextManager
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extractor.calendar import check_date
from extractor.collect import collect
from extractor.documents import Document
from extractor.documents.mojibake import repair
from extractor.errors import InputError
from extractor.pipeline import build
from extractor.provenance import digest
from extractor.realignment import realigned
from extractor.records import PipelineInfo, Source, Statement

_MOJIBAKE = (
    "mojibake: lines that were decoded wrongly before are read as meant; offsets are those of the text"
)

MAX_CHARACTERS = 1_000_000
"""Longest text that is taken by default: about a gigabyte of memory while the parser works."""


class Extractor:
    """A pipeline, loaded once, that turns statements into records."""

    def __init__(self, nlp: Language, *, max_characters: int = MAX_CHARACTERS) -> None:
        self._nlp = nlp
        self._max_characters = max_characters
        nlp.max_length = max(nlp.max_length, max_characters)
        self._info = PipelineInfo(
            extractor=version("extractor"),
            model=f"{nlp.meta['lang']}_{nlp.meta['name']}",
            model_version=nlp.meta["version"],
        )

    def extract(
        self, text: str, *, id: str | None = None, published: str | None = None, publisher: str | None = None
    ) -> Statement:
        """The record of one statement.

        Args:
            text: The statement; spans of the record refer to it.
            id: What the record is called; by default the first 12 digits of the text's hash.
            published: When it was issued: `2025-12-13`, `2025-12` or `2025`.
            publisher: The organisation that issued it.

        Raises:
            InputError: the text is too long or no valid Unicode, or `published` is no such date.
        """
        document = Document(
            id=id or digest(_encoded(text))[:12],
            text=text,
            published=published,
            published_how="given" if published else None,
            publisher=publisher,
        )
        return self.extract_document(document)

    def extract_document(self, document: Document) -> Statement:
        """The record of one document; see `extract`. Mojibake is read as meant, offsets stay the text's."""
        self._refuse_long(document)
        repaired = repair(document.text)
        if repaired is None:
            return self._collect(self._nlp(self._prepare(document)), document)
        as_meant = replace(
            document,
            text=repaired.text,
            warnings=(*document.warnings, _MOJIBAKE),
            sha256=_digest_of(document),
        )
        statement = self._collect(self._nlp(self._prepare(as_meant)), as_meant, len(document.text))
        return realigned(statement, repaired, document.text)

    def memory_zone(self) -> AbstractContextManager[object]:
        """Frees, at its end, what the pipeline learnt of the words of documents extracted within.

        For long runs, around each document; no Doc may be used after its zone.
        """
        return self._nlp.memory_zone()

    def nlp(self, text: str, *, published: str | None = None, publisher: str | None = None) -> Doc:
        """The Doc behind a record, for spaCy users: `doc.spans` holds the findings."""
        document = Document(id="", text=text, published=published, publisher=publisher)
        self._refuse_long(document)
        return self._nlp(self._prepare(document))

    def _refuse_long(self, document: Document) -> None:
        length, limit = len(document.text), self._max_characters
        if length > limit:
            raise InputError(
                f"{document.name or document.id}: {length:,} characters are more than the limit of "
                f"{limit:,}; split the text, or raise the limit with --max-characters"
            )

    def _prepare(self, document: Document) -> Doc:
        doc = self._nlp.make_doc(document.text)
        doc._.published = check_date(document.published) if document.published else None
        doc._.published_how = (document.published_how or "given") if document.published else None
        doc._.publisher = document.publisher
        return doc

    def _collect(self, doc: Doc, document: Document, characters: int | None = None) -> Statement:
        source = Source(
            name=document.name,
            sha256=_digest_of(document),
            media_type=document.media_type,
            encoding=document.encoding,
            characters=characters or len(document.text),
        )
        return collect(doc, id=document.id, source=source, pipeline=self._info, warnings=document.warnings)


def _digest_of(document: Document) -> str:
    return document.sha256 or digest(_encoded(document.text))


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"the text holds half a surrogate pair at character {error.start}, which no file can hold; "
            "decode its bytes with errors='replace'"
        ) from None


def load(
    language: str = "en", *, model: str | Path | None = None, max_characters: int = MAX_CHARACTERS
) -> Extractor:
    """An Extractor for a language; `model` puts another spaCy pipeline in place of the shipped one.

    Raises:
        PackError: the language pack is missing or faulty.
        ModelError: the pipeline cannot be loaded or lacks what the components need.
    """
    return Extractor(build(language, model), max_characters=max_characters)


@lru_cache(maxsize=1)
def _default() -> Extractor:
    return load()


def extract(
    text: str, *, id: str | None = None, published: str | None = None, publisher: str | None = None
) -> Statement:
    """The record of one statement; loads the English pipeline at the first call. See `Extractor.extract`."""
    return _default().extract(text, id=id, published=published, publisher=publisher)
