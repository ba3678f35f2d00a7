"""From bytes to text: byte order mark, strict UTF-8, chardet, cp1252 with replacement, in that order."""

import codecs
from dataclasses import dataclass

from extractor.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# First bytes of files that hold no plain text, and what to call them.
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip, DOCX or ODT file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
# Latin-1 text from the web is cp1252: it has the quotation marks that Latin-1 lacks (WHATWG Encoding).
_LATIN_1 = frozenset({"iso8859-1", "ascii"})
_CONTROL = frozenset(range(32)) - {9, 10, 12, 13}
_MOST_CONTROL = 0.05
_SURE = 0.6


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read with, and what a reader should know of that."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode_as(data: bytes, declared: str | None) -> Decoded:
    """The text in some bytes whose encoding is declared, if that holds true; else as `decode` finds it."""
    marked = any(data.startswith(mark) for mark, _ in _MARKS)
    if declared and not marked:
        try:
            encoding = codecs.lookup(declared).name
            encoding = "cp1252" if encoding in _LATIN_1 else encoding
            return _checked(data.decode(encoding), encoding)
        except (LookupError, UnicodeError):
            pass
    return decode(data)


def decode(data: bytes) -> Decoded:
    """The text in some bytes, without byte order mark; nothing else is changed.

    Raises:
        InputError: the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    kind = next((kind for first, kind in _SIGNATURES if data.startswith(first)), None)
    if kind:
        raise InputError(f"is {kind}, not text; save it as plain text first")
    if sum(byte in _CONTROL for byte in data) > _MOST_CONTROL * len(data):
        raise InputError("is binary, not text; save it as plain text first")
    return _unmarked(data)


def _marked(data: bytes, encoding: str) -> Decoded:
    name = encoding.removesuffix("-sig")
    try:
        return _checked(data.decode(encoding), name)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return _checked(text, name, f"decoding: some bytes are not {name}; they were replaced by U+FFFD")


def _unmarked(data: bytes) -> Decoded:
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    encoding, confidence = _guess(data)
    if encoding and confidence >= _SURE:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            pass
        else:
            return _checked(
                text, encoding, f"decoding: not UTF-8; read as {encoding} (confidence {confidence:.2f})"
            )
    text = data.decode("cp1252", errors="replace")
    return _checked(text, "cp1252", "decoding: not UTF-8; read as cp1252, unknown bytes replaced by U+FFFD")


def _guess(data: bytes) -> tuple[str | None, float]:
    import chardet  # only for the few files that are not UTF-8

    found = chardet.detect(data[:1_000_000])
    encoding = found["encoding"]
    if encoding and encoding.lower() in {"iso-8859-1", "latin-1", *_LATIN_1}:
        encoding = "cp1252"
    return (encoding.lower() if encoding else None), float(found["confidence"] or 0)


def _checked(text: str, encoding: str, *warnings: str) -> Decoded:
    more = []
    if any(ord(character) in _CONTROL for character in text):
        more.append("control characters: the text holds some; they are kept where they stand")
    return Decoded(text, encoding, (*warnings, *more))
