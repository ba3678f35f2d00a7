"""Prodigy: a task a line, for `spans.manual`; attributes stand in each span."""

import json
from collections.abc import Iterable
from typing import Any, Final

from extractor.errors import LabelError
from extractor.exchange.regions import REGION_KINDS, Annotated, Region
from extractor.exchange.tokens import Piece, pieces

_LEFT_OUT: Final = frozenset({"reject", "ignore"})


def dumps(annotated: Iterable[Annotated]) -> str:
    """Tasks with tokens that fit their spans."""
    return "".join(json.dumps(_task(one), ensure_ascii=False) + "\n" for one in annotated)


def _task(annotated: Annotated) -> dict[str, Any]:
    tokens = pieces(annotated.text, annotated.regions)
    first = {token.start: index for index, token in enumerate(tokens)}
    last = {token.end: index for index, token in enumerate(tokens)}
    return {
        "text": annotated.text,
        "meta": {"name": annotated.name},
        "document": annotated.metadata,
        "tokens": [_token(index, token, annotated.text) for index, token in enumerate(tokens)],
        "spans": [
            {
                "start": region.start,
                "end": region.end,
                "token_start": first[region.start],
                "token_end": last[region.end],
                "label": region.kind,
                "attributes": region.attributes,
            }
            for region in annotated.regions
        ],
        "_view_id": "spans_manual",
        "answer": "accept",
    }


def _token(index: int, token: Piece, text: str) -> dict[str, Any]:
    stretch = text[token.start : token.end]
    return {"text": stretch, "start": token.start, "end": token.end, "id": index, "ws": token.space}


def loads(content: str, file: str) -> list[Annotated]:
    """The statements that were accepted.

    Raises:
        LabelError: a line is no task with spans; says which.
    """
    found = []
    for number, line in enumerate(content.split("\n")):
        if line.strip():
            task = _parsed(line, f"{file}: line {number + 1}")
            if task.get("answer") not in _LEFT_OUT:
                found.append(_annotated(task, f"{file}: line {number + 1}"))
    return found


def _parsed(line: str, where: str) -> dict[str, Any]:
    try:
        task = json.loads(line)
    except json.JSONDecodeError as error:
        raise LabelError(f"{where}: not valid JSON: {error.msg}") from None
    if not isinstance(task, dict) or not isinstance(task.get("text"), str):
        raise LabelError(f"{where}: not a task of Prodigy with text")
    return task


def _annotated(task: dict[str, Any], where: str) -> Annotated:
    name = str((task.get("meta") or {}).get("name") or f"line-{where.rsplit(' ', 1)[-1]}")
    regions = [_region(span, task["text"], where) for span in task.get("spans") or []]
    return Annotated(name, task["text"], task.get("document") or {}, regions)


def _region(span: dict[str, Any], text: str, where: str) -> Region:
    try:
        kind, start, end = span["label"], int(span["start"]), int(span["end"])
    except (KeyError, TypeError, ValueError):
        raise LabelError(f"{where}: a span lacks label, start or end: {str(span)[:80]}") from None
    if kind not in REGION_KINDS:
        raise LabelError(f"{where}: span {start}–{end}: {kind!r} is no label of ours")
    if not 0 <= start < end <= len(text):
        raise LabelError(f"{where}: span {start}–{end}: not within the text of {len(text)} characters")
    return Region(kind, start, end, dict(span.get("attributes") or {}))
