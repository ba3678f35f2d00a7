"""Quotation marks as they are found: mixed, left open, lost, or one within another."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DOUBLE = re.compile(r"[“”„«»\"]|``|''|‘‘|’’")
_SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=\S)[’'‘](?!\w)")
_MIXED_CLOSE = re.compile(r"(?<=\w)[’'](?=[.,;)])|(?<=[.,!?])[’'](?=\s|$)")
# `…', said Mr Lund`, where no mark opened.
_INVERTED = re.compile(r"(?<=\w)[’'](?=,\s+[a-z]+\s+(?:M[rs]{1,2}\.?\s+)?[A-Z])")
_OPENERS = frozenset("„«") | {"``", "‘‘"}
_CLOSERS = frozenset("»") | {"''", "’’"}
_SPACE = " \t\r\n\xa0\u200b\ufeff"
# Markup of emphasis sits between marks and words: `_“We`.
_TRIM = _SPACE + "_*"
_BEFORE_OPEN = _TRIM + "([{—–-/:>,"
_ENDS = ".!?…"
_SURE = _ENDS + ","
_AFTER_QUOTE = tuple(".,;:)")
_SINGLES = frozenset("‘'")
_FEWEST_LOST = 6


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks of a block, in characters of the block's text."""

    opening: int
    """Where the opening mark stands; the start of the content where that mark was lost."""
    start: int
    end: int
    after: int
    """The first character after the closing mark."""
    opened: bool
    closed: bool


def quoted_stretches(text: str, *, singles: bool, carried: str = "") -> list[Stretch]:
    """The quoted stretches of a block.

    Args:
        text: The block.
        singles: Whether single marks count where the block has no double ones.
        carried: The opening mark of speech that an earlier block left open and that goes on here.
    """
    marks = [(m.start(), m.end()) for m in _DOUBLE.finditer(text)]
    if carried in _SINGLES or (not marks and singles and not carried):
        return _single_stretches(text, carried=bool(carried))
    found = _Reader(text, carried=bool(carried)).read(marks)
    inner = [one for one in _single_stretches(text, marks="‘") if one.closed]
    outside = [
        one for one in inner if all(one.after <= two.opening or one.opening >= two.after for two in found)
    ]
    return sorted([*found, *outside], key=lambda stretch: stretch.opening)


def has_double_marks(text: str) -> bool:
    """Whether any double quotation mark stands in the text."""
    return bool(_DOUBLE.search(text))


def opens_single(text: str) -> bool:
    """Whether a block begins with a single opening mark."""
    return bool(_SINGLE_OPEN.match(text))


class _Reader:
    """One pass over the marks of a block, with the mark that is open kept in mind."""

    def __init__(self, text: str, *, carried: bool) -> None:
        self._text = text
        self._found: list[Stretch] = []
        self._open: tuple[int, int] | None = (0, 0) if carried else None
        self._opened = not carried
        self._depth = 0

    def read(self, marks: list[tuple[int, int]]) -> list[Stretch]:
        """The stretches between the marks."""
        for start, end in marks:
            if self._opens(start, end):
                self._opening(start, end)
            else:
                self._closing(start, end)
        if self._open is not None:
            self._close_lost()
        return self._found

    def _opens(self, start: int, end: int) -> bool:
        """Whether a mark opens: told by its shape, and by the spaces around it where shapes are mixed up."""
        mark = self._text[start:end]
        before = self._text[start - 1] if start else " "
        after = self._text[end] if end < len(self._text) else " "
        space_before, space_after = before in _BEFORE_OPEN, after in _SPACE
        if mark == "“" and self._open is not None and self._text[slice(*self._open)] == "„":
            return False
        if mark == "“":
            return not (self._open is not None and space_after and before not in _SPACE + "([{")
        if mark == "”":
            # A closing mark at the head of a block opens it; the author's keyboard chose wrongly.
            return self._open is None and space_before and not space_after and before in _SPACE
        if mark in _OPENERS:
            return True
        if mark in _CLOSERS:
            return False
        if space_before != space_after:
            return space_before and (before != "," or self._open is None)
        return self._open is None

    def _opening(self, start: int, end: int) -> None:
        if self._open is not None:
            said = self._text[self._open[1] : start].rstrip(_TRIM)
            fresh = self._text[end : end + 1].isupper() or not self._text[end : end + 1].isalpha()
            if not (said and said[-1] in _ENDS and fresh):
                self._depth += 1
                return
            self._close(start, start, closed=False)
        self._open, self._opened, self._depth = (start, end), True, 0

    def _closing(self, start: int, end: int) -> None:
        if self._depth and not self._ends_here(start, end):
            self._depth -= 1
        elif self._open is not None:
            self._close(start, end, closed=True)
        else:
            self._lost_opening(start, end)

    def _ends_here(self, start: int, end: int) -> bool:
        """Whether the last mark of a block, after a full stop, closes all that is open."""
        rest = self._text[end:].strip(_TRIM)
        return not rest and self._text[max(start - 1, 0)] in _ENDS

    def _close(self, end: int, after: int, *, closed: bool) -> None:
        if self._open is None:
            return
        opening, start = self._open
        self._add(opening, start, end, after, opened=self._opened, closed=closed)
        self._open, self._depth, self._opened = None, 0, True

    def _close_lost(self) -> None:
        """No closing mark: some words of a sentence end at a single mark, speech with the block."""
        start = self._open[1] if self._open is not None else 0
        single = _MIXED_CLOSE.search(self._text, start)
        if single and self._text[:start].strip(_TRIM + '“"'):
            self._close(single.start(), single.end(), closed=True)
        else:
            self._close(len(self._text), len(self._text), closed=False)

    def _lost_opening(self, start: int, end: int) -> None:
        """A closing mark without an opening one: the speech began with the block, or after the last quote."""
        begin = self._found[-1].after if self._found else 0
        if begin:
            stop = self._text.find(". ", begin, start)
            begin = stop + 2 if stop >= 0 else start
        said = self._text[begin:start].rstrip(_TRIM)
        if said and said[-1] in _SURE and len(said.split()) >= _FEWEST_LOST:
            self._add(begin, begin, start, end, opened=False, closed=True)

    def _add(self, opening: int, start: int, end: int, after: int, *, opened: bool, closed: bool) -> None:
        while start < end and self._text[start] in _TRIM:
            start += 1
        while end > start and self._text[end - 1] in _TRIM:
            end -= 1
        if start < end:
            self._found.append(Stretch(opening, start, end, after, opened, closed))


