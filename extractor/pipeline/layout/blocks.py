"""Blocks of text: which lines belong together, whether the author or the page ended them."""

import re
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from extractor.pipeline.layout.lines import Line, page_width

_BULLET = r"[•●▪◦■□‣·∙➢✓✔►▶\uf0b7]\s*"
_NUMBER = r"(?:\d{1,3}|[a-z]|[ivx]{2,5}|[IVX]{2,5})[.)]\s+|[A-Z]\)\s+|\((?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\)\s*"
_ITEM = re.compile(rf"(?:{_BULLET}|[*+o]\s+|[–—-]\s*|{_NUMBER})(?=\w|[\"“'‘(\[*_])")
_OPEN_DASH = re.compile(r"\w-$|\s[–—-]$")
_DASH = re.compile(r"[–—-](?=\s)")
_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
_CLOSING = re.compile(r"[\"”’»)\],.;:!?…]+(?:\s|$)")
_OPENING = re.compile(r"[\"“„«‘'(\[]+")
_NUMBER_OR_MAIL = re.compile(r"\w@\w|(?<!\d)(?:\(\d{2,5}\)|\+?\d{2,4})[\s./-]?\d{3,4}[\s.-]?\d{3,5}(?!\d)")
_ADDRESS = re.compile(r"www\.|https?://")
_RAISED = re.compile(r"[a-z]{1,3}$")
_LAST_WORD = re.compile(r"\S+$")
_QUOTE_COMMA = re.compile(r",[\"”]$")
_QUOTE = re.compile(r"[\"“”]")
_INNER_STOP = re.compile(r"[a-z][.!?] [A-Z]")
_QUOTE_ENDS = (',"', ",”", '?"', "?”", '!"', "!”")
_MOST = 0.7
_SHORT = 60
_FEW_WORDS = 5
_CAPITALS = 0.6


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: a paragraph, a heading, an item of a list, or a line of its own."""

    start: int
    end: int
    text: str
    blanks: int
    lines: int
    is_item: bool

    @property
    def ends_sentence(self) -> bool:
        """Whether the block ends as a sentence does."""
        return bool(_TERMINAL.search(self.text))

    @property
    def has_detail(self) -> bool:
        """Whether it holds a telephone number, a mail or a web address."""
        return has_detail(self.text)

    @property
    def has_number(self) -> bool:
        """Whether it holds a telephone number or a mail address."""
        return bool(_NUMBER_OR_MAIL.search(self.text))


def has_detail(text: str) -> bool:
    """Whether a text holds a telephone number, a mail or a web address."""
    return bool(_NUMBER_OR_MAIL.search(text) or _ADDRESS.search(text))


def read_blocks(lines: list[Line], carrying: frozenset[str]) -> list[Block]:
    """The blocks of a text in order; `carrying` are words that never end a line of their own."""
    joins = _Joins(lines, carrying)
    blocks: list[Block] = []
    group: list[Line] = []
    for line, after in zip_longest(lines, lines[1:]):
        if group and not joins.continues(group, line, after):
            blocks.append(_block(group))
            group = []
        group.append(line)
    if group:
        blocks.append(_block(group))
    return blocks


def _block(group: list[Line]) -> Block:
    text = " ".join(line.text for line in group)
    first = group[0]
    return Block(first.start, group[-1].end, text, first.blanks, len(group), bool(_ITEM.match(text)))


class _Joins:
    """Decides whether a line carries on the block before it."""

    def __init__(self, lines: list[Line], carrying: frozenset[str]) -> None:
        self._carrying = carrying
        self._width = page_width(lines)
        running = sum(line.blanks == 0 for line in lines)
        parted = sum(line.blanks > 0 for line in lines)
        # Where blank lines part paragraphs of wrapped lines, a line break alone parts nothing.
        # A single line with a dash in front goes on from a dateline; a list has more than one.
        self._lone_dash = sum(bool(_DASH.match(line.text)) for line in lines) == 1
        self._blanks_part = self._width is not None and parted * 12 > running

    def continues(self, group: list[Line], line: Line, after: Line | None) -> bool:
        """Whether a line, with the one after it in view, carries on the lines of a block."""
        last = group[-1]
        if not any(map(str.isalnum, last.text)):
            return False
        open_end = self._is_open(last.text)
        if line.blanks > 0:
            return self._crosses_blank(last, line, open_end=open_end) or _speech_breaks(group, line)
        if _CLOSING.match(line.text):
            return True
        if self._begins_item(line.text) and not (open_end and last.text[-1].isalpha()):
            return False
        if has_detail(last.text) and len(last.text) < _SHORT:
            return False
        if _RAISED.match(last.text) or (_DASH.match(line.text) and not _TERMINAL.search(last.text)):
            return True
        lower = _starts_lower(line.text)
        if open_end:
            return lower or not is_shout(last.text) or is_shout(line.text)
        if lower and not _TERMINAL.search(last.text):
            return last.text[-1] not in ":;" or self._is_full(last, line)
        if line.blanks < 0:
            return False
        return _goes_on(group, line) or self._wraps(group, last, line) or _is_broken(group, line, after)

    def _wraps(self, group: list[Line], last: Line, line: Line) -> bool:
        if is_shout(last.text) != is_shout(line.text):
            return False
        if self._is_full(last, line) or self._breaks_off(group, last):
            return True
        prose = any(self._is_full(one, two) for one, two in pairwise(group))
        return self._blanks_part and prose and last.text[-1] != ":" and not _ITEM.match(group[0].text)

    def _breaks_off(self, group: list[Line], last: Line) -> bool:
        """Whether the first line of a paragraph stops within a sentence, though the page had room left."""
        if not self._blanks_part or self._width is None or _ITEM.match(group[0].text):
            return False
        said = any(mark in last.text for mark in _QUOTE_ENDS)
        return said and last.column >= _MOST * self._width and not _TERMINAL.search(last.text)

    def _is_full(self, last: Line, line: Line) -> bool:
        """Whether the page, not the author, ended a line: the next word would not have fitted."""
        if self._width is None or last.column < 0.5 * self._width:
            return False
        return last.column + 1 + len(line.text.split(maxsplit=1)[0]) > self._width - 2

    def _begins_item(self, text: str) -> bool:
        return bool(_ITEM.match(text)) and not (self._lone_dash and _DASH.match(text))

    def _is_open(self, text: str) -> bool:
        match = _LAST_WORD.search(text)
        word = match.group().lower() if match else ""
        return word in self._carrying or bool(_OPEN_DASH.search(text))

    def _crosses_blank(self, last: Line, line: Line, *, open_end: bool) -> bool:
        """A page break in the middle of a sentence leaves a blank line behind."""
        if line.blanks > 2 or len(last.text) < _SHORT or _ITEM.match(line.text):
            return False
        ends = _TERMINAL.search(last.text) or last.text[-1] in ":;"
        return _starts_lower(line.text) and not ends and (open_end or line.text[0].isalpha())


def _is_broken(group: list[Line], line: Line, after: Line | None) -> bool:
    """Whether markup, not the author, put a few words of a sentence on a line of their own."""
    text = " ".join(one.text for one in group)
    if _TERMINAL.search(text) or text[-1] in ":;" or is_shout(text):
        return False
    if _QUOTE_COMMA.search(text) or (len(text) > 2 * _SHORT and _INNER_STOP.search(text)):
        return True
    few = len(line.text.split()) <= _FEW_WORDS and after is not None and after.blanks == 0
    carried = after is not None and (_starts_lower(after.text) or bool(_CLOSING.match(after.text)))
    return few and carried and not is_titled(text)


def _speech_breaks(group: list[Line], line: Line) -> bool:
    """Whether the page broke within quoted words: they stop within a sentence, and the line closes them."""
    last = group[-1].text
    if line.blanks > 2 or len(last) < _SHORT or not last[-1].isalnum():
        return False
    closing = _QUOTE.search(line.text)
    if closing is None or not closing.start() or line.text[closing.start() - 1].isspace():
        return False
    return _open_mark(group) == ("“" if closing.group() == "”" else closing.group())


def _goes_on(group: list[Line], line: Line) -> bool:
    """Whether a line stops within a sentence of quoted words: no title or heading does."""
    last = group[-1].text
    stops = last[-1].isalnum() or last[-1] == ","
    return bool(_open_mark(group)) and stops and not is_shout(last) and not _QUOTE.match(line.text)


def _open_mark(group: list[Line]) -> str:
    """The mark of quoted words that the lines of a block leave open; empty where none is."""
    marks = _QUOTE.findall(" ".join(one.text for one in group))
    if "“" in marks:
        return "“" if marks[-1] == "“" else ""
    return '"' if len(marks) % 2 == 1 and "”" not in marks else ""


def is_titled(text: str) -> bool:
    """Whether most longer words of a text begin with a capital, as in headlines."""
    words = [word.lstrip("“\"'‘(*_") for word in text.split()]
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) >= 2 and sum(word[0].isupper() for word in long) > _CAPITALS * len(long)


def _starts_lower(text: str) -> bool:
    text = text[match.end() :] if (match := _OPENING.match(text)) else text
    return text[:1].islower()


def is_shout(text: str) -> bool:
    """Whether a text is written in capitals."""
    letters = sum(map(str.isalpha, text))
    return letters > 3 and sum(map(str.isupper, text)) > 0.8 * letters
