"""A title: a noun of the vocabulary with all that belongs to it, and what the words before it say."""

from dataclasses import dataclass, field
from typing import Literal

from extractor.pipeline.roles.bodies import Body
from extractor.pipeline.roles.complements import Complements
from extractor.pipeline.roles.terms import Head, Term

Determiner = Literal["none", "indefinite", "definite", "owned"]


@dataclass(slots=True)
class Title:
    """A title in a doc, filled in while it is read.

    Attributes:
        start: Where the title as shown begins; `title_end` is where it ends.
        full_start: Where all that goes with it begins: owner, determiner, age; `end` is where it ends.
        related: The person whom a relation is to.
        one_of: It is said of one person although its noun is a plural.
        introduced: The determiner of the title joined before it serves this one too.
        wording: What to show where the title is stated by a verb.
        holders: The people it was found to be said of.
    """

    head: Head
    start: int
    full_start: int
    after: Complements
    determiner: Determiner = "none"
    former: bool = False
    body: Body | None = None
    related: str | None = None
    one_of: bool = False
    introduced: bool = False
    wording: str | None = None
    holders: list[str] = field(default_factory=list)

    @property
    def term(self) -> Term:
        """The term at its head."""
        return self.head.term

    @property
    def plural(self) -> bool:
        """Whether it is said of several people."""
        return self.head.term.plural and not self.one_of

    @property
    def title_end(self) -> int:
        """Where the title as shown ends."""
        return self.after.title_end

    @property
    def end(self) -> int:
        """Where all that goes with it ends."""
        return self.after.end
