"""Who asks: the one quoted, the issuer, or somebody of whom the text only tells."""

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from extractor.language.demands import Words
from extractor.pipeline import keys
from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.issuers import Issuer
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.subjects import subject_of
from extractor.pipeline.findings import Finding, read_findings, referents

_FIRST_PERSON: Final = frozenset({"i", "we", "us", "our", "my"})
_THIRD_PERSON: Final = frozenset({"he", "she", "they"})
_FINITE: Final = frozenset({"VBZ", "VBP", "VBD", "MD"})
_NAME: Final = frozenset({",", "NNP", "(", "-LRB-", "-RRB-", ")", "HYPH", "NN"})
_NEAR: Final = 25
# A pronoun stands for somebody named at most so many words before.
_FAR: Final = 60


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who asks, in which voice, and in which quote."""

    id: str | None
    voice: str
    quote: str | None = None


class Speakers:
    """Reads the speakers of one doc."""

    def __init__(self, doc: Doc, reading: Reading, words: Words) -> None:
        self._words = words
        self._reading = reading
        self._people = referents(doc, keys.PEOPLE)
        self._organizations = referents(doc, keys.ORGANIZATIONS)
        self._quotes = self._by_token(read_findings(doc, keys.QUOTES))
        self.issuer = Issuer(doc, reading, words)

    def of(self, ask: Ask) -> Speaker:
        """Who speaks where something is asked."""
        quote = self._quotes.get(self._reading.words[ask.cue[0]].i)
        if quote is not None:
            return self._in_quote(ask, quote)
        if ask.performative and ask.asker is not None:
            return self._asking(ask, ask.asker)
        return self._attributed(ask) or self._issuing()

    @property
    def speaking(self) -> frozenset[str]:
        """Ids of those who are quoted, and of the author."""
        return frozenset(id for id in (*self.issuer.quoted, self.issuer.author) if id is not None)

    def quoted_at(self, place: int) -> bool:
        """Whether the word stands in a direct quotation."""
        quote = self._quotes.get(self._reading.words[place].i)
        return quote is not None and quote.text("kind") == "direct"

    def is_repeat(self, place: int) -> bool:
        """Whether the word stands in a quotation that repeats another."""
        quote = self._quotes.get(self._reading.words[place].i)
        return quote is not None and quote.text("duplicate_of") is not None

    def _by_token(self, quotes: list[Finding]) -> dict[int, Finding]:
        found: dict[int, Finding] = {}
        for quote in sorted(quotes, key=lambda quote: quote.text("kind") == "direct"):
            content = quote.part("content")
            if content is not None:
                found.update(dict.fromkeys(range(content.start, content.end), quote))
        return found

    def _in_quote(self, ask: Ask, quote: Finding) -> Speaker:
        direct = quote.id if quote.text("kind") == "direct" else None
        speaker = quote.text("speaker")
        if ask.performative and ask.asker is not None and not self._speaks_for_itself(ask.asker, speaker):
            named = self._named(ask.asker)
            third = self._reading.lower[ask.asker[0]] in _THIRD_PERSON
            if third or named.voice == "reported":
                return Speaker(None if third else named.id, "reported", direct)
        if speaker is not None and speaker == self.issuer.id:
            return Speaker(speaker, "issuer", direct)
        if speaker is None and direct is None:
            return self._attributed(ask) or Speaker(None, "quoted")
        return Speaker(speaker, "quoted", direct)

    def _speaks_for_itself(self, asker: Range, speaker: str | None) -> bool:
        if self._reading.lower[asker[0]] in _FIRST_PERSON:
            return True
        return bool(set(self._ids(asker)) & {speaker, self.issuer.id} - {None})

    def _asking(self, ask: Ask, asker: Range) -> Speaker:
        """The one who asks by a verb of asking, in what the text itself says."""
        named = self._named(asker)
        if named.voice != "reported":
            return named
        if self._with_issuer(ask):
            return self._issuing()
        if ask.addressee is not None and self._reading.lower[ask.addressee[0]] == "you":
            # Nobody reports what is asked of "you": it is the sender of a letter.
            return Speaker(named.id, "quoted") if named.id is not None else self._issuing()
        main = self._main_subject(ask)
        return named if main is None else self._named(main)

    def _with_issuer(self, ask: Ask) -> bool:
        """Whether the issuer joins in asking: `the union joined with Harbour Watch to call for …`."""
        reading = self._reading
        if reading.tags[ask.cue[0]] != "VB" or ask.asker is None or self.issuer.id is None:
            return False
        tokens = [reading.words[place].i for place in range(ask.asker[1], ask.cue[0])]
        return any(self._organizations.get(token) == self.issuer.id for token in tokens)

    def _main_subject(self, ask: Ask) -> Range | None:
        """The subject of the sentence of which "urging him to act" is a part."""
        reading = self._reading
        if reading.tags[ask.cue[0]] != "VBG":
            return None
        for place in range(reading.unit_start[ask.cue[0]], ask.cue[0]):
            if reading.tags[place] in {"VBZ", "VBP", "VBD"}:
                return subject_of(reading, place)
        return None

    def _ids(self, part: Range) -> list[str]:
        """Ids of those a noun phrase names: its head first, nobody in what belongs to the head."""
        reading = self._reading
        tokens: list[int] = []
        for place in range(*part):
            token = reading.words[place].i
            if reading.tags[place] in {"WP", "WDT", "VBD", "VBG"}:
                break
            if reading.tags[place] == "IN" and token not in self._organizations and token not in self._people:
                break
            if reading.tags[place] == "POS":
                tokens = []
            if reading.tags[place] != "PRP$":
                tokens.append(token)
        tables = (self._people, self._organizations)
        return list(
            dict.fromkeys(table[token] for token in reversed(tokens) for table in tables if token in table)
        )

    def _named(self, asker: Range) -> Speaker:
        """The speaker that the subject of a verb of asking names."""
        first = self._reading.lower[asker[0]]
        if first in _FIRST_PERSON:
            return self._first_person(asker[0])
        if first in {"it", "they"}:
            return self._pronoun(asker)
        ids = self._ids(asker) or self._before_relative(asker) or self._before_apposition(asker)
        if not ids and first in {"he", "she"}:
            token = self._reading.words[asker[0]].i
            ids = [person for other, person in self._people.items() if token - _FAR < other < token][-1:]
        for person in (id for id in ids if id.startswith("p")):
            return Speaker(person, "quoted" if self.issuer.tells_of(person) else "reported")
        if self.issuer.id in ids or self.issuer.is_named(asker):
            return self._issuing() if self.issuer.is_office else Speaker(self.issuer.id, "issuer")
        for body in ids:
            return Speaker(body, "quoted" if body in self.issuer.bodies else "reported")
        if self._names_unknown(asker) and self.issuer.author is not None:
            return self._issuing()
        return self._issuing() if self.issuer.is_meant(asker) else Speaker(None, "reported")

    def _names_unknown(self, asker: Range) -> bool:
        """Whether only what stands behind a name is left of it: `Ana Petrova  D  TX  asked …`."""
        tags = self._reading.tags[asker[0] : asker[1]]
        return self._reading.stripped and all(tag.startswith("NNP") for tag in tags)

    def _first_person(self, place: int) -> Speaker:
        """The issuer; where "I" stands in a text without an author, the one said to speak before."""
        reading = self._reading
        if reading.lower[place] == "i" and self.issuer.author is None:
            for other in range(place - 1, max(0, place - 60), -1):
                if reading.lower[other] in self._words.attribution and reading.tags[other] in {"VBD", "VBZ"}:
                    said = self._sayer((reading.unit_start[other], other))
                    if said is not None and said.id is not None:
                        return said
            only = self.issuer.headlined
            if only is not None:
                return Speaker(only, "quoted")
        return self._issuing()

    def _pronoun(self, asker: Range) -> Speaker:
        """Who "it" or "they" are: the subject before, in the sentence or the one before it."""
        reading = self._reading
        first = reading.unit_start[asker[0]]
        for start, end in ((first, asker[0]), (reading.unit_start[first - 1] if first else 0, first)):
            verb = next((place for place in range(start, end) if reading.tags[place] in _FINITE), None)
            subject = subject_of(reading, verb, climb=False) if verb is not None else None
            if subject is not None and reading.tags[subject[0]] not in {"PRP", "EX", "WP"}:
                return self._named(subject)
        return self._issuing()

    def _before_relative(self, asker: Range) -> list[str]:
        """The person right before "who"."""
        reading = self._reading
        if reading.lower[asker[0]] != "who":
            return []
        for place in range(asker[0] - 1, max(reading.unit_start[asker[0]], asker[0] - _NEAR), -1):
            person = self._people.get(reading.words[place].i)
            if person is not None:
                return [person]
        return []

    def _before_apposition(self, asker: Range) -> list[str]:
        """The person right before a noun phrase in commas: `Ana Petrova, a member of the board, asked …`."""
        reading, place = self._reading, asker[0] - 1
        if (
            place < 1
            or reading.lower[place] not in {",", "("}
            or reading.tags[asker[0]] not in {"DT", "NN", "NNP"}
        ):
            return []
        while place > reading.unit_start[asker[0]] and reading.tags[place] in _NAME:
            person = self._people.get(reading.words[place].i)
            if person is not None:
                return [person]
            place -= 1
        return []

    def _issuing(self) -> Speaker:
        if self.issuer.author is not None:
            return Speaker(self.issuer.author, "quoted")
        return Speaker(self.issuer.id, "issuer")

    def _attributed(self, ask: Ask) -> Speaker | None:
        """The one who says it where no quote was found: `Ana Petrova said the court should …`."""
        reading = self._reading
        start, end = reading.unit_start[ask.cue[0]], ask.evidence[0]
        for place in range(end - 1, max(start - 1, end - 20), -1):
            if reading.lower[place] in self._words.attribution and reading.tags[place] in {
                "VBD",
                "VBZ",
                "VBP",
            }:
                return self._sayer((start, place))
        after = ask.evidence[1]
        limit = reading.unit_end[ask.cue[0]]
        if after < limit and reading.lower[after] in {",", "”", '"', "_"}:
            span = range(after, min(limit, after + _NEAR))
            verb = next(
                (
                    place
                    for place in span
                    if reading.lower[place] in self._words.attribution and reading.tags[place] != "NNS"
                ),
                None,
            )
            if verb is not None:
                return self._sayer((after, verb)) or self._sayer((verb, min(limit, verb + 12)))
        return None

    def _sayer(self, part: Range) -> Speaker | None:
        """The one who says something, named in the words before or behind a verb of saying."""
        if part[1] <= part[0]:
            return None
        reading = self._reading
        tokens = [reading.words[place].i for place in range(*part)]
        people = [self._people[token] for token in tokens if token in self._people]
        if people:
            told = self.issuer.tells_of(people[-1]) or not self.issuer.quoted
            return Speaker(people[-1], "quoted" if told else "reported")
        if reading.lower[part[1] - 1] in {"he", "she"} and self._people:
            before = [person for token, person in self._people.items() if token < tokens[-1]]
            return Speaker(before[-1], "quoted") if before else None
        bodies = [self._organizations[token] for token in tokens if token in self._organizations]
        if self.issuer.id in bodies or self.issuer.is_named(part):
            return self._issuing()
        if bodies:
            return Speaker(bodies[-1], "quoted" if bodies[-1] in self.issuer.bodies else "reported")
        named = any(reading.tags[place] in {"NN", "NNS"} for place in range(*part))
        if not named or reading.lower[part[0]] in _FIRST_PERSON or self.issuer.is_meant(part):
            return None
        return Speaker(None, "reported")
