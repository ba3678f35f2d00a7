"""A doc as the grammar of demands reads it: words without spaces, in units that no action crosses."""

import re
from typing import Final

from spacy.tokens import Doc, Span, Token

from extractor.language.demands import Words
from extractor.pipeline import keys
from extractor.pipeline.demands.mending import mend_tags
from extractor.pipeline.tokens import text_of

_STOPS: Final = frozenset({".", "!", "?", "…", "...", "?!", "!!"})
_CLOSERS: Final = frozenset({'"', "”", "’", "'", "''", ")", "]", "»", "_"})
# So many sentences open a text, behind its headline.
_OPENING: Final = 3
_QUOTES: Final = frozenset({'"', "“", "‘", "''", "``", "_", "«", "'"})
# A heading has at most so many words.
_HEADING: Final = 8
_BULLETS: Final = frozenset({"*", "•", "-", "–", "—", "·", "○", "▪", "●", "◦", "‣", "o", "+", "►", "✓", "§"})
_ENUMERATOR: Final = re.compile(r"\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)]?", re.IGNORECASE)
_PUNCTUATED: Final = re.compile(r"[.,;]\s")
# Texts whose punctuation was lost on the way have fewer marks than this for each character.
_STRIPPED_BELOW: Final = 0.003
# So many spaces part what stands in different places of a page.
_COLUMN: Final = 3
# What asks nothing of anybody: the issuer's usual notes, and what the body says already.
_UNREAD: Final = frozenset({"navigation", "contact", "boilerplate", "pull_quote"})


