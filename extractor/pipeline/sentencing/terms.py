"""Grammar of terms: how long a punishment lasts, as prose writes it ("25 years to life").

Works on plain text. A term is one length, a range of two, or a length "to life":

    term     = [between | from] (number | length) range-word (length | life)  |  length
    length   = measure ([,] [and] measure of a smaller unit)*
    measure  = number unit [and a half]
    number   = digits or words, [(the same in brackets)] [and a half]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from extractor.language.sentencing import TermWords

_LEXEME = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+|[½¼¾]|[-/(),]|\S")
_GLYPHS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_RANK = {"Y": 5, "M": 4, "W": 3, "D": 2, "H": 1}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word, number or mark with its place in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, in the units in which it was written."""

    years: Fraction = Fraction(0)
    months: Fraction = Fraction(0)
    weeks: Fraction = Fraction(0)
    days: Fraction = Fraction(0)
    hours: Fraction = Fraction(0)

    def __add__(self, other: "Length") -> "Length":
        return Length(
            self.years + other.years,
            self.months + other.months,
            self.weeks + other.weeks,
            self.days + other.days,
            self.hours + other.hours,
        )

    def days_about(self) -> Fraction:
        """Roughly how many days, to tell which of two lengths is longer."""
        return self.years * 365 + self.months * 30 + self.weeks * 7 + self.days + self.hours / 24

    def iso(self) -> str:
        """The ISO 8601 duration, units as written: "18 months" stays `P18M`; halves become smaller units."""
        years, months = _carry(self.years, self.months, 12)
        weeks, days, hours = self.weeks, self.days, self.hours
        months, days = _carry(months, days, 30)
        if weeks.denominator != 1 or (weeks and (years or months or days or hours)):
            weeks, days = Fraction(0), days + weeks * 7
        days, hours = _carry(days, hours, 24)
        if weeks:
            return f"P{int(weeks)}W"
        date = "".join(f"{int(n)}{u}" for n, u in ((years, "Y"), (months, "M"), (days, "D")) if n)
        return f"P{date}" + (f"T{int(hours)}H" if hours else "")


