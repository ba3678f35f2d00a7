"""Sums of money: a number with the sign, word or code of a currency."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractor.language.currencies import CurrencyLexicon
from extractor.language.nationalities import Nationalities

_NUMBER = r"\d{1,3}(?:[,. ]\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?"


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
        self._pattern = self._compile()
        self._codes: dict[str, dict[str, str]] = {}
        forms: dict[str, list[str]] = {}
        for land in nationalities.rows:
            for word in land.currency_words if land.currency else ():
                self._codes.setdefault(word.lower(), {})[land.id] = land.currency or ""
            for form in (*land.names, *land.adjectives):
                forms.setdefault(form, []).append(land.id)
        self._forms = forms
        self._lands = re.compile(r"\b(?:" + "|".join(_longest_first(forms)) + r")\b")

    def find(self, text: str, start: int, end: int) -> Iterator[Sum]:
        """All sums within the bounds."""
        for match in self._pattern.finditer(text, start, end):
            number = match["after"] or match["before"]
            value = _value(number)
            size = match["size_after"] or match["size_before"]
            value *= self._magnitudes[size.lower()] if size else 1
            yield Sum(match.start(), match.end(), value, self._currency(match, text))

    def _currency(self, match: re.Match[str], text: str) -> str | None:
        sign = match["sign"] or match["sign_behind"]
        if sign:
            code = self._symbols[sign]
            return code or self._by_land(None, text)
        word = " ".join(match["word"].lower().split())
        return self._by_land(word, text) or self._words[word]

    def _by_land(self, word: str | None, text: str) -> str | None:
        """The currency of the land named most often, among those that use the word."""
        codes = self._codes.get(word) if word else None
        if word and not codes:
            return None
        counts = Counter(land for match in self._lands.finditer(text) for land in self._forms[match.group()])
        usable = [land for land, _ in counts.most_common() if codes is None or land in codes]
        return codes[usable[0]] if codes and usable else None

    def _compile(self) -> re.Pattern[str]:
        signs = "|".join(
            rf"(?<![A-Za-z]){re.escape(sign)}" if sign[0].isalpha() else re.escape(sign)
            for sign in sorted(self._symbols, key=len, reverse=True)
        )
        behind = "|".join(
            rf"{re.escape(sign)}(?!\w)"
            for sign in sorted(self._symbols, key=len, reverse=True)
            if len(sign) != 1 or not sign.isalpha()
        )
        words = "|".join(_longest_first(self._words))
        sizes = "|".join(_longest_first(self._magnitudes))
        return re.compile(
            rf"(?P<sign>{signs}) ?(?P<after>{_NUMBER})(?: ?(?P<size_after>(?i:{sizes}))\b)?"
            rf"|(?<![\w.,$])(?P<before>{_NUMBER})(?:[ -]?(?P<size_before>(?i:{sizes}))\b)?[ -]?"
            rf"(?:(?P<word>(?i:{words}))\b|(?P<sign_behind>{behind}))"
        )


def _longest_first(words: Mapping[str, object]) -> list[str]:
    return [r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True)]


def _value(number: str) -> float:
    """The number behind separators: the last mark is a decimal one only before one or two digits."""
    whole, mark, part = re.fullmatch(r"(.*?)(?:([.,])(\d{1,2}))?", number).groups()  # type: ignore[union-attr]
    digits = re.sub(r"[,. ]", "", whole)
    return float(f"{digits}.{part}") if mark else float(digits)
