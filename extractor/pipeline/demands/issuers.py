"""Who issues a text, and who speaks for the issuer."""

import re
from typing import Final

from spacy.tokens import Doc

from extractor.language.demands import Words
from extractor.pipeline import keys
from extractor.pipeline.demands.asks import Range
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.findings import read_findings, referents

_FIRST_PERSON: Final = frozenset({"i", "we", "us", "our", "my"})
_WORD: Final = re.compile(r"\w+")
_OWN: Final = _FIRST_PERSON | {"the"}
_SMALL: Final = frozenset({"of", "for", "the", "and", "in"})
# What a person gives in words, as a headline names it.
_SPEECHES: Final = frozenset({"address", "comments", "letter", "message", "remarks", "speech", "statement"})
_TITLED: Final = frozenset({"DT", "JJ", "NN", "NNP"})
_LETTER: Final = 2
_SIGNATURE: Final = 8


class Issuer:
    """The issuer of one doc.

    Attributes:
        id: The organization that issues the text.
        author: The person who writes it, where it is written in a person's name.
        is_office: Whether the issuer is that person's office, so that what it asks the person asks.
        is_letter: Whether it is written to somebody.
        quoted: Ids of those whom it quotes.
        bodies: Ids of bodies that it quotes, themselves or through their people.
    """

    def __init__(self, doc: Doc, reading: Reading, words: Words) -> None:
        self._reading = reading
        self._words = words
        self._people = referents(doc, keys.PEOPLE)
        self._organizations = referents(doc, keys.ORGANIZATIONS)
        self._publisher = _WORD.findall(str(doc._.publisher or "").lower())
        self._names = {
            finding.id: _WORD.findall(str(finding.attributes["name"]).lower())
            for finding in read_findings(doc, keys.PEOPLE)
        }
        issuing = (finding.id for finding in read_findings(doc, keys.ORGANIZATIONS) if finding.flag("issuer"))
        self.id = next(issuing, None)
        quotes = read_findings(doc, keys.QUOTES)
        self.quoted = {speaker for quote in quotes if (speaker := quote.text("speaker")) is not None}
        self._inside = {
            token.i for quote in quotes if (content := quote.part("content")) is not None for token in content
        }
        self.bodies = {speaker for speaker in self.quoted if speaker.startswith("o")}
        self._staff: set[str | None] = set()
        self._read_roles(doc)
        self._headlined = self._in_headlines()
        self.is_letter = self._is_letter()
        self.author = self._author()

    def owns(self, person: str) -> bool:
        """Whether the issuer is the office of a person."""
        name = self._names.get(person, [])
        surname = [word for word in name[-2:] if len(word) > 2 and word in self._publisher]
        return bool(surname) and (name == self._publisher or bool(self._words.posts & set(self._publisher)))

    @property
    def headlined(self) -> str | None:
        """The one whom the headline names alone, if it is somebody who speaks for the issuer."""
        only = next(iter(self._headlined)) if len(self._headlined) == 1 else None
        return only if only in self.quoted | self._staff else None

    def tells_of(self, person: str) -> bool:
        """Whether a person asks through this text: one it quotes, employs or puts in its headline."""
        return (
            person in self.quoted or person in self._staff or person in self._headlined or self.owns(person)
        )

    def is_named(self, part: Range) -> bool:
        """Whether a noun phrase is the issuer's name, a part of it or its initials."""
        owners = [place for place in range(*part) if self._reading.tags[place] == "POS"]
        names = [self._reading.words[place] for place in range(owners[-1] if owners else part[0], part[1])]
        names = [word for word in names if word.is_alpha and word.text[0].isupper() and not word.is_stop]
        own = self._publisher
        if not names or not own:
            return False
        if any(
            [word.lower_] == own or (word.is_upper and len(word) > 2 and word.lower_ in own) for word in names
        ):
            return True
        if all(word.lower_ in own for word in names):
            return any(word.ent_type_ not in {"GPE", "NORP"} or word.lower_ == own[-1] for word in names)
        initials = "".join(word[0] for word in own if word not in _SMALL)
        return any(word.is_upper and len(word) > 2 and word.lower_ == initials for word in names)

    def is_meant(self, part: Range) -> bool:
        """Whether a noun phrase without a name is how issuers speak of themselves or of their texts."""
        reading = self._reading
        nouns = [
            place
            for place in range(part[0], min(part[1], part[0] + 9))
            if reading.tags[place].startswith("NN")
        ]
        first = part[0]
        ours = reading.lower[first] in _FIRST_PERSON
        if any(reading.lower[place] in self._words.documents for place in nouns):
            return ours or not any(reading.words[place].ent_type_ for place in range(*part))
        if reading.tags[first] == "PRP$" and not ours:
            return False
        if self.is_office and any(reading.lower[place] in self._words.colleagues for place in nouns):
            return True
        leading = reading.unit_start[first] in reading.openings
        for place in nouns:
            many = reading.lower[place].endswith("s") and reading.lower[first] not in _OWN
            if reading.lower[place] in self._words.issuers and (leading or not many):
                return True
        return False

    def _read_roles(self, doc: Doc) -> None:
        for role in read_findings(doc, keys.ROLES):
            body, person = role.text("organization"), role.text("person")
            if body is not None and person in self.quoted:
                self.bodies.add(body)
            if body is not None and body == self.id and not role.flag("former"):
                self._staff.add(person)

    def _in_headlines(self) -> set[str]:
        reading = self._reading
        places = (
            place for start, end in reading.units if start in reading.headlines for place in range(start, end)
        )
        tokens = (reading.words[place].i for place in places)
        return {self._people[token] for token in tokens if token in self._people}

    def _is_letter(self) -> bool:
        reading = self._reading
        if any(reading.lower[reading.content(start, end - 1)] == "dear" for start, end in reading.units):
            return True
        spoken = [
            place
            for place, word in enumerate(reading.lower)
            if word == "i" and reading.tags[place] == "PRP" and reading.words[place].i not in self._inside
        ]
        return len(spoken) > _LETTER

    def _author(self) -> str | None:
        """The person whose office issues the text, or who signs a text in the first person."""
        own = next((person for person in self._names if self.owns(person)), None)
        self.is_office = own is not None
        if own is not None:
            return own
        first, end = self._reading.units[0]
        titled = self._named_behind(first, end)
        if titled is not None and (self.is_letter or _SPEECHES & set(self._reading.lower[first:end])):
            return titled
        return self._signatory() if self.is_letter else None

    def _named_behind(self, start: int, end: int) -> str | None:
        """The first person behind a "by" or "from", as in `Statement by President Petra Novak`."""
        reading = self._reading
        behind = next((i + 1 for i in range(start, end) if reading.lower[i] in {"by", "from"}), end)
        for place in range(behind, end):
            if reading.words[place].i in self._people:
                return self._people[reading.words[place].i]
            if reading.tags[place] not in _TITLED and reading.lower[place] not in {"of", "for", "'s", ","}:
                return None
        return None

    def _signatory(self) -> str | None:
        reading = self._reading
        for start, end in reversed(reading.units[-6:]):
            line = reading.words[start:end]
            if len(line) > _SIGNATURE or any(word.like_num or word.like_email for word in line):
                continue
            place = reading.content(start, end)
            person = self._people.get(reading.words[place].i) if place < end else None
            if person is not None:
                return person
        return None
