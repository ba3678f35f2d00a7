"""How far an action goes: where its clause ends."""

from typing import Final

from extractor.language.demands import Words
from extractor.pipeline.demands.nouns import Range, next_finite
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.splits import Splits, trim
from extractor.pipeline.demands.verbs import skip_adverbs

_STOPS: Final = frozenset({".", "!", "?", "…", ";", ":", "...", "|", ">"})
_OPENERS: Final = frozenset({"“", "‘", "«", "("})
_CLOSERS: Final = {"”": "“", "»": "«", ")": "("}
_DASHES: Final = frozenset({"-", "–", "—", "--"})
_CONJUNCTIONS: Final = frozenset({"and", "or", "but", "&"})
_SUBORDINATES: Final = frozenset({"that", "until", "while", "whilst", "who", "which", "unless", "if"})
_NOT_A_REASON_AS: Final = frozenset({"such", "well", "much", "long", "soon", "far", "so", "as", "many"})
_ASKING: Final = frozenset({"VBZ", "VBP", "VBD", "VBG", "NNS"})
_SPEECH: Final = frozenset({"adding", "saying", "stating", "noting", "warning", "rather", "yet"})
_LOOK_AHEAD: Final = 14
_BACK: Final = 40


class Extents:
    """Finds the ends of actions; built once from the vocabulary.

    Args:
        words: The lists of the vocabulary.
        asking: All forms of verbs of asking, which open a clause of their own.
    """

    def __init__(self, words: Words, asking: frozenset[str]) -> None:
        self.splits = Splits(words)
        self._attribution = words.attribution
        self._short = words.honorifics
        self._asking = asking
        self._reasons: dict[str, list[list[str]]] = {}
        for phrase in words.reasons:
            first, *rest = phrase.split()
            self._reasons.setdefault(first, []).append(rest)

    def end(self, reading: Reading, start: int, *, infinitive: bool = False) -> int:
        """The position behind the action that starts at `start`.

        Args:
            reading: The doc.
            start: The first word of the action.
            infinitive: Whether "to" stands before it, so that "…, to do …, and to do …" goes on.
        """
        limit = reading.unit_end[start]
        place, opened, nested = start, [], False
        while place < limit:
            word = reading.lower[place]
            if word in _OPENERS:
                opened.append(word)
            elif word == '"':
                if place > start and not _opens(reading, place) and '"' not in opened:
                    break
                opened = [mark for mark in opened if mark != '"'] if '"' in opened else [*opened, '"']
            elif word in _CLOSERS:
                if _CLOSERS[word] not in opened:
                    break
                opened.remove(_CLOSERS[word])
            elif place > start and self._stops(reading, place, limit, nested=nested, infinitive=infinitive):
                break
            nested = nested or word in _SUBORDINATES
            place += 1
        return trim(reading, start, place)

    def actions(self, reading: Reading, start: int, *, infinitive: bool) -> list[Range]:
        """All actions of the verb phrase that starts at `start`, and of those behind its semicolons."""
        end = self.end(reading, start, infinitive=infinitive)
        return self.splits.verbs(reading, start, end, infinitive=infinitive) + self._run_on(reading, end)

    def _run_on(self, reading: Reading, end: int) -> list[Range]:
        """Further actions behind semicolons, lettered or not: `to free them; (b) drop the charges`."""
        actions: list[Range] = []
        limit = reading.unit_end[end - 1]
        while end < limit and reading.lower[end] == ";":
            place = end + 1
            while place < limit and reading.lower[place] in {"and", "to"}:
                place += 1
            place = reading.content(place, limit)
            if place >= limit or not (reading.tags[place] == "VB" or reading.lower[place] in reading.verbs):
                break
            end = self.end(reading, place)
            actions += self.splits.verbs(reading, place, end, infinitive=False)
        return actions

    def _stops(self, reading: Reading, place: int, limit: int, *, nested: bool, infinitive: bool) -> bool:
        word = reading.lower[place]
        if word == "." and place + 1 < limit and reading.lower[place - 1] in self._short:
            return False
        if word in _STOPS or self._opens_reason(reading, place, limit):
            return True
        if word in _CONJUNCTIONS:
            return self._opens_clause(reading, place, limit, nested=nested)
        if word == "as":
            return _as_reason(reading, place, limit)
        if word in _DASHES:
            return self._dash_ends(reading, place, limit)
        if word == "," or (reading.stripped and reading.gap(place)):
            if infinitive and word == "," and _more_infinitives(reading, place, limit):
                return False
            return self._comma_ends(reading, place + (word == ","), limit, nested=nested)
        return False

    def _opens_reason(self, reading: Reading, place: int, limit: int) -> bool:
        word = reading.lower[place]
        if word == "since" and _is_date(reading, place + 1, limit):
            return False
        return any(
            reading.lower[place + 1 : min(limit, place + 1 + len(rest))] == rest
            for rest in self._reasons.get(word, ())
        )

    def _comma_ends(self, reading: Reading, place: int, limit: int, *, nested: bool) -> bool:
        """Whether what follows a comma is no more of the action."""
        if place >= limit:
            return True
        if self._opens_reason(reading, place, limit):
            return True
        word, tag = reading.lower[place], reading.tags[place]
        if word in _CONJUNCTIONS:
            return self._opens_clause(reading, place, limit, nested=nested and word != "but")
        if word == "to" and place + 1 < limit and reading.tags[place + 1] == "VB":
            return not _closes_apposition(reading, place - 1)
        if word in _SPEECH:
            return True
        if tag == "PRP" and word not in {"them", "him", "her", "us", "me"}:
            return next_finite(reading, place + 1, min(limit, place + 4)) is not None
        finite = next_finite(reading, place, min(limit, place + _LOOK_AHEAD))
        if finite is not None and (reading.stripped or reading.lower[finite] in {"must", "should"}):
            return True
        return self.attribution(reading, place, limit)

    def attribution(self, reading: Reading, place: int, limit: int) -> bool:
        """Whether the words from `place` only say who speaks: `the group said`, `said Ana Petrova`."""
        finite = next_finite(reading, place, min(limit, place + 2 * _LOOK_AHEAD), through=",")
        return finite is not None and reading.lower[finite] in self._attribution

    def _opens_clause(self, reading: Reading, place: int, limit: int, *, nested: bool) -> bool:
        after = skip_adverbs(reading, place + 1, limit)
        if after >= limit:
            return True
        passive = "be" in reading.lower[max(0, place - _BACK) : place]
        if passive and self.splits.gapped(reading, place, limit) is not None:
            return False
        tag = reading.tags[after]
        if reading.lower[after] in {"on", "upon"} and "to" in reading.lower[after + 1 : after + _LOOK_AHEAD]:
            return True
        if tag == "MD":
            return not nested or reading.lower[place] == "but"
        if (reading.lower[after] == "that" and tag == "IN" and not nested) or self._asks(
            reading, after, limit
        ):
            return True
        if tag in {"VBZ", "VBP"}:
            return not nested
        if tag in {"VB", "VBD", "VBN", "VBG", "TO"} or nested:
            return False
        return next_finite(reading, after, min(limit, after + _LOOK_AHEAD)) is not None

    def _asks(self, reading: Reading, place: int, limit: int) -> bool:
        """Whether a verb of asking stands at `place`, which opens a clause of its own."""
        compound = place + 1 < limit and reading.tags[place + 1].startswith("NN")
        return reading.lower[place] in self._asking and reading.tags[place] in _ASKING and not compound

    def _dash_ends(self, reading: Reading, place: int, limit: int) -> bool:
        token = reading.words[place]
        if token.i and not reading.doc[token.i - 1].whitespace_ and token.text == "-":
            return False
        if reading.unit_start[place] in reading.headlines:
            return True
        again = any(reading.lower[other] in _DASHES for other in range(place + 1, min(limit, place + 25)))
        if again:
            return False
        if self.attribution(reading, place + 1, limit):
            return True
        return next_finite(reading, place + 1, min(limit, place + _LOOK_AHEAD)) is not None


