"""What the grammar finds: an ask with its actions, before it is known who speaks and of whom."""

from dataclasses import dataclass

from extractor.records import Force

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ask:
    """One place of a text that asks for one or more actions; ranges count words of the reading.

    Attributes:
        entry: The id of the vocabulary entry that asks.
        force: How strongly it asks.
        cue: The words that ask.
        actions: What is asked, one range an action.
        evidence: The whole clause.
        asker: The subject of a verb of asking; None where none is named or nobody can be.
        performative: Whether the cue is a verb of asking, so that its subject speaks.
        addressee: Who must act, as written before or behind the cue.
        patient: The subject of what is asked where it does not act: of a passive.
        refrain: Whether something is to be left undone.
        nominal: Whether the actions are noun phrases.
        heading: Who must act by the heading above.
        clausal: Whether clauses follow in the items, with their own subjects.
        lists: Whether the actions stand in the items that follow.
    """

    entry: str
    force: Force
    cue: Range
    actions: tuple[Range, ...]
    evidence: Range
    asker: Range | None = None
    performative: bool = False
    addressee: Range | None = None
    patient: Range | None = None
    refrain: bool = False
    nominal: bool = False
    heading: Range | None = None
    clausal: bool = False
    lists: bool = False
