"""The lines of a text as a page shows them: where each begins and ends, and how wide the page is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# A wide gap within a line parts columns, or stands for a line break that was lost.
_PIECE = re.compile(r"\S+(?:[^\S\n\r\t\v\f\x85\u2028\u2029]{1,4}\S+)*")
_QUOTED_MAIL = re.compile(r"[ \t]*(?:>[ \t]*)+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_WIDEST = 130
_NARROWEST = 40
_SHARE = 0.5
_SLACK = 25


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text on one line, without the space around it."""

    start: int
    end: int
    text: str
    blanks: int
    """Blank lines before it; -1 where a wide gap parts it from text on the same line."""
    indent: int

    @property
    def column(self) -> int:
        """How many characters into the page the line reaches."""
        return self.indent + self.end - self.start


def read_lines(text: str) -> list[Line]:
    """All lines that hold text."""
    found: list[Line] = []
    blanks = 0
    for start, end in _physical(text):
        first = True
        mail = _QUOTED_MAIL.match(text, start, end)
        for match in _PIECE.finditer(text, mail.end() if mail else start, end):
            begin, stop = match.span()
            indent = begin - start if first else 0
            found.append(Line(begin, stop, text[begin:stop], blanks if first else -1, indent))
            first = False
        blanks = blanks + 1 if first else 0
    return found


def page_width(lines: list[Line]) -> int | None:
    """At how many characters the page wraps its lines, or None where every line is a paragraph."""
    if not lines:
        return None
    running = sorted(
        line.column for line, after in pairwise(lines) if after.blanks == 0 and line.column >= _NARROWEST
    )
    if len(running) < 3:
        return None
    width = running[int(len(running) * 0.9)]
    near = sum(width - _SLACK <= length <= width + 2 for length in running)
    longer = sum(line.column > width + 10 for line in lines)
    wraps = width <= _WIDEST and near >= _SHARE * len(running) and longer <= 0.15 * len(lines)
    return width if wraps else None


def _physical(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)
