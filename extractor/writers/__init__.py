"""Writers: statements as JSON for pipes or as a table for eyes; one a module, one interface."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TextIO

from extractor.records import Statement

Write = Callable[[Iterable[Statement], TextIO], None]


def writer(name: str, *, many: bool) -> Write:
    """The writer of a format: `json` (an array where there are `many`), `jsonl` or `table`."""
    if name == "table":
        from extractor.writers.table import write_table  # rich is only for eyes

        return write_table
    from extractor.writers.json import write_json, write_jsonl

    return partial(write_json, many=many) if name == "json" else write_jsonl
