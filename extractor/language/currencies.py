"""The vocabulary of money (`vocab/currencies.yaml`)."""

from pydantic import Field

from extractor.language.entries import Frozen


class Currency(Frozen):
    """A currency: the signs and words that mean it; the head of the file says how to read them."""

    id: str = Field(pattern=r"^[A-Z]{3}$")
    symbols: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    withdrawn: int | None = None


class CurrencyLexicon(Frozen):
    """`currencies.yaml`."""

    currencies: tuple[Currency, ...]
    ambiguous_words: dict[str, str | None]
    ambiguous_symbols: dict[str, str | None]
