"""The vocabulary of demands (`vocab/demands.yaml`): words that ask, and what follows them."""

from typing import Final

from pydantic import Field, field_validator

from extractor.language.entries import Entry, Frozen
from extractor.records import Force

SLOTS: Final = frozenset(
    {"WHO", "ACTOR", "DO", "CLAUSE", "BARE-CLAUSE", "PAST-CLAUSE", "WHAT", "NOMINAL", "THING", "STATE"}
)


class Trigger(Entry):
    """Words that ask, and the frames of what may follow them.

    A phrase is a row of words as in prose, apart by spaces; `a|b` is a choice, `a?` may be missing. A frame
    is such a row with slots: WHO must act, ACTOR (the same, if it can act), DO (a verb phrase), CLAUSE
    ("Russia release them"), BARE-CLAUSE (the same, where only a bare verb or a modal shows that something is
    asked), PAST-CLAUSE (the same, its verb in the past too: "it is time he left"), WHAT (a noun phrase for
    something done), NOMINAL (one whose noun is listed as such), THING (any noun phrase) and STATE (one with
    how it is to be: "them free"). The first frame that fits decides.
    """

    phrases: tuple[str, ...] = Field(min_length=1)
    frames: tuple[str, ...] = Field(min_length=1)
    force: Force
    noun: bool = Field(default=False, description="no verb that has a subject who asks")
    first_person: bool = Field(default=False, description="asks only after I or we")
    starts: bool = Field(default=False, description="asks only at the start of a sentence")
    refrain: bool = Field(default=False, description="asks that something be not done")
    soft: bool = Field(default=False, description="asks the page's reader where a reader's verb follows")

    @field_validator("frames")
    @classmethod
    def _known_slots(cls, frames: tuple[str, ...]) -> tuple[str, ...]:
        for frame in frames:
            slots = [word for word in frame.split() if word.isupper()]
            if not slots or not set(slots) <= SLOTS or slots[-1] in {"WHO", "ACTOR"}:
                raise ValueError(
                    f"frame {frame!r}: ends in none of {', '.join(sorted(SLOTS - {'WHO', 'ACTOR'}))}"
                )
        return frames


class Modal(Entry):
    """An auxiliary that asks of its subject: `must`, `should`, `needs to`."""

    phrases: tuple[str, ...] = Field(min_length=1)
    force: Force
    said: bool = Field(default=False, description="asks only behind a verb of saying")
    actors_only: bool = Field(default=False, description="asks only of those who can act, else it describes")


class Imperative(Entry):
    """The bare verb at the start of a sentence or an item."""

    force: Force


class Slogan(Entry):
    """A noun phrase with an exclamation mark that asks without a verb: `Freedom for all of them!` is one."""

    force: Force
    nouns: frozenset[str]


class Needed(Entry):
    """A predicate that asks for what its subject names: `A new trial is needed` is one."""

    force: Force
    predicates: frozenset[str]


class Words(Frozen):
    """Lists that the grammar of demands refers to; all in lower case."""

    actors: frozenset[str] = Field(description="nouns for those who can be asked to act")
    issuers: frozenset[str] = Field(description="nouns by which issuers speak of themselves")
    colleagues: frozenset[str] = Field(
        description="nouns by which the office of a person means it with others"
    )
    documents: frozenset[str] = Field(description="nouns for an issuer's own texts, which ask in its name")
    instruments: frozenset[str] = Field(description="nouns for laws and plans, which ask nothing of anybody")
    readers: frozenset[str] = Field(description="nouns for the readers of the page")
    audience: frozenset[str] = Field(description="nouns for the public, asked to act or only to read on")
    opinions: frozenset[str] = Field(description="nouns for what somebody may think: the idea that it should")
    announcing: frozenset[str] = Field(description="last words of a sentence that announces a list")
    reader_verbs: frozenset[str] = Field(description="imperatives to the reader of the page")
    rhetoric: tuple[str, ...] = Field(description="how imperatives start that guide the listener")
    remarks: frozenset[str] = Field(
        description="what should be done by the listener: be noted, be remembered"
    )
    applicants: frozenset[str] = Field(description="nouns for those whom conditions of entry bind")
    applying: frozenset[str] = Field(description="what those must do who want something of the issuer")
    praise: frozenset[str] = Field(description="what should be said or felt of somebody for what is done")
    lead_ins: frozenset[str] = Field(description="words of a lead-in under which items ask something")
    times: frozenset[str] = Field(description="names of days and months, who are not called on")
    honorifics: frozenset[str] = Field(description="short forms that end in a full stop which may be lost")
    prohibitions: frozenset[str] = Field(description="prohibitions to the reader of the page")
    helping: frozenset[str] = Field(
        description="words that make an action of any category help those it names"
    )
    officials: frozenset[str] = Field(description="words in the titles of those who are asked, not helped")
    groups: frozenset[str] = Field(description="nouns for unnamed people whom a demand would help instead")
    held: frozenset[str] = Field(description="words for those to whom something was done, or for its deeds")
    custody: frozenset[str] = Field(description="verbs and nouns for what befell those whose case it is")
    cases: frozenset[str] = Field(description="words by which an action speaks of the case a text is about")
    minds: frozenset[str] = Field(description="adjectives for a state of mind or an ability, not an act")
    ceasing: frozenset[str] = Field(description="verbs by which a thing that is bad has to go")
    procedures: frozenset[str] = Field(description="what becomes of a bill on its way, which is not asked")
    imposed: frozenset[str] = Field(description="what a punished person must do")
    outcomes: frozenset[str] = Field(description="verbs of what is expected rather than asked")
    verbs: frozenset[str] = Field(description="bare verbs often asked for, known where a tag says otherwise")
    statives: frozenset[str] = Field(description="verbs whose subject does not act")
    refrain: frozenset[str] = Field(description="verbs that ask to leave something undone")
    nominals: frozenset[str] = Field(description="nouns that name what is to be done")
    reasons: tuple[str, ...] = Field(description="words that open a reason, which ends an action")
    conditions: frozenset[str] = Field(description="words before a modal that asks nothing")
    legal: tuple[str, ...] = Field(description="phrases that say what a law or bill would do")
    posts: frozenset[str] = Field(description="words by which an issuer is the office of a person")
    telling: tuple[str, ...] = Field(description="phrases that open an account of what a law or bill holds")
    attribution: frozenset[str] = Field(description="verbs of saying")
    urgency: tuple[str, ...] = Field(description="how soon or on what terms, longest first")


class DemandLexicon(Frozen):
    """`demands.yaml`."""

    triggers: tuple[Trigger, ...]
    modals: tuple[Modal, ...]
    imperative: Imperative
    slogan: Slogan
    needed: Needed
    words: Words
