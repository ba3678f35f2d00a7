"""The vocabulary of layout (`vocab/layout.yaml`)."""

from extractor.language.entries import Entry, Frozen


class LayoutLexicon(Frozen):
    """`layout.yaml`."""

    entries: tuple[Entry, ...] = ()
