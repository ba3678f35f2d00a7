"""The vocabulary of roles (`vocab/roles.yaml`)."""

from collections.abc import Mapping

from pydantic import Field

from extractor.language.entries import Entry, Frozen
from extractor.records import RoleKind


class RoleEntry(Entry):
    """Nouns at the head of titles, of one field and kind; in lower case and in the singular."""

    kind: RoleKind
    terms: tuple[str, ...]
    after_name: bool = Field(default=False, description="follows a name without a comma")
    relational: bool = Field(
        default=False, description="a person before it in the possessive is tied to the holder"
    )
    fielded: bool = Field(default=False, description="named after a field, which is no organization")
    scoped: bool = Field(default=False, description='"for" says for whom or where, not by whom')
    for_body: bool = Field(default=False, description='"for" says by whom one is employed or sent')
    prefixed: bool = Field(default=False, description="stands before names after other titles")
    singular: bool = Field(default=False, description="has no plural of its own")
    verb: Mapping[str, tuple[str, ...]] = Field(
        default={}, description="verb forms that state a term: `chairs`"
    )


class RoleLexicon(Frozen):
    """`roles.yaml`; its first lines say what each list is for."""

    entries: tuple[RoleEntry, ...]
    variants: Mapping[str, tuple[str, ...]]
    endings: tuple[RoleEntry, ...]
    not_occupations: frozenset[str]
    former: frozenset[str]
    dropped: frozenset[str]
    ranks: frozenset[str]
    group_owners: frozenset[str]
    fields: frozenset[str]
    bodies: frozenset[str]
    linking: frozenset[str]
    naming: frozenset[str]
    hostile: frozenset[str]
    identifying: frozenset[str]
    plurals: frozenset[str]
    courtesies: frozenset[str]
