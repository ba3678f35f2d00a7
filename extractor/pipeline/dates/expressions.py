"""Finds written forms of dates in a text: one pass over the places where one may begin."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.language.temporal import TemporalEntry, TemporalLexicon

# White space within a paragraph: blanks, many where marks were lost, or the line break of a wrapped text.
_GAP = r"(?:[^\S\n]{1,8}|[^\S\n]{0,2}\r?\n[^\S\n]{0,8}(?=\S))"
# Chinese characters are written close to a date: "于10月20日到".
_NOT_BEFORE = r"(?<![^\W\u3400-\u9fff])(?<![$£€#/.§])(?<!\d[-–:,])"
# A form ends with its word, but for a year that lost the blank behind it ("23 February 2011while").
_NOT_AFTER = r"(?:(?!\w)|(?<=[\s,]\d{4})(?=[a-z]{3})|(?<=[\u3400-\u9fff]))"
_LIKE_ASCII = {"ı": "i", "İ": "i", "ſ": "s"}
# How far around a form the words of `not_dates` are looked for.
_REACH = 60
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
            (entry, re.compile(_expand(entry.pattern, blocks), re.MULTILINE)) for entry in lexicon.entries
        ]
        words = _tree(_first_words(lexicon)).replace(" ", r"\s{1,8}")
        self._anchor = re.compile(_NOT_BEFORE + rf"(?:\d|['’‘]\d|{words}(?![^\W\d]))")
        self._not_dates = re.compile(rf"(?<!\w)(?:{'|'.join(lexicon.not_dates)})")

    def find(self, text: str) -> Iterator[Expression]:
        """The forms in text order without overlaps: at a place the longest, of equals the earlier entry."""
        plain_text = plain(text)
        end = 0
        for anchor in self._anchor.finditer(plain_text):
            if anchor.start() < end:
                continue
            found = self._longest(plain_text, anchor.start())
            if found and not self._is_banned(found, text):
                end = found.end
                yield found

    def _longest(self, text: str, start: int) -> Expression | None:
        best, entry = None, None
        for candidate, pattern in self._patterns:
            match = pattern.match(text, start)
            if match and match.end() > (best.end() if best else start):
                best, entry = match, candidate
        if best is None or entry is None:
            return None
        groups = {name: " ".join(value.split()) for name, value in best.groupdict().items() if value}
        return Expression(start, best.end(), entry, groups)

    def _is_banned(self, found: Expression, text: str) -> bool:
        around = self._not_dates.finditer(text, max(0, found.start - _REACH), found.end + _REACH)
        return any(ban.start() < found.end and found.start < ban.end() for ban in around)


def _expand(pattern: str, blocks: dict[str, str]) -> str:
    """The pattern with its blocks filled in; raises KeyError for a block that nobody defined."""
    while _BLOCK.search(pattern):
        pattern = _BLOCK.sub(lambda match: blocks[match.group(1)], pattern)
    return f"(?:{pattern.replace(' ', _GAP)}){_NOT_AFTER}"


def _table_blocks(lexicon: TemporalLexicon) -> dict[str, str]:
    return {
        "month": rf"(?P<month>{_any(lexicon.months)})(?:\.(?=\s?\d))?",
        "other_month": f"(?P<month>{_any(map(plain, lexicon.other_months))})",
        "weekday": rf"(?P<weekday>{_any(lexicon.weekdays)})\b(?:\.(?=,|\s?\d))?",
        "season": f"(?P<season>{_any(lexicon.seasons)})",
        "number": f"(?P<number>{_any(lexicon.numbers)})",
        "unit": "(?P<unit>days?|weeks?|months?|years?|decades?)",
        "deictic": f"(?P<deictic>{_any(lexicon.deictics)})",
        "holiday": f"(?P<holiday>{_any(lexicon.holidays)})",
        "ordinal_century": f"(?P<ordinal_century>{_any(lexicon.centuries)})",
    }


def _any(words: Iterable[str]) -> str:
    """Alternatives, longest first, so that none hides a longer one."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))).replace(r"\ ", " ")


def _first_words(lexicon: TemporalLexicon) -> set[str]:
    """The words with which some form may begin."""
    tables = (
        lexicon.months,
        [plain(month) for month in lexicon.other_months],
        lexicon.weekdays,
        lexicon.seasons,
        lexicon.numbers,
        lexicon.centuries,
    )
    words = {word for table in tables for word in table}
    phrases = (
        *lexicon.deictics,
        *lexicon.holidays,
        *_literals(lexicon.blocks["part"], lexicon.blocks["about"]),
    )
    # "the" alone would be everywhere.
    words |= {" ".join(phrase.split()[: 1 + phrase.startswith("the ")]) for phrase in phrases}
    words |= {"the weekend", "the end", "the close", "the middle", "the start", "the beginning"}
    return words | {"last", "next", "this", "earlier", "later", "early", "late", "end", "close", "ngày"}


def _literals(*patterns: str) -> list[str]:
    return [word for pattern in patterns for word in re.findall(r"(?<=[|:>])[a-z][a-z ]+", pattern)]


def _tree(words: Iterable[str]) -> str:
    """A pattern for any of the words, which share what they begin with: few tries at a place."""
    tails: dict[str, list[str]] = {}
    for word in sorted(words):
        tails.setdefault(word[:1], []).append(word[1:])
    branches = [re.escape(head).replace(r"\ ", " ") + _tree(rest) for head, rest in tails.items() if head]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if '' in tails else ''}"


def plain(text: str) -> str:
    """The text in lower case, letter for letter; foreign letters that are like "i" and "s" are these."""
    for letter, like in _LIKE_ASCII.items():
        text = text.replace(letter, like)
    return text.lower()
