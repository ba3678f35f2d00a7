"""Finds written forms of dates in a text: one pass over the places where one may begin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.language.temporal import TemporalEntry, TemporalLexicon

# White space within a paragraph: blanks, many where marks were lost, or the line break of a wrapped text.
_GAP = r"(?:[^\S\n]{1,8}|[^\S\n]{0,2}\r?\n[^\S\n]{0,8}(?=\S))"
_NOT_BEFORE = r"(?<![\w$£€#/.§])(?<!\d[-–:,])"
# A form ends with its word, but for a year that lost the blank behind it ("23 February 2011while").
_NOT_AFTER = r"(?:(?!\w)|(?<=[\s,]\d{4})(?=[a-z]{3}))"
_BLOCK = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Expression:
    """A written form: where it stands, the entry that fits, and the pattern's groups, lower-cased."""

    start: int
    end: int
    entry: TemporalEntry
    groups: dict[str, str]


class ExpressionFinder:
    """The patterns of a vocabulary, compiled."""

    def __init__(self, lexicon: TemporalLexicon) -> None:
        blocks = {**lexicon.blocks, **_table_blocks(lexicon)}
        self._patterns = [
            (entry, re.compile(_expand(entry.pattern, blocks), re.IGNORECASE | re.MULTILINE))
            for entry in lexicon.entries
        ]
        self._anchor = re.compile(
            _NOT_BEFORE + rf"(?:\d|['’‘]\d|{_any(_first_words(lexicon))})", re.IGNORECASE
        )
        self._not_dates = re.compile("|".join(rf"(?<!\w){text}" for text in lexicon.not_dates))

    def find(self, text: str) -> Iterator[Expression]:
        """The forms in text order without overlaps: at a place the longest, of equals the earlier entry."""
        banned = [match.span() for match in self._not_dates.finditer(text)]
        end = 0
        for anchor in self._anchor.finditer(text):
            if anchor.start() < end:
                continue
            found = self._longest(text, anchor.start())
            if found and not any(start < found.end and found.start < stop for start, stop in banned):
                end = found.end
                yield found

    def _longest(self, text: str, start: int) -> Expression | None:
        best: Expression | None = None
        for entry, pattern in self._patterns:
            match = pattern.match(text, start)
            if match and match.end() > (best.end if best else start):
                groups = {name: _plain(value) for name, value in match.groupdict().items() if value}
                best = Expression(match.start(), match.end(), entry, groups)
        return best


def _expand(pattern: str, blocks: dict[str, str]) -> str:
    """The pattern with its blocks filled in; raises KeyError for a block that nobody defined."""
    while _BLOCK.search(pattern):
        pattern = _BLOCK.sub(lambda match: blocks[match.group(1)], pattern)
    return f"(?:{pattern.replace(' ', _GAP)}){_NOT_AFTER}"


def _table_blocks(lexicon: TemporalLexicon) -> dict[str, str]:
    return {
        "month": rf"(?P<month>{_any(lexicon.months)})(?:\.(?=\s?\d))?",
        "weekday": rf"(?P<weekday>{_any(lexicon.weekdays)})\b(?:\.(?=,|\s?\d))?",
        "season": f"(?P<season>{_any(lexicon.seasons)})",
        "number": f"(?P<number>{_any(lexicon.numbers)})",
        "unit": "(?P<unit>days?|weeks?|months?|years?|decades?)",
        "deictic": f"(?P<deictic>{_any(lexicon.deictics)})",
        "holiday": f"(?P<holiday>{_any(lexicon.holidays)})",
        "ordinal_century": f"(?P<ordinal_century>{_any(lexicon.centuries)})",
    }


def _any(words: object) -> str:
    """Alternatives, longest first, so that none hides a longer one."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))).replace(r"\ ", " ")  # type: ignore[call-overload]


def _first_words(lexicon: TemporalLexicon) -> set[str]:
    """The words with which some form may begin."""
    tables = (lexicon.months, lexicon.weekdays, lexicon.seasons, lexicon.numbers, lexicon.centuries)
    words = {word for table in tables for word in table}
    phrases = (
        *lexicon.deictics,
        *lexicon.holidays,
        *_literals(lexicon.blocks["part"], lexicon.blocks["about"]),
    )
    words |= {phrase.split()[0] for phrase in phrases}
    return words | {"last", "next", "this", "earlier", "later", "early", "late", "the"}


def _literals(*patterns: str) -> list[str]:
    return [word for pattern in patterns for word in re.findall(r"(?<=[|:>])[a-z][a-z ]+", pattern)]


def _plain(value: str) -> str:
    return " ".join(value.lower().split())
