"""The vocabulary of organizations (`vocab/organizations.yaml`)."""

from extractor.language.entries import Entry, Frozen


class OrganizationEntry(Entry):
    """Head words of the names of bodies: a capitalised run that holds one is an organization."""

    heads: tuple[str, ...]


class OrganizationLexicon(Frozen):
    """`organizations.yaml`."""

    entries: tuple[OrganizationEntry, ...]
    not_organizations: tuple[str, ...]
