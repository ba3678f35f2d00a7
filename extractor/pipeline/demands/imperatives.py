"""The bare imperative: at the start of a sentence, and in the items under a lead-in."""

from typing import Final

from extractor.language.demands import DemandLexicon
from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.extents import Extents
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.verbs import opens_bare

_LEADING: Final = frozenset({"RB", "CC", "UH", "JJ", "RBR"})
_NEGATIONS: Final = frozenset({"not", "n't", "never"})
_LED_BY: Final = frozenset({"either", "please", "first", "foremost", ",", "instead", "just"})
_INVERTING: Final = frozenset({"so", "nor", "neither"})
_CALLED: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "PRP$", "JJ"})
_OBJECTS: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "PRP$", "JJ", "VBN", "VBD", "CD"})
# A subject behind the verb asks or exclaims: `Have you heard`, `Not only do they fire`.
_NOT_BEHIND: Final = frozenset({":", "|", ",", "i", "we", "you", "he", "she", "they"})
_LEAD_LENGTH: Final = 6
_ENDS: Final = frozenset({".", "!", ";", "”", '"'})
_PREPOSITIONS: Final = frozenset({"of", "to", "for", "in", "on", "with", "from", "at", "into"})
_FINITE: Final = frozenset({"MD", "VBD", "VBZ"})