def _more_infinitives(reading: Reading, comma: int, limit: int) -> bool:
    """Whether the comma is one of a row of infinitives that an "and to" ends."""
    if reading.lower[comma + 1 : comma + 2] != ["to"]:
        return False
    return any(
        reading.lower[place] == "and" and reading.lower[place + 1] == "to"
        for place in range(comma + 2, limit - 1)
    )


def _closes_apposition(reading: Reading, comma: int) -> bool:
    """Whether the comma is the second of two around a name: `one citizen, Ana Petrova, to help her`."""
    for place in range(comma - 1, max(reading.unit_start[comma], comma - 7), -1):
        if reading.lower[place] == ",":
            return reading.tags[place + 1].startswith("NNP") or reading.tags[comma - 1].startswith("NNP")
    return False


def _opens(reading: Reading, place: int) -> bool:
    """Whether a straight mark opens a quotation: a space before it, none behind."""
    token = reading.words[place]
    return token.i > 0 and bool(reading.doc[token.i - 1].whitespace_) and not token.whitespace_


def _is_date(reading: Reading, place: int, limit: int) -> bool:
    return place < limit and (reading.tags[place] in {"CD", "NNP"} or reading.lower[place] in {"the", "last"})


def _as_reason(reading: Reading, place: int, limit: int) -> bool:
    if place + 1 >= limit or reading.lower[place - 1] in _NOT_A_REASON_AS:
        return False
    if reading.tags[place + 1] in {"PRP", "EX"}:
        return True
    return next_finite(reading, place + 1, min(limit, place + _LOOK_AHEAD)) is not None
