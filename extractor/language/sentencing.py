"""The vocabulary of sentencing (`vocab/sentencing.yaml`)."""

from extractor.language.entries import Entry, Frozen


class SentencingLexicon(Frozen):
    """`sentencing.yaml`."""

    entries: tuple[Entry, ...] = ()
