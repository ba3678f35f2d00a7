"""The grammar of demands over a whole doc: every ask in text order, none inside another."""

from dataclasses import replace
from typing import Final

from spacy.tokenizer import Tokenizer

from extractor.language.demands import DemandLexicon
from extractor.pipeline.demands.addressees import Actors
from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.extents import Extents
from extractor.pipeline.demands.imperatives import Imperatives
from extractor.pipeline.demands.lists import Lists
from extractor.pipeline.demands.modals import Modals
from extractor.pipeline.demands.predicates import Predicates
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.speakers import Speakers
from extractor.pipeline.demands.triggers import Triggers

_GOING_ON: Final = frozenset({"that", "on", "upon"})
_FIRST_PERSON: Final = frozenset({"i", "we", "our", "my"})


class Grammar:
    """Finds asks; built once from the vocabulary."""

    def __init__(self, *, lexicon: DemandLexicon, tokenizer: Tokenizer) -> None:
        asking = frozenset(
            word
            for entry in lexicon.triggers
            if not entry.noun
            for phrase in entry.phrases
            for word in phrase.split("|")
        )
        self._words = lexicon.words
        self._extents = Extents(words=lexicon.words, asking=asking)
        actors = Actors(lexicon.words)
        self._triggers = Triggers(lexicon=lexicon, tokenizer=tokenizer, extents=self._extents, actors=actors)
        self._lists = Lists(extents=self._extents, triggers=self._triggers)
        self._modals = Modals(lexicon=lexicon, tokenizer=tokenizer, extents=self._extents, actors=actors)
        self._predicates = Predicates(lexicon=lexicon, extents=self._extents)
        self._imperatives = Imperatives(lexicon=lexicon, extents=self._extents)

    def asks(self, reading: Reading, speakers: Speakers) -> list[Ask]:
        """All asks of a doc in text order."""
        found: list[Ask] = []
        index, telling = 0, False

        def sentence(unit: Range) -> list[Ask]:
            return [] if reading.unread[unit[0]] else self._in_unit(reading, unit, speakers)

        while index < len(reading.units):
            unit = reading.units[index]
            index += 1
            if reading.unread[unit[0]] or speakers.is_repeat(unit[0]):
                continue
            here = self._in_unit(reading, unit, speakers)
            telling = self._tells_law(reading, unit, speakers, before=telling)
            if telling:
                here = [ask for ask in here if ask.performative]
            if here and (here[-1].lists or self._is_first_item(reading, here[-1], index)):
                lead = here.pop() if here[-1].lists else here[-1]
                items, index = self._lists.asks(reading, lead, index - 1, sentence)
                here += items
            elif here and self._announces(reading, unit):
                lead = replace(self._inner(reading, here[-1]) or here[-1], nominal=True)
                items, following = self._lists.asks(reading, lead, index - 1, sentence)
                if items:
                    here[-1:], index = items, following
            found += here
        return found

    def _tells_law(self, reading: Reading, unit: Range, speakers: Speakers, *, before: bool) -> bool:
        """Whether a unit stands in an account of what a bill holds, which goes on until somebody speaks."""
        words = reading.lower[unit[0] : unit[1]]
        if speakers.quoted_at(unit[0]) or _FIRST_PERSON & set(words) or self._words.attribution & set(words):
            return False
        text = " ".join(words)
        return before or any(phrase in text for phrase in self._words.telling)

    def _announces(self, reading: Reading, unit: Range) -> bool:
        """Whether a sentence that asks only says that a list follows: `must do the following:`."""
        return reading.lower[unit[1] - 1] == ":" and reading.lower[unit[1] - 2] in self._words.announcing

    def _inner(self, reading: Reading, ask: Ask) -> Ask | None:
        """What a modal asks inside an action: `ask you to tell the ministry that it must …`."""
        places = range(ask.actions[-1][0], ask.actions[-1][1])
        inner = (self._modals.ask_at(reading, place) for place in places)
        return next((found for found in inner if found is not None), None)

    def _is_first_item(self, reading: Reading, ask: Ask, following: int) -> bool:
        """Whether the lead-in and its first item are one sentence, and the next item another."""
        if following >= len(reading.units) or not ask.actions or not ask.performative:
            return False
        marked = reading.lower[ask.actions[0][0] - 1] in {")", "."}
        return marked and reading.units[following][0] in reading.items

    def _in_unit(self, reading: Reading, unit: Range, speakers: Speakers) -> list[Ask]:
        found: list[Ask] = []
        place = unit[0]
        subject: Range | None = None
        while place < unit[1]:
            ask = (
                self._continued(reading, place, found)
                or self._triggers.ask_at(reading, place)
                or self._modals.ask_at(reading, place, subject)
                or self._predicates.ask_at(reading, place)
            )
            if ask is not None and self._asks_reader(reading, ask, speakers):
                place = ask.actions[-1][1] if ask.actions else unit[1]
            elif ask is not None:
                found.append(self._with_shared_asker(ask, found))
                subject = ask.addressee or ask.patient or subject
                place = max(ask.actions[-1][1] if ask.actions else unit[1], place + 1)
            else:
                place += 1
        if not found:
            opening = reading.content(*unit)
            quoted = opening < unit[1] and (speakers.quoted_at(opening) or speakers.issuer.is_letter)
            ask = self._imperatives.ask_in(
                reading, unit, quoted=quoted, headline=unit[0] in reading.headlines
            )
            ask = ask or self._imperatives.slogan_in(reading, unit)
            found += [self._under_heading(reading, unit, ask)] if ask is not None else []
        return found

    def _asks_reader(self, reading: Reading, ask: Ask, speakers: Speakers) -> bool:
        """Whether "you" must do it, which outside of a letter means the page's reader or anybody."""
        spoken_to = ask.addressee if ask.addressee is not None else ask.patient
        if ask.performative or spoken_to is None or reading.lower[spoken_to[0]] != "you":
            return False
        return not speakers.issuer.is_letter or speakers.quoted_at(ask.cue[0])

    def _under_heading(self, reading: Reading, unit: Range, ask: Ask) -> Ask:
        """The ask of an item, with the one whom a heading above it addresses: `To the ministry:`."""
        heading = reading.heading(unit[0]) if unit[0] in reading.items else None
        if heading is None or reading.lower[heading[0]] != "to" or heading[1] - heading[0] < 2:
            return ask
        end = heading[1] - (reading.lower[heading[1] - 1] == ":")
        return replace(ask, heading=(heading[0] + 1, end))

    def _continued(self, reading: Reading, place: int, found: list[Ask]) -> Ask | None:
        if not found or reading.lower[place] not in _GOING_ON or reading.lower[place - 1] != "and":
            return None
        ended = found[-1].actions and found[-1].actions[-1][1] >= place - 2
        return self._triggers.again(reading, place, found[-1]) if ended else None

    def _with_shared_asker(self, ask: Ask, before: list[Ask]) -> Ask:
        """A verb of asking that is conjoined with another has its subject."""
        if ask.asker is None and ask.performative and before and before[-1].performative:
            return replace(ask, asker=before[-1].asker)
        return ask
