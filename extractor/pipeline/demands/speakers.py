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
        self.is_letter = self._is_letter()
        self.author = self._author()

    @property
    def speaking(self) -> frozenset[str]:
        """Ids of those who are quoted, and of the author."""
        return frozenset(id for id in (*self._quoted, self.author) if id is not None)

    def of(self, ask: Ask) -> Speaker:
        """Who speaks where something is asked."""
        quote = self._quote_at(ask.actions[0][0] if ask.actions else ask.cue[0], ask.cue[0])
        if quote is not None:
            return self._in_quote(ask, quote)
        if ask.performative and ask.asker is not None:
            named = self._named(ask.asker)
            if named.voice == "reported" and self._with_issuer(ask):
                return self._issuing()
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
        return bool(set(self._ids(asker)) & {speaker, self.issuer} - {None})

    def _with_issuer(self, ask: Ask) -> bool:
        """Whether the issuer joins in asking: `the union joined with Harbour Watch to call for …`."""
        reading = self._reading
        if reading.tags[ask.cue[0]] != "VB" or ask.asker is None:
            return False
        tokens = [reading.words[place].i for place in range(ask.asker[1], ask.cue[0])]
        return any(self._organizations.get(token) == self.issuer for token in tokens) and self.issuer is not None

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
        tokens = []
        for place in range(*part):
            if reading.tags[place] in {"WP", "WDT", "VBD", "VBG"} or (
                reading.tags[place] == "IN" and not self._is_name(place)
            ):
                break
            possessor = place + 1 < part[1] and reading.tags[place + 1] == "POS"
            if not possessor and reading.tags[place] != "PRP$":
                tokens.append(reading.words[place].i)
        tables = (self._people, self._organizations)
        return list(dict.fromkeys(table[token] for token in reversed(tokens) for table in tables if token in table))

    def _is_name(self, place: int) -> bool:
        token = self._reading.words[place].i
        return token in self._organizations or token in self._people

    def _named(self, asker: Range) -> Speaker:
        """The speaker that the subject of a verb of asking names."""
        reading = self._reading
        words = reading.lower[asker[0] : asker[1]]
        if words[0] in _FIRST_PERSON:
            return self._first_person(asker[0])
        if words[0] in {"it", "they"}:
            return self._pronoun(asker)
        ids = self._ids(asker) or self._before_relative(asker) or self._before_apposition(asker)
        for person in [id for id in ids if id in self._names]:
            told = person in self._quoted or self.is_own(person)
            return Speaker(person, "quoted" if told else "reported")
        if self.issuer in ids or self._names_issuer(asker):
            return self._issuing()
        for body in ids:
            return Speaker(body, "quoted" if body in self._bodies else "reported")
        if self._names_unknown(asker) and self.author is not None:
            return self._issuing()
        own = any(self._is_own_noun(asker, word) for word in self._nouns(asker))
        return self._issuing() if own else Speaker(None, "reported")

    def _names_unknown(self, asker: Range) -> bool:
        """Whether only what stands behind a name is left of it: `Ana Petrova  D  TX  asked …`."""
        tags = self._reading.tags[asker[0] : asker[1]]
        return self._reading.stripped and all(tag.startswith("NNP") for tag in tags)

    def _nouns(self, part: Range) -> list[str]:
        """The nouns of a noun phrase up to its first complement."""
        found = []
        for place in range(*part):
            tag = self._reading.tags[place]
            if tag in {"IN", "WP", "WDT", "TO"} and found:
                break
            if tag.startswith("NN"):
                found.append(self._reading.lower[place])
        return found[-3:]

    def _is_own_noun(self, asker: Range, word: str) -> bool:
        """Whether a noun phrase without a name is how issuers speak of themselves or of their texts."""
        reading = self._reading
        if word in self._words.documents:
            return not any(reading.words[place].ent_type_ for place in range(*asker))
        generic = (reading.tags[asker[0]] in {"JJ", "NNS"} and word.endswith("s")) or (
            reading.tags[asker[0]] == "PRP$" and reading.lower[asker[0]] not in _FIRST_PERSON
        )
        return word in self._words.issuers and not generic

    def _first_person(self, place: int) -> Speaker:
        """The issuer; where "I" stands in a text without an author, the one said to speak before."""
        reading = self._reading
        if reading.lower[place] == "i" and self.author is None:
            for other in range(place - 1, max(0, place - 60), -1):
                if reading.lower[other] in self._words.attribution and reading.tags[other] in {"VBD", "VBZ"}:
                    said = self._sayer((reading.unit_start[other], other))
                    if said is not None and said.id is not None:
                        return said
        return self._issuing()

    def _pronoun(self, asker: Range) -> Speaker:
        """Who "it" or "they" are: the subject before, in the sentence or the one before it."""
        reading = self._reading
        first = reading.unit_start[asker[0]]
        for start, end in ((first, asker[0]), (reading.unit_start[first - 1] if first else 0, first)):
            for place in range(start, end):
                if reading.tags[place] in {"VBZ", "VBP", "VBD", "MD"}:
                    subject = subject_of(reading, place, climb=False)
                    if subject is not None and reading.tags[subject[0]] not in {"PRP", "EX", "WP"}:
                        return self._named(subject)
                    break
        return self._issuing()

    def _before_relative(self, asker: Range) -> list[str]:
        """The person right before "who"."""
        reading = self._reading
        if reading.lower[asker[0]] != "who":
            return []
        for place in range(asker[0] - 1, max(reading.unit_start[asker[0]], asker[0] - 25), -1):
            person = self._people.get(reading.words[place].i)
            if person is not None:
                return [person]
        return []

    def _before_apposition(self, asker: Range) -> list[str]:
        """The person right before a noun phrase in commas: `Ana Petrova, a member of the board, called on …`."""
        reading, place = self._reading, asker[0] - 1
        if place < 1 or reading.lower[place] not in {",", "("} or reading.tags[asker[0]] not in {"DT", "NN", "NNP"}:
            return []
        while place > reading.unit_start[asker[0]] and reading.tags[place] in {",", "NNP", "(", "-LRB-", "-RRB-", ")", "HYPH", "NN"}:
            person = self._people.get(reading.words[place].i)
            if person is not None:
                return [person]
            place -= 1
        return []

    def _names_issuer(self, part: Range) -> bool:
        """Whether a noun phrase is the issuer's name, a part of it or its initials."""
        names = [self._reading.words[place] for place in range(*part)]
        names = [word for word in names if word.is_alpha and word.text[0].isupper() and not word.is_stop]
        if not names or not self._publisher:
            return False
        own = self._publisher.split()
        if any(word.lower_ == self._publisher for word in names):
            return True
        if all(word.lower_ in own for word in names):
            return any(word.ent_type_ not in {"GPE", "NORP"} for word in names)
        initials = "".join(word[0] for word in own if word not in {"of", "for", "the", "and", "in"})
        return any(word.is_upper and len(word) > 2 and word.lower_ == initials for word in names)

    def is_own(self, person: str) -> bool:
        """Whether the issuer is the office of a person."""
        finding = self._names.get(person)
        name = str(finding.attributes["name"]).lower() if finding is not None else ""
        own = self._publisher.split()
        surname = [word for word in name.split()[-2:] if len(word) > 2 and word in own]
        return bool(surname) and (name == self._publisher or bool(self._words.posts & set(own)))

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
        if reading.lower[part[1] - 1] in {"he", "she"} and self._people:
            before = [person for token, person in self._people.items() if token < tokens[-1]]
            return Speaker(before[-1], "quoted") if before else None
        bodies = [self._organizations[token] for token in tokens if token in self._organizations]
        if bodies:
            if self.issuer in bodies:
                return self._issuing()
            return Speaker(bodies[-1], "quoted" if bodies[-1] in self._bodies else "reported")
        noun = next((place for place in range(part[1] - 1, part[0] - 1, -1) if reading.tags[place] in {"NN", "NNS"}), None)
        if noun is None or self._names_issuer(part) or reading.lower[part[0]] in _FIRST_PERSON:
            return None
        return None if self._is_own_noun(part, reading.lower[noun]) else Speaker(None, "reported")

    def _quoted_bodies(self, doc: Doc) -> set[str]:
        """Bodies that are quoted, themselves or through a person with a role there."""
        bodies = {speaker for speaker in self._quoted if speaker and speaker.startswith("o")}
        for role in read_findings(doc, keys.ROLES):
            body = role.text("organization")
            if body is not None and role.text("person") in self._quoted:
                bodies.add(body)
        return bodies

    def _is_letter(self) -> bool:
        """Whether the text is written to somebody, so that imperatives are not meant for the page's reader."""
        reading = self._reading
        if any(reading.lower[reading.content(start, end - 1)] == "dear" for start, end in reading.units):
            return True
        spoken = (
            place for place, word in enumerate(reading.lower)
            if word == "i" and reading.tags[place] == "PRP" and reading.words[place].i not in self._quotes
        )
        return sum(1 for _ in spoken) > 2

    def _author(self) -> str | None:
        """The person who writes: whose office issues the text, or who signs a text in the first person."""
        own = next((person for person in self._names if self.is_own(person)), None)
        if own is not None or not self.is_letter:
            return own
        first = self._reading.units[0]
        titled = [self._people.get(word.i) for word in self._reading.words[first[0] : first[1]]]
        byline = {"by", "from"} & set(self._reading.lower[first[0] : first[1]])
        if byline and any(titled):
            return next(person for person in titled if person is not None)
        for start, end in reversed(self._reading.units[-6:]):
            line = self._reading.words[start:end]
            if len(line) > 8 or any(word.like_num or word.like_email for word in line):
                continue
            ids = [self._people.get(self._reading.words[place].i) for place in range(start, end)]
            if ids and ids[0] is not None:
                return ids[0]
        return None
