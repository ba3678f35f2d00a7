"""The vocabulary of organizations (`vocab/organizations.yaml`)."""

from extractor.language.entries import Entry, Frozen


class OrganizationEntry(Entry):
    """Words that make a capitalised run the name of a body; `names` are bodies by themselves.

    `followed`: the name may go on right after the head ("Amnesty International Australia").
    """

    heads: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    followed: bool = False


class OrganizationLexicon(Frozen):
    """`organizations.yaml`."""

    entries: tuple[OrganizationEntry, ...]
    openers: frozenset[str]
    joiners: frozenset[str]
    never_inside: frozenset[str]
    title_adjectives: frozenset[str]
    other_things: frozenset[str]
    not_organizations: tuple[str, ...]
