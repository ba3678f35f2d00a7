"""The vocabulary of organizations (`vocab/organizations.yaml`)."""

from extractor.language.entries import Entry, Frozen


class OrganizationEntry(Entry):
    """Words that make a capitalised run the name of a body; `names` are bodies by themselves."""

    heads: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class OrganizationLexicon(Frozen):
    """`organizations.yaml`."""

    entries: tuple[OrganizationEntry, ...]
    openers: frozenset[str]
    joiners: frozenset[str]
    never_inside: frozenset[str]
    other_things: frozenset[str]
    not_organizations: tuple[str, ...]
