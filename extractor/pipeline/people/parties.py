"""Party and state behind a politician's name that lost their brackets ("Olha Lys D Wash")."""

from collections.abc import Collection

from spacy.attrs import ORTH
from spacy.tokens import Doc, Token

from extractor.pipeline.capitals import is_glue
from extractor.pipeline.tokens import places, word_ids

_PARTIES = word_ids(("D", "R", "I"))
# States of two words, each cut to its letter: "N J", "W Va".
_FIRST_LETTERS = frozenset({"N", "S", "R", "W"})
_SECOND_LETTERS = frozenset({"C", "D", "H", "I", "J", "M", "Y", "Va"})


class Parties:
    """Finds the letters of a party with the state behind them."""

    def __init__(self, abbreviations: Collection[str], lands: Collection[str]) -> None:
        self._states = {word.removesuffix(".") for word in abbreviations if word.endswith(".")}
        self._lands = lands

    def find(self, doc: Doc) -> set[int]:
        """The tokens of parties and their states; they are part of no name."""
        found: set[int] = set()
        for index in places(doc, ORTH, _PARTIES):
            end = self._end(doc, index)
            if index and end > index + 1:
                found.update(range(index, end))
        return found

    def _end(self, doc: Doc, index: int) -> int:
        """Where the state behind the letter ends; no later than the letter where there is none."""
        start = index + 1
        if start < len(doc) and (is_glue(doc[start]) or _is_gap(doc[start])):
            start += 1
        if start >= len(doc):
            return index
        word = doc[start]
        if word.text in _FIRST_LETTERS and start + 1 < len(doc) and doc[start + 1].text in _SECOND_LETTERS:
            return start + 2
        return start + 1 if self._is_state(word) or _is_capital_city(doc[index], word) else index

    def _is_state(self, word: Token) -> bool:
        code = len(word) == 2 and word.is_upper and word.is_alpha
        known = word.text[0].isupper() and word.lower_ in self._states
        return code or known or word.text in self._lands


def _is_gap(word: Token) -> bool:
    return word.is_space and "\n" not in word.text


def _is_capital_city(letter: Token, word: Token) -> bool:
    """Whether the letters belong to "Washington D C", and to no name behind it."""
    return letter.text == "D" and word.text == "C" and letter.nbor(-1).lower_ == "washington"
