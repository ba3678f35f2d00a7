"""Which format some bytes are in, and the module that reads it: one a format, imported when it is met."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePosixPath

from extractor.documents.content import Content

_PLAIN_SUFFIXES = frozenset({".txt", ".text", ".md", ".rst"})
_ZIP = b"PK\x03\x04"
_WORD_PART = b"word/"
_PAGE_STARTS = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, how its files end, and the module whose `read(bytes)` gives its content."""

    media_type: str
    suffixes: frozenset[str]
    module: str


TEXT = Format("text/plain", _PLAIN_SUFFIXES, "text")
HTML = Format("text/html", frozenset({".html", ".htm", ".xhtml"}), "html")
PDF = Format("application/pdf", frozenset({".pdf"}), "pdf")
DOCX = Format(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", frozenset({".docx"}), "docx"
)
MAIL = Format("message/rfc822", frozenset({".eml"}), "mail")
FORMATS = (TEXT, HTML, PDF, DOCX, MAIL)


def format_of(data: bytes, name: str | None) -> Format:
    """The format of some bytes: by their first bytes where these are sure, else by the file's name.

    A page saved as `.txt` stays text, since its offsets would else refer to something nobody has.
    """
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(_ZIP) and _WORD_PART in data:
        return DOCX
    suffix = PurePosixPath(name or "").suffix.lower()
    named = next((format_ for format_ in FORMATS if suffix in format_.suffixes), None)
    if named:
        return named
    return HTML if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE_STARTS) else TEXT


def reader(format_: Format) -> Callable[[bytes], Content]:
    """The function that reads a format."""
    read: Callable[[bytes], Content] = import_module(f"extractor.documents.{format_.module}").read
    return read
