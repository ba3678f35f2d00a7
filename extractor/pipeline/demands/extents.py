"""How far an action goes: where its clause ends, and where it is two actions."""

from typing import Final

from extractor.language.demands import Words
from extractor.pipeline.demands.reading import Reading

Range = tuple[int, int]

_STOPS: Final = frozenset({".", "!", "?", "…", ";", ":", "...", "|", ">"})
_OPENERS: Final = frozenset({"“", "‘", "«", "("})
_CLOSERS: Final = {"”": "“", "»": "«", ")": "("}
_FINITE: Final = frozenset({"VBZ", "VBP", "VBD", "MD"})
_DASHES: Final = frozenset({"-", "–", "—", "--"})
_CONJUNCTIONS: Final = frozenset({"and", "or", "but", "&"})
# What may stand between a conjunction and the finite verb of a new clause: a noun phrase.
_NOUN_PHRASE: Final = frozenset(
    [
        "DT",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "PRP",
        "PRP$",
        "JJ",
        "JJR",
        "JJS",
        "CD",
        "POS",
        "IN",
        "CC",
        "EX",
        "VBN",
        "VBG",
        "RB",
        "PDT",
        "(",
        ")",
        "-LRB-",
        "-RRB-",
        "HYPH",
        "AFX",
    ]
)
_SUBORDINATES: Final = frozenset({"that", "until", "while", "whilst", "who", "which", "unless", "if"})
_NOT_A_REASON_AS: Final = frozenset({"such", "well", "much", "long", "soon", "far", "so", "as", "many"})
_BEFORE_CLAUSES: Final = frozenset({"before", "after", "until", "that", "because", "if", "where", "when"})
_LOOK_AHEAD: Final = 14


