"""Lists under a lead-in that asks: `We call on the ministry to:` and its items."""

from dataclasses import replace

from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.extents import Extents, skip_determiners
from extractor.pipeline.demands.reading import Reading


def item_asks(reading: Reading, extents: Extents, lead: Ask, index: int) -> tuple[list[Ask], int]:
    """The asks in the items behind the unit `index`, and the index of the first unit behind the list.

    Items that are sentences of their own are left to the rest of the grammar.
    """
    asks: list[Ask] = []
    index += 1
    while index < len(reading.units):
        unit = reading.units[index]
        start = _item_start(reading, unit)
        listed = unit[0] in reading.items
        bare = start < unit[1] and reading.tags[start] == "VB"
        if not listed and not bare:
            break
        actions = _item_actions(reading, extents, start, unit[1], bare=bare, nominal=lead.nominal)
        if actions:
            asks.append(
                replace(lead, actions=tuple(actions), evidence=(start, actions[-1][1]), lists=False, nominal=not bare)
            )
        elif not listed:
            break
        index += 1
    return asks, index


def _item_start(reading: Reading, unit: Range) -> int:
    place = reading.content(*unit)
    while place < unit[1] and (reading.lower[place] == "to" or reading.tags[place] == "RB"):
        place += 1
    return place


def _item_actions(
    reading: Reading, extents: Extents, start: int, limit: int, *, bare: bool, nominal: bool
) -> list[Range]:
    if start >= limit:
        return []
    end = extents.end(reading, start)
    if bare:
        return extents.split(reading, start, end, infinitive=False)
    if nominal and not {"VBZ", "VBP", "VBD", "MD"} & set(reading.tags[start:end]):
        return extents.split_nominal(reading, skip_determiners(reading, start, end), end)
    return []
