"""Comparing names of bodies."""

from anyascii import anyascii

_ARTICLES = ("the ", "a ", "an ")


def fold(name: str) -> str:
    """A name without case, accents, article, spacing and kind of apostrophe, for comparison only."""
    text = " ".join(anyascii(name).casefold().split())
    for article in _ARTICLES:
        text = text.removeprefix(article)
    return (
        text.removesuffix("'s")
        .removesuffix("'")
        .replace("organisation", "organization")
        .replace("centre", "center")
    )
