"""Which mentions name the same human being; two people who share a surname stay two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Span

from extractor.language.names import Gender
from extractor.pipeline.people.candidates import Candidate
from extractor.pipeline.people.forms import Form, form_of, is_variant, same
from extractor.pipeline.people.other_names import OtherName
from extractor.pipeline.people.words import NameWords


@dataclass
class Person:
    """One person while mentions are gathered."""

    form: Form
    found_by: str
    gender: Gender | None = None
    mentions: list[tuple[Span, Form]] = field(default_factory=list)
    pronouns: list[Span] = field(default_factory=list)
    seconds: list[tuple[Span, Form]] = field(default_factory=list)

    def add(self, span: Span, form: Form) -> None:
        """Takes a mention in; the fullest form becomes the name."""
        self.mentions.append((span, form))
        related = len(self.form.words) == 1 or form.surname == self.form.surname or same(form, self.form)
        if _fuller(form, self.form) and related:
            self.form = form

    @property
    def words(self) -> set[str]:
        """All words that the person is called by."""
        forms = [self.form, *(form for _, form in [*self.mentions, *self.seconds])]
        found = {word for form in forms for word in form.words if len(word) > 1}
        return found | {form.nickname for form in forms if form.nickname}

    @property
    def start(self) -> int:
        """Where the person is first named."""
        return min((span.start for span, _ in self.mentions), default=0)

    def aliases(self) -> list[str]:
        """The other forms in the order they were met; what differs by case alone is no form of its own."""
        found: dict[str, str] = {}
        everything = [*self.mentions, *self.seconds]
        for _, form in sorted(everything, key=lambda pair: pair[0].start):
            found.setdefault(form.text.casefold(), form.text)
        found.pop(self.form.text.casefold(), None)
        return list(found.values())


def _fuller(one: Form, two: Form) -> bool:
    def weight(form: Form) -> tuple[int, bool, int, bool]:
        return len(form.words), form.nickname is not None, sum(map(len, form.words)), not form.text.isupper()

    return weight(one) > weight(two)


class People:
    """The people of a doc, found by the forms of their names."""

    def __init__(self, other_names: Mapping[int, OtherName], words: NameWords) -> None:
        self._gender_of = words.gender_of
        self._is_familiar = words.is_familiar
        self.people: list[Person] = []
        self._other_names = other_names
        self._second = {token.i for other in other_names.values() for token in other.span}

    def take(self, candidates: Iterable[Candidate]) -> None:
        """Makes people of full names first, then gives single names to them or makes people of those too."""
        ordered = sorted(candidates, key=lambda c: (-min(len(c.form.words), 2), c.spans[0].start))
        for candidate in ordered:
            for span in candidate.spans:
                if any(token.i in self._second for token in span):
                    continue
                person = self.of(candidate.form, span, self._gender(candidate, span))
                if person is None:
                    person = Person(candidate.form, candidate.found_by(), self._usual(candidate.form))
                    self.people.append(person)
                person.add(span, candidate.form)
                person.gender = person.gender or self._gender(candidate, span)
                self._add_other(person, self._other_names.get(span.end))

    def _usual(self, form: Form) -> Gender | None:
        """The usual gender of the first word of a full name."""
        return self._gender_of(form.text.split()[0]) if len(form.words) > 1 else None

    @staticmethod
    def _add_other(person: Person, other: OtherName | None) -> None:
        """Ties a second name to the person: it is a mention, and may stand alone later."""
        if other is None:
            return
        form = form_of(other.span)
        person.seconds.append((other.span, form))
        if person.found_by == "ner":
            person.found_by = other.found_by

    @staticmethod
    def _gender(candidate: Candidate, span: Span) -> Gender | None:
        return next((cue.gender for cue in candidate.cues.get(span.start, ()) if cue.gender), None)

    def of(self, form: Form, span: Span, gender: str | None) -> Person | None:
        """The person a form names at this place; None where nobody known is called so."""
        if len(form.words) > 1:
            fitting = [person for person in self.people if self._same(person, form)]
        else:
            fitting = self._called(form.words[0])
        if gender and len(fitting) > 1:
            fitting = [person for person in fitting if person.gender in (gender, None)] or fitting
        return self._nearest(fitting, form, span)

    def _same(self, person: Person, form: Form) -> bool:
        forms = [person.form, *(known for _, known in person.seconds)]
        return any(same(form, known) or self._familiar(form, known) for known in forms) or (
            len(form.words) == 2 and set(form.words) <= person.words and len(person.form.words) > 1
        )

    def _familiar(self, one: Form, two: Form) -> bool:
        """Whether two full names differ by the familiar form of the given name ("Bill Orlov")."""
        if one.surname != two.surname or 1 in (len(one.words), len(two.words)):
            return False
        given = one.words[0], two.words[0]
        return self._is_familiar(*given) or self._is_familiar(*reversed(given))

    def _called(self, word: str) -> list[Person]:
        joined = [p for p in self.people if len(p.form.words) > 1 and "".join(p.form.words) == word]
        by_surname = joined or [p for p in self.people if p.form.surname == word or self._only(p, word)]
        by_any = by_surname or [person for person in self.people if word in person.words]
        full = [person for person in self.people if len(person.form.words) > 1]
        return by_any or [
            p for p in full if _is_short(word, p.form) or self._is_familiar(word, p.form.words[0])
        ]

    @staticmethod
    def _only(person: Person, word: str) -> bool:
        return any(form.words == (word,) for _, form in person.seconds)

    @staticmethod
    def _nearest(fitting: list[Person], form: Form, span: Span) -> Person | None:
        """One of several who fit: whom the text already calls so, else who was named last before."""
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        settled = [p for p in fitting if any(known.key == form.key for _, known in p.mentions)]
        if len(settled) == 1:
            return settled[0]

        def distance(person: Person) -> tuple[bool, int]:
            before = [span.start - known.start for known, _ in person.mentions if known.start <= span.start]
            return (not before, min(before, default=person.start))

        return min(settled or fitting, key=distance)


def _is_short(word: str, form: Form) -> bool:
    """Whether a word that no name in the text has is a variant of the surname, or a short given name."""
    given = form.words[0]
    # "Senator Orlovs office" lost its apostrophe.
    return (
        word in (f"{form.surname}s", f"{form.surname}es")
        or is_variant(word, form.surname)
        or (len(word) > 2 and len(given) > len(word) and given.startswith(word))
    )
