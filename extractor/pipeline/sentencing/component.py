"""The component that finds judicial sentences; writes `doc.spans[keys.SENTENCES]`."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.language import load_pack
from extractor.language.currencies import CurrencyLexicon
from extractor.language.nationalities import Nationalities
from extractor.language.sentencing import SentencingLexicon
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, write_findings
from extractor.pipeline.sentencing.charges import ChargeReader
from extractor.pipeline.sentencing.circumstances import Circumstances
from extractor.pipeline.sentencing.clauses import ClauseReader
from extractor.pipeline.sentencing.descriptions import CastWords
from extractor.pipeline.sentencing.drafts import Draft
from extractor.pipeline.sentencing.evidence import set_evidence
from extractor.pipeline.sentencing.items import is_item, is_lead_in, leading
from extractor.pipeline.sentencing.merging import merge
from extractor.pipeline.sentencing.money import MoneyReader
from extractor.pipeline.sentencing.people import Cast
from extractor.pipeline.sentencing.punishments import PunishmentFinder
from extractor.pipeline.sentencing.rulings import RulingReader
from extractor.pipeline.sentencing.scene import Passage, Scene, is_read, is_title, make_scene
from extractor.pipeline.sentencing.status import Trigger, TriggerFinder
from extractor.pipeline.sentencing.terms import TermGrammar
from extractor.pipeline.tokens import text_of


class Sentencing:
    """Finds the punishments that courts gave or may give."""

    def __init__(
        self, *, lexicon: SentencingLexicon, currencies: CurrencyLexicon, nationalities: Nationalities
    ) -> None:
        grammar = TermGrammar(lexicon.terms)
        money = MoneyReader(currencies, nationalities, lexicon.magnitudes)
        self._triggers = TriggerFinder(lexicon)
        self._punishments = PunishmentFinder(lexicon=lexicon, grammar=grammar, money=money)
        self._clauses = ClauseReader(grammar, lexicon.verdicts)
        self._words = CastWords(lexicon)
        self._circumstances = Circumstances(lexicon, ChargeReader(lexicon), RulingReader(lexicon))

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the findings written to it."""
        write_findings(doc, keys.SENTENCES, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Finding]:
        """All judicial sentences in text order; leaves the doc as it is."""
        if not len(doc):
            return []
        scene = make_scene(doc)
        cast: Cast | None = None
        drafts: list[Draft] = []
        for passage, triggers, head in self._telling(scene):
            punishments = self._punishments.find(scene, passage)
            if drafts and cast:
                drafts += self._clauses.echoes(scene, cast, passage, triggers, drafts)
            if punishments:
                cast = cast or Cast(scene, self._words)
                if head and not triggers:
                    found = list(self._clauses.items(scene, passage, punishments, head))
                else:
                    found = self._clauses.read(scene, cast, passage, triggers, punishments)
                cast.reference.add(person for draft in found for person in draft.convicts.people)
                drafts += found
        if not drafts or cast is None:
            return []
        self._circumstances.fill(scene, cast, drafts)
        merged = sorted(merge(drafts), key=lambda d: (d.start, d.punishment.start))
        set_evidence(scene, merged)
        return [_finding(doc, draft) for draft in merged]

    def _telling(self, scene: Scene) -> Iterator[tuple[Passage, list[Trigger], Trigger | None]]:
        """Passages with triggers, and items of a list with the trigger that leads them in."""
        head: Trigger | None = None
        for passage in scene.passages:
            if not is_read(passage) and not is_title(passage):
                continue
            triggers = list(self._triggers.find(scene, passage))
            if triggers:
                yield passage, triggers, None
                head = leading(triggers) if is_lead_in(scene, passage) else None
            elif head and is_item(scene, passage):
                yield passage, [], head
            else:
                head = None


def _finding(doc: Doc, draft: Draft) -> Finding:
    parts = [("evidence", _span(doc, draft.start, draft.end))]
    if draft.convicts.who:
        parts.append(("who", _span(doc, *draft.convicts.who)))
    parts += [("charge", _span(doc, *charge)) for charge in draft.charges]
    if draft.punishment.term:
        parts.append(("term", _span(doc, draft.punishment.term.start, draft.punishment.term.end)))
    money = draft.punishment.sum
    return Finding(
        found_by=draft.found_by,
        parts=tuple(parts),
        attributes={
            "people": list(draft.convicts.people),
            "kind": draft.kind,
            "duration": draft.duration,
            "duration_min": draft.duration_min,
            "amount": money.value if money else None,
            "currency": money.currency if money else None,
            "suspended": draft.punishment.suspended,
            "in_absentia": draft.in_absentia,
            "charges": [_words(doc, charge) for charge in draft.charges],
            "court": _words(doc, draft.court) if draft.court else None,
            "facility": _words(doc, draft.facility) if draft.facility else None,
            "date": draft.date,
            "status": draft.status,
        },
    )


def _span(doc: Doc, start: int, end: int) -> Span:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise LookupError(f"no tokens at {start}-{end}")
    return span


def _words(doc: Doc, bounds: tuple[int, int]) -> str:
    return re.sub(r"\s+", " ", text_of(doc)[bounds[0] : bounds[1]]).strip(" \"“”„«»'‘’,.")


@Language.factory("extractor_sentencing", assigns=["doc.spans"], default_config={"language": "en"})
def make_sentencing(nlp: Language, name: str, language: str) -> Sentencing:
    """The component with the vocabulary of a language pack."""
    pack = load_pack(language)
    return Sentencing(lexicon=pack.sentencing, currencies=pack.currencies, nationalities=pack.nationalities)
