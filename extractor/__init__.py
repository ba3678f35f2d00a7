"""Structured records from human rights statements: who, roles, sentences, dates, quotes, demands.

    >>> import extractor
    >>> statement = extractor.extract(text, published="2025-12-13", publisher="Harbour Watch")
    >>> statement.people[0].name

The names below are loaded on first use, so that `import extractor` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.documents import Document
    from extractor.extraction import Extractor, extract, load
    from extractor.records import Statement

__all__ = ["Document", "Extractor", "Statement", "extract", "load"]

_HOMES = {
    "Document": "extractor.documents",
    "Extractor": "extractor.extraction",
    "Statement": "extractor.records",
    "extract": "extractor.extraction",
    "load": "extractor.extraction",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 (whatever the home module holds)
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