def _carry(large: Fraction, small: Fraction, size: int) -> tuple[Fraction, Fraction]:
    whole = Fraction(int(large))
    return whole, small + (large - whole) * size


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its place; `low` is the first bound of a range, `high` None where that ends in life."""

    start: int
    end: int
    low: Length | None
    high: Length | None
    life: bool = False

    @property
    def duration(self) -> str | None:
        """The longest the term can be; None for life."""
        return self.high.iso() if self.high else None

    @property
    def duration_min(self) -> str | None:
        """The shortest the term can be, where it is a range."""
        return self.low.iso() if self.low else None


class TermGrammar:
    """Reads terms; the words are data, the grammar is here."""

    def __init__(self, words: TermWords) -> None:
        self._words = words
        self._units = {form: unit for unit, forms in words.units.items() for form in forms}
        self._starts = frozenset({*words.numbers, *words.articles, *words.fractions, *words.between})
        self._unit = re.compile(
            "|".join(map(re.escape, sorted((*self._units, *words.life), key=len, reverse=True)))
        )

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Term]:
        """All terms within the bounds, from left to right, without overlaps."""
        region = text[start:end]
        if not self._unit.search(region.lower()):
            return
        lexemes = [
            Lexeme(match.group().lower(), start + match.start(), start + match.end())
            for match in _LEXEME.finditer(region)
        ]
        reading = _Reading(lexemes, self._words, self._units)
        i = 0
        while i < len(lexemes):
            word = lexemes[i].text
            found = reading.term(i) if word in self._starts or word[0].isdecimal() else None
            if found:
                term, i = found
                yield term
            else:
                i += 1

    def read(self, text: str) -> Term | None:
        """The first term in a text."""
        return next(self.find(text), None)

    def number(self, text: str) -> tuple[int, int] | None:
        """A number that begins the text, and where it ends; for terms that leave their unit out."""
        lexemes = [Lexeme(m.group().lower(), m.start(), m.end()) for m in _LEXEME.finditer(text[:60])]
        found = _Reading(lexemes, self._words, self._units).number(0)
        if found is None or found[0].denominator != 1:
            return None
        return int(found[0]), lexemes[found[1] - 1].end


class _Reading:
    """One pass over lexemes. Each method takes an index and gives what it read and the index behind it."""

    def __init__(self, lexemes: list[Lexeme], words: TermWords, units: dict[str, str]) -> None:
        self._lexemes = lexemes
        self._words = words
        self._units = units

    def term(self, i: int) -> tuple[Term, int] | None:
        start = i
        between = self._at(i) in self._words.between
        if between:
            i += 1
        first = self.length(i)
        bound = first or self._bare(i)
        if bound is None:
            return None
        low, after = bound
        if not first and self._glued(start):
            return None
        j = self._range(after, between=between)
        if j is not None:
            if self._at(j) in self._words.life:
                return self._make(start, j + 1, low, None, life=True), j + 1
            last = self.length(j)
            if last:
                high, end = last
                if not first:
                    low = _in_unit_of(low, high)
                if between or low.days_about() < high.days_about():
                    return self._make(start, end, low, high), end
        if first is None:
            return self._listed(i, after)
        begin = start + 1 if between else start
        return self._make(begin, after, None, low), after

    def _listed(self, start: int, i: int) -> tuple[Term, int] | None:
        """A number that borrows its unit from the end of a list ("60 and 24 months")."""
        bound = self._bare(start)
        while bound and (j := self._skip(i, self._words.joins_measures)) > i:
            last = self.length(j)
            if last:
                whole = self._at(j - 1) in self._words.joins
                return (
                    (self._make(start, bound[1], None, _in_unit_of(bound[0], last[0])), bound[1])
                    if whole
                    else None
                )
            following = self._bare(j)
            if following is None:
                return None
            i = following[1]
        return None

    def length(self, i: int) -> tuple[Length, int] | None:
        found = self._measure(i)
        if found is None:
            return None
        length, unit, i = found
        while True:
            j = self._skip(i, self._words.joins_measures)
            smaller = self._measure(j)
            if smaller is None or _RANK[smaller[1]] >= _RANK[unit]:
                return length, i
            length, unit, i = length + smaller[0], smaller[1], smaller[2]

    def number(self, i: int) -> tuple[Fraction, int] | None:
        found = self._digits(i) or self._spelled(i)
        if found is None:
            return None
        value, i = found
        if self._at(i) == "(":
            again = self._digits(i + 1) or self._spelled(i + 1)
            if again and again[0] == value and self._at(again[1]) == ")":
                i = again[1] + 1
        part = self._fraction(i)
        return (value + part[0], part[1]) if part else (value, i)

    def _measure(self, i: int) -> tuple[Length, str, int] | None:
        number = self.number(i) or self._half(i) or self._article(i)
        if number is None:
            return None
        value, i = number
        if not value:
            return None
        i = self._skip(i, ("-",))
        i = self._skip(i, self._words.before_units)
        unit = self._units.get(self._at(i))
        if unit is None:
            return None
        i += 1
        part = self._fraction(i) if value.denominator == 1 else None
        # "a year and a half" ends here; in "a year and a half-hour break" the half begins something else.
        if part and self._units.get(self._at(self._skip(part[1], ("-",)))) is None:
            value, i = value + part[0], part[1]
        return _length(value, unit), unit[-1], i

    def _digits(self, i: int) -> tuple[Fraction, int] | None:
        text = self._at(i)
        if text[:1].isdecimal() and text.isascii() and len(text) < 9:
            return Fraction(text.replace(",", "")), i + 1
        return None

    def _spelled(self, i: int) -> tuple[Fraction, int] | None:
        numbers, total, seen = self._words.numbers, 0, False
        if self._at(i) in self._words.articles and self._at(i + 1) in self._words.hundreds:
            total, i, seen = 100, i + 2, True
        while True:
            j = self._skip(i, ("-",)) if seen else i
            if seen and self._at(j) in self._words.joins and total >= 100:
                j += 1
            word = self._at(j)
            if seen and word in self._words.hundreds and total < 10:
                total, i = total * 100, j + 1
            elif word in numbers and (not seen or self._fits(total, numbers[word])):
                total, i, seen = total + numbers[word], j + 1, True
            else:
                return (Fraction(total), i) if seen else None

    @staticmethod
    def _fits(total: int, more: int) -> bool:
        return (total % 100 == 0 and more < 100) or (total % 100 >= 20 and total % 10 == 0 and more < 10)

    def _fraction(self, i: int) -> tuple[Fraction, int] | None:
        glyph = _GLYPHS.get(self._at(i))
        if glyph:
            return glyph, i + 1
        if self._at(i + 1) == "/" and self._at(i).isdecimal() and self._at(i + 2).isdecimal():
            below = int(self._at(i + 2))
            return (Fraction(int(self._at(i)), below), i + 3) if 1 < below < 5 else None
        j = self._skip(i, ("-",))
        if self._at(j) not in self._words.joins:
            return None
        j = self._skip(j + 1, ("-",))
        if self._at(j) in self._words.articles or self._words.numbers.get(self._at(j)) == 1:
            j = self._skip(j + 1, ("-",))
        parts = self._words.fractions.get(self._at(j))
        return (Fraction(1, parts), j + 1) if parts else None

    def _half(self, i: int) -> tuple[Fraction, int] | None:
        parts = self._words.fractions.get(self._at(i))
        if parts is None:
            return None
        j = self._skip(i + 1, ("-",))
        return Fraction(1, parts), self._skip(j, self._words.articles)

    def _article(self, i: int) -> tuple[Fraction, int] | None:
        return (Fraction(1), i + 1) if self._at(i) in self._words.articles else None

    def _bare(self, i: int) -> tuple[Length, int] | None:
        number = self.number(i)
        return (Length(years=number[0]), number[1]) if number else None

    def _range(self, i: int, *, between: bool) -> int | None:
        """The index behind a word or hyphen that makes a range."""
        j = self._skip(i, ("-",))
        if self._at(j) in self._words.ranges or (between and self._at(j) in self._words.joins):
            return self._skip(j + 1, ("-",))
        return j if j > i and self._at(j)[:1].isdecimal() else None

    def _glued(self, i: int) -> bool:
        """Whether a mark ties the number to something before it, as in "$25" or "Case 12-15"."""
        if i == 0:
            return False
        before, here = self._lexemes[i - 1], self._lexemes[i]
        return before.end == here.start and before.text not in {"(", '"', "'"}

    def _skip(self, i: int, marks: tuple[str, ...] | frozenset[str]) -> int:
        while self._at(i) in marks:
            i += 1
        return i

    def _at(self, i: int) -> str:
        return self._lexemes[i].text if 0 <= i < len(self._lexemes) else ""

    def _make(self, i: int, j: int, low: Length | None, high: Length | None, *, life: bool = False) -> Term:
        return Term(self._lexemes[i].start, self._lexemes[j - 1].end, low, high, life)


def _length(value: Fraction, unit: str) -> Length:
    """A length from a unit as the vocabulary writes it: `Y`, `10Y`, `2W`."""
    value *= int(unit[:-1] or 1)
    field = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "H": "hours"}[unit[-1]]
    return replace(Length(), **{field: value})


def _in_unit_of(bare: Length, model: Length) -> Length:
    """The number that was read as years, in the largest unit of the other bound ("two to six months")."""
    field = next(name for name in Length.__slots__ if getattr(model, name))
    return replace(Length(), **{field: bare.years})
