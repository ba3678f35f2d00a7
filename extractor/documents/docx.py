"""Word files (DOCX): paragraphs and tables in their order, company and date of the file. Extra [docx]."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from extractor.documents.content import Content
from extractor.documents.metadata import calendar_date
from extractor.errors import InputError
from extractor.extras import require

_MOST_UNPACKED = 200_000_000
_MOST_RATIO = 200
_SMALL = 10_000_000
# A file is made from a template, whose own date it may keep; one saved soon after it was made is its own.
_SOON = timedelta(days=7)
_TEMPLATES = frozenset({"2013-12-23"})  # python-docx's own, in files made with it
_COMPANY = re.compile(rb"<Company>([^<]*)</Company>")
_DAMAGED = "is a damaged Word file ({}); save it anew"


def read(data: bytes) -> Content:
    """The text of a Word file: a block for each paragraph, "- " before items, a line for each table row.

    Raises:
        MissingExtraError: the extra [docx] is not installed.
        InputError: the file is damaged, holds no text, or unpacks to something monstrous.
    """
    _refuse_bombs(data)
    docx = require("docx", extra="docx", purpose="reading DOCX")
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = [block for block in _blocks(document.iter_inner_content()) if block.strip()]
    except Exception as error:  # python-docx raises whatever a damaged file leads it to
        raise InputError(_DAMAGED.format(type(error).__name__)) from None
    if not blocks:
        raise InputError("is a Word file without text; is it all pictures?")
    properties = document.core_properties
    return Content(
        "\n\n".join(blocks) + "\n",
        published=_made(properties.created, properties.modified),
        publisher=_company(document.part.package),
    )


def _refuse_bombs(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError(_DAMAGED.format(type(error).__name__)) from None
    if size > _MOST_UNPACKED or (size > _SMALL and size > _MOST_RATIO * len(data)):
        raise InputError(f"is a Word file that unpacks to {size:,} bytes; refused as a zip bomb")


def _blocks(content: Any) -> Iterator[str]:  # noqa: ANN401 (paragraphs and tables of an optional library)
    for item in content:
        if hasattr(item, "rows"):
            yield "\n".join("\t".join(_cells(row)) for row in item.rows)
        else:
            yield ("- " if _is_item(item) else "") + item.text.strip()


def _cells(row: Any) -> Iterator[str]:  # noqa: ANN401 (a table row of an optional library)
    """The cells' texts; a cell that spans columns comes as often, and is told once."""
    before = None
    for cell in row.cells:
        if cell._tc is not before:
            yield " ".join(cell.text.split())
        before = cell._tc


def _is_item(paragraph: Any) -> bool:  # noqa: ANN401 (a paragraph of an optional library)
    style = paragraph.style.name if paragraph.style is not None else ""
    properties = paragraph._p.pPr
    return style.startswith("List") or (properties is not None and properties.numPr is not None)


def _made(created: datetime | None, modified: datetime | None) -> str | None:
    if created is None or modified is None or not timedelta() <= modified - created <= _SOON:
        return None
    day = calendar_date(created)
    return None if day in _TEMPLATES else day


def _company(package: Any) -> str | None:  # noqa: ANN401 (a package of an optional library)
    for part in package.iter_parts():
        if part.partname == "/docProps/app.xml":
            found = _COMPANY.search(part.blob)
            return found[1].decode("utf-8", errors="replace").strip() or None if found else None
    return None
