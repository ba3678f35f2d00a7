"""Resolves "she" and "he" where the text leaves one person they can mean; leaves them open elsewhere."""

from collections.abc import Collection
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from extractor.language.people import PeopleLexicon
from extractor.pipeline.people.identity import Person
from extractor.pipeline.people.words import NameWords

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj", "ROOT"})
_OPENING = frozenset({"“", "«", "„", "``"})
_CLOSING = frozenset({"”", "»", "''"})
# How many sentences back a pronoun may reach.
_REACH = 2
_BESIDE = 3


@dataclass
class _Sentence:
    """Who is mentioned in one sentence: people in order, and nouns for others who could be meant."""

    block: int
    people: list[tuple[Token, Person]] = field(default_factory=list)
    others: list[Token] = field(default_factory=list)


class Pronouns:
    """Finds the person that a pronoun means."""

    def __init__(self, lexicon: PeopleLexicon, words: NameWords) -> None:
        self._pronouns = lexicon.pronouns
        self._words = words
        self._humans = {*words.titles, *words.kin, *lexicon.female_words, *lexicon.male_words} - {
            *self._pronouns
        }

    def resolve(self, doc: Doc, people: Collection[Person], breaks: Collection[int]) -> None:
        """Adds the pronouns that mean them to the people; learns genders from the text's own usage."""
        if not people or not doc.has_annotation("SENT_START"):
            return
        mentions = {span[-1].i: (span, person) for person in people for span, _ in person.mentions}
        history: list[_Sentence] = []
        block = 0
        for sent in doc.sents:
            block += any(token.i in breaks for token in sent)
            history = [*history[-_REACH:], _Sentence(block)]
            self._read(sent, mentions, history)

    def _read(self, sent: Span, mentions: dict[int, tuple[Span, Person]], history: list[_Sentence]) -> None:
        here = history[-1]
        quoted = False
        for token in sent:
            if token.text in _OPENING or token.text in _CLOSING:
                quoted = token.text in _OPENING
            if token.i in mentions:
                span, person = mentions[token.i]
                here.people.append((span.root, person))
            elif token.lower_ in self._pronouns:
                person_meant = self._meant(token, history, quoted=quoted)
                if person_meant:
                    person_meant.pronouns.append(token.doc[token.i : token.i + 1])
                    here.people.append((token, person_meant))
            elif token.lower_ in self._humans and token.tag_ == "NN" and not self._describes(token, mentions):
                here.others.append(token)

    def _describes(self, noun: Token, mentions: dict[int, tuple[Span, Person]]) -> bool:
        """Whether a noun stands beside a name and so means the same person ("Orlova, a lawyer")."""
        near = range(noun.i - _BESIDE - 1, noun.i + _BESIDE + 1)
        return any(i in mentions for i in near) or noun.dep_ in {"compound", "appos", "xcomp"}

    def _meant(self, pronoun: Token, history: list[_Sentence], *, quoted: bool) -> Person | None:
        gender = self._pronouns[pronoun.lower_]
        for sentence in reversed(history):
            if history[-1].block - sentence.block > 1:
                return None
            fitting = [(token, p) for token, p in sentence.people if p.gender in (gender, None)]
            if quoted:
                fitting = [(token, p) for token, p in fitting if not self._speaks(token)]
            others = [
                noun for noun in sentence.others if self._words.genders.get(noun.lower_, gender) == gender
            ]
            if fitting or others:
                person = self._only(fitting, others)
                return self._agreed(person, gender)
        return None

    def _only(self, fitting: list[tuple[Token, Person]], others: list[Token]) -> Person | None:
        """The one person left; of several, the one who is the subject, if none else is."""
        if not fitting:
            return None
        distinct = list({id(person): person for _, person in fitting}.values())
        if len(distinct) == 1 and not others:
            return distinct[0]
        subjects = {id(person): person for token, person in fitting if _is_subject(token)}
        if len(subjects) == 1 and not any(_is_subject(noun) for noun in others):
            return next(iter(subjects.values()))
        known = [person for person in distinct if person.gender]
        return known[0] if len(known) == 1 and not others else None

    @staticmethod
    def _agreed(person: Person | None, gender: str) -> Person | None:
        if person is not None and person.gender is None:
            person.gender = gender
        return person

    def _speaks(self, token: Token) -> bool:
        """Whether the mention is the speaker, whom speech does not call "he"."""
        return token.head.lower_ in self._words.speech


def _is_subject(token: Token) -> bool:
    return token.dep_ in _SUBJECTS
