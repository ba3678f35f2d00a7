"""Where one phrase holds two actions: conjoined verb phrases and noun phrases."""

from typing import Final

from extractor.language.demands import Words
from extractor.pipeline.demands.nouns import Range, head_noun, owned_together, skip_determiners
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.verbs import NEGATIONS, participle, skip_adverbs

_CONJUNCTIONS: Final = frozenset({"and", "or", "but", "&"})
_NO_VERB_BEFORE: Final = frozenset({"WDT", "WP", "VBD", "VBZ"})
_AS_WELL: Final = ["as", "well", "as"]
_LOOSE_ENDS: Final = frozenset({",", "and", "or", "but", "_", "-", "–", "—", "(", "“", "&"})


class Splits:
    """Splits phrases into actions; built once from the vocabulary."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def verbs(self, reading: Reading, start: int, end: int, *, infinitive: bool) -> list[Range]:
        """The actions that a verb phrase holds: conjoined verb phrases are apart.

        Args:
            reading: The doc.
            start: The first verb of the phrase.
            end: Where the phrase ends.
            infinitive: Whether "to" stands before the verb, so that "and to" conjoins with it.
        """
        cuts: list[Range] = []
        commas: list[Range] = []
        passive = participle(reading, start, end)
        for place in range(start + 1, end - 1):
            word = reading.lower[place]
            if word == "," and reading.lower[place + 1] not in _CONJUNCTIONS:
                following = self._behind_comma(reading, place, end, infinitive=infinitive, passive=passive)
                commas += [(place, following)] if following is not None else []
            elif word in {"and", "&"} or reading.lower[place - 2 : place + 1] == _AS_WELL:
                following = self._conjoined(
                    reading, start, place, end, infinitive=infinitive, passive=passive
                )
                if following is not None:
                    cuts += [*commas, (place, following)]
                    commas = []
        return _pieces(reading, start, end, cuts)

    def _behind_comma(
        self, reading: Reading, place: int, end: int, *, infinitive: bool, passive: int | None
    ) -> int | None:
        """Where a verb phrase behind the comma at `place` starts, if one may."""
        if passive is not None:
            return self.gapped(reading, place, end)
        after = skip_adverbs(reading, place + 1, end)
        if infinitive and after < end and reading.lower[after] == "to":
            after = skip_adverbs(reading, after + 1, end)
        return after if after < end and reading.tags[after] == "VB" else None

    def _conjoined(
        self, reading: Reading, start: int, place: int, end: int, *, infinitive: bool, passive: int | None
    ) -> int | None:
        """Where the verb phrase conjoined by the "and" at `place` starts, if it is one."""
        after = skip_adverbs(reading, place + 1, end)
        if after < end and reading.lower[after] in NEGATIONS:
            after = skip_adverbs(reading, after + 1, end)
        if after < end and reading.lower[after] == "to":
            if not infinitive:
                return None
            after = skip_adverbs(reading, after + 1, end)
        if after >= end:
            return None
        if passive is not None:
            return self._conjoined_passive(reading, place, after, end, passive)
        if not _is_verb(reading, after, end):
            return None
        # "protect and defend the village": two verbs, one shared object.
        if self._hangs_inside(reading, start, after):
            return None
        shared = reading.tags[place - 1] in {"VB", "RP"} and place - 1 <= start + 1
        # "respond to and condemn the raid": a preposition whose object stands behind both.
        shared = shared or reading.tags[place - 1] in {"IN", "TO"}
        return None if shared or reading.tags[place - 2 : place] == ["TO", "VB"] else after

    def _hangs_inside(self, reading: Reading, start: int, after: int) -> bool:
        """Whether the parse conjoins a verb with one in a clause inside: `where they can rest and eat`."""
        token = reading.words[after]
        head = reading.position.get(token.head.i, -1)
        if token.dep_ != "conj" or not start < head < after:
            return False
        return reading.words[head].dep_.startswith(("acl", "advcl")) and reading.tags[head - 1] in {
            "TO",
            "MD",
        }

    def _conjoined_passive(
        self, reading: Reading, place: int, after: int, end: int, passive: int
    ) -> int | None:
        gapped = self.gapped(reading, place, end)
        if gapped is not None:
            return gapped
        simple = not {"VBN", "VBG", "VBD", "WDT", "WP"} & set(reading.tags[passive + 1 : place])
        if reading.tags[after] == "VBN" and simple and after > passive:
            return after
        return after if reading.tags[after] == "VB" else None

    def gapped(self, reading: Reading, place: int, end: int) -> int | None:
        """The participle behind a new subject without its auxiliary: `… be dropped and the men freed`."""
        for after in range(place + 1, min(end, place + 6)):
            if reading.tags[after] in {"VBN", "VBD"} and after > place + 1:
                return None if reading.lower[after] in self._words.attribution else after
            if reading.tags[after] not in {"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "CD"}:
                return None
        return None

    def nouns(self, reading: Reading, start: int, end: int) -> list[Range]:
        """The actions that a noun phrase holds: `an end to X and the release of Y` are two."""
        cuts: list[Range] = []
        commas: list[Range] = []
        for place in range(start + 1, end - 1):
            if reading.lower[place] not in {"and", ","} or owned_together(reading, place, end):
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
        if noun is not None and reading.lower[after - 1] == "for":
            return "for" not in reading.lower[start:place]
        if noun is None or reading.lower[noun] not in self._words.nominals:
            return False
        if reading.tags[after] in {"DT", "PRP$"} and reading.lower[place] == "and":
            return True
        complement = noun + 1 < end and reading.tags[noun + 1] in {"IN", "TO"}
        return "IN" in left or "TO" in left or not complement


def _is_verb(reading: Reading, place: int, end: int) -> bool:
    """Whether the word behind an "and" is a bare verb: by its tag, or a known one with an object."""
    following = reading.tags[place + 1] if place + 1 < end else ""
    if reading.lower[place + 1 : place + 2] == ["of"] or following in _NO_VERB_BEFORE:
        return False
    if reading.tags[place] == "VB":
        return True
    known = reading.tags[place] in {"JJ", "NN"} and reading.lower[place] in reading.verbs
    return known and following in {"DT", "PRP$", "NNS", "JJ", "NNP"}


def _pieces(reading: Reading, start: int, end: int, cuts: list[Range]) -> list[Range]:
    pieces, begin = [], start
    for cut, after in sorted(set(cuts)):
        if cut > begin:
            pieces.append((begin, trim(reading, begin, cut)))
            begin = after
    pieces.append((begin, trim(reading, begin, end)))
    return [(left, right) for left, right in pieces if right > left]


def trim(reading: Reading, start: int, end: int) -> int:
    """The end of a phrase without the marks and conjunctions that hang on it."""
    while end > start + 1 and reading.lower[end - 1] in _LOOSE_ENDS:
        end -= 1
    return end - 2 if reading.lower[end - 2 : end + 1] == _AS_WELL and end - 2 > start else end
