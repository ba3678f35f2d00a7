"""What the words of a block say about it: "MEDIA RELEASE", "Contact:", "ENDS", a date, a bare name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor.language.layout import LayoutEntry, LayoutLexicon, Mark
from extractor.pipeline.layout.blocks import Block

_EDGES = " \t\xa0#*_>•–—-:.,;|!()[]/=~+'\""
_END_SIGNS = re.compile(r"[\s*_–—-]*#[\s#*_–—-]*$")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[©#]")
_NUMERIC_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")
_FOLLOWED = re.compile(r"[\s*_]*[:|–—]")
_HEAD = 120
_DATE_LINE = 60
_OTHER_WORDS = 3
_SHORT = 80


@dataclass(frozen=True, slots=True)
class Marked:
    """A block with the marks that its words carry, each with the id of the entry that said so."""

    block: Block
    marks: dict[Mark, str] = field(default_factory=dict)
    rest: str = ""
    """What follows the words of a release mark."""
    is_date: bool = False

    def has(self, *marks: Mark) -> bool:
        """Whether it carries one of the marks."""
        return any(mark in self.marks for mark in marks)


class MarkReader:
    """Reads the marks of blocks from the vocabulary."""

    def __init__(self, lexicon: LayoutLexicon) -> None:
        self._months = lexicon.months
        self._starts = _by_first_word(entry for entry in lexicon.entries if entry.place == "start")
        self._wholes = _by_first_word(entry for entry in lexicon.entries if entry.place == "whole")
        self._inside = [
            (phrase, entry)
            for entry in lexicon.entries
            if entry.place == "inside"
            for phrase in entry.phrases
        ]
        self._end = next((entry.id for entry in lexicon.entries if entry.mark == "end"), "end")

    def read(self, block: Block) -> Marked:
        """The block with its marks."""
        if _END_SIGNS.match(block.text):
            return Marked(block, {"end": self._end})
        plain = _plain(block.text[: 2 * _HEAD])
        marks: dict[Mark, str] = {}
        rest = ""
        words = plain.split(maxsplit=1)
        first = words[0].rstrip(":,.") if words else ""
        bare = plain.rstrip(_EDGES)
        if len(block.text) <= _HEAD:
            for phrase, entry in self._wholes.get(first, ()):
                if phrase == bare:
                    marks.setdefault(entry.mark, entry.id)
        for phrase, entry in self._starts.get(first, ()):
            after = plain[len(phrase) :]
            if plain.startswith(phrase) and not after[:1].isalnum() and _holds(entry.mark, after, block):
                marks.setdefault(entry.mark, entry.id)
                rest = after.lstrip(_EDGES) if entry.mark == "release" else rest
        if len(block.text) > _SHORT:
            whole = _plain(block.text)
            for phrase, entry in self._inside:
                if phrase in whole:
                    marks.setdefault(entry.mark, entry.id)
        return Marked(block, marks, rest, self._is_date(block))

    def _is_date(self, block: Block) -> bool:
        """Whether a line says little but a date."""
        if len(block.text) > _DATE_LINE:
            return False
        words = _WORD.findall(block.text.lower())
        if not any(word[0].isdigit() for word in words):
            return False
        others = [word for word in words if not word[0].isdigit() and word not in self._months]
        dated = len(others) < sum(not word[0].isdigit() for word in words) or _NUMERIC_DATE.search(block.text)
        return bool(dated) and len(others) <= _OTHER_WORDS and not block.has_detail


def _holds(mark: Mark, after: str, block: Block) -> bool:
    """Whether words at the start of a block mean what they may mean: a contact block has a number, say."""
    short = len(block.text) <= _SHORT and not block.ends_sentence
    followed = bool(_FOLLOWED.match(after))
    if mark == "contact":
        bare = short and (not after.strip(_EDGES) or (after.startswith(" ") and len(after) < _SHORT // 2))
        return block.has_detail or followed or bare
    if mark == "detail":
        return len(block.text) <= 3 * _SHORT and (followed or block.has_detail)
    if mark in {"release", "about"}:
        return short or (
            mark == "release" and (followed or (len(block.text) <= 2 * _HEAD and not block.ends_sentence))
        )
    if mark in {"salutation", "closing"}:
        return short and block.text[-1] != "."
    if mark == "reader":
        return len(block.text) <= 2 * _HEAD
    return True


def _plain(text: str) -> str:
    """Lower case, straight apostrophes, single spaces, no marks in front."""
    return " ".join(text.lower().replace("’", "'").split()).lstrip(_EDGES)


def _by_first_word(entries: Iterable[LayoutEntry]) -> dict[str, list[tuple[str, LayoutEntry]]]:
    table: dict[str, list[tuple[str, LayoutEntry]]] = {}
    for entry in entries:
        for phrase in entry.phrases:
            table.setdefault(phrase.split()[0].rstrip(":,."), []).append((phrase, entry))
    return table