class Reading:
    """The words of a doc with what the grammar asks of them; positions count words, not tokens.

    Attributes:
        words: The tokens that are not spaces.
        lower: Their forms in lower case, with straight apostrophes.
        tags: Their tags (Penn Treebank).
        units: Sentences and items as (start, end) positions, in text order.
        items: Starts of the units that are items of a list.
        headlines: Starts of the units of the headline.
        openings: Starts of the units of the headline and of the first sentences.
        paragraph: The number of the block in which each word stands.
        verbs: Bare verbs that are known whatever their tag.
        nominals: Nouns that name what is to be done.
        times: Names of days and months.
        unread: Which words stand in sections that ask nothing.
    """

    def __init__(self, doc: Doc, words: Words) -> None:
        self.doc = doc
        self.words: list[Token] = []
        self.tags: list[str] = []
        self._spaces: list[str] = []
        self._first_tokens: list[int] = []
        self._read(doc)
        self.lower = [token.lower_.replace("’", "'") for token in self.words]
        self.position = {token.i: place for place, token in enumerate(self.words)}
        text = text_of(doc)
        self.times = words.times
        self.verbs = words.verbs
        self.nominals = words.nominals
        mend_tags(self.words, self.lower, self.tags, words.verbs)
        self._honorifics = words.honorifics
        self.stripped = len(_PUNCTUATED.findall(text)) < _STRIPPED_BELOW * len(text)
        self._block_starts = self._blocks()
        starts = [place for place in range(len(self.words)) if self._starts_unit(place)]
        ends = [*starts[1:], len(self.words)] if starts else []
        self.units = list(zip(starts, ends, strict=True))
        self.unit_end = [end for start, end in self.units for _ in range(start, end)]
        self.unit_start = [start for start, end in self.units for _ in range(start, end)]
        self.items = {start for start, end in self.units if self._is_item(start, end)}
        self.unread = self._unread()
        self.headlines = self._headlines()
        self.paragraph = self._paragraphs()
        told = [start for start, end in self.units if start not in self.headlines and end - start > _HEADING]
        self.openings = self.headlines | set(told[:_OPENING])

    def _read(self, doc: Doc) -> None:
        """Takes the words with their tags, and the spaces and first token of what stands before each."""
        spaces, first = "", 0
        for token in doc:
            if token.is_space:
                spaces += token.text
            else:
                self.words.append(token)
                self.tags.append(token.tag_)
                self._spaces.append(spaces)
                self._first_tokens.append(first)
                spaces, first = "", token.i + 1

    def span(self, start: int, end: int) -> Span:
        """The words from `start` up to `end` as a span of the doc."""
        return self.doc[self.words[start].i : self.words[end - 1].i + 1]

    def capitals(self, place: int) -> bool:
        """Whether the word is written in capitals, where tags cannot be trusted."""
        token = self.words[place]
        return token.is_upper and len(token) > 1

    def gap(self, place: int) -> bool:
        """Whether more than one space stands before the word."""
        return bool(self._spaces[place])

    def is_foreign(self, unit: tuple[int, int]) -> bool:
        """Whether a unit is written in another script, as every other paragraph of a bilingual text is."""
        return not any(word.is_ascii and word.is_alpha for word in self.words[unit[0] : unit[1]])

    def heading(self, start: int) -> tuple[int, int] | None:
        """The last short unit before an item that is none."""
        index = self.units.index((start, self.unit_end[start]))
        for first, end in reversed(self.units[:index]):
            if first not in self.items:
                return (first, end) if end - first <= _HEADING else None
        return None

    def lead_in(self, start: int) -> list[str]:
        """The words of the lead-in of an item: of the last sentence that is none, or of the last headings."""
        index = self.units.index((start, self.unit_end[start]))
        words: list[str] = []
        for first, end in reversed(self.units[:index]):
            if first in self.items:
                continue
            if words and end - first > _HEADING:
                break
            words = self.lower[first:end] + words
            if end - first > _HEADING or len(words) > 3 * _HEADING:
                break
        return words

    def content(self, start: int, end: int) -> int:
        """The first word of a unit behind bullets, enumerators and opening marks."""
        place = start
        while place < end:
            skipped = self._mark_end(place, end)
            if skipped == place:
                return place
            place = skipped
        return place

    def _mark_end(self, place: int, end: int) -> int:
        word = self.lower[place]
        if word in _BULLETS and (word != "o" or self.words[place].i == 0 or self.gap(place)):
            return place + 1
        if word in {'"', "“", "‘", "''", "``", "_", "«", ">", "'", "**", "#", "##", "\\"}:
            return place + 1
        if word == "(" and place + 2 < end and self.lower[place + 2] == ")":
            return place + 3 if _ENUMERATOR.fullmatch(self.lower[place + 1]) else place
        if place + 1 < end and self.lower[place + 1] in {")", "."} and _ENUMERATOR.fullmatch(word):
            return place + 2
        if len(word) > 1 and word[-1] in ".)" and _ENUMERATOR.fullmatch(word) and place + 1 < end:
            return place + 1
        return place

    def _blocks(self) -> dict[int, str]:
        """The label of the block that starts with each word that starts one, spaces before it or not."""
        labels = {span.start: span.label_ for span in self.doc.spans.get(keys.BLOCKS, ())}
        starts: dict[int, str] = {}
        for place, first in enumerate(self._first_tokens):
            label = next((labels[i] for i in range(first, self.words[place].i + 1) if i in labels), None)
            if label is not None:
                starts[place] = label
        return starts

    def _is_item(self, start: int, end: int) -> bool:
        if self._block_starts.get(start) == "item":
            return True
        return self._mark_end(start, end) != start and self.lower[start] not in _QUOTES | {">"}

    def _starts_unit(self, place: int) -> bool:
        if place == 0:
            return True
        spaces = self._spaces[place]
        token = self.words[place]
        if place in self._block_starts or (spaces and self._breaks(spaces, place)):
            return self._block_starts.get(place) == "item" or not self._runs_on(place)
        before = place - 1
        while before > 0 and self.lower[before] in _CLOSERS:
            before -= 1
        if self.lower[before] in _STOPS:
            if self._enumerates(before) or self.lower[before - 1] in self._honorifics:
                return False
            return not token.text[0].islower() and self.lower[place] not in _CLOSERS - {'"', "_", "'"}
        return self._starts_without_stop(token, place)

    def _enumerates(self, stop: int) -> bool:
        """Whether the full stop belongs to a number or letter at the start of a line."""
        word = stop - 1
        if word < 0 or not _ENUMERATOR.fullmatch(self.lower[word]):
            return False
        return word == 0 or "\n" in self._spaces[word]

    def _breaks(self, space: str, place: int) -> bool:
        lines = space.count("\n")
        if len(space) > _COLUMN and self.words[place].text[0].isupper():
            return True
        if lines == 1:
            marked = self._mark_end(place, len(self.words)) > place
            return marked and self.lower[place] not in _QUOTES
        return lines > 1

    def _runs_on(self, place: int) -> bool:
        """Whether a block only goes on with the sentence before it, as scanned pages break them."""
        before = self.words[place - 1]
        return self.words[place].text[0].islower() and (before.is_lower or before.text == ",")

    def _starts_without_stop(self, token: Token, place: int) -> bool:
        """Sentences that no mark parts: lost punctuation, and headlines that run into the text."""
        if not token.text[0].isupper():
            return False
        if token.is_title and token.text[-1].islower() and self._ends_capitals(place):
            return True
        if not self.stripped:
            return False
        before = self.words[place - 1]
        if self._spaces[place]:
            lost = len(before) == 1 or before.lower_ in self._honorifics
            return not lost and not (token.is_upper and len(token) < 3)
        return bool(token.is_sent_start and before.is_alpha and token.is_title)

    def _ends_capitals(self, place: int) -> bool:
        """Whether a line in capitals stands right before a word that is not."""
        if not self.words[place - 1].is_upper:
            return False
        before = [word for word in self.words[max(0, place - 4) : place] if word.is_alpha]
        return len(before) > 2 and all(word.is_upper for word in before)

    def _unread(self) -> list[bool]:
        unread = [False] * len(self.words)
        for span in self.doc.spans.get(keys.SECTIONS, ()):
            if span.label_ in _UNREAD:
                for token in range(span.start, span.end):
                    place = self.position.get(token)
                    if place is not None:
                        unread[place] = True
        return unread

    def _headlines(self) -> set[int]:
        ranges = [
            (span.start, span.end)
            for span in self.doc.spans.get(keys.SECTIONS, ())
            if span.label_ == "headline"
        ]
        return {
            start
            for start, _ in self.units
            if any(first <= self.words[start].i < last for first, last in ranges)
        }

    def _paragraphs(self) -> list[int]:
        number, numbers = 0, []
        for place, spaces in enumerate(self._spaces):
            number += place in self._block_starts or "\n" in spaces
            numbers.append(number)
        return numbers
