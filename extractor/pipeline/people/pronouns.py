"""Resolves "she" and "he" where the text leaves one person they can mean; leaves them open elsewhere."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, field

from spacy.attrs import LOWER, ORTH
from spacy.tokens import Doc, Span, Token

from extractor.language.names import Gender
from extractor.language.people import PeopleLexicon
from extractor.pipeline.people.identity import Person
from extractor.pipeline.people.words import NameWords
from extractor.pipeline.tokens import places, word_ids

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj", "ROOT"})
_OBJECTS = frozenset({"obj", "dobj", "iobj", "obl", "dative"})
_APPOSED = frozenset({"appos", "flat", "compound"})
_OPENING = frozenset({"“", "«", "„", "``"})
_CLOSING = frozenset({"”", "»", "''"})
_MARKS = word_ids([*_OPENING, *_CLOSING, '"'])
# How many sentences back a pronoun may reach.
_REACH = 2
_BESIDE = 3


@dataclass(frozen=True)
class _Mention:
    """A name, or a pronoun that was resolved: the word that carries it, and whether it stands in speech."""

    token: Token
    person: Person
    quoted: bool


@dataclass
class _Sentence:
    """Who is mentioned in one sentence: people in order, and nouns for others who could be meant."""

    block: int
    people: list["_Mention"] = field(default_factory=list)
    others: list[Token] = field(default_factory=list)


class Pronouns:
    """Finds the person that a pronoun means."""

    def __init__(self, lexicon: PeopleLexicon, words: NameWords) -> None:
        self._pronouns = lexicon.pronouns
        self._words = words
        self._humans = {*words.titles, *words.kin, *lexicon.female_words, *lexicon.male_words} - {
            *self._pronouns
        }
        self._ids = word_ids({*self._pronouns, *self._humans})

    def resolve(self, doc: Doc, people: Collection[Person], breaks: Collection[int]) -> None:
        """Adds the pronouns that mean them to the people; learns genders from the text's own usage."""
        if not people or not doc.has_annotation("SENT_START"):
            return
        mentions = {span[-1].i: (span, person) for person in people for span, _ in person.mentions}
        quoted = _quoted(doc, breaks)
        history: list[_Sentence] = []
        block = 0
        starts = sorted(breaks)
        words = sorted({*places(doc, LOWER, self._ids), *mentions})
        for sent in doc.sents:
            block += bisect_left(starts, sent.end) > bisect_left(starts, sent.start)
            history = [*history[-_REACH:], _Sentence(block)]
            here = words[bisect_left(words, sent.start) : bisect_left(words, sent.end)]
            self._read([doc[place] for place in here], mentions, history, quoted)

    def _read(
        self,
        words: list[Token],
        mentions: dict[int, tuple[Span, Person]],
        history: list[_Sentence],
        quoted: Collection[int],
    ) -> None:
        here = history[-1]
        for token in words:
            if token.i in mentions:
                span, person = mentions[token.i]
                here.people.append(_Mention(span.root, person, token.i in quoted))
            elif token.lower_ in self._pronouns and not _is_either(token):
                meant = self._meant(token, history, quoted=token.i in quoted)
                if meant is None:
                    here.others.append(token)
                else:
                    meant.pronouns.append(token.doc[token.i : token.i + 1])
                    here.people.append(_Mention(token, meant, token.i in quoted))
            elif token.lower_ in self._humans and token.tag_ == "NN" and not self._describes(token, mentions):
                here.others.append(token)

    def _describes(self, noun: Token, mentions: dict[int, tuple[Span, Person]]) -> bool:
        """Whether a noun stands beside a name and so means the same person ("Orlova, a lawyer")."""
        near = range(noun.i - _BESIDE - 1, noun.i + _BESIDE + 1)
        listed = noun.i > 1 and {noun.nbor(-1).lower_, noun.nbor(-2).lower_} & {"and", "or"}
        owned = bool(listed) or (noun.i > 1 and noun.nbor(-1).tag_ == "POS")
        if (not owned and any(i in mentions for i in near)) or noun.dep_ in {"compound", "appos", "xcomp"}:
            return True
        return any(child.dep_ == "cop" or child.lower_ == "as" for child in noun.children)

    def _meant(self, pronoun: Token, history: list[_Sentence], *, quoted: bool) -> Person | None:
        gender = self._pronouns[pronoun.lower_]
        for sentence in reversed(history):
            if history[-1].block - sentence.block > 1:
                return None
            fitting = [m for m in sentence.people if m.person.gender in (gender, None)]
            # Whom speech names is not whom the words around it mean; nor does speech call its speaker "he".
            fitting = [m for m in fitting if (not self._speaks(m.token) if quoted else not m.quoted)]
            others = [
                noun for noun in sentence.others if self._words.genders.get(noun.lower_, gender) == gender
            ]
            if fitting or others:
                sure = not any(noun.lower_ in self._words.genders for noun in others)
                subject_wins = sure and pronoun.dep_ not in _OBJECTS
                person = _only(fitting, others, subject_wins=subject_wins)
                return person if person and self._agrees(person, gender, history) else None
        return None

    @staticmethod
    def _agrees(person: Person, gender: Gender, history: list[_Sentence]) -> bool:
        """Whether the gender fits; one not known yet is learned, unless somebody near is known to have it."""
        if person.gender is None:
            if any(mention.person.gender == gender for sent in history for mention in sent.people):
                return False
            person.gender = gender
        return person.gender == gender

    def _speaks(self, token: Token) -> bool:
        """Whether the mention is the speaker, whom speech does not call "he"."""
        return token.head.lower_ in self._words.speech


def _only(fitting: list[_Mention], others: list[Token], *, subject_wins: bool) -> Person | None:
    """The one person left; of several, the one who is the subject, if none else is."""
    if not fitting:
        return None
    distinct = list({id(mention.person): mention.person for mention in fitting}.values())
    if len(distinct) == 1 and not others:
        return distinct[0]
    subjects = {id(mention.person): mention.person for mention in fitting if _is_subject(mention.token)}
    if subject_wins and len(subjects) == 1 and not any(map(_is_subject, others)):
        return next(iter(subjects.values()))
    known = [person for person in distinct if person.gender]
    return known[0] if len(known) == 1 and not others else None


def _quoted(doc: Doc, breaks: Collection[int]) -> set[int]:
    """The tokens within quotation marks; a mark that never closes holds to the end of its block."""
    found: set[int] = set()
    opened: int | None = None
    marks = places(doc, ORTH, _MARKS)
    for place in sorted({*marks, *breaks, len(doc)}) if marks else ():
        if place in breaks or place == len(doc):
            found.update(range(opened, place) if opened is not None else ())
            opened = None
        mark = doc[place].text if place < len(doc) else ""
        if mark in _OPENING or (mark == '"' and opened is None):
            opened = place + 1 if opened is None else opened
        elif mark in _CLOSING or mark == '"':
            found.update(range(opened, place) if opened is not None else ())
            opened = None
    return found


def _is_subject(token: Token) -> bool:
    """Whether a mention is the subject of its clause, or stands in apposition to it."""
    if token.dep_ in _APPOSED and token.head.i != token.i:
        token = token.head
    return token.dep_ in _SUBJECTS


def _is_either(token: Token) -> bool:
    """Whether it means nobody in particular ("him or her", "he/she")."""
    doc = token.doc
    beside = {doc[i].lower_ for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)}
    return not beside.isdisjoint({"or", "/"})
