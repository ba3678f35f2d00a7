"""The vocabulary of layout (`vocab/layout.yaml`): words by which parts of a release announce themselves."""

from typing import Literal

from pydantic import Field

from extractor.language.entries import Entry, Frozen

Mark = Literal[
    "release",
    "end",
    "contact",
    "detail",
    "background",
    "about",
    "self_description",
    "reader",
    "menu",
    "salutation",
    "closing",
]
Place = Literal["start", "whole", "inside"]


class LayoutEntry(Entry):
    """Words that tell which part of a release a block of text is.

    A phrase is in lower case, with straight apostrophes. It stands at the start of the block, is the whole
    block (marks around it do not count), or stands anywhere in its first sentence.
    """

    mark: Mark
    place: Place
    phrases: tuple[str, ...] = Field(min_length=1)


class LayoutLexicon(Frozen):
    """`layout.yaml`."""

    entries: tuple[LayoutEntry, ...]
    carrying: frozenset[str] = Field(description="words that never end a line of their own")
    opening: frozenset[str] = Field(description="words that begin a sentence where marks were lost")
    months: frozenset[str]
