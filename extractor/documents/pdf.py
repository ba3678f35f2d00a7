"""PDF: the text of its pages. Extra [pdf]."""

import io
import re
from typing import Any

from extractor.documents.content import Content
from extractor.errors import InputError
from extractor.extras import require

_LINE_END = re.compile(r"\r\n?")
# How PDFium marks a hyphen at the end of a line that is no part of the word.
_BROKEN_WORD = re.compile(r"[\ufffe\x02]\n?")
_SENTENCE_END = re.compile(r"""[.!?:]["'”’)]*\s*$""")


def read(data: bytes) -> Content:
    """The text of all pages in order; running heads stay, and scans have none.

    Raises:
        MissingExtraError: the extra [pdf] is not installed.
        InputError: the file is damaged, needs a password, or holds no text.
    """
    if not data.startswith(b"%PDF-"):
        raise InputError("is no PDF file, whatever its name says; rename it after what it is")
    pages = [_clean(page) for page in _pages(data)]
    text = _joined([page for page in pages if page.strip()])
    if not text:
        raise InputError("holds no text, perhaps a scan; run it through OCR first")
    return Content(text)


def _pages(data: bytes) -> list[str]:
    pdfium = require("pypdfium2", extra="pdf", purpose="reading PDF")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError("is a PDF file that needs a password; save it without") from None
        return _pages_of_a_damaged_file(data)
    try:
        return [_page_text(document, number) for number in range(len(document))]
    finally:
        document.close()


def _page_text(document: Any, number: int) -> str:  # noqa: ANN401 (a PdfDocument, of an optional library)
    page = document[number]
    text_page = page.get_textpage()
    try:
        return str(text_page.get_text_range())
    finally:
        text_page.close()
        page.close()


def _pages_of_a_damaged_file(data: bytes) -> list[str]:
    """The second reader, which rebuilds lost cross-reference tables."""
    pypdf = require("pypdf", extra="pdf", purpose="reading PDF")
    try:
        return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    except Exception as error:  # pypdf raises whatever a damaged file leads it to
        raise InputError(f"is a PDF file that is damaged ({type(error).__name__}); save it anew") from None


def _clean(page: str) -> str:
    return _BROKEN_WORD.sub("", _LINE_END.sub("\n", page)).strip("\n")


def _joined(pages: list[str]) -> str:
    """Pages in one text; a sentence that runs over the page stays one."""
    text = ""
    for page in pages:
        if text:
            runs_on = page.lstrip()[:1].islower() and not _SENTENCE_END.search(text)
            text += "\n" if runs_on else "\n\n"
        text += page
    return text
