"""The kinds of findings that are measured: one module a kind, all with one interface."""

from typing import Any, Final

from extractor.evaluation.kinds.dates import Dates
from extractor.evaluation.kinds.demands import Demands
from extractor.evaluation.kinds.kind import Fact, Kind
from extractor.evaluation.kinds.people import People
from extractor.evaluation.kinds.quotes import Quotes
from extractor.evaluation.kinds.roles import Roles
from extractor.evaluation.kinds.sentences import Sentences

KINDS: Final[tuple[Kind[Any, Any], ...]] = (People(), Roles(), Quotes(), Sentences(), Dates(), Demands())

__all__ = ["KINDS", "Fact", "Kind"]
