"""Web pages: the main text without navigation; date and site from the page's metadata. Extra [html]."""

import re

from extractor.documents.content import Content
from extractor.documents.encodings import Decoded, decode_as
from extractor.documents.metadata import calendar_date
from extractor.errors import InputError
from extractor.extras import require

# HTML Living Standard, "prescan a byte stream": the declaration stands within the first 1,024 bytes.
_PRESCAN = 1024
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# The page's markup only: an extensive search would take any date in the text for the page's own.
_DATES = {"extensive_search": False, "original_date": True}
_NO_TEXT = "holds no text that could be told from its navigation; save its text as plain text"


def read(data: bytes) -> Content:
    """The main text of a page, one paragraph a block, its title first. Nothing the page names is fetched.

    Raises:
        MissingExtraError: the extra [html] is not installed.
        InputError: the page has no text.
    """
    decoded = _decoded(data)
    html = require("lxml.html", extra="html", purpose="reading HTML")
    trafilatura = require("trafilatura", extra="html", purpose="reading HTML")
    tree = trafilatura.load_html(_XML_DECLARATION.sub("", decoded.text))
    if tree is None:
        raise InputError(_NO_TEXT)
    source = html.tostring(tree, encoding="unicode")
    text = trafilatura.extract(source, include_comments=False) or trafilatura.extract(
        source, include_comments=False, favor_recall=True
    )
    if not text:
        raise InputError(_NO_TEXT)
    metadata = trafilatura.extract_metadata(tree, date_config=_DATES)
    return Content(
        _with_title(metadata.title, text),
        encoding=decoded.encoding,
        published=calendar_date(metadata.date),
        publisher=_site_name(tree),
        warnings=decoded.warnings,
    )


def _decoded(data: bytes) -> Decoded:
    declared = _CHARSET.search(data[:_PRESCAN])
    return decode_as(data, declared[1].decode("ascii") if declared else None)


def _with_title(title: str | None, text: str) -> str:
    blocks = [line.strip() for line in text.splitlines() if line.strip()]
    title = " ".join((title or "").split())
    if title and title not in " ".join(blocks[0].split()):
        blocks.insert(0, title)
    return "\n\n".join(blocks) + "\n"


def _site_name(tree: object) -> str | None:
    """What the page calls its site; a name made up from the address would be a guess."""
    found = tree.xpath("//meta[@property='og:site_name']/@content")  # type: ignore[attr-defined]
    return " ".join(found[0].split()) or None if found else None
