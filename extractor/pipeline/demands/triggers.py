"""Verbs and nouns that ask: `call on`, `urge`, `it is time`, `the need for`."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from spacy.tokenizer import Tokenizer

from extractor.language.demands import DemandLexicon, Trigger, Words
from extractor.pipeline.demands.addressees import Actors
from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.extents import Extents, head_noun, skip_determiners
from extractor.pipeline.demands.frames import Fit, Step, compile_frame, compile_phrase, fit, phrase_end
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.subjects import subject_of

_FIRST_PERSON: Final = frozenset({"i", "we"})
_NEGATIONS: Final = frozenset({"not", "n't", "never", "refused", "declined", "failed", "cannot"})
_DETERMINERS: Final = frozenset({"DT", "PRP$", "JJ", "POS", "CD"})
_BEING: Final = frozenset({"is", "are", "be", "been", "being", "'re", "'s"})
_SUFFIXES: Final = ("tion", "tions", "sion", "sions", "ment", "ments", "ity", "al", "ure", "ing", "ism")


_TO_DO: Final = compile_frame("to DO")
_THAT_CLAUSE: Final = compile_frame("that CLAUSE")


@dataclass(frozen=True, slots=True)
class _Compiled:
    entry: Trigger
    steps: tuple[Step, ...]
    frames: tuple[tuple[Step, ...], ...]


class Triggers:
    """Finds what verbs and nouns of asking ask for; built once from the vocabulary."""

    def __init__(
        self, *, lexicon: DemandLexicon, tokenizer: Tokenizer, extents: Extents, actors: Actors
    ) -> None:
        self._words: Words = lexicon.words
        self._extents = extents
        self._actors = actors
        self._by_first: dict[str, list[_Compiled]] = defaultdict(list)
        for entry in lexicon.triggers:
            frames = tuple(compile_frame(frame) for frame in entry.frames)
            for phrase in entry.phrases:
                compiled = _Compiled(entry, compile_phrase(phrase, tokenizer), frames)
                for word in compiled.steps[0].words:
                    self._by_first[word].append(compiled)

    def ask_at(self, reading: Reading, place: int) -> Ask | None:
        """What is asked by the words that start at `place`, if they ask."""
        for compiled in self._by_first.get(reading.lower[place], ()):
            end = phrase_end(compiled.steps, reading, place)
            if end is None or end > reading.unit_end[place] or not _can_ask(compiled.entry, reading, place):
                continue
            for frame in compiled.frames:
                found = fit(frame, reading, end, place, self._actors)
                if found is None:
                    continue
                ask = self._ask(compiled.entry, reading, (place, end), found, frame)
                if ask is not None:
                    return ask
        return None

    def again(self, reading: Reading, place: int, before: Ask) -> Ask | None:
        """The second of two clauses that one verb asks for: `… and that they be heard`, from "that" on."""
        trigger = next((row.entry for rows in self._by_first.values() for row in rows if row.entry.id == before.entry), None)
        found = fit(_THAT_CLAUSE, reading, place, before.cue[0], self._actors)
        if trigger is None or found is None:
            return None
        return self._ask(trigger, reading, before.cue, found, _THAT_CLAUSE)

    def _ask(
        self, entry: Trigger, reading: Reading, cue: Range, found: Fit, frame: tuple[Step, ...]
    ) -> Ask | None:
        asker = None if entry.noun else subject_of(reading, cue[0])
        if entry.first_person and not _is_first_person(reading, asker, cue[0]):
            return None
        if self._asks_nothing(reading, asker, found) or (entry.soft and self._asks_reader(reading, found)):
            return None
        addressee, patient = found.who, found.subject
        if addressee is not None and found.kind == "verb" and reading.lower[found.action] == "be":
            if not self._actors.are(reading, addressee):
                addressee, patient = None, addressee
        elif patient is not None and self._actors.acts(reading, patient, found.action):
            addressee, patient = patient, None
        if frame == _TO_DO and not entry.noun:
            if not _is_passive(reading, cue[0]) or asker is None:
                return None
            addressee, asker = asker, None
        actions = self._actions(reading, found)
        if actions is None:
            return None
        start = min([cue[0], *(part[0] for part in (asker, addressee) if part is not None)])
        last = actions[-1][1] if actions else reading.unit_end[cue[0]]
        return Ask(
            entry=entry.id,
            force=entry.force,
            cue=cue,
            actions=tuple(actions),
            evidence=(max(start, reading.unit_start[cue[0]]), last),
            asker=asker,
            performative=not entry.noun,
            addressee=addressee,
            patient=patient,
            refrain=found.refrain or entry.refrain,
            nominal=found.kind == "noun",
            lists=not actions,
        )

    def _asks_nothing(self, reading: Reading, asker: Range | None, found: Fit) -> bool:
        """Laws that call for fines, and asks of the readers of the page."""
        if asker is not None:
            noun = head_noun(reading, *asker)
            word = reading.lower[noun] if noun is not None else ""
            if word in self._words.instruments and word not in self._words.documents:
                return True
        if found.who is not None:
            noun = head_noun(reading, *found.who)
            word = reading.lower[noun if noun is not None else found.who[0]]
            return word in self._words.readers
        return False

    def _asks_reader(self, reading: Reading, found: Fit) -> bool:
        return reading.lower[found.action] in self._words.reader_verbs if found.kind == "verb" else True

    def _actions(self, reading: Reading, found: Fit) -> list[Range] | None:
        if found.kind == "list":
            return []
        if found.kind == "noun":
            return self._nominal_actions(reading, found)
        end = self._extents.end(reading, found.action)
        actions = self._extents.split(reading, found.action, end, infinitive=found.infinitive)
        return actions + self.run_on(reading, end)

    def run_on(self, reading: Reading, end: int) -> list[Range]:
        """Further actions behind semicolons, lettered or not: `to free them; (b) drop the charges`."""
        actions: list[Range] = []
        limit = reading.unit_end[end - 1]
        while end < limit and reading.lower[end] == ";":
            place = end + 1
            while place < limit and reading.lower[place] in {"and", "to"}:
                place += 1
            place = reading.content(place, limit)
            if place >= limit or reading.tags[place] != "VB":
                break
            end = self._extents.end(reading, place)
            actions += self._extents.split(reading, place, end, infinitive=False)
        return actions

    def _nominal_actions(self, reading: Reading, found: Fit) -> list[Range] | None:
        start, limit = found.action, reading.unit_end[found.action]
        noun = head_noun(reading, start, limit)
        if noun is None:
            return None
        word = reading.lower[noun]
        if reading.tags[start] == "VBG":
            noun = start
        named = found.slot == "THING" or any(
            reading.lower[place] in self._words.nominals for place in range(start, noun + 1)
        )
        if reading.lower[noun] in self._words.actors:
            return None
        if not named and (found.slot == "NOMINAL" or not (word.endswith(_SUFFIXES) or reading.tags[noun] == "VBG")):
            return None
        end = self._extents.end(reading, start)
        if end == limit and reading.tags[end - 1] in {"MD", "TO"}:
            return []
        start = skip_determiners(reading, start, end)
        while start < end - 1 and self._is_urgency(reading.lower[start]) and reading.lower[start + 1] != "and":
            start += 1
        return self._extents.split_nominal(reading, start, end)

    def _is_urgency(self, word: str) -> bool:
        return word in self._words.urgency


def _is_first_person(reading: Reading, asker: Range | None, place: int) -> bool:
    if asker is not None and reading.lower[asker[0]] in _FIRST_PERSON:
        return True
    return any(
        reading.lower[other] in _FIRST_PERSON
        for other in range(max(reading.unit_start[place], place - 4), place)
    )


def _is_passive(reading: Reading, place: int) -> bool:
    """Whether "urged to act" says of whom it is asked: with a present "be", or in a headline without one."""
    if reading.tags[place] not in {"VBN", "VBD"} and not reading.capitals(place):
        return False
    before = [reading.lower[other] for other in range(max(reading.unit_start[place], place - 3), place)]
    if _BEING & set(before):
        return True
    start, end = reading.unit_start[place], reading.unit_end[place]
    return reading.lower[end - 1] not in {".", "!", "”", '"'} and end - start < 30


def _can_ask(entry: Trigger, reading: Reading, place: int) -> bool:
    """Whether the word at `place` is a verb that is not denied; nouns of asking always can."""
    first = reading.unit_start[place]
    before = range(max(first, place - 3), place)
    if entry.starts and reading.content(first, reading.unit_end[place]) != place:
        return False
    if entry.noun:
        return True
    tag = reading.tags[place]
    if any(reading.lower[other] in _NEGATIONS for other in before) and not entry.refrain:
        return False
    if tag.startswith("VB") or entry.refrain or reading.tags[place] == "MD":
        return True
    if place == first or reading.capitals(place):
        return True
    return tag in {"NNS", "NN", "NNP"} and reading.tags[place - 1] not in _DETERMINERS | {"IN", "VBD", "VBZ"}
