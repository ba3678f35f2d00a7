"""From the text that was analysed back to the document's own text, where mojibake was repaired in between."""

from typing import Any

from extractor.documents.mojibake import Repaired
from extractor.records import Statement


def realigned(statement: Statement, repaired: Repaired, text: str) -> Statement:
    """The same record, with every span and section where it stands in `text`, the document's own.

    Names, titles and charges stay as repaired; only what is tied to a place is written as it stands there.
    """
    moved = _moved(statement.model_dump(), repaired, text)
    moved["sections"] = _parted(moved["sections"], len(text))
    return Statement.model_validate(moved)


def _parted(sections: list[dict[str, Any]], length: int) -> list[dict[str, Any]]:
    """Sections that part the text again: one that begins amid a garbled stretch begins where that does."""
    starts = [section["start"] for section in sections]
    ends = [*starts[1:], length]
    parted = zip(sections, ends, strict=True)
    return [{**section, "end": end} for section, end in parted if section["start"] < end]


def _moved(value: Any, repaired: Repaired, text: str) -> Any:  # noqa: ANN401 (a tree of plain values)
    if isinstance(value, list):
        return [_moved(item, repaired, text) for item in value]
    if not isinstance(value, dict):
        return value
    moved = {name: _moved(item, repaired, text) for name, item in value.items()}
    if "start" in moved and "end" in moved:
        start, end = moved["start"], moved["end"]
        empty = start == end
        moved["start"] = repaired.decoded_start(start)
        moved["end"] = moved["start"] if empty else repaired.decoded_end(end)
        if "text" in moved:
            moved["text"] = text[moved["start"] : moved["end"]]
    return moved
