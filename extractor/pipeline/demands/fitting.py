"""How the frames of the vocabulary fit the words of a doc."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from extractor.pipeline.demands.addressees import Actors
from extractor.pipeline.demands.frames import Step
from extractor.pipeline.demands.nouns import Range, head_noun
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.verbs import AUXILIARIES, NEGATIONS, is_base, participle, verb_start

Kind = Literal["verb", "noun", "list"]

_CLAUSES: Final = frozenset({"CLAUSE", "BARE-CLAUSE", "PAST-CLAUSE"})

_ASKING_MODALS: Final = frozenset({"must", "should", "shall", "ought"})
_WHO_STARTS: Final = frozenset(
    "DT NN NNS NNP NNPS PRP PRP$ JJ JJR JJS RBR CD PDT VBN EX VBG".split()  # noqa: SIM905 (a list of tags)
)
_WHO_LENGTH: Final = 90
_SHORT: Final = 12
_PLAIN: Final = 8
_PERSONS: Final = frozenset({"PRP", "PRP$", "NN", "NNS", "NNP"})
_HOME: Final = frozenset({"home", "and", "out", "back"})
_ENDS: Final = frozenset({".", ",", ";", "!", "”", '"', "and", "now"})
_PLAIN_PHRASE: Final = frozenset({"DT", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "POS", "PRP", "RB"})
_CLAUSE_VERBS: Final = frozenset({"VB", "VBP", "VBD", "MD"})
_FINITE: Final = frozenset({"VBZ", "VBP", "VBD", "MD"})
_RELATIVES: Final = frozenset({"who", "which", "that", "whose", "whom"})
_BEFORE_TO: Final = frozenset({",", "today", "again", "not", "never"})
_WHO_ENDS: Final = frozenset({";", "”", "if", "whether", "how", "why"})
_LIST_MARKS: Final = frozenset({":", "-", "–", ","})
_AFTERTHOUGHTS: Final = frozenset({"today", "again", "also", "now", "therefore", "jointly", "once", "more"})
_AFTER_VERB: Final = frozenset({"DT", "PRP$", "PRP", "IN", "TO", "JJ", "NNS", ".", ",", "RB"})


@dataclass(frozen=True, slots=True)
class Fit:
    """How a frame fits: who must act, and where what is asked starts."""

    action: int
    kind: Kind
    who: Range | None = None
    subject: Range | None = None
    refrain: bool = False
    infinitive: bool = False
    slot: str = ""


def fit(frame: tuple[Step, ...], reading: Reading, place: int, trigger: int, actors: Actors) -> Fit | None:
    """How a frame fits from `place` on, for the trigger word at `trigger`."""
    limit = reading.unit_end[trigger]
    while (
        place < limit
        and frame[0].words
        and reading.lower[place] not in frame[0].words
        and (reading.tags[place] == "RB" or reading.lower[place] in _AFTERTHOUGHTS)
    ):
        place += 1
    return _Fitting(reading, limit, trigger, actors).fit(frame, place, None)


@dataclass(frozen=True, slots=True)
class _Fitting:
    reading: Reading
    limit: int
    trigger: int
    actors: Actors

    def fit(self, frame: tuple[Step, ...], place: int, who: Range | None) -> Fit | None:
        step, rest = frame[0], frame[1:]
        if step.words:
            if place < self.limit and self.reading.lower[place] in step.words:
                after_to = self.reading.lower[place] == "to"
                return self._slot_or_more(rest, place + 1, who, infinitive=after_to)
            return None
        if step.slot in {"WHO", "ACTOR"}:
            return self._who(rest, place, actor=step.slot == "ACTOR")
        if step.slot in _CLAUSES and place > self.trigger and not self._opens_plain_clause(place):
            return None
        return self._slot_or_more(frame, place, who, infinitive=False)

    def _opens_plain_clause(self, start: int) -> bool:
        """Whether a clause without "that" stands here: a plain noun phrase right before its verb."""
        for place in range(start, min(self.limit, start + _PLAIN)):
            tag = self.reading.tags[place]
            if tag in _CLAUSE_VERBS:
                return place > start
            if tag not in _PLAIN_PHRASE:
                return False
        return False

    def _slot_or_more(
        self, frame: tuple[Step, ...], place: int, who: Range | None, *, infinitive: bool
    ) -> Fit | None:
        slot = frame[0].slot
        if slot == "DO":
            return self._do(place, who, infinitive=infinitive)
        if slot in _CLAUSES:
            return self._clause(place, bare=slot == "BARE-CLAUSE", past=slot == "PAST-CLAUSE")
        if slot in {"WHAT", "NOMINAL", "THING"}:
            return self._what(place, who, slot)
        if slot == "STATE":
            return self._state(place)
        return self.fit(frame, place, who)

    def _state(self, place: int) -> Fit | None:
        """Somebody with how or where they are to be, to the end of the clause: `my son back home`."""
        reading = self.reading
        named = place
        while place < self.limit and reading.tags[place] in _PERSONS:
            place += 1
        states = place
        while place < self.limit and (reading.tags[place] in {"JJ", "RB"} or reading.lower[place] in _HOME):
            place += 1
        closed = place >= self.limit or reading.lower[place] in _ENDS
        fits = named < states < place and closed
        return Fit(action=named, kind="noun", slot="STATE") if fits else None

    def _do(self, place: int, who: Range | None, *, infinitive: bool) -> Fit | None:
        reading = self.reading
        place, refrain = verb_start(reading, place, self.limit)
        if self._list_follows(place):
            return Fit(action=place, kind="list", who=who, refrain=refrain)
        if reading.lower[place] == ":":
            place += 1
        place = reading.content(place, self.limit)
        place, negated = verb_start(reading, place, self.limit)
        refrain = refrain or negated
        if place < self.limit and is_base(reading, place):
            return Fit(action=place, kind="verb", who=who, refrain=refrain, infinitive=infinitive)
        return None

    def _list_follows(self, place: int) -> bool:
        """Whether the unit ends here, so that what is asked stands in the items behind it."""
        return place >= self.limit or (place + 1 >= self.limit and self.reading.lower[place] in _LIST_MARKS)

    def _who(self, rest: tuple[Step, ...], start: int, *, actor: bool) -> Fit | None:
        """Fits the rest behind the shortest noun phrase that the parse does not show to go on."""
        reading = self.reading
        start = reading.content(start, self.limit) if start < self.limit else start
        if not self._can_start_who(start):
            return None
        first: Fit | None = None
        relatives = 0
        for place in range(start + 1, min(self.limit + 1, start + _WHO_LENGTH)):
            found = self._after_who(rest, start, place)
            if found is not None:
                if (actor and not self._acts(start, place, found.action)) or self._is_deed(
                    start, place, found.action
                ):
                    return None
                if first is not None and self._goes_on(first.action, found.action):
                    return first
                if not self._belongs_inside(start, found.action):
                    return found
                first = first or found
            if place >= self.limit or self._ends_who(start, place):
                break
            tag = reading.tags[place]
            relatives += reading.lower[place] in _RELATIVES
            if tag in _FINITE and not reading.capitals(place):
                if not relatives:
                    break
                relatives -= 1 if first is not None else 0
        return None if self._is_for(rest, start) else first

    def _is_for(self, rest: tuple[Step, ...], start: int) -> bool:
        """Whether the frame is "for WHO to DO", which many a noun phrase looks like."""
        return self.reading.lower[start - 1] == "for" and rest[-1].slot == "DO"

    def _acts(self, start: int, end: int, action: int) -> bool:
        """Whether the words from `start` to `end` name one who can act, if something is to be done by it."""
        passive = self.reading.lower[action : action + 1] == ["be"]
        return passive or self.reading.lower[start] == "you" or self.actors.are(self.reading, (start, end))

    def _is_deed(self, start: int, end: int, action: int) -> bool:
        """Whether what is asked stands in the place of who is: `urged swift action to end the raids`."""
        if self.reading.lower[action : action + 1] == ["be"] or self.reading.lower[start] == "the":
            return False
        noun = head_noun(self.reading, start, end)
        named = noun is not None and self.reading.lower[noun] in self.reading.nominals
        return named and not self.actors.are(self.reading, (start, end))

    def _ends_who(self, start: int, place: int) -> bool:
        word = self.reading.lower[place]
        return word in _WHO_ENDS and not (word == "”" and "“" in self.reading.lower[start:place])

    def _goes_on(self, first: int, second: int) -> bool:
        """Whether a second infinitive belongs to something inside the action that starts at `first`."""
        words = self.reading.words
        head = self.reading.position.get(words[second].head.i, -1) if second < len(words) else -1
        return first < head < second

    def _can_start_who(self, start: int) -> bool:
        reading = self.reading
        if start >= self.limit or reading.lower[start] in reading.times:
            return False
        return reading.tags[start] in _WHO_STARTS or reading.capitals(start)

    def _can_be_asked(self, start: int, end: int, action: int) -> bool:
        """Whether "for X to do" asks X: not where X is a thing, unless something is to be done with it."""
        reading = self.reading
        to_be = action >= len(reading.lower) or reading.lower[action] == "be"
        if to_be or self.actors.are(reading, (start, end)):
            return True
        noun = head_noun(reading, start, end)
        return noun is None or reading.tags[noun] in {"NNS", "NNP", "NNPS"}

    def _after_who(self, rest: tuple[Step, ...], start: int, place: int) -> Fit | None:
        if place < self.limit and self.reading.lower[place] == ":" and rest[-1].slot == "DO":
            return Fit(action=place, kind="list", who=(start, place)) if place + 1 >= self.limit else None
        if rest[0].words and (place >= self.limit or self.reading.lower[place] not in rest[0].words):
            return None
        if rest[-1].slot != "DO" and place - start > _SHORT:
            return None
        if self.reading.tags[start] == "PRP" and place > start + 1 and self.reading.tags[start + 1] == "IN":
            return None
        if not rest[0].words and self.reading.tags[place if place < self.limit else place - 1] != "VB":
            return None
        end, negated = place, False
        while end > start + 1 and self.reading.lower[end - 1] in _BEFORE_TO:
            negated = negated or self.reading.lower[end - 1] in NEGATIONS
            end -= 1
        found = self.fit(rest, place, (start, end))
        if (
            found is not None
            and self._is_for(rest, start)
            and not self._can_be_asked(start, place, found.action)
        ):
            return None
        return replace(found, refrain=True) if found is not None and negated else found

    def _belongs_inside(self, start: int, action: int) -> bool:
        """Whether the infinitive is what a verb inside the noun phrase takes: `those trying to flee`."""
        if action >= len(self.reading.words):
            return False
        head = self.reading.position.get(self.reading.words[action].head.i, -1)
        return start <= head < action and self.reading.tags[head].startswith("VB")

    def _clause(self, start: int, *, bare: bool, past: bool = False) -> Fit | None:
        """A clause whose verb is bare ("that Russia release them"), or finite where that is enough."""
        reading = self.reading
        relatives = 0
        if self._list_follows(start):
            return Fit(action=start, kind="list", slot="CLAUSE")
        for place in range(start + 1, min(self.limit, start + _WHO_LENGTH)):
            tag, word = reading.tags[place], reading.lower[place]
            if word == ":":
                listed = self._do(place, (start, place), infinitive=False)
                if listed is not None:
                    return listed
            if word in {";", ":", "”"} or tag == "TO":
                if tag == "TO" and reading.tags[min(place + 1, self.limit - 1)] == "VB":
                    relatives += 1
                continue
            if word in _RELATIVES and place > start:
                relatives += 1
                continue
            if tag not in {"VB", "MD", "VBZ", "VBP", "VBD"} and not self._is_mistagged_verb(place):
                continue
            if (relatives and tag != "MD") or (tag == "MD" and word not in _ASKING_MODALS and relatives):
                relatives -= 1
                continue
            return self._clause_verb(start, place, bare=bare, past=past)
        return None

    def _is_mistagged_verb(self, place: int) -> bool:
        """A known verb that is tagged as a noun behind a noun: `asks that the board work with us`."""
        reading = self.reading
        return (
            reading.tags[place] == "NN"
            and reading.lower[place] in reading.verbs
            and reading.tags[place - 1] in {"NN", "NNS", "NNP", "NNPS"}
            and (place + 1 >= self.limit or reading.tags[place + 1] in _AFTER_VERB)
        )

    def _clause_verb(self, start: int, place: int, *, bare: bool, past: bool) -> Fit | None:
        reading = self.reading
        tag, word, refrain = reading.tags[place], reading.lower[place], False
        end = place
        if tag == "MD":
            if word not in _ASKING_MODALS and (bare or word in {"would", "could", "might"}):
                return None
            place += 1
        elif (tag == "VBD" and not past) or (bare and tag == "VBZ") or self._states(place, bare=bare):
            return None
        while place < self.limit and (reading.tags[place] == "RB" or reading.lower[place] in NEGATIONS):
            refrain = refrain or reading.lower[place] in NEGATIONS
            place += 1
        if place >= self.limit or not (
            reading.tags[place].startswith("VB") or self._is_mistagged_verb(place)
        ):
            return None
        while end > start + 1 and (reading.tags[end - 1] == "RB" or reading.lower[end - 1] == ","):
            refrain = refrain or reading.lower[end - 1] in NEGATIONS
            end -= 1
        return Fit(action=place, kind="verb", subject=(start, end), refrain=refrain)

    def _states(self, place: int, *, bare: bool) -> bool:
        """Whether a finite auxiliary says how things are: not in `that they are told`, `that he have it`."""
        reading = self.reading
        if reading.tags[place] not in {"VBZ", "VBP"} or reading.lower[place] not in AUXILIARIES:
            return False
        if reading.lower[place] == "have" and reading.tags[place - 1] in {"NN", "NNP"}:
            return False
        return bare or participle(reading, place, self.limit) is None

    def _what(self, place: int, who: Range | None, slot: str) -> Fit | None:
        reading = self.reading
        if self._list_follows(place):
            return Fit(action=place, kind="list", who=who, slot=slot)
        if place < self.limit and (reading.tags[place] in _WHO_STARTS | {"RB", "RBR", "``", "''"}):
            return Fit(action=place, kind="noun", who=who, slot=slot)
        return None
