"""Countries, territories and peoples (`vocab/nationalities.yaml`)."""

from pydantic import Field

from extractor.language.entries import Frozen


class Nationality(Frozen):
    """A land or people: what it, what belongs to it and who belongs to it are called."""

    id: str = Field(pattern=r"^[a-z][a-z-]*$")
    country: str | None = None
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    capitals: tuple[str, ...] = ()
    currency: str | None = None
    currency_words: tuple[str, ...] = ()


class Nationalities(Frozen):
    """`nationalities.yaml`; the file says how to read it."""

    rows: tuple[Nationality, ...]

    def lands(self) -> frozenset[str]:
        """All names of lands, and of their capitals."""
        names = {name for row in self.rows for name in row.names}
        capitals = {name for row in self.rows for name in (row.capital, *row.capitals) if name}
        return frozenset(names | capitals)

    def peoples(self) -> frozenset[str]:
        """All adjectives and nouns of nationality."""
        return frozenset(word for row in self.rows for word in (*row.adjectives, *row.demonyms))
