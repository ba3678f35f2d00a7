"""The vocabulary of quotes (`vocab/quotes.yaml`)."""

from extractor.language.entries import Entry, Frozen


class QuoteLexicon(Frozen):
    """`quotes.yaml`."""

    entries: tuple[Entry, ...] = ()