class Extents:
    """Finds ends and splits; built once from the vocabulary.

    Args:
        words: The lists of the vocabulary.
        asking: All forms of verbs of asking, which open a clause of their own.
    """

    def __init__(self, words: Words, asking: frozenset[str]) -> None:
        self.words = words
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
            elif place > start and self._stops(reading, place, limit, nested=nested):
                if not (infinitive and word == "," and _more_infinitives(reading, place, limit)):
                    break
            nested = nested or word in _SUBORDINATES
            place += 1
        return _trim(reading, start, place)

    def actions(self, reading: Reading, start: int, *, infinitive: bool) -> list[tuple[int, int]]:
        """All actions of the verb phrase that starts at `start`, and of those behind its semicolons."""
        end = self.end(reading, start, infinitive=infinitive)
        return self.split(reading, start, end, infinitive=infinitive) + self._run_on(reading, end)

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
            actions += self.split(reading, place, end, infinitive=False)
        return actions

    def _stops(self, reading: Reading, place: int, limit: int, *, nested: bool) -> bool:
        word = reading.lower[place]
        if word in _STOPS or self._opens_reason(reading, place, limit):
            return True
        if word in _CONJUNCTIONS:
            return self._opens_clause(reading, place, limit, nested=nested)
        if word == "as":
            return _as_reason(reading, place, limit)
        if word in _DASHES:
            return self._dash_ends(reading, place, limit)
        if word == "," or (reading.stripped and reading.gap(place)):
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
        if word in {"adding", "saying", "stating", "noting", "warning", "rather", "yet"}:
            return True
        if tag == "PRP" and word not in {"them", "him", "her", "us", "me"}:
            return _next_finite(reading, place + 1, min(limit, place + 4)) is not None
        finite = _next_finite(reading, place, min(limit, place + _LOOK_AHEAD))
        if finite is not None and reading.lower[finite] in {"must", "should"}:
            return True
        if reading.stripped and _next_finite(reading, place, min(limit, place + _LOOK_AHEAD)) is not None:
            return True
        return self.attribution(reading, place, limit)

    def attribution(self, reading: Reading, place: int, limit: int) -> bool:
        """Whether the words from `place` only say who speaks: `the group said`, `said Ana Petrova`."""
        finite = _next_finite(reading, place, min(limit, place + 2 * _LOOK_AHEAD), through=",")
        return finite is not None and reading.lower[finite] in self.words.attribution

    def _opens_clause(self, reading: Reading, place: int, limit: int, *, nested: bool) -> bool:
        after = _skip_adverbs(reading, place + 1, limit)
        if after >= limit:
            return True
        if (
            self._gapped(reading, place, limit) is not None
            and "be" in reading.lower[max(0, place - 40) : place]
        ):
            return False
        tag = reading.tags[after]
        if reading.lower[after] == "that" and tag == "IN" and not nested:
            return True
        if tag == "MD":
            return not nested or reading.lower[place] == "but"
        compound = after + 1 < limit and reading.tags[after + 1].startswith("NN")
        if (
            reading.lower[after] in self._asking
            and tag in {"VBZ", "VBP", "VBD", "VBG", "NNS"}
            and not compound
        ):
            return True
        if tag in {"VBZ", "VBP"}:
            return not nested
        if tag in {"VB", "VBD", "VBN", "VBG", "TO"} or nested:
            return False
        return _next_finite(reading, after, min(limit, after + _LOOK_AHEAD)) is not None

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
        return _next_finite(reading, place + 1, min(limit, place + _LOOK_AHEAD)) is not None

    def split(self, reading: Reading, start: int, end: int, *, infinitive: bool) -> list[tuple[int, int]]:
        """The actions that a verb phrase holds: conjoined verb phrases are apart.

        Args:
            reading: The doc.
            start: The first verb of the phrase.
            end: Where the phrase ends.
            infinitive: Whether "to" stands before the verb, so that "and to" conjoins with it.
        """
        cuts: list[tuple[int, int]] = []
        commas: list[tuple[int, int]] = []
        passive = _participle(reading, start, end)
        for place in range(start + 1, end - 1):
            word = reading.lower[place]
            if word == "," and reading.lower[place + 1] not in _CONJUNCTIONS:
                after = _skip_adverbs(reading, place + 1, end)
                if infinitive and after < end and reading.lower[after] == "to":
                    after = _skip_adverbs(reading, after + 1, end)
                gapped = self._gapped(reading, place, end) if passive is not None else None
                if gapped is not None:
                    commas.append((place, gapped))
                elif after < end and reading.tags[after] == "VB" and passive is None:
                    commas.append((place, after))
            elif word in {"and", "&"}:
                after = self._conjoined(reading, start, place, end, infinitive=infinitive, passive=passive)
                if after is not None:
                    cuts += [*commas, (place, after)]
                    commas = []
        return _pieces(reading, start, end, cuts)

    def _conjoined(
        self, reading: Reading, start: int, place: int, end: int, *, infinitive: bool, passive: int | None
    ) -> int | None:
        """Where the verb phrase conjoined by the "and" at `place` starts, if it is one."""
        after = _skip_adverbs(reading, place + 1, end)
        if after < end and reading.lower[after] == "to":
            if not infinitive:
                return None
            after = _skip_adverbs(reading, after + 1, end)
        if after >= end:
            return None
        tag = reading.tags[after]
        if passive is not None:
            between = reading.tags[passive + 1 : place]
            gapped = self._gapped(reading, place, end)
            if gapped is not None:
                return gapped
            same = tag == "VBN" and not {"VBN", "VBG", "VBD", "WDT", "WP"} & set(between)
            return after if same and after > passive else (after if tag == "VB" else None)
        if tag != "VB" and not (
            tag in {"JJ", "NN"} and reading.lower[after] in reading.verbs and _heads(reading, after, end)
        ):
            return None
        if reading.lower[after + 1 : after + 2] == ["of"]:
            return None
        if after + 1 < end and reading.tags[after + 1] in {"WDT", "WP", "VBD", "VBZ"}:
            return None
        # "protect and defend the village": two verbs, one shared object.
        return None if reading.tags[place - 1] in {"VB", "RP"} and place - 1 <= start + 1 else after

    def _gapped(self, reading: Reading, place: int, end: int) -> int | None:
        """The participle behind a new subject without its auxiliary: `… be dropped and the men freed`."""
        for after in range(place + 1, min(end, place + 6)):
            if reading.tags[after] in {"VBN", "VBD"} and after > place + 1:
                return None if reading.lower[after] in self.words.attribution else after
            if reading.tags[after] not in {"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "CD"}:
                return None
        return None

    def split_nominal(self, reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
        """The actions that a noun phrase holds: `an end to X and the release of Y` are two."""
        cuts: list[tuple[int, int]] = []
        commas: list[tuple[int, int]] = []
        for place in range(start + 1, end - 1):
            if reading.lower[place] not in {"and", ","}:
                continue
            after = place + 1
            if reading.lower[after] in {"and", "for", "&"}:
                after += 1
            if after < end and self._new_nominal(reading, start, place, after, end):
                commas.append((place, skip_determiners(reading, after, end)))
                if "and" in reading.lower[place:after]:
                    cuts, commas = cuts + commas, []
        return _pieces(reading, start, end, cuts)

    def _new_nominal(self, reading: Reading, start: int, place: int, after: int, end: int) -> bool:
        left = reading.tags[start:place]
        if not any(tag.startswith("NN") or tag == "VBG" for tag in left):
            return False
        noun = head_noun(reading, after, end)
        if noun is None or reading.lower[noun] not in self.words.nominals:
            return False
        if reading.tags[after] in {"DT", "PRP$"} and reading.lower[place] == "and":
            return True
        complement = noun + 1 < end and reading.tags[noun + 1] in {"IN", "TO"}
        return "IN" in left or "TO" in left or not complement


def head_noun(reading: Reading, start: int, end: int) -> int | None:
    """The last noun of the noun phrase at `start`, before its first complement."""
    found = None
    for place in range(start, min(end, start + 10)):
        tag = reading.tags[place]
        if tag.startswith("NN") or (tag == "VBG" and found is None):
            found = place
        elif tag == "," and found is None and reading.tags[place - 1].startswith("JJ"):
            continue
        elif (tag == "CC" and found is not None) or tag not in {
            "DT",
            "JJ",
            "JJR",
            "JJS",
            "PRP$",
            "POS",
            "CD",
            "RB",
            "RBR",
            "VBN",
            "CC",
            "HYPH",
            "``",
            "''",
        }:
            return found
    return found


def skip_determiners(reading: Reading, place: int, end: int) -> int:
    """The first word behind articles."""
    while place < end - 1 and (
        reading.tags[place] == "DT" or reading.lower[place] in {"a", "an", "the", "“", '"'}
    ):
        place += 1
    return place


def _skip_adverbs(reading: Reading, place: int, end: int) -> int:
    while place < end and reading.tags[place] == "RB" and reading.lower[place] not in {"not", "n't", "never"}:
        place += 1
    return place


def _heads(reading: Reading, place: int, end: int) -> bool:
    """Whether an object follows a known verb that is tagged as something else."""
    return place + 1 < end and reading.tags[place + 1] in {"DT", "PRP$", "NNS", "JJ", "NNP"}


def _participle(reading: Reading, start: int, end: int) -> int | None:
    """The participle of a passive that starts at `start` (`be released`), if it is one."""
    if reading.lower[start] not in {"be", "get"}:
        return start if reading.tags[start] == "VBN" else None
    place = _skip_adverbs(reading, start + 1, end)
    return place if place < end and reading.tags[place] in {"VBN", "VBD"} else None


def _pieces(reading: Reading, start: int, end: int, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    pieces, begin = [], start
    for cut, after in sorted(set(cuts)):
        if cut > begin:
            pieces.append((begin, _trim(reading, begin, cut)))
            begin = after
    pieces.append((begin, _trim(reading, begin, end)))
    return [(left, right) for left, right in pieces if right > left]


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


def _trim(reading: Reading, start: int, end: int) -> int:
    while end > start + 1 and reading.lower[end - 1] in {
        ",",
        "and",
        "or",
        "but",
        "_",
        "-",
        "–",
        "—",
        "(",
        "“",
        "&",
    }:
        end -= 1
    return end


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
    return _next_finite(reading, place + 1, min(limit, place + _LOOK_AHEAD)) is not None


def _next_finite(reading: Reading, place: int, limit: int, through: str = "") -> int | None:
    """The first finite verb, with nothing but a noun phrase before it."""
    for other in range(place, limit):
        tag = reading.tags[other]
        if tag in _FINITE:
            return other
        if reading.lower[other] in _BEFORE_CLAUSES:
            return None
        if tag not in _NOUN_PHRASE and (not through or reading.lower[other] not in through):
            return None
    return None
