"""Phrases and frames of the vocabulary, compiled, and how they fit the words of a doc."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from spacy.tokenizer import Tokenizer

from extractor.pipeline.demands.addressees import Actors
from extractor.pipeline.demands.extents import head_noun
from extractor.pipeline.demands.reading import Reading

Range = tuple[int, int]
Kind = Literal["verb", "noun", "list"]

_ASKING_MODALS: Final = frozenset({"must", "should", "shall", "ought"})
_WHO_STARTS: Final = frozenset(
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
        "RBR",
        "CD",
        "PDT",
        "VBN",
        "EX",
        "VBG",
    ]
)
_WHO_LENGTH: Final = 90
_SHORT: Final = 12
_FINITE: Final = frozenset({"VBZ", "VBP", "VBD", "MD"})
_RELATIVES: Final = frozenset({"who", "which", "that", "whose", "whom"})
_BEFORE_TO: Final = frozenset({",", "today", "again", "not", "never"})
_WHO_ENDS: Final = frozenset({";", "”", "if", "whether", "how", "why"})
_LEADING: Final = frozenset({"please", "kindly", "also", "first", "thus"})
_NEGATIONS: Final = frozenset({"not", "n't", "never"})
_SPOKEN_AFTERTHOUGHT: Final = frozenset(
    {"today", "again", "also", "now", "therefore", "jointly", "once", "more"}
)


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a phrase or frame: a choice of words, or a slot."""

    words: frozenset[str] = frozenset()
    slot: str = ""
    optional: bool = False


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


def compile_phrase(text: str, tokenizer: Tokenizer) -> tuple[Step, ...]:
    """The steps of a phrase: `supports|backs our|its? call` has three, the second of which may be missing."""
    steps: list[Step] = []
    for place in text.split():
        optional = place.endswith("?")
        choices = [[token.lower_ for token in tokenizer(word)] for word in place.rstrip("?").split("|")]
        length = max(len(choice) for choice in choices)
        for index in range(length):
            words = frozenset(choice[index] for choice in choices if len(choice) > index)
            steps.append(Step(words=words, optional=optional))
    return tuple(steps)


def compile_frame(text: str) -> tuple[Step, ...]:
    """The steps of a frame: `on|upon WHO to DO` has four."""
    return tuple(
        Step(slot=place) if place.isupper() else Step(words=frozenset(place.split("|")))
        for place in text.split()
    )


def phrase_end(steps: tuple[Step, ...], reading: Reading, place: int) -> int | None:
    """Where a phrase that starts at `place` ends; the longest reading wins."""
    if not steps:
        return place
    step = steps[0]
    if place < len(reading.lower) and reading.lower[place] in step.words:
        end = phrase_end(steps[1:], reading, place + 1)
        if end is not None:
            return end
    return phrase_end(steps[1:], reading, place) if step.optional else None


