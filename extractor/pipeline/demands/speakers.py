"""Who asks: the one quoted, the issuer, or somebody of whom the text only tells."""

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from extractor.language.demands import Words
from extractor.pipeline import keys
from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.extents import head_noun
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.subjects import subject_of
from extractor.pipeline.findings import Finding, read_findings, referents

_FIRST_PERSON: Final = frozenset({"i", "we", "us", "our", "my"})


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
        self._names = {finding.id: finding for finding in read_findings(doc, keys.PEOPLE)}
        organizations = read_findings(doc, keys.ORGANIZATIONS)
        self.issuer = next((finding.id for finding in organizations if finding.flag("issuer")), None)
        self._publisher = str(doc._.publisher or "").lower()
        self._quotes = self._by_token(read_findings(doc, keys.QUOTES))
        self._quoted = {quote.text("speaker") for quote in read_findings(doc, keys.QUOTES)} - {None}
        self._bodies = self._quoted_bodies(doc)
        self.author = self._author(doc)
        self.is_letter = self._is_letter(doc)

    def of(self, ask: Ask) -> Speaker:
        """Who speaks where something is asked."""
        quote = self._quote_at(ask.actions[0][0] if ask.actions else ask.cue[0], ask.cue[0])
        if quote is not None:
            return self._in_quote(ask, quote)
        if ask.performative and ask.asker is not None:
            named = self._named(ask.asker)
            main = self._main_subject(ask) if named.voice == "reported" else None
            return named if main is None else self._named(main)
        said = self._attributed(ask)
        return said if said is not None else self._issuing()

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

    def _quote_at(self, action: int, cue: int) -> Finding | None:
        """The quote that holds the cue; one that holds only the action continues what the text says."""
        inside = self._quotes.get(self._reading.words[cue].i)
        return inside if inside is not None else None

    def _in_quote(self, ask: Ask, quote: Finding) -> Speaker:
        direct = quote.id if quote.text("kind") == "direct" else None
        speaker = quote.text("speaker")
        if ask.performative and ask.asker is not None and not self._speaks_for_itself(ask.asker, speaker):
            named = self._named(ask.asker)
            if named.voice == "reported":
                return Speaker(named.id, "reported", direct)
        if speaker is not None and speaker == self.issuer:
            return Speaker(speaker, "issuer", direct)
        return Speaker(speaker, "quoted", direct)

    def _speaks_for_itself(self, asker: Range, speaker: str | None) -> bool:
        reading = self._reading
        if reading.lower[asker[0]] in _FIRST_PERSON:
            return True
        ids = self._ids(asker)
        return bool(ids & {speaker, self.issuer} - {None})

    def _main_subject(self, ask: Ask) -> Range | None:
        """The subject of the sentence of which "urging him to act" is a part."""
        reading = self._reading
        if reading.tags[ask.cue[0]] != "VBG":
            return None
        for place in range(reading.unit_start[ask.cue[0]], ask.cue[0]):
            if reading.tags[place] in {"VBZ", "VBP", "VBD"}:
                return subject_of(reading, place)
        return None

    def _ids(self, part: Range) -> set[str]:
        reading = self._reading
        noun = head_noun(reading, *part)
        places = range(part[0], (noun + 1) if noun is not None else part[1])
        tokens = [reading.words[place].i for place in places]
        return {table[token] for token in tokens for table in (self._people, self._organizations) if token in table}

    def _named(self, asker: Range) -> Speaker:
        """The speaker that the subject of a verb of asking names."""
        reading = self._reading
        words = reading.lower[asker[0] : asker[1]]
        if words[0] in _FIRST_PERSON:
            return self._issuing()
        ids = self._ids(asker)
        if self.issuer in ids or self._names_issuer(asker):
            return self._issuing()
        for person in sorted(ids & self._names.keys()):
            told = person in self._quoted or self.is_own(person)
            return Speaker(person, "quoted" if told else "reported")
        for body in sorted(ids):
            return Speaker(body, "quoted" if body in self._bodies else "reported")
        noun = head_noun(reading, *asker)
        word = reading.lower[noun] if noun is not None else words[-1]
        own = word in self._words.issuers or word in self._words.documents or words[0] in {"it", "they"}
        return self._issuing() if own else Speaker(None, "reported")

    def _names_issuer(self, part: Range) -> bool:
        """Whether a noun phrase is the issuer's name, a part of it or its initials."""
        names = [self._reading.words[place] for place in range(*part)]
        names = [word for word in names if word.is_alpha and word.text[0].isupper() and not word.is_stop]
        if not names or not self._publisher:
            return False
        own = self._publisher.split()
        if all(word.lower_ in own for word in names):
            return any(word.ent_type_ not in {"GPE", "NORP"} for word in names)
        initials = "".join(word[0] for word in own if word not in {"of", "for", "the", "and", "in"})
        return any(word.is_upper and len(word) > 2 and word.lower_ == initials for word in names)

    def is_own(self, person: str) -> bool:
        """Whether the issuer is the office of a person."""
        finding = self._names.get(person)
        name = str(finding.attributes["name"]).lower() if finding is not None else ""
        return bool(name) and name.split()[-1] in self._publisher.split()

    def _issuing(self) -> Speaker:
        if self.author is not None:
            return Speaker(self.author, "quoted")
        return Speaker(self.issuer, "issuer")

    def _attributed(self, ask: Ask) -> Speaker | None:
        """The one who says it where no quote was found: `Ana Petrova said the court should …`."""
        reading = self._reading
        start, end = reading.unit_start[ask.cue[0]], ask.evidence[0]
        for place in range(end - 1, max(start - 1, end - 20), -1):
            if reading.lower[place] in self._words.attribution and reading.tags[place] in {"VBD", "VBZ", "VBP"}:
                return self._sayer((start, place))
        after = ask.evidence[1]
        limit = reading.unit_end[ask.cue[0]]
        if after < limit and reading.lower[after] in {",", "”", '"', "_"}:
            verb = next(
                (i for i in range(after, min(limit, after + 25)) if reading.lower[i] in self._words.attribution), None
            )
            if verb is not None:
                return self._sayer((after, verb)) or self._sayer((verb, min(limit, verb + 12)))
        return None

    def _sayer(self, part: Range) -> Speaker | None:
        if part[1] <= part[0]:
            return None
        reading = self._reading
        tokens = [reading.words[place].i for place in range(*part)]
        people = [self._people[token] for token in tokens if token in self._people]
        if people:
            told = people[-1] in self._quoted or self.is_own(people[-1]) or not self._quoted
            return Speaker(people[-1], "quoted" if told else "reported")
        bodies = [self._organizations[token] for token in tokens if token in self._organizations]
        if bodies:
            if self.issuer in bodies:
                return self._issuing()
            return Speaker(bodies[-1], "quoted" if bodies[-1] in self._bodies else "reported")
        return None

    def _quoted_bodies(self, doc: Doc) -> set[str]:
        """Bodies that are quoted, themselves or through a person with a role there."""
        bodies = {speaker for speaker in self._quoted if speaker and speaker.startswith("o")}
        for role in read_findings(doc, keys.ROLES):
            body = role.text("organization")
            if body is not None and role.text("person") in self._quoted:
                bodies.add(body)
        return bodies

    def _is_letter(self, doc: Doc) -> bool:
        """Whether the issuer writes to somebody, so that imperatives are not meant for the page's reader."""
        lower = self._reading.lower
        return "dear" in lower or lower.count("i") > 2 * sum(len(quote) > 0 for quote in self._quoted)

    def _author(self, doc: Doc) -> str | None:
        """Who writes in the first person: where the office of a person issues a text that quotes nobody."""
        return None
