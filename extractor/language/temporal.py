"""The vocabulary of dates (`vocab/temporal.yaml`)."""

from typing import Literal

from extractor.language.entries import Entry, Frozen

Reading = Literal[
    "ago",
    "century",
    "day",
    "day_range",
    "decade",
    "deictic",
    "holiday",
    "iso",
    "month",
    "numeric",
    "relative_span",
    "season",
    "weekday",
    "weekday_day",
    "year",
    "year_range",
]


class TemporalEntry(Entry):
    """One written form of a date: a pattern of blocks, and how its groups are read."""

    pattern: str
    reading: Reading


class TemporalLexicon(Frozen):
    """`temporal.yaml`; all words in lower case."""

    months: dict[str, int]
    other_months: dict[str, int]
    doubtful_months: frozenset[str]
    weekdays: dict[str, int]
    short_weekdays: frozenset[str]
    seasons: dict[str, int]
    numbers: dict[str, int]
    centuries: dict[str, int]
    deictics: dict[str, int]
    holidays: dict[str, str]
    lead_ins: frozenset[str]
    future_cues: frozenset[str]
    states: frozenset[str]
    durations: frozenset[str]
    determiners: frozenset[str]
    counted: frozenset[str]
    release_cues: tuple[str, ...]
    not_dates: tuple[str, ...]
    blocks: dict[str, str]
    entries: tuple[TemporalEntry, ...]
