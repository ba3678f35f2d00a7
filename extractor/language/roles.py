"""The vocabulary of roles (`vocab/roles.yaml`)."""

from extractor.language.entries import Entry, Frozen


class RoleLexicon(Frozen):
    """`roles.yaml`."""

    entries: tuple[Entry, ...] = ()
