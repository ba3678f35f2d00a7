"""Sums of money: a number with the sign, word or code of a currency."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extractor.language.currencies import CurrencyLexicon
from extractor.language.nationalities import Nationalities

_NUMBER = re.compile(r"\d{1,3}(?:[,. ]\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?")
# Before a number, these make it a part of something else.
_GLUED = re.compile(r"[\w.,$]")
_LONGEST_SIGN = 8


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum with its place; `currency` is None where only its country would tell."""

    start: int
    end: int
    value: float
    currency: str | None


class MoneyReader:
    """Finds sums; a word shared by several currencies is read by the country that the text speaks of."""

    def __init__(
        self, currencies: CurrencyLexicon, nationalities: Nationalities, magnitudes: Mapping[str, int]
    ) -> None:
        self._magnitudes = magnitudes
        self._symbols: dict[str, str | None] = dict(currencies.ambiguous_symbols)
        self._words: dict[str, str | None] = {
            word.lower(): code for word, code in currencies.ambiguous_words.items()
        }
        for row in currencies.currencies:
            self._symbols.update({row.id: row.id, **dict.fromkeys(row.symbols, row.id)})
            self._words.update({word.lower(): row.id for word in row.words})
        self._size = re.compile(rf"[ -]?(?P<size>{_longest_first(magnitudes)})\b")
        self._word = re.compile(rf"[ -]?(?P<word>{_longest_first(self._words)})\b")
        self._sign = re.compile(rf"(?P<sign>{_signs(self._symbols)}) ?\Z")
        behind = [sign for sign in self._symbols if len(sign) != 1 or not sign.isalpha()]
        self._behind = re.compile(
            rf"[ -]?(?P<sign>{'|'.join(map(re.escape, sorted(behind, key=len, reverse=True)))})(?!\w)"
        )
        self._codes: dict[str, dict[str, str]] = {}
        forms: dict[str, list[str]] = {}
        for land in nationalities.rows:
            for word in land.currency_words if land.currency else ():
                self._codes.setdefault(word.lower(), {})[land.id] = land.currency or ""
            for form in (*land.names, *land.adjectives):
                forms.setdefault(form, []).append(land.id)
        self._forms = forms
        self._lands = re.compile(rf"\b(?:{_longest_first(forms)})\b")

    def find(self, text: str, lower: str, start: int, end: int) -> Iterator[Sum]:
        """All sums within the bounds; `lower` is the text in lower case."""
        for number in _NUMBER.finditer(text, start, end):
            size = self._size.match(lower, number.end(), end)
            value = _value(number.group()) * (self._magnitudes[size["size"]] if size else 1)
            last = size.end() if size else number.end()
            sign = self._sign.search(text, max(start, number.start() - _LONGEST_SIGN), number.start())
            if sign:
                yield Sum(sign.start(), last, value, self._of_sign(sign["sign"], text))
            elif not _GLUED.match(text, number.start() - 1):
                if word := self._word.match(lower, last, end):
                    yield Sum(number.start(), word.end(), value, self._of_word(word["word"], text))
                elif behind := self._behind.match(text, last, end):
                    yield Sum(number.start(), behind.end(), value, self._of_sign(behind["sign"], text))

    def _of_sign(self, sign: str, text: str) -> str | None:
        return self._symbols[sign] or self._by_land(None, text)

    def _of_word(self, word: str, text: str) -> str | None:
        form = " ".join(word.split())
        return self._by_land(form, text) or self._words[form]

    def _by_land(self, word: str | None, text: str) -> str | None:
        """The currency of the land named most often, among those that use the word."""
        codes = self._codes.get(word) if word else None
        if word and not codes:
            return None
        counts = Counter(land for match in self._lands.finditer(text) for land in self._forms[match.group()])
        usable = [land for land, _ in counts.most_common() if codes is None or land in codes]
        return codes[usable[0]] if codes and usable else None


def _signs(symbols: Iterable[str]) -> str:
    """A pattern for the longest sign; letters before one of letters make it a part of a word."""
    return "|".join(
        (r"(?<![A-Za-z])" if sign[0].isalpha() else "") + re.escape(sign)
        for sign in sorted(symbols, key=len, reverse=True)
    )


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(
        r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True)
    )


def _value(number: str) -> float:
    """The number behind separators: the last mark is a decimal one only before one or two digits."""
    whole, mark, part = re.fullmatch(r"(.*?)(?:([.,])(\d{1,2}))?", number).groups()  # type: ignore[union-attr]
    digits = re.sub(r"[,. ]", "", whole)
    return float(f"{digits}.{part}") if mark else float(digits)
