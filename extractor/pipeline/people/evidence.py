"""Weighs the evidence that a run of words names a person, over all its places in the doc."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from spacy.attrs import IS_LOWER, ORTH
from spacy.tokens import Doc, Span, Token

from extractor.pipeline.keys import SECTIONS
from extractor.pipeline.people.candidates import ENOUGH, Candidate
from extractor.pipeline.people.cues import Cues
from extractor.pipeline.people.forms import form_of
from extractor.pipeline.people.lists import weigh_lists
from extractor.pipeline.people.runs import Ground
from extractor.pipeline.people.words import NameWords, fold

_LONGEST_NAME = 5
_OPENING = frozenset({'"', "“", "«", "„", "``"})
_CLOSING = frozenset({'"', "”", "»", "“", "''"})


@dataclass(frozen=True)
class Doubts:
    """What else speaks for or against a name in a doc.

    Attributes:
        bodies: Tokens of organizations that only the trained pipeline sees.
        menus: Tokens of menus, where every line looks like a name.
        small_words: Words that the doc also writes in small letters.
        lone_words: Capitalised words that stand alone elsewhere, as surnames do.
    """

    bodies: Collection[int]
    menus: Collection[int]
    small_words: Collection[str]
    lone_words: Collection[str]


class Evidence:
    """Decides which runs are people."""

    def __init__(self, words: NameWords, cues: Cues) -> None:
        self._words = words
        self._cues = cues

    def weigh(
        self,
        doc: Doc,
        runs: list[Span],
        *,
        ground: Ground,
        bodies: Collection[int],
        lead_ins: Mapping[int, Span],
    ) -> list[Candidate]:
        """The runs that name people, gathered by form."""
        context = self._cues.context(doc, ground, lead_ins)
        loose = {*ground.shouted, *ground.headed}
        small = _small_words(doc)
        doubts = Doubts(bodies, _menus(doc), small, {run.text for run in runs if len(run) == 1})
        by_key: dict[str, Candidate] = {}
        for run in self._first_hand(runs, loose):
            form = form_of(run)
            candidate = by_key.setdefault(form.key, Candidate(form))
            candidate.spans.append(run)
            cues = self._cues.of(run, context)
            candidate.cues[run.start] = [cue.halved() for cue in cues] if run.start in loose else cues
        for candidate in by_key.values():
            candidate.points = self._points(candidate, doubts)
        weigh_lists(list(by_key.values()), self._words.is_title_of_many)
        return [candidate for candidate in by_key.values() if candidate.points >= ENOUGH]

    def _first_hand(self, runs: list[Span], loose: Collection[int]) -> list[Span]:
        """The runs but for what headlines repeat; where every word has a capital, ends are unsure."""
        plain = [run for run in runs if run.start not in loose]
        full = {form_of(run).key for run in plain if len(run) > 1}
        words = {fold(token.text) for run in plain for token in run}
        kept = list(plain)
        for run in runs:
            if run.start in loose and not any(key in form_of(run).key for key in full):
                known = [t.i for t in run[1:] if t.text[0].isupper() and fold(t.text) in words]
                if self._words.is_given(run[0]) and known:
                    kept.append(run.doc[run.start : known[0] + 1])
                elif self._words.is_given(run[0]) or not any(fold(token.text) in words for token in run):
                    kept.append(run)
        return sorted(kept, key=lambda run: run.start)

    def _points(self, candidate: Candidate, doubts: Doubts) -> float:
        spans = candidate.spans
        seen = sum(self._ner_points(span) for span in spans) / len(spans)
        total = seen + self._cue_points(candidate) + self._words_points(spans[0])
        ruler = candidate.form.key in self._words.rulers
        if not ruler and not self._words.may_be_given(spans[0][0]):
            places = (doubts.bodies, doubts.menus)
            total -= sum(all(span[0].i in place for span in spans) for place in places)
        if all(map(_in_marks, spans)):
            total -= 2.5
        if not any(self._words.is_given(token) for token in spans[0]):
            total -= 0.75 * sum(
                token.lower_ in doubts.small_words for token in spans[0] if not token.is_lower
            )
        if len(candidate.form.words) == 1:
            return total + self._lone_points(candidate)
        if all(token.is_upper for token in spans[0] if token.is_alpha and len(token) > 1):
            total -= 1
        if len(candidate.form.words) >= _LONGEST_NAME and not self._words.is_given(spans[0][0]):
            total -= 1
        alone = {spans[0][0].text, spans[0][-1].text}
        return total + 0.5 * (not alone.isdisjoint(doubts.lone_words))

    def _lone_points(self, candidate: Candidate) -> float:
        """A single word is a name the surer, the more often it stands and the less it opens sentences."""
        spans = candidate.spans
        points = 0.5 if len(spans) > 1 else 0.0
        if candidate.form.key in self._words.rulers:
            points += 2.5
        if len(spans) > 3 and sum(span[0].ent_type_ == "PERSON" for span in spans) < 0.3 * len(spans):
            points -= 1.5
        if all(span[0].is_sent_start for span in spans):
            points -= 0.5
        if all(self._is_common_noun(span[0]) for span in spans):
            points -= 1.5
        if all(token.is_upper and len(token) > 1 for token in spans[0]):
            points -= 2
        if any(letter.isupper() for letter in _after_prefix(spans[0][0].text)):
            points -= 2
        return points

    def _is_common_noun(self, word: Token) -> bool:
        """Whether a word with a capital is a noun with its article, or a part of a title."""
        if self._words.is_ruler(word):
            return False
        article = word.i > 0 and word.nbor(-1).lower_ in {"a", "an", "the", "this"}
        # "The Orlov verdict" is named after somebody.
        owned = word.i + 1 < len(word.doc) and word.nbor().pos_ in {"NOUN", "PROPN", "PART"}
        return (article and not owned) or (word.pos_ in {"NOUN", "ADJ"} and word.ent_type_ != "PERSON")

    @staticmethod
    def _cue_points(candidate: Candidate) -> float:
        best: dict[str, float] = defaultdict(float)
        worst = 0.0
        for at in candidate.cues.values():
            for cue in at:
                best[cue.found_by] = max(best[cue.found_by], cue.points)
                worst = min(worst, cue.points)
        return sum(best.values()) + worst

    @staticmethod
    def _ner_points(span: Span) -> float:
        words = [token for token in span if token.is_alpha] or list(span)
        labels = [token.ent_type_ for token in words]
        person = labels.count("PERSON") / len(labels)
        proper = all(token.pos_ == "PROPN" for token in words)
        if person:
            return (2 if proper else 1.75) * person if len(words) > 1 else 1.5
        if len(words) == 1:
            return -0.5 if labels[0] else 0.0
        return 0.5 if proper and "GPE" not in labels else 0.0

    def _words_points(self, span: Span) -> float:
        words = self._words
        names = [token for token in span if token.text[0].isupper()] or [span[0]]
        given = words.is_given(names[0])
        points = 0.0
        if len(names) == 1:
            points = 0.5 + (span[0].ent_type_ == "PERSON") / 2 if given else 0.0
        elif given:
            points = 2.0
        elif words.may_be_given(names[0]) or words.is_initial(names[0]) or words.is_given(names[-1]):
            points = 1.0
        # "Jamaat-e-Islami"
        if words.is_thing(span[-1]) or "-e-" in f"{span.text}-":
            points -= 10
        elif not given and any(token.lower_ in words.saints for token in span[:-1]):
            points -= 2
        elif span[-1].lower_ in words.surnames_too and not given:
            points -= 0.75
        letters = [token for token in span if token.is_alpha]
        if letters and all(len(token) < 3 and token.is_upper for token in letters):
            points -= 10
        if words.is_title(span[-1]) and not words.closes_name(span[-1]) and len(span) > 1:
            points -= 10
        offices = span[:-1] if len(span) > 1 or given else span
        return points - 2 * sum(token.lower_ in words.modifiers for token in offices)


def _after_prefix(word: str) -> str:
    """What follows the capital of a word, or the second one of "McNeil", "DeLoach", "LeBron"."""
    rest = word[1:]
    inner = next((i for i, letter in enumerate(rest) if letter.isupper()), len(rest))
    return rest[inner + 1 :] if inner < 3 else rest


def _in_marks(span: Span) -> bool:
    """Whether quotation marks stand around a name: it is of a thing or a body."""
    doc = span.doc
    inside = span.start > 0 and span.end < len(doc)
    return inside and doc[span.start - 1].text in _OPENING and doc[span.end].text in _CLOSING


def _menus(doc: Doc) -> set[int]:
    sections = doc.spans.get(SECTIONS, ())
    return {i for span in sections if span.label_ == "navigation" for i in range(span.start, span.end)}


def _small_words(doc: Doc) -> set[str]:
    """The words that a doc writes in small letters."""
    rows = doc.to_array([ORTH, IS_LOWER])
    return {doc.vocab.strings[int(orth)] for orth in np.unique(rows[rows[:, 1] == 1, 0])}
