"""Mojibake: text decoded with the wrong encoding ("cafÃ©"), repaired line by line with a way back.

What ftfy calls bad is repaired, and nothing else: its other fixes (straight quotation marks and so on)
would change what a statement says. The repaired text is what gets analysed; the record's offsets are
mapped back, so that they refer to the text as it was decoded.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import ftfy
import ftfy.bad_codecs  # registers the sloppy codecs that ftfy's explanations name
from ftfy.badness import is_bad

_NO_BREAK_SPACE = "\xa0"
_USUAL = "sloppy-windows-1252"  # what ftfy tries where only parts of a line are garbled


class _Change(NamedTuple):
    """Where characters of the repaired text stand for others of the decoded text; both half-open."""

    start: int
    end: int
    decoded_start: int
    decoded_end: int


@dataclass(frozen=True, slots=True)
class Repaired:
    """Repaired text, and the stretches where it differs from the decoded text, in order."""

    text: str
    changes: tuple[_Change, ...]

    def decoded_start(self, offset: int) -> int:
        """Where in the decoded text a stretch begins that begins here in the repaired text."""
        change = self._change_before(offset)
        if change is None:
            return offset
        return change.decoded_start if offset < change.end else offset - change.end + change.decoded_end

    def decoded_end(self, offset: int) -> int:
        """Where in the decoded text a stretch ends that ends here (exclusive) in the repaired text."""
        change = self._change_before(offset - 1)
        if change is None:
            return offset
        return change.decoded_end if offset <= change.end else offset - change.end + change.decoded_end

    def _change_before(self, offset: int) -> _Change | None:
        index = bisect_right(self.changes, offset, key=lambda change: change.start)
        return self.changes[index - 1] if index else None


def repair(text: str) -> Repaired | None:
    """The text without its mojibake, or None where it has none.

    >>> repair("A café, a cafÃ©.").text
    'A café, a café.'
    """
    if text.isascii() or not is_bad(text):
        return None
    lines: list[str] = []
    changes: list[_Change] = []
    start = decoded_start = 0
    for line in text.splitlines(keepends=True):
        fixed, found = _repair_line(line) if is_bad(line) else (line, ())
        changes += (
            _Change(start + begin, start + end, decoded_start + decoded_begin, decoded_start + decoded_end)
            for begin, end, decoded_begin, decoded_end in found
        )
        lines.append(fixed)
        start += len(fixed)
        decoded_start += len(line)
    return Repaired("".join(lines), tuple(changes)) if changes else None


def _repair_line(line: str) -> tuple[str, tuple[_Change, ...]]:
    fixed, steps = ftfy.fix_encoding_and_explain(line)
    if fixed == line or not fixed:
        return line, ()
    rounds = [step.parameter for step in steps or () if step.action == "encode"] or [_USUAL]
    return fixed, tuple(_changes(line, fixed, rounds))


def _changes(line: str, fixed: str, rounds: list[str]) -> Iterator[_Change]:
    """One change for each repaired character; where they cannot be aligned, one for the rest of the line."""
    at = 0
    for index, character in enumerate(fixed):
        garbled = _garbled(character, rounds)
        if garbled and _same(line[at : at + len(garbled)], garbled):
            end = at + len(garbled)
            if fixed[index + 1 : index + 2] == " " == line[end - 1] and line[end : end + 1] != " ":
                end -= 1  # the blank that ftfy took for a part of the character and gave back
            if line[at:end] != character:
                yield _Change(index, index + 1, at, end)
            at = end
        elif line[at : at + 1] == character:
            at += 1
        else:
            yield _Change(index, len(fixed), at, len(line))
            return


def _garbled(character: str, rounds: list[str]) -> str | None:
    """How a character looks after it was read with the wrong encodings, last round first."""
    for encoding in reversed(rounds):
        try:
            character = character.encode("utf-8").decode(encoding)
        except UnicodeDecodeError:
            return None
    return character


def _same(found: str, garbled: str) -> bool:
    """Whether they agree, where a no-break space may have become a plain one on its way through the web."""
    return found.replace(_NO_BREAK_SPACE, " ") == garbled.replace(_NO_BREAK_SPACE, " ")
