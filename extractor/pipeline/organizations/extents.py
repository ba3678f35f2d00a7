"""How far the name of a body reaches around its head word ("Institute | for Open Rivers and Lakes")."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extractor.language.organizations import OrganizationLexicon
from extractor.pipeline.capitals import is_capital, is_glue

_SMALL_WORDS = frozenset({"DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX", "INTJ", "PART"})
_NOT_IN_HEADLINES = frozenset({"VERB", "AUX", "ADV"})
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)|No\.?|Nr\.?|№")
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
# Behind these, another name may begin.
_AND = frozenset({"and", "&"})
_TO_OTHERS = frozenset({"and", "in", "on", "with", "without", "y", "e"})
_LONGEST = 14


@dataclass(frozen=True)
class Surroundings:
    """What of a doc decides where names end."""

    doc: Doc
    breaks: Collection[int]
    shouted: Collection[int]
    headed: Collection[int]
    people: Collection[int]


class Extents:
    """Grows a head word into the name around it."""

    def __init__(self, lexicon: OrganizationLexicon, *, titles: Collection[str]) -> None:
        self._never = lexicon.never_inside
        self._all_titles = {*titles, *lexicon.title_adjectives}
        self._followed = {entry.id for entry in lexicon.entries if entry.followed}
        self._heads = {head for entry in lexicon.entries for head in entry.heads}
        self._openers = lexicon.openers
        self._joiners = lexicon.joiners
        self._titles = titles

    def around(self, head: Span, place: Surroundings) -> Span:
        """The whole name that the head word belongs to."""
        start, end = self._left(head, place), self._right(head, place)
        return head.doc[start:end]

    def _left(self, head: Span, place: Surroundings) -> int:
        start = head.start
        while start > 0 and start not in place.breaks and head.end - start < _LONGEST:
            step = self._step_left(head.doc, start, place)
            if not step:
                break
            start -= step
        return start

    def _step_left(self, doc: Doc, start: int, place: Surroundings) -> int:
        """How many tokens before `start` belong to the same name; 0 where it begins here."""
        before = doc[start - 1]
        if self._belongs(before, place) or _is_number(before):
            if before.i in place.headed and before.pos_ in _NOT_IN_HEADLINES:
                return 0
            return 0 if self._is_title(before) and doc[start].lower_ not in self._all_titles else 1
        if start < 2:
            return 0
        beyond = doc[start - 2]
        tied = (is_glue(before) or before.text == "&") and self._belongs(beyond, place)
        owned = before.text in _POSSESSIVES and self._owner(beyond, place)
        wrapped = _is_line_break(before) and self._belongs(beyond, place) and not self._is_title(beyond)
        return 2 if tied or owned or wrapped else 0

    def _right(self, head: Span, place: Surroundings) -> int:
        doc, end, opened = head.doc, head.end, head.label_ in self._followed
        loose = head.start in place.headed and head.start > 0 and not doc[head.start - 1].is_punct
        while end < len(doc) and end not in place.breaks and end - head.start < _LONGEST:
            word = doc[end]
            if opened and self._belongs(word, place) and not self._is_title(word):
                end += 1
            elif self._ties(word, started=opened and end > head.end) and self._goes_on(doc, end + 1, place):
                end += 2
            else:
                gap = end + word.is_space
                step = self._bridge(doc, gap, place, opened=opened and end > head.end)
                if not step or (loose and word.ent_type_ != "ORG"):
                    break
                opened, end = True, gap + step
        return end

    @staticmethod
    def _ties(word: Token, *, started: bool) -> bool:
        """Whether a mark ties two words of a name: a hyphen; inside, an owner's s or a line break."""
        return is_glue(word) or (started and (word.text in _POSSESSIVES or _is_line_break(word)))

    def _goes_on(self, doc: Doc, index: int, place: Surroundings) -> bool:
        if index >= len(doc) or index in place.breaks or not self._belongs(doc[index], place):
            return False
        # "Amnesty International's Director Olha Lys" is somebody.
        return not (doc[index - 1].text in _POSSESSIVES and self._is_title(doc[index]))

    def _bridge(self, doc: Doc, index: int, place: Surroundings, *, opened: bool) -> int:
        """How far small words lead to a next capitalised word of the same name, and over it; 0 if not."""
        first = doc[index].text if index < len(doc) else ""
        if first not in (self._joiners if opened else self._openers):
            return 0
        step = 1
        while index + step < len(doc) and step < 3 and doc[index + step].text in self._joiners:
            step += 1
        target = index + step
        if target >= len(doc) or target in place.breaks or not self._belongs(doc[target], place):
            return 0
        if first in _TO_OTHERS and self._starts_afresh(doc[target], place):
            return 0
        if first in _AND and (doc[index + 1].text == "the" or self._heads_a_name(doc, target)):
            return 0
        follows = target + 1 < len(doc) and is_capital(doc[target + 1])
        return 0 if self._is_title(doc[target]) and follows else step + 1

    def _heads_a_name(self, doc: Doc, index: int) -> bool:
        """Whether a name of its own begins after "and" ("Ministry of Health and Department of Justice")."""
        opened = index + 1 < len(doc) and doc[index + 1].text in self._openers
        return opened and doc[index].text in self._heads

    def _starts_afresh(self, word: Token, place: Surroundings) -> bool:
        """Whether a capitalised word after "and" begins a name of its own."""
        return bool(
            word.ent_type_ in {"PERSON", "GPE", "LOC", "NORP"} or word.i in place.people or word.is_upper
        )

    def _belongs(self, word: Token, place: Surroundings) -> bool:
        if not is_capital(word) or word.i in place.people:
            return False
        if word.lower_ in self._never:
            return False
        return not (word.is_sent_start and word.pos_ in _SMALL_WORDS)

    def _owner(self, word: Token, place: Surroundings) -> bool:
        return self._belongs(word, place) and word.ent_type_ not in {"GPE", "LOC", "NORP", "PERSON"}

    def _is_title(self, word: Token) -> bool:
        """Titles of one person end a name; of many, or as the owner of an office, they belong to it."""
        if word.lower_ not in self._titles or word.lower_.endswith("s"):
            return False
        after = word.nbor() if word.i + 1 < len(word.doc) else None
        return after is None or after.text not in _POSSESSIVES


def _is_line_break(word: Token) -> bool:
    """Whether the page, not the author, broke the line here; breaks of the text are asked for before."""
    return word.is_space and word.text.strip(" \t") == "\n"


def _is_number(word: Token) -> bool:
    """Whether the word numbers a body ("208th District Court", "No. 1 Detention Center")."""
    if _NUMBER.fullmatch(word.text):
        return True
    return word.is_digit and word.i > 0 and word.nbor(-1).text in {"No.", "No", "Nr.", "№"}
