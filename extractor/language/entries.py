"""What every vocabulary entry has; the vocabularies of the components build on it."""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """A part of a pack: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(Frozen):
    """One row of a vocabulary, with the evidence that it works.

    `tests/vocab` runs the whole pipeline over each example, which must give a finding whose `found_by` is
    `vocabulary/id`, and over each counterexample, which must not.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    examples: tuple[str, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()


def entries_of(pack: Frozen) -> Iterator[tuple[str, Entry]]:
    """All entries of a pack with the name of their vocabulary, in the order of the files."""
    for vocabulary, lexicon in pack:
        yield from ((vocabulary, entry) for entry in _entries_in(lexicon))


def _entries_in(value: object) -> Iterator[Entry]:
    if isinstance(value, Entry):
        yield value
    elif isinstance(value, Frozen):
        for _, inner in value:
            yield from _entries_in(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _entries_in(inner)
