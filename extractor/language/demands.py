"""The vocabulary of demands (`vocab/demands.yaml`)."""

from extractor.language.entries import Entry, Frozen


class DemandLexicon(Frozen):
    """`demands.yaml`."""

    entries: tuple[Entry, ...] = ()