def fit(frame: tuple[Step, ...], reading: Reading, place: int, trigger: int, actors: Actors) -> Fit | None:
    """How a frame fits from `place` on, for the trigger word at `trigger`."""
    limit = reading.unit_end[trigger]
    while (
        place < limit
        and frame[0].words
        and reading.lower[place] not in frame[0].words
        and (reading.tags[place] == "RB" or reading.lower[place] in _SPOKEN_AFTERTHOUGHT)
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
        return self._slot_or_more(frame, place, who, infinitive=False)

    def _slot_or_more(
        self, frame: tuple[Step, ...], place: int, who: Range | None, *, infinitive: bool
    ) -> Fit | None:
        slot = frame[0].slot
        if slot == "DO":
            return self._do(place, who, infinitive=infinitive)
        if slot in {"CLAUSE", "BARE-CLAUSE"}:
            return self._clause(place, bare=slot == "BARE-CLAUSE")
        if slot in {"WHAT", "NOMINAL", "THING"}:
            return self._what(place, who, slot)
        return self.fit(frame, place, who)

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
        return place >= self.limit or (
            self.reading.lower[place] in {":", "-", "–", ","} and place + 1 >= self.limit
        )

    def _who(self, rest: tuple[Step, ...], start: int, *, actor: bool) -> Fit | None:
        """Fits the rest behind the shortest noun phrase that the parse does not show to go on."""
        reading = self.reading
        start = reading.content(start, self.limit) if start < self.limit else start
        if start >= self.limit or reading.lower[start] in reading.times:
            return None
        if not (reading.tags[start] in _WHO_STARTS or reading.capitals(start)):
            return None
        first: Fit | None = None
        frame_for = self.reading.lower[start - 1] == "for" and rest[-1].slot == "DO"
        relatives = 0
        for place in range(start + 1, min(self.limit + 1, start + _WHO_LENGTH)):
            found = self._after_who(rest, start, place)
            if found is not None:
                if actor and not self.actors.are(reading, (start, place)):
                    return None
                if frame_for and not self._can_be_asked(start, place, found.action):
                    continue
                if not self._belongs_inside(start, found.action):
                    return found
                first = first or found
            if place >= self.limit or reading.lower[place] in _WHO_ENDS:
                break
            tag = reading.tags[place]
            relatives += reading.lower[place] in _RELATIVES
            if tag in _FINITE and not reading.capitals(place):
                if not relatives:
                    break
                relatives -= 1 if first is not None else 0
        return first

    def _can_be_asked(self, start: int, end: int, action: int) -> bool:
        """Whether "for X to do" asks X: not where X is a thing, unless something is to be done with it."""
        reading = self.reading
        if (
            action >= len(reading.lower)
            or reading.lower[action] == "be"
            or self.actors.are(reading, (start, end))
        ):
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
            negated = negated or self.reading.lower[end - 1] in _NEGATIONS
            end -= 1
        found = self.fit(rest, place, (start, end))
        return replace(found, refrain=True) if found is not None and negated else found

    def _belongs_inside(self, start: int, action: int) -> bool:
        """Whether the infinitive is what a verb inside the noun phrase takes: `those trying to flee`."""
        if action >= len(self.reading.words):
            return False
        head = self.reading.position.get(self.reading.words[action].head.i, -1)
        return start <= head < action and self.reading.tags[head].startswith("VB")

    def _clause(self, start: int, *, bare: bool) -> Fit | None:
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
            return self._clause_verb(start, place, bare=bare)
        return None

    def _is_mistagged_verb(self, place: int) -> bool:
        """A known verb that is tagged as a noun behind a noun: `asks that the board work with us`."""
        reading = self.reading
        return (
            reading.tags[place] == "NN"
            and reading.lower[place] in reading.verbs
            and reading.tags[place - 1] in {"NN", "NNS", "NNP", "NNPS"}
            and (
                place + 1 >= self.limit
                or reading.tags[place + 1] in {"DT", "PRP$", "PRP", "IN", "TO", "JJ", "NNS", ".", ",", "RB"}
            )
        )

    def _clause_verb(self, start: int, place: int, *, bare: bool) -> Fit | None:
        reading = self.reading
        tag, word, refrain = reading.tags[place], reading.lower[place], False
        end = place
        if tag == "MD":
            if word not in _ASKING_MODALS and (bare or word in {"would", "could", "might"}):
                return None
            place += 1
        elif (
            tag == "VBD"
            or (bare and tag == "VBZ")
            or (tag in {"VBZ", "VBP"} and _is_auxiliary(reading, place))
        ):
            return None
        while place < self.limit and (reading.tags[place] == "RB" or reading.lower[place] in _NEGATIONS):
            refrain = refrain or reading.lower[place] in _NEGATIONS
            place += 1
        if place >= self.limit or not (
            reading.tags[place].startswith("VB") or self._is_mistagged_verb(place)
        ):
            return None
        while end > start + 1 and (reading.tags[end - 1] == "RB" or reading.lower[end - 1] == ","):
            refrain = refrain or reading.lower[end - 1] in _NEGATIONS
            end -= 1
        return Fit(action=place, kind="verb", subject=(start, end), refrain=refrain)

    def _what(self, place: int, who: Range | None, slot: str) -> Fit | None:
        reading = self.reading
        if self._list_follows(place):
            return Fit(action=place, kind="list", who=who, slot=slot)
        if place < self.limit and (reading.tags[place] in _WHO_STARTS | {"RB", "RBR", "``", "''"}):
            return Fit(action=place, kind="noun", who=who, slot=slot)
        return None


def verb_start(reading: Reading, place: int, limit: int) -> tuple[int, bool]:
    """The first word behind adverbs, "please" and negations; and whether there was a negation."""
    negated = False
    while place < limit:
        word, tag = reading.lower[place], reading.tags[place]
        between = (
            word == "and" and place + 1 < limit and reading.tags[place + 1] == reading.tags[place - 1] == "RB"
        )
        if word in _NEGATIONS:
            negated = True
        elif tag not in {"RB", "RBR"} and word not in _LEADING and not between:
            break
        place += 1
    return place, negated


def is_base(reading: Reading, place: int) -> bool:
    """Whether a word can be the verb of something asked."""
    tag = reading.tags[place]
    known = (
        reading.lower[place] in reading.verbs and reading.tags[min(place + 1, len(reading.tags) - 1)] != "IN"
    )
    return (
        tag == "VB"
        or known
        or _in_title_case(reading, place)
        or (reading.capitals(place) and reading.words[place].is_alpha)
        or reading.lower[place] == "be"
    )


def opens_bare(reading: Reading, place: int, end: int) -> bool:
    """Whether the first word of a sentence or item is a bare verb, by its tag or what follows (`Free the crew`)."""
    if place >= end:
        return False
    if reading.tags[place] == "VB":
        return True
    if place + 1 >= end or reading.tags[place] not in {"JJ", "NN", "NNP", "NNS", "VBP"}:
        return False
    if reading.lower[place] in reading.verbs and reading.tags[place + 1] in {"JJ", "NNP", "NNS", "CD"}:
        return reading.lower[place] not in reading.nominals
    return reading.tags[place + 1] in {"DT", "PRP$"} or reading.lower[place + 1] == "all"


def _in_title_case(reading: Reading, place: int) -> bool:
    """Whether the word stands in a headline in title case, where verbs are tagged as names."""
    if not reading.words[place].is_title or not reading.words[place].is_alpha:
        return False
    long = [
        word for word in reading.words[reading.unit_start[place] : reading.unit_end[place]] if len(word) > 3
    ]
    return len(long) > 3 and sum(word.text[0].isupper() for word in long) > 0.8 * len(long)


def _is_auxiliary(reading: Reading, place: int) -> bool:
    return reading.lower[place] in {
        "is",
        "are",
        "has",
        "have",
        "do",
        "does",
        "'s",
        "'re",
        "'ve",
        "was",
        "were",
        "am",
    }
