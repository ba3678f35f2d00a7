"""The nouns of the vocabulary in all their forms, and where they stand in a doc."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from spacy.attrs import LOWER, POS
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span, Token

from extractor.language.roles import RoleEntry, RoleLexicon
from extractor.pipeline.matching import matched_spans, phrase_matcher
from extractor.records import RoleKind

_SIBILANTS = ("s", "x", "ch", "sh", "z")
_IRREGULAR = {"man": "men", "woman": "women", "wife": "wives", "child": "children", "thief": "thieves"}
_INNER = (" of ", " in ", " for ", " at ", "-in-", "-at-", "-of-")
_NOUNS = frozenset({"NOUN", "PROPN"})
_SHORTEST_ENDING = 6


@dataclass(frozen=True, slots=True)
class Term:
    """A noun as it stands in prose: the usual word for it, and what the vocabulary says of it."""

    usual: str
    entry: RoleEntry
    plural: bool = False
    capitals: bool = False

    @property
    def kind(self) -> RoleKind:
        """The kind of role it names."""
        return self.entry.kind


@dataclass(frozen=True, slots=True)
class Head:
    """A term in a doc: tokens `start` to `end`."""

    start: int
    end: int
    term: Term
    guessed: bool = False


def plural(term: str) -> str:
    """The regular plural of a term; of its first noun where others follow ("members of parliament")."""
    for inner in _INNER:
        if inner in term:
            first, rest = term.split(inner, 1)
            return plural(first) + inner + rest
    for singular, irregular in _IRREGULAR.items():
        if term.endswith(singular):
            return term.removesuffix(singular) + irregular
    if term.endswith((" general", "-general")):
        return plural(term[: -len(" general")]) + term[-len(" general") :]
    if term.endswith(_SIBILANTS):
        return term + "es"
    if term.endswith("y") and term[-2:-1] not in "aeiou":
        return term[:-1] + "ies"
    return term + "s"


class Terms:
    """Finds the terms of the vocabulary."""

    def __init__(self, lexicon: RoleLexicon, tokenizer: Tokenizer) -> None:
        usual = {other: word for word, others in lexicon.variants.items() for other in others}
        self._forms = dict(_forms(lexicon, usual))
        self._matcher = phrase_matcher(tokenizer, {form: _spellings(form) for form in self._forms})
        self._endings = {ending: entry for entry in lexicon.endings for ending in entry.terms}
        self._suffixes = tuple(sorted(self._endings, key=len, reverse=True))
        self._fields = lexicon.fields
        self._not_occupations = lexicon.not_occupations

    def find(self, doc: Doc) -> list[Head]:
        """All terms of a doc in text order, the longest where they overlap; guesses by ending among them."""
        heads = [
            Head(span.start, span.end, self._forms[span.label_])
            for span in matched_spans(self._matcher, doc)
            if self._is_noun(span[-1]) and (_is_initials(span) or not self._forms[span.label_].capitals)
        ]
        taken = {i for head in heads for i in range(head.start, head.end)}
        heads += [self._guess(doc[i]) for i in self._occupations(doc) if i not in taken]
        return sorted(heads, key=lambda head: head.start)

    def _is_noun(self, token: Token) -> bool:
        """Whether a term is used as a noun: a verb of the same form ("she heads it") is none."""
        if _is_noun(token):
            return True
        # Taken for a verb or adjective behind a field: "rights advocate X", "a human rights advocate, left".
        before = token.nbor(-1).lower_ if token.i else ""
        if before not in self._fields or token.tag_ not in {"VB", "VBP", "JJ"}:
            return False
        after = token.nbor(1) if token.i + 1 < len(token.doc) else None
        return after is not None and (after.ent_type_ == "PERSON" or after.is_punct or after.tag_ == "CC")

    def _occupations(self, doc: Doc) -> list[int]:
        """The nouns that may name an occupation by their ending; each word is judged once."""
        pos, lower = doc.to_array([POS, LOWER]).T
        nouns = pos == doc.vocab.strings["NOUN"]
        words = [word for word in np.unique(lower[nouns]) if self._may_be_occupation(doc.vocab.strings[word])]
        found: list[int] = (nouns & np.isin(lower, words)).nonzero()[0].tolist()
        return found

    def _may_be_occupation(self, written: str) -> bool:
        if len(written) < _SHORTEST_ENDING:
            return False
        word = _singular(written)
        return (
            word.endswith(self._suffixes) and word not in self._not_occupations and word not in self._suffixes
        )

    def _guess(self, token: Token) -> Head:
        word = _singular(token.lower_)
        entry = next(self._endings[ending] for ending in self._suffixes if word.endswith(ending))
        return Head(token.i, token.i + 1, Term(word, entry, plural=word != token.lower_), guessed=True)


def _is_initials(span: Span) -> bool:
    """Whether a term of capitals is written so, and is no hour ("7 PM")."""
    hour = span.start > 0 and span.doc[span.start - 1].text[0].isdigit()
    return span.text.isupper() and not hour


def _spellings(form: str) -> set[str]:
    """A form in the cases that the tokenizer may split in different ways ("sen.", "Sen.")."""
    return {form, form.title(), form.upper()} if "." in form else {form}


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _is_noun(token: Token) -> bool:
    return (
        token.pos_ in _NOUNS
        or token.pos_ == "ADJ"
        or token.text[0].isupper()
        or token.is_punct
        or "." in token.text
        or token.tag_.startswith("NN")
    )


def _forms(lexicon: RoleLexicon, usual: dict[str, str]) -> Iterator[tuple[str, Term]]:
    """All forms in lower case with their terms; the first entry that has a form keeps it."""
    singulars: dict[str, Term] = {}
    for entry in lexicon.entries:
        for written in entry.terms:
            form = written.lower()
            term = Term(
                usual.get(form, form), entry, plural=form in lexicon.plurals, capitals=written.isupper()
            )
            singulars.setdefault(form, term)
    plurals = {
        plural(form): Term(term.usual, term.entry, plural=True, capitals=term.capitals)
        for form, term in singulars.items()
        if not term.entry.singular and not form.endswith(".") and not term.plural
    }
    return iter({**plurals, **singulars}.items())
