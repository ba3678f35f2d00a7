"""Web pages: the main text without navigation; date and site from the page's metadata. Extra [html]."""

import re
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from extractor.documents.content import Content
from extractor.documents.encodings import Decoded, decode_as
from extractor.documents.metadata import calendar_date
from extractor.errors import InputError
from extractor.extras import require

# HTML Living Standard, "prescan a byte stream": the declaration stands within the first 1,024 bytes.
_PRESCAN = 1024
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TITLES = (
    "//h1[count(//h1) = 1]//text()[normalize-space()]",
    "//meta[@property='og:title']/@content",
    "//title/text()",
)
# Only what is said to be the date of publication; any other date in the markup would be a guess.
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    *(
        f"//meta[translate(@name, '{ascii_uppercase}', '{ascii_lowercase}') = '{name}']/@content"
        for name in (
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.date",
            "dcterms.issued",
            "pubdate",
            "publication_date",
        )
    ),
    "//time[@pubdate]/@datetime",
)
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
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
    return Content(
        _with_title(_first(tree, _TITLES), text),
        encoding=decoded.encoding,
        published=calendar_date(_first(tree, _DATES)) or _date_in_json(tree),
        publisher=_first(tree, ("//meta[@property='og:site_name']/@content",)),
        warnings=decoded.warnings,
    )


def _first(tree: Any, paths: tuple[str, ...]) -> str | None:  # noqa: ANN401 (of an optional library)
    """What the first path that leads anywhere leads to."""
    for path in paths:
        for found in tree.xpath(path):
            text = " ".join(found.split()) if isinstance(found, str) else ""
            if text:
                return text
    return None


def _date_in_json(tree: Any) -> str | None:  # noqa: ANN401 (of an optional library)
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        if found := _JSON_DATE.search(script):
            return calendar_date(found[1])
    return None


def _decoded(data: bytes) -> Decoded:
    declared = _CHARSET.search(data[:_PRESCAN])
    return decode_as(data, declared[1].decode("ascii") if declared else None)


def _with_title(title: str | None, text: str) -> str:
    blocks = [line.strip() for line in text.splitlines() if line.strip()]
    title = " ".join((title or "").split())
    if title and title not in " ".join(blocks[0].split()):
        blocks.insert(0, title)
    return "\n\n".join(blocks) + "\n"