def carries_on(mark: str, opened: str, later: Sequence[str]) -> int:
    """Through how many later blocks speech goes on that a block left open, up to its closing mark.

    None where the next block begins with a mark of its own, as speech in paragraphs does, or no mark closes.

    Args:
        mark: The opening mark.
        opened: The words after it in its block.
        later: The blocks that follow.
    """
    depth = 1 + max(0, sum(_turns(mark, opened)))
    for number, text in enumerate(later, start=1):
        head = text.lstrip(_TRIM)
        if _DOUBLE.match(head) or (mark in _SINGLES and _SINGLE_OPEN.match(head)):
            return 0
        for turn in _turns(mark, text):
            depth += turn
            if depth == 0:
                return number
            if turn > 0 and mark == '"':
                # Straight marks that open again are more often those of another quote.
                return 0
    return 0


def _turns(opening: str, text: str) -> Iterator[int]:
    """For each mark of a text whether it opens (1) or closes (-1) words within those of an opening mark."""
    if opening in _SINGLES:
        yield from (-1 for m in _SINGLE_CLOSE.finditer(text) if m.start() and text[m.start() - 1] in _SURE)
        return
    for found in _DOUBLE.finditer(text):
        mark = found.group()
        if mark == '"':
            before = text[found.start() - 1] if found.start() else " "
            opens = before in _BEFORE_OPEN and text[found.end() : found.end() + 1].strip(_SPACE) != ""
        else:
            opens = mark in _OPENERS or (mark == "“" and opening != "„")
        yield 1 if opens else -1


def _single_stretches(text: str, *, marks: str = "‘'", carried: bool = False) -> list[Stretch]:
    """Speech in single marks; the apostrophe looks like a closing mark, so a full stop or comma tells it."""
    found: list[Stretch] = []
    place = 0
    closings = [m.start() for m in _SINGLE_CLOSE.finditer(text) if m.start()]
    sure = [end for end in closings if text[end - 1] in _SURE]
    if carried:
        place = sure[0] + 1 if sure else len(text)
        found.append(Stretch(0, 0, sure[0] if sure else place, place, opened=False, closed=bool(sure)))
    elif (lost := _INVERTED.search(text)) and not _SINGLE_OPEN.search(text, 0, lost.start()):
        place = lost.end()
        found.append(Stretch(0, 0, lost.start(), place, opened=False, closed=True))
    likely = [end for end in closings if text[end - 1] != "s" or text[end + 1 : end + 2] in _AFTER_QUOTE]
    openings = list(_SINGLE_OPEN.finditer(text))
    curly = [opening.start() for opening in openings if opening.group() == "‘"]
    for opening in openings:
        start = opening.end()
        if opening.start() < place or opening.group() not in marks:
            continue
        # Words in single marks hold no others: the next mark that opens comes after this one's end.
        limit = next(iter(curly[bisect(curly, start) :]), len(text))
        end = next(
            (
                places[i]
                for places in (sure, likely, closings)
                if (i := bisect(places, start)) < len(places) and places[i] < limit
            ),
            None,
        )
        if end is not None:
            found.append(Stretch(opening.start(), start, end, end + 1, opened=True, closed=True))
            place = end + 1
        elif opening.start() == 0:
            return [Stretch(0, start, len(text), len(text), opened=True, closed=False)]
    return found
