"""Lists under a lead-in that asks: `We call on the ministry to:` and its items."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.extents import Extents
from extractor.pipeline.demands.nouns import skip_determiners
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.triggers import Triggers
from extractor.pipeline.demands.verbs import opens_bare, verb_start

_FINITE: Final = frozenset({"VBZ", "VBP", "VBD", "MD"})


class Lists:
    """Finds what items ask; built once."""

    def __init__(self, *, extents: Extents, triggers: Triggers) -> None:
        self._extents = extents
        self._triggers = triggers

    def asks(
        self, reading: Reading, lead: Ask, index: int, otherwise: Callable[[Range], list[Ask]]
    ) -> tuple[list[Ask], int]:
        """The asks in the items behind the unit `index`, and the index of the first unit behind the list.

        Items that are sentences of their own are read by the rest of the grammar, `otherwise`.
        """
        asks: list[Ask] = []
        index += 1
        while index < len(reading.units):
            unit = reading.units[index]
            ask = self._item(reading, unit, lead)
            if ask is None and unit[0] not in reading.items and not reading.is_foreign(unit):
                break
            asks += [ask] if ask is not None else otherwise(unit)
            index += 1
        return asks, index

    def _item(self, reading: Reading, unit: Range, lead: Ask) -> Ask | None:
        start = reading.content(*unit)
        if start < unit[1] and reading.lower[start] == "to":
            start += 1
        start, negated = verb_start(reading, start, unit[1])
        if start < unit[1] and reading.lower[start] == "to":
            start += 1
        if start >= unit[1]:
            return None
        lead = replace(lead, lists=False, refrain=lead.refrain or negated)
        if opens_bare(reading, start, unit[1]):
            return self._with(lead, self._extents.actions(reading, start, infinitive=False), nominal=False)
        if unit[0] not in reading.items:
            return None
        if lead.clausal:
            return self._triggers.item(reading, start, lead)
        end = self._extents.end(reading, start)
        if lead.nominal and not _is_sentence(reading, start, end):
            start = self._triggers.skip_urgency(reading, skip_determiners(reading, start, end), end)
            return self._with(lead, self._extents.splits.nouns(reading, start, end), nominal=True)
        return None

    def _with(self, lead: Ask, actions: list[Range], *, nominal: bool) -> Ask:
        evidence = (actions[0][0], actions[-1][1])
        return replace(lead, actions=tuple(actions), evidence=evidence, nominal=nominal)


def _is_sentence(reading: Reading, start: int, end: int) -> bool:
    """Whether an item has a finite verb of its own, outside of relative clauses."""
    for place in range(start, end):
        if reading.tags[place] in {"WP", "WDT", "WP$"}:
            return False
        if reading.tags[place] in _FINITE:
            return True
    return False
