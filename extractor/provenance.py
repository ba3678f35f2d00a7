"""From spans on a Doc to evidence in a record; the only place that does so, with the hash of the bytes."""

import hashlib

from spacy.tokens import Span as DocSpan

from extractor.records import Mention, Span


def evidence(span: DocSpan) -> Span:
    """The record's span: code-point offsets into the document text, half-open."""
    return Span(start=span.start_char, end=span.end_char, text=span.text)


def evidence_or_none(span: DocSpan | None) -> Span | None:
    """The same for a part that a finding may lack."""
    return None if span is None else evidence(span)


def mention(span: DocSpan, *, pronoun: bool) -> Mention:
    """A mention of a person."""
    return Mention(start=span.start_char, end=span.end_char, text=span.text, pronoun=pronoun)


def digest(data: bytes) -> str:
    """The SHA-256 of the document's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
