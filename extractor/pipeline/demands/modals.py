"""Auxiliaries that ask of their subject (`must`, `should`), and the bare imperative."""

from typing import Final

from spacy.tokenizer import Tokenizer

from extractor.language.demands import DemandLexicon, Modal
from extractor.pipeline.demands.addressees import Actors
from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.extents import Extents
from extractor.pipeline.demands.frames import Step, compile_phrase, phrase_end
from extractor.pipeline.demands.nouns import head_noun
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.subjects import antecedent, subject_of
from extractor.pipeline.demands.verbs import NEGATIONS, is_base, participle, verb_start

_NOBODY: Final = frozenset({"no", "none", "nobody", "neither", "nothing"})
_FIRST_PERSON: Final = frozenset({"i", "we", "us"})
_SPOKEN: Final = frozenset({"i", "we", "you"})
_ARTICLES: Final = frozenset({"a", "an", "the"})
_ANYBODY: Final = frozenset({"those", "somebody", "someone"})
_RELATIVES: Final = frozenset({"that", "which"})
_ASIDE: Final = 9
_PHRASE: Final = frozenset({"IN", "DT", "JJ", "JJS", "NN", "NNS", "PRP$", "CD"})


class Modals:
    """Finds what modals ask; built once from the vocabulary."""

    def __init__(
        self, *, lexicon: DemandLexicon, tokenizer: Tokenizer, extents: Extents, actors: Actors
    ) -> None:
        self._words = lexicon.words
        self._extents = extents
        self._actors = actors
        self._phrases: dict[str, tuple[Modal, tuple[Step, ...]]] = {}
        for entry in lexicon.modals:
            for phrase in entry.phrases:
                steps = compile_phrase(phrase, tokenizer)
                self._phrases.update(dict.fromkeys(steps[0].words, (entry, steps)))

    def ask_at(self, reading: Reading, place: int, subject: Range | None = None) -> Ask | None:
        """What is asked by the modal at `place`; `subject` is that of a modal conjoined with this one."""
        entry, steps = self._phrases.get(reading.lower[place], (None, ()))
        if entry is None or self._is_question(reading, place):
            return None
        end = phrase_end(steps, reading, place)
        if end is None or end > reading.unit_end[place]:
            return None
        verb, refrain = self._verb(reading, end)
        if verb is None or (entry.actors_only and NEGATIONS & set(reading.lower[place - 2 : place])):
            return None
        subject = (
            self._pronoun(reading, place)
            or self._shared_subject(reading, place)
            or subject_of(reading, place)
            or subject
        )
        subject = self._resolve_relative(reading, subject, place)
        if verb >= reading.unit_end[place]:
            return self._lead_in(entry, reading, (place, end), subject, refrain=refrain)
        if (
            subject is None
            and reading.lower[place - 1] == ","
            and participle(reading, verb, reading.unit_end[verb]) is not None
        ):
            subject = (place - 1, place)
        verb, question = self._behind_what(reading, verb, subject)
        if subject is None or not self._asks(
            entry, reading, (place, verb), subject, refrain=refrain, question=question
        ):
            return None
        return self._ask(entry, reading, (place, end), verb, subject, refrain=refrain)

    def _ask(
        self, entry: Modal, reading: Reading, cue: Range, verb: int, subject: Range, *, refrain: bool
    ) -> Ask | None:
        actions = self._extents.actions(reading, verb, infinitive=False)
        nobody = reading.lower[subject[0]] in _NOBODY or reading.lower[verb : verb + 2] == ["be", "no"]
        acts = self._actors.acts(reading, subject, verb)
        return Ask(
            entry=entry.id,
            force=entry.force,
            cue=cue,
            actions=tuple(actions),
            evidence=(min(subject[0], cue[0]), actions[-1][1]),
            addressee=subject if acts else None,
            patient=None if acts else subject,
            refrain=refrain != nobody,
        )

    def _lead_in(
        self, entry: Modal, reading: Reading, cue: Range, subject: Range | None, *, refrain: bool
    ) -> Ask | None:
        """What the items behind `The ministry must:` ask."""
        closed = reading.lower[reading.unit_end[cue[0]] - 1] == ":"
        if subject is None or not closed or reading.lower[subject[0]] in _FIRST_PERSON:
            return None
        return Ask(
            entry=entry.id,
            force=entry.force,
            cue=cue,
            actions=(),
            evidence=(subject[0], cue[1]),
            addressee=subject,
            refrain=refrain,
            lists=True,
        )

    def _verb(self, reading: Reading, place: int) -> tuple[int | None, bool]:
        """The verb behind a modal, over adverbs and an aside in commas; and whether it is negated.

        Where a list follows, the place behind the unit stands for its verbs.
        """
        limit = reading.unit_end[place - 1]
        place, refrain = verb_start(reading, place, limit)
        if place < limit and reading.lower[place] == ",":
            closing = next(
                (i for i in range(place + 1, min(limit, place + _ASIDE)) if reading.lower[i] == ","), None
            )
            if closing is None:
                return None, refrain
            place, negated = verb_start(reading, closing + 1, limit)
            refrain = refrain or negated
        if place < limit and reading.lower[place] == ":":
            place = reading.content(place + 1, limit) if place + 1 < limit else limit
        if place >= limit:
            return limit, refrain
        if reading.tags[place] == "IN":
            place = self._behind_phrase(reading, place, limit)
        if place < limit and (is_base(reading, place) or reading.tags[place] in {"VBP", "VBN"}):
            return place, refrain
        return None, refrain

    def _behind_phrase(self, reading: Reading, place: int, limit: int) -> int:
        """The bare verb behind a short prepositional phrase: `should in the first place disclose it`."""
        for other in range(place + 1, min(limit, place + _ASIDE)):
            if reading.tags[other] == "VB" and reading.tags[other - 1].startswith("NN"):
                return other
            if reading.tags[other] not in _PHRASE:
                break
        return limit + 1

    def _is_question(self, reading: Reading, place: int) -> bool:
        end = reading.unit_end[place]
        return any(reading.lower[other] == "?" for other in range(max(place, end - 3), end)) or (
            place == reading.content(reading.unit_start[place], end)
        )

    def _pronoun(self, reading: Reading, place: int) -> Range | None:
        """The pronoun right before a modal, which is its subject whatever the parse says."""
        before = place - 1
        while before > reading.unit_start[place] and reading.tags[before] == "RB":
            before -= 1
        spoken = before >= reading.unit_start[place] and reading.lower[before] in _SPOKEN
        return (before, before + 1) if spoken else None

    def _shared_subject(self, reading: Reading, place: int) -> Range | None:
        """The subject of the modal before, where one is conjoined: `they cannot wait, but must act`."""
        if reading.tags[place - 1] != "CC":
            return None
        for other in range(place - 2, max(reading.unit_start[place], place - 25), -1):
            if reading.tags[other] in {"MD", "VBZ", "VBP"} and reading.tags[other - 1] not in {"WP", "WDT"}:
                return subject_of(reading, other, climb=False)
        return None

    def _resolve_relative(self, reading: Reading, subject: Range | None, place: int) -> Range | None:
        if subject is None or reading.lower[subject[1] - 1] not in _RELATIVES or subject[1] - subject[0] > 1:
            return subject
        return antecedent(reading, place)

    def _asks(
        self,
        entry: Modal,
        reading: Reading,
        cue: Range,
        subject: Range,
        *,
        refrain: bool,
        question: bool,
    ) -> bool:
        place, verb = cue
        words = [reading.lower[other] for other in range(*subject)]
        if reading.lower[place - 1] in _ARTICLES or (
            reading.tags[place].startswith("NN") and reading.tags[place - 1] in {"DT", "JJ", "PRP$"}
        ):
            # "a must", "the must pass bill".
            return False
        said = self._words.attribution & set(reading.lower[reading.unit_start[place] : place])
        if (entry.said and not said) or self._words.applicants & set(words):
            return False
        if entry.actors_only and self._hangs_on_noun(reading, subject):
            return False
        if self._is_opinion(reading, subject):
            return False
        before = reading.lower[subject[0] - 1] if subject[0] > reading.unit_start[place] else ""
        if (
            words[0] in _FIRST_PERSON | {"who"}
            or words == ["one"]
            or (before in self._words.conditions and not question)
        ):
            return False
        if words[-1] in self._words.conditions or self._is_reproach(reading, verb):
            return False
        if entry.actors_only and "MD" in reading.tags[max(subject[1], place - 4) : place]:
            return False
        actors = self._actors.are(reading, subject) or words == ["there"]
        actors = actors or (
            "POS" in reading.tags[subject[0] : subject[1]] and bool(self._words.actors & set(words))
        )
        done = participle(reading, verb, reading.unit_end[verb]) is not None
        can_act = actors or words[0] in _ANYBODY
        if entry.actors_only and not (can_act or done or reading.lower[verb] in self._words.ceasing):
            return False
        binding = actors or entry.force == "must"
        if self._is_remark(reading, verb, words, actors=binding or refrain) or self._is_duty(
            reading, verb, subject
        ):
            return False
        return not self._tells_law(reading, place, subject)

    def _tells_law(self, reading: Reading, place: int, subject: Range) -> bool:
        """Whether the words before say that a law, a bill or a rule would have it so."""
        start = reading.unit_start[place]
        before = reading.lower[start : subject[0]]
        if "under" in before[:3] or (
            self._words.instruments & set(before) and self._words.attribution & set(before)
        ):
            return True
        text = " ".join(reading.lower[start:place])
        return any(phrase in text for phrase in self._words.legal)

    def _hangs_on_noun(self, reading: Reading, subject: Range) -> bool:
        """Whether the clause is a relative one without its pronoun: `the help our nation has to offer`."""
        before = subject[0] - 1
        return before >= reading.unit_start[subject[0]] and reading.tags[before] in {"NN", "NNS"}

    def _behind_what(self, reading: Reading, verb: int, subject: Range | None) -> tuple[int, bool]:
        """The verb behind the copula in `What the mayor should do is (to) resign`; and whether it is so."""
        if subject is None or subject[0] == reading.unit_start[verb] or reading.lower[verb] != "do":
            return verb, False
        end = reading.unit_end[verb]
        copula = verb + 1
        while copula < end and reading.tags[copula] == "RB":
            copula += 1
        if reading.lower[subject[0] - 1] not in {"what", "all"} or reading.lower[copula : copula + 1] != [
            "is"
        ]:
            return verb, False
        after = copula + 1 + (reading.lower[copula + 1 : copula + 2] == ["to"])
        return (after, True) if after < end and is_base(reading, after) else (verb, False)

    def _is_opinion(self, reading: Reading, subject: Range) -> bool:
        """Whether it is only thought, in the subject of the sentence: `The idea that courts should …`."""
        start = subject[0] - 2
        if start < reading.unit_start[subject[0]] or reading.lower[start + 1] != "that":
            return False
        return reading.lower[start] in self._words.opinions and start - reading.unit_start[start] < 2

    def _is_reproach(self, reading: Reading, verb: int) -> bool:
        """`should have taken`, `must have been`: about the past."""
        if reading.lower[verb] != "have":
            return False
        after = verb + 1
        while after < reading.unit_end[verb] and reading.tags[after] == "RB":
            after += 1
        return after < reading.unit_end[verb] and reading.tags[after] in {"VBN", "VBD"}

    def _is_remark(self, reading: Reading, verb: int, subject: list[str], *, actors: bool) -> bool:
        """`it should be noted`, `that should come as no surprise`."""
        after = reading.lower[verb + 1 : min(verb + 5, reading.unit_end[verb])]
        if subject[-1] in {"it", "this", "that"} and self._words.remarks & set(after):
            return True
        if reading.lower[verb] == "come" and {"surprise", "shock"} & set(after):
            return True
        # "Citizens must be aware of it" tells a state of mind, which nobody can be asked for.
        if reading.lower[verb] == "be" and self._words.minds & set(_behind_adverbs(reading, verb + 1)):
            return True
        if reading.lower[verb] == "be" and self._words.praise & set(after):
            return True
        if reading.lower[verb] in self._words.outcomes | self._words.applying and not actors:
            return True
        # "The bill must be approved by the senate" tells of its way.
        done = reading.lower[verb + 1 : verb + 3]
        on_its_way = bool(self._words.procedures & set(done)) and "by" in done
        return on_its_way and bool(self._words.instruments & set(subject))

    def _is_duty(self, reading: Reading, verb: int, subject: Range) -> bool:
        """What a punished person must do: `he must serve two years`, `the defendant must pay`."""
        if reading.lower[verb] not in self._words.imposed or self._actors.institution(reading, subject):
            return False
        noun = head_noun(reading, *subject)
        word = reading.lower[noun if noun is not None else subject[0]]
        return word in {"he", "she", "they"} or noun is None or reading.tags[noun] in {"NN", "NNP", "NNS"}


def _behind_adverbs(reading: Reading, place: int) -> list[str]:
    """The first word behind adverbs, if there is one."""
    while place < len(reading.lower) and reading.tags[place] == "RB":
        place += 1
    return reading.lower[place : place + 1]
