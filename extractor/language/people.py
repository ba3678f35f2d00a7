"""The vocabulary of people (`vocab/people.yaml`)."""

from extractor.language.entries import Entry, Frozen


class PeopleLexicon(Frozen):
    """`people.yaml`."""

    entries: tuple[Entry, ...] = ()