class Imperatives:
    """Finds what the bare verb asks; built once from the vocabulary."""

    def __init__(self, *, lexicon: DemandLexicon, extents: Extents) -> None:
        self._words = lexicon.words
        self._entry = lexicon.imperative
        self._slogan = lexicon.slogan
        self._extents = extents

    def ask_in(self, reading: Reading, unit: Range, *, quoted: bool, headline: bool) -> Ask | None:
        """What a unit asks by its first verb.

        Args:
            reading: The doc.
            unit: The sentence.
            quoted: Whether somebody is quoted, or writes a letter, so that no reader of the page is meant.
            headline: Whether it is one, and needs no full stop.
        """
        start, end = reading.content(*unit), unit[1]
        behind_colon = headline and ":" in reading.lower[start : end - 1]
        if behind_colon:
            start += reading.lower[start:end].index(":") + 1
        called = self._called(reading, start, end)
        start = start if called is None else called[1] + 1
        verb, refrain = self._verb(reading, start, end, lenient=quoted or unit[0] in reading.items)
        if behind_colon and self._asks_by_headline(reading, start, end):
            verb = start
        elif verb is None or not self._asks(
            reading, (start, verb, end), quoted=quoted, refrain=refrain, headline=headline
        ):
            return None
        if unit[0] in reading.items:
            if not self._words.lead_ins & set(reading.lead_in(unit[0])):
                return None
        elif not (headline or quoted or self._is_sentence(reading, unit)):
            return None
        if not headline and _is_name(reading, start, unit[1]):
            return None
        last = self._extents.end(reading, verb)
        if last - verb < 2:
            return None
        actions = self._extents.splits.verbs(reading, verb, last, infinitive=False)
        return Ask(
            entry=self._entry.id,
            force=self._entry.force,
            cue=(verb, verb + 1),
            actions=tuple(actions),
            evidence=(start if called is None else called[0], actions[-1][1]),
            addressee=called,
            refrain=refrain,
        )

    def _called(self, reading: Reading, start: int, end: int) -> Range | None:
        """Who is spoken to before the verb: `Mr President, let her go`."""
        for place in range(start + 1, min(end - 2, start + _LEAD_LENGTH)):
            if reading.lower[place] == ",":
                opens = reading.tags[place + 1] == "VB" or reading.lower[place + 1] == "please"
                return (start, place) if opens and reading.tags[place - 1].startswith("NN") else None
            if reading.tags[place] not in _CALLED or reading.tags[start] not in _CALLED:
                return None
        return None

    def _asks_by_headline(self, reading: Reading, start: int, end: int) -> bool:
        """Whether a known verb opens a headline behind a name, though it is tagged as a noun."""
        if (
            start + 1 >= end
            or reading.lower[start] not in reading.verbs
            or _FINITE & set(reading.tags[start + 2 : end])
        ):
            return False
        return reading.tags[start + 1] in _OBJECTS

    def slogan_in(self, reading: Reading, unit: Range) -> Ask | None:
        """What a unit asks that says by an exclaimed noun phrase: `Freedom for Petra Novak!` is one."""
        start, end = reading.content(*unit), unit[1]
        if start >= end or reading.lower[end - 1] != "!" or reading.lower[start] not in self._slogan.nouns:
            return None
        if {"VBZ", "VBP", "VBD", "MD", "VB"} & set(reading.tags[start:end]):
            return None
        actions = self._extents.splits.nouns(reading, start, self._extents.end(reading, start))
        return Ask(
            entry=self._slogan.id,
            force=self._slogan.force,
            cue=(start, start + 1),
            actions=tuple(actions),
            evidence=(start, actions[-1][1]),
            nominal=True,
        )

    def _verb(self, reading: Reading, place: int, end: int, *, lenient: bool) -> tuple[int | None, bool]:
        """The bare verb that opens a unit, over what may lead it in; and whether it is negated."""
        last = min(end, place + _LEAD_LENGTH)
        while place < last and (reading.tags[place] in _LEADING or reading.lower[place] in _LED_BY):
            if opens_bare(reading, place, end):
                break
            place += 1
        if place < end and reading.lower[place] == "do" and reading.lower[place - 1] in _INVERTING:
            return None, False
        if place < last and reading.lower[place] in {"do", "never"} and place + 1 < end:
            negated = reading.lower[place + 1] in _NEGATIONS or reading.lower[place] == "never"
            if negated:
                place += 1 if reading.lower[place] == "never" else 2
                while place < end and reading.tags[place] == "RB":
                    place += 1
                is_verb = place < end and reading.tags[place].startswith("VB")
                return (place, True) if is_verb else (None, True)
        if place < end and (opens_bare(reading, place, end) or (lenient and _looks_bare(reading, place))):
            return place, False
        return None, False

    def _asks(
        self, reading: Reading, places: tuple[int, int, int], *, quoted: bool, refrain: bool, headline: bool
    ) -> bool:
        start, verb, end = places
        word = reading.lower[verb]
        if word == "do" and reading.lower[end - 1] == "?":
            return False
        if refrain:
            return word not in self._words.prohibitions
        if self._is_rhetoric(reading, verb):
            return False
        if word in self._words.reader_verbs and not quoted:
            return False
        if verb + 1 >= end or reading.lower[verb + 1] in _NOT_BEHIND or reading.tags[verb + 1] in _FINITE:
            return False
        token = reading.words[verb]
        if {"VBZ", "VBD"} & set(_before_comma(reading, verb + 1, min(end, verb + 9))):
            return False
        if headline and reading.tags[verb + 1] == "IN":
            return False
        article = reading.tags[verb + 1] in {"DT", "PRP$"}
        if (
            token.dep_ in {"nsubj", "compound", "flat", "amod", "case", "mark"} and not article
        ) or token.ent_type_ == "PERSON":
            return False
        first = reading.words[start].i
        return not any(child.dep_.startswith("nsubj") and child.i >= first for child in token.lefts)

    def _is_rhetoric(self, reading: Reading, verb: int) -> bool:
        opening = " ".join(reading.lower[verb : verb + 3]).replace(" 's", "'s")
        return any(opening == phrase or opening.startswith(f"{phrase} ") for phrase in self._words.rhetoric)

    def _is_sentence(self, reading: Reading, unit: Range) -> bool:
        return reading.lower[unit[1] - 1] in _ENDS


def _before_comma(reading: Reading, start: int, end: int) -> list[str]:
    """The tags up to the first word that may open a clause."""
    for place in range(start, end):
        if (
            reading.tags[place] in {",", "WDT", "WP", "WRB", ":", "IN"}
            and reading.lower[place] not in _PREPOSITIONS
        ):
            return reading.tags[start:place]
    return reading.tags[start:end]


def _looks_bare(reading: Reading, place: int) -> bool:
    """Whether a verb tagged as finite is its own base form and has no subject: `Also cancel them`."""
    token = reading.words[place]
    if reading.tags[place] not in {"VBP", "VBD"} or token.lemma_ != reading.lower[place]:
        return False
    if reading.tags[place] == "VBD" and reading.lower[place] not in reading.verbs:
        return False
    return not any(child.dep_.startswith("nsubj") for child in token.lefts) and token.dep_ in {"ROOT", "conj"}


def _is_name(reading: Reading, start: int, end: int) -> bool:
    """Whether a unit is a name in title case, like that of a body in a list of signatories."""
    long = [word for word in reading.words[start:end] if word.is_alpha and len(word) > 3]
    return len(long) > 1 and all(word.is_title for word in long)
