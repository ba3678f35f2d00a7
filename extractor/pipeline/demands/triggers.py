"""Verbs and nouns that ask: `call on`, `urge`, `it is time`, `the need for`."""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokenizer import Tokenizer

from extractor.language.demands import DemandLexicon, Trigger, Words
from extractor.pipeline.demands.addressees import Actors
from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.extents import Extents
from extractor.pipeline.demands.fitting import Fit, fit
from extractor.pipeline.demands.frames import Step, compile_frame, compile_phrase, phrase_end
from extractor.pipeline.demands.nouns import head_noun, next_finite, skip_determiners
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.subjects import subject_of

_FIRST_PERSON: Final = frozenset({"i", "we"})
_NEGATIONS: Final = frozenset({"not", "n't", "never", "refused", "declined", "failed", "cannot"})
_DETERMINERS: Final = frozenset({"DT", "PRP$", "JJ", "POS", "CD"})
_BEING: Final = frozenset({"is", "are", "be", "'re", "'s"})
_REPORTED: Final = frozenset({"was", "were", "been", "being", "had"})
_SUFFIXES: Final = ("tion", "tions", "sion", "sions", "ment", "ments", "ity", "al", "ure", "ing", "ism")


_CLAUSE: Final = compile_frame("CLAUSE")
_THAT_CLAUSE: Final = compile_frame("that CLAUSE")
_ON_SOMEBODY: Final = compile_frame("on|upon WHO to DO")


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
        """The second of two things one verb asks: `… and that they be heard`, `… and on the king to act`."""
        trigger = next(
            (row.entry for rows in self._by_first.values() for row in rows if row.entry.id == before.entry),
            None,
        )
        frame = _THAT_CLAUSE if reading.lower[place] == "that" else _ON_SOMEBODY
        found = fit(frame, reading, place, before.cue[0], self._actors)
        if trigger is None or found is None:
            return None
        return self._ask(trigger, reading, before.cue, found, frame)

    def item(self, reading: Reading, place: int, lead: Ask) -> Ask | None:
        """What an item asks that is a clause under a lead-in: `(a) the ministry publish the list`."""
        trigger = next(
            (row.entry for rows in self._by_first.values() for row in rows if row.entry.id == lead.entry),
            None,
        )
        if trigger is None or place >= reading.unit_end[place]:
            return None
        if reading.lower[place] == "that":
            place += 1
        found = fit(_CLAUSE, reading, place, place, self._actors)
        ask = self._ask(trigger, reading, (place, place + 1), found, _CLAUSE) if found is not None else None
        return None if ask is None else replace(ask, cue=lead.cue, asker=lead.asker)

    def _ask(
        self, entry: Trigger, reading: Reading, cue: Range, found: Fit, frame: tuple[Step, ...]
    ) -> Ask | None:
        asker = None if entry.noun else subject_of(reading, cue[0])
        if entry.first_person and not _is_first_person(reading, asker, cue[0]):
            return None
        if self._asks_nothing(reading, asker, found) or (entry.soft and self._asks_reader(reading, found)):
            return None
        if found.subject is not None and (
            reading.lower[found.subject[0]] in _FIRST_PERSON or self._is_state(reading, found.action)
        ):
            return None
        addressee, patient = found.who, found.subject
        if addressee is not None and found.kind == "verb" and reading.lower[found.action] == "be":
            if not self._actors.are(reading, addressee):
                addressee, patient = None, addressee
        elif patient is not None and self._actors.acts(reading, patient, found.action):
            addressee, patient = patient, None
        if _is_passive_frame(frame) and not entry.noun:
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
            nominal=found.kind == "noun" or found.slot in {"WHAT", "NOMINAL", "THING", "STATE"},
            clausal=found.slot == "CLAUSE",
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
            if word in self._words.audience:
                return self._asks_reader(reading, found)
            return word in self._words.readers
        return False

    def _is_state(self, reading: Reading, verb: int) -> bool:
        """Whether a clause only says what people are to know, feel or be able to do."""
        return reading.lower[verb] == "be" and bool(
            self._words.minds & set(reading.lower[verb + 1 : verb + 2])
        )

    def _asks_reader(self, reading: Reading, found: Fit) -> bool:
        return reading.lower[found.action] in self._words.reader_verbs if found.kind == "verb" else True

    def _actions(self, reading: Reading, found: Fit) -> list[Range] | None:
        if found.kind == "list":
            return []
        if found.kind == "noun":
            return self._nominal_actions(reading, found)
        return self._extents.actions(reading, found.action, infinitive=found.infinitive)

    def _nominal_actions(self, reading: Reading, found: Fit) -> list[Range] | None:
        start, limit = found.action, reading.unit_end[found.action]
        noun = head_noun(reading, start, limit)
        if found.slot == "STATE" or (noun is None and found.slot == "THING" and reading.tags[start] == "PRP"):
            noun = start
        if noun is None:
            return None
        word = reading.lower[noun]
        if reading.tags[start] == "VBG":
            noun = start
        named = found.slot in {"THING", "STATE"} or any(
            reading.lower[place] in self._words.nominals for place in range(start, noun + 1)
        )
        if reading.lower[noun] in self._words.actors and found.slot != "STATE":
            return None
        if not named and (
            found.slot == "NOMINAL" or not (word.endswith(_SUFFIXES) or reading.tags[noun] == "VBG")
        ):
            return None
        end = self._extents.end(reading, start)
        if end == limit and reading.tags[end - 1] in {"MD", "TO"}:
            return []
        start = skip_determiners(reading, start, end)
        return self._extents.splits.nouns(reading, self.skip_urgency(reading, start, end), end)

    def skip_urgency(self, reading: Reading, start: int, end: int) -> int:
        """The first word behind `immediate` and the like, which say how soon rather than what."""
        while (
            start < end - 1
            and reading.lower[start] in self._words.urgency
            and reading.lower[start + 1] != "and"
        ):
            start += 1
        return start


def _is_passive_frame(frame: tuple[Step, ...]) -> bool:
    """Whether a frame names nobody who must act, so that the subject before the verb is asked."""
    slots = [step.slot for step in frame if step.slot]
    return slots == ["DO"] and len(frame) > 1 and "to" in frame[-2].words


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
    if _REPORTED & set(before):
        return False
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
    if reading.lower[place + 1 : place + 2] == ["that"] and tag not in {"NNS", "NNP"}:
        tag = "VB"
    if any(reading.lower[other] in _NEGATIONS for other in before) and not entry.refrain:
        return False
    opens = place == reading.content(first, reading.unit_end[place])
    if tag == "VBG" and opens and first not in reading.headlines:
        return reading.tags[place + 1 : place + 2] == ["IN"]
    if tag.startswith("VB") or entry.refrain or reading.tags[place] == "MD":
        return True
    if place == first and _is_subject(reading, place):
        return False
    if place == first or reading.capitals(place):
        return True
    named = reading.words[place - 1].is_title or reading.words[place - 1].is_upper
    before_noun = reading.tags[place - 1] in _DETERMINERS | {"IN", "VBD", "VBZ"} and not named
    return tag in {"NNS", "NN", "NNP"} and not before_noun


def _is_subject(reading: Reading, place: int) -> bool:
    """Whether a noun of asking opens a sentence as its subject: `Calls for a strike are growing`."""
    if reading.lower[place + 1 : place + 2] != ["for"] or reading.lower[reading.unit_end[place] - 1] != ".":
        return False
    return next_finite(reading, place + 1, reading.unit_end[place]) is not None
