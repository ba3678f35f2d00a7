"""The vocabulary of quotes (`vocab/quotes.yaml`): words that say that somebody speaks."""

from pydantic import Field

from extractor.language.entries import Entry, Frozen


class Cue(Entry):
    """A verb of saying, in all its forms.

    `direct` verbs stand beside words in quotation marks; `indirect` verbs tell what was said in a clause.
    A verb that `names_hearer` has whom it is said to between itself and the words.
    """

    forms: tuple[str, ...] = Field(min_length=1)
    direct: bool = True
    indirect: bool = True
    bare: bool = Field(default=False, description="the clause may follow without `that`")
    names_hearer: bool = False
    naming: bool = Field(default=False, description="gives a thing a name (`calls it a “…”`)")
    passive: bool = Field(default=False, description="the subject of the passive speaks (`was quoted as`)")


class SourcePhrase(Entry):
    """Words right before a source, such as `according to`."""

    phrases: tuple[str, ...] = Field(min_length=1)


class SpeakerLine(Entry):
    """A speaker named by a line or label without any verb: `— Una Brask, Harbour Watch`, `BRASK:`."""


class QuoteWords(Frozen):
    """Lists that the grammar of quotes refers to; all in lower case."""

    charges: frozenset[str] = Field(description="words after which quotation marks hold a charge")
    titles: frozenset[str] = Field(description="words after which quotation marks hold a name")
    anonymous: frozenset[str] = Field(description="nouns for people who speak for others without a name")
    papers: frozenset[str] = Field(description="nouns for texts that speak for their authors")
    issuing: frozenset[str] = Field(description="verbs by which somebody brings out a paper of their own")
    issuer: frozenset[str] = Field(description="nouns by which an issuer calls itself")
    humans: frozenset[str] = Field(description="nouns for people whom a pronoun may mean unnamed")
    namings: frozenset[str] = Field(description="participles before the name of somebody (`surnamed`)")
    members: frozenset[str] = Field(description="nouns that may stand for who spoke last (`the senator`)")
    possessives: frozenset[str] = Field(description="words that make the next noun somebody's")
    times: frozenset[str] = Field(description="words of time beside a verb of saying")


class QuoteLexicon(Frozen):
    """`quotes.yaml`."""

    cues: tuple[Cue, ...]
    source_phrases: tuple[SourcePhrase, ...]
    signed: SpeakerLine
    labelled: SpeakerLine
    words: QuoteWords
