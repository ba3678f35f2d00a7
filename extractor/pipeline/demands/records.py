"""From asks to findings: who asks, of whom, for whom, what kind of thing, how soon."""

import re
from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc

from extractor.language.demands import DemandLexicon, Words
from extractor.pipeline import keys
from extractor.pipeline.demands.addressees import Actors
from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.beneficiaries import Beneficiaries
from extractor.pipeline.demands.categories import AskCategories
from extractor.pipeline.demands.nouns import head_noun
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.speakers import Speaker, Speakers
from extractor.pipeline.demands.verbs import NEGATIONS
from extractor.pipeline.findings import Finding, Value, read_findings, referents

_FEW: Final = 3
_BY: Final = frozenset({"by", "before", "until", "no", "later", "than"})


class Context:
    """What is known of one doc when its demands are written down."""

    def __init__(self, doc: Doc, reading: Reading, words: Words) -> None:
        self.reading = reading
        self.speakers = Speakers(doc, reading, words)
        self.people = referents(doc, keys.PEOPLE)
        self.organizations = referents(doc, keys.ORGANIZATIONS)
        self.beneficiaries = Beneficiaries(doc, reading, words, self.speakers.speaking)
        self.deadlines = [
            (span.start, span.end, str(finding.attributes["value"]))
            for finding in read_findings(doc, keys.DATES)
            if (span := finding.part("date")) is not None
        ]


class Demanded:
    """Writes asks down as findings; built once from the vocabulary."""

    def __init__(self, lexicon: DemandLexicon, categories: AskCategories) -> None:
        self.words = lexicon.words
        self._actors = Actors(lexicon.words)
        self._categories = categories
        phrases = sorted(lexicon.words.urgency, key=len, reverse=True)
        self._urgency = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)

    def findings(self, context: Context, asks: Iterable[Ask]) -> list[Finding]:
        """One finding an action, in text order; a headline that the body repeats gives none."""
        found: list[tuple[int, Finding]] = []
        last: Ask | None = None
        for ask in asks:
            inferred = self._inferred(context, ask, last)
            speaker = context.speakers.of(ask)
            for action in ask.actions:
                found.append((action[0], self._finding(context, ask, action, speaker, inferred)))
            if ask.addressee is not None:
                last = ask
        found.sort(key=lambda pair: pair[0])
        return self._without_repeats(context.reading, [finding for _, finding in found])

    def _finding(
        self, context: Context, ask: Ask, action: Range, speaker: Speaker, inferred: Range | None
    ) -> Finding:
        reading = context.reading
        addressee = ask.addressee or self._actors.agent(reading, action)
        written = addressee if addressee is not None else inferred
        written = self._bounded(written)
        refrain = self._refrains(reading, ask, action)
        category = self._categories.of(reading, ask, action, addressee, refrain=refrain)
        evidence = reading.span(min(ask.evidence[0], action[0]), max(ask.evidence[1], action[1]))
        parts = [
            ("evidence", evidence),
            ("action", reading.span(*action)),
            ("cue", reading.span(*ask.cue)),
        ]
        if written is not None:
            parts.append(("addressee", reading.span(*written)))
        attributes: dict[str, Value] = {
            "speaker": speaker.id,
            "voice": speaker.voice,
            "addressee": reading.span(*written).text if written is not None else None,
            "addressee_id": self._id(context, written),
            "inferred": addressee is None and written is not None,
            "category": category,
            "polarity": "refrain" if refrain else "do",
            "force": ask.force,
            "beneficiaries": context.beneficiaries.of(ask, action, category, speaker.id),
            "urgency": self._urgency_in(reading, ask, action),
            "deadline": self._deadline(context, action),
            "quote": speaker.quote,
        }
        return Finding(found_by=f"demands/{ask.entry}", parts=tuple(parts), attributes=attributes)

    def _bounded(self, part: Range | None) -> Range | None:
        return part if part is not None and part[1] > part[0] else None

    def _inferred(self, context: Context, ask: Ask, last: Ask | None) -> Range | None:
        """Who must act where nobody is named: the one asked just before, in the same paragraph."""
        if ask.addressee is not None:
            return None
        if ask.heading is not None:
            return ask.heading
        if last is None or last.addressee is None:
            return None
        reading = context.reading
        near = reading.paragraph[ask.cue[0]] == reading.paragraph[last.cue[0]]
        return last.addressee if near else None

    def _id(self, context: Context, part: Range | None) -> str | None:
        if part is None:
            return None
        reading = context.reading
        noun = head_noun(reading, *part)
        place = noun if noun is not None else part[0]
        token = reading.words[place].i
        return context.people.get(token) or context.organizations.get(token)

    def _refrains(self, reading: Reading, ask: Ask, action: Range) -> bool:
        denied = action != ask.actions[0] and bool(
            NEGATIONS & set(reading.lower[max(0, action[0] - 2) : action[0]])
        )
        return (ask.refrain or denied) != (reading.lower[action[0]] in self.words.refrain)

    def _urgency_in(self, reading: Reading, ask: Ask, action: Range) -> str | None:
        """How soon, as written in the action or right before it."""
        before = [other[1] for other in ask.actions if other[1] <= action[0]]
        start = max([ask.evidence[0], *before])
        found = self._urgency.search(reading.span(min(start, action[0]), action[1]).text)
        return found.group().lower() if found is not None else None

    def _deadline(self, context: Context, action: Range) -> str | None:
        reading = context.reading
        first, last = reading.words[action[0]].i, reading.words[action[1] - 1].i
        for start, end, value in context.deadlines:
            if first < start and end <= last + 1 and reading.doc[start - 1].lower_ in _BY:
                return value
        return None

    def _without_repeats(self, reading: Reading, findings: list[Finding]) -> list[Finding]:
        """Drops a clause that stands twice, and what a headline asks in the very words of the body."""
        wording = [finding.require("action").text.casefold() for finding in findings]
        kept: list[Finding] = []
        seen: set[tuple[str, str]] = set()
        for index, finding in enumerate(findings):
            place = reading.position.get(finding.require("action").start, 0)
            headline = reading.unit_start[place] in reading.headlines
            clause = (finding.require("evidence").text.casefold(), wording[index])
            repeated = len(wording[index].split()) > _FEW and wording[index] in wording[index + 1 :]
            if clause in seen or (headline and repeated):
                continue
            seen.add(clause)
            kept.append(finding)
        return kept
