"""The vocabulary of judicial sentences (`vocab/sentencing.yaml`)."""

from typing import Literal

from pydantic import Field

from extractor.language.entries import Entry, Frozen
from extractor.records import PunishmentKind, SentenceStatus

# Where the text names those who are punished, seen from the trigger.
Place = Literal["object", "receiver", "subject", "behind", "near"]


class SentencingEntry(Entry):
    """Words that say a punishment was given, changed, borne or threatened."""

    forms: tuple[str, ...]
    person: Place
    status: SentenceStatus
    joints: tuple[str, ...] = Field(
        default=(), description="words that lead from the trigger to a punishment named by its length alone"
    )
    bare: bool = Field(default=False, description="a length right behind the trigger is a punishment")
    vague: bool = Field(default=False, description="a punishment without length or amount counts")
    prosecutors: bool = Field(default=False, description="counts only where prosecutors ask")
    pays: bool = Field(default=False, description="a sum of money behind the trigger is a fine")
    kind: PunishmentKind | None = Field(default=None, description="what a bare length behind it means")
    echo: bool = Field(default=False, description="may mean a punishment named before (upheld the verdict)")
    change: bool = Field(
        default=False, description="tells of a change; of two lengths the second is the new one"
    )


class PunishmentWords(Frozen):
    """Nouns that name a kind of punishment, and places where it is borne."""

    kind: PunishmentKind
    nouns: tuple[str, ...] = Field(description="name the kind beside a length or amount")
    strong: tuple[str, ...] = Field(default=(), description="name a punishment without any length")


class TermWords(Frozen):
    """Words of the grammar of terms, in lower case."""

    numbers: dict[str, int]
    hundreds: frozenset[str]
    articles: frozenset[str]
    units: dict[str, tuple[str, ...]] = Field(
        description="ISO unit, with a factor where needed, to its forms"
    )
    fractions: dict[str, int]
    joins: frozenset[str]
    joins_measures: frozenset[str]
    ranges: frozenset[str]
    between: frozenset[str]
    before_units: frozenset[str]
    life: frozenset[str]


class SentencingLexicon(Frozen):
    """`sentencing.yaml`; all words in lower case."""

    entries: tuple[SentencingEntry, ...]
    punishments: tuple[PunishmentWords, ...]
    generic: tuple[str, ...] = Field(description="nouns that name a sentence of any kind")
    verdicts: tuple[str, ...] = Field(description="nouns by which a change means a punishment named before")
    facilities: tuple[str, ...]
    terms: TermWords
    suspended: tuple[str, ...]
    in_absentia: tuple[str, ...]
    modals: tuple[str, ...] = Field(description="before a trigger, they make it a threat")
    laws: tuple[str, ...] = Field(description="subjects that make a punishment a penalty written in a law")
    prosecutors: tuple[str, ...]
    magnitudes: dict[str, int]
    courts: tuple[str, ...]
    convictions: tuple[str, ...]
    pleas: tuple[str, ...]
    accusations: tuple[str, ...]
    charges: tuple[str, ...]
    charge_adjectives: tuple[str, ...] = Field(description="before a charge, but no part of its name")
    charge_determiners: tuple[str, ...] = Field(
        description="before `charges`, they say how many and not which"
    )
    blamed: tuple[str, ...] = Field(description="participles of an accusation that `of` follows at once")
    tried: tuple[str, ...] = Field(description="of arrests and trials; the charge follows behind `for`")
    admitted: tuple[str, ...] = Field(description="verbs of a plea that a gerund follows at once")
    described: tuple[str, ...] = Field(description="nouns for an accused person")
    plural_words: tuple[str, ...]
    officials: tuple[str, ...]
