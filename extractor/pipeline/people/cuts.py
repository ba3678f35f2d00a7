"""Cuts runs of name words where they hold more than one person's name."""

from itertools import pairwise

from spacy.tokens import Span, Token

from extractor.pipeline.capitals import is_capital, is_glue
from extractor.pipeline.people.words import NameWords

_SHORTEST_ABBREVIATION = 3
# Capitals before short words only are a surname that comes first ("WONG Mei Lan").
_SYLLABLE = 4


class Cuts:
    """Takes what is no part of a name off the front of a run, and parts the names of two people."""

    def __init__(self, words: NameWords) -> None:
        self._words = words

    def cut(self, run: Span) -> list[Span]:
        """The names that a run holds."""
        return [name for part in _between_slashes(run) for name in self._names(self._without_office(part))]

    def _names(self, run: Span) -> list[Span]:
        return self._of_two_rulers(run) or self._without_commas(run) or _around_strangers(run, self._words)

    def _without_office(self, run: Span) -> Span:
        """The run without words of an office before a full name ("Policy Olha Lys", "ADA Peter Hale")."""
        for k in range(1, len(run) - 1):
            before, given = run[k - 1], run[k]
            if not (_is_abbreviation(before) or self._is_office(before) or self._is_field(before)):
                break
            if _is_abbreviation(before) and all(len(token) <= _SYLLABLE for token in run[k:]):
                break
            if is_capital(run[k + 1]) and self._is_surely_given(given, after=before):
                return run.doc[given.i : run.end]
        return run

    def _is_office(self, word: Token) -> bool:
        return word.lower_ in self._words.modifiers and not self._words.may_be_given(word)

    def _is_field(self, word: Token) -> bool:
        """Whether a word ends what an office is for ("of Trade Olha Lys"): a place, or nothing known."""
        before = word.nbor(-1).lower_ if word.i else ""
        other = word.ent_type_ == "GPE" or (not word.ent_type_ and not self._words.may_be_given(word))
        return other and word.is_alpha and len(word) > 1 and before in {"of", "for", "and", "&"}

    def _is_surely_given(self, word: Token, *, after: Token) -> bool:
        """Whether a full name begins here."""
        known = self._words.is_given(word) and self._words.gender_of(word.text) is not None
        return known or (word.ent_type_ == "PERSON" and word.ent_type_ != after.ent_type_)

    def _of_two_rulers(self, run: Span) -> list[Span]:
        """Both names of "the Biden-Lys administration"; other hyphens stand inside one name."""
        doc, after = run.doc, run.end
        if len(run) != 3 or not is_glue(run[1]) or after >= len(doc):
            return []
        names = [doc[run.start : run.start + 1], doc[after - 1 : after]]
        apart = any(self._words.is_ruler(name[0]) for name in names)
        return names if apart and doc[after].lower_ in self._words.reign else []

    def _without_commas(self, run: Span) -> list[Span]:
        """Each of several names between which only gaps are left of the commas."""
        gaps = [
            i for i in range(1, len(run) - 1) if _is_gap(run[i]) and not self._words.is_initial(run[i - 1])
        ]
        if not gaps or not (len(gaps) > 1 or self._goes_on(run) or self._begins_again(run, gaps[0])):
            return []
        edges = [-1, *gaps, len(run)]
        return [run[a + 1 : b] for a, b in pairwise(edges) if b > a + 1]

    def _begins_again(self, run: Span, gap: int) -> bool:
        """Whether a second full name, or the same surname, stands behind the gap."""
        words = self._words
        full = gap > 1 and gap + 2 < len(run)
        two = full and all(words.may_be_given(run[i]) for i in (0, gap + 1))
        return two or run[gap + 1].text == run[gap - 1].text

    def _goes_on(self, run: Span) -> bool:
        """Whether several people are named: after a title for many, or behind a name and another gap."""
        doc, i = run.doc, run.start - 1
        if i > 0 and _is_gap(doc[i]):
            i -= 1
            name = is_capital(doc[i]) and not self._words.is_title(doc[i])
            if name and self._words.can_be_name(doc[i]) and doc[i].ent_type_ == "PERSON":
                return True
        return i >= 0 and self._words.is_title_of_many(doc[i])


def _between_slashes(run: Span) -> list[Span]:
    """The parts of "Olha Lys/Meadow Images", "the Orlov/Petrenko government"."""
    edges = [-1, *(i for i, token in enumerate(run) if token.text == "/"), len(run)]
    return [run[a + 1 : b] for a, b in pairwise(edges) if b > a + 1]


def _is_gap(word: Token) -> bool:
    return bool(word.is_space) and "\n" not in word.text


def _is_abbreviation(word: Token) -> bool:
    return word.is_upper and word.is_alpha and len(word) >= _SHORTEST_ABBREVIATION


def _around_strangers(run: Span, words: NameWords) -> list[Span]:
    """The run, or the two names in it where the trained pipeline saw two with a word between."""
    doc = run.doc
    for token in run[1:-1]:
        if token.ent_type_ or words.is_initial(token) or not token.is_alpha or token.is_lower:
            continue
        if (
            doc[token.i - 1].is_alpha
            and doc[token.i - 1].ent_type_ == "PERSON" == doc[token.i + 1].ent_type_
            and len(run) > 3
        ):
            return [doc[run.start : token.i], doc[token.i + 1 : run.end]]
    return [run]
