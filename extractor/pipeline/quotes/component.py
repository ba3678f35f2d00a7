"""The component that finds quotes; writes `doc.spans[keys.QUOTES]`."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extractor.language import load_vocabulary
from extractor.language.quotes import QuoteLexicon
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, Value, write_findings
from extractor.pipeline.quotes.attribution import Attribution, Attributor
from extractor.pipeline.quotes.cues import CueFinder, Hit
from extractor.pipeline.quotes.duplicates import duplicates
from extractor.pipeline.quotes.indirect import IndirectFinder, Told
from extractor.pipeline.quotes.phrases import last_sentence
from extractor.pipeline.quotes.runs import Spoken, run_on
from extractor.pipeline.quotes.speakers import Speakers
from extractor.pipeline.quotes.stretches import Block, Quoted, StretchReader, read_blocks

_LEAD_IN = frozenset({":", ","})


class Quotes:
    """Finds direct speech in quotation marks and indirect speech, each with its speaker."""

    def __init__(self, *, lexicon: QuoteLexicon, vocab: Vocab) -> None:
        self._lexicon = lexicon
        self._cues = CueFinder(lexicon.cues, vocab)
        self._stretches = StretchReader(lexicon.words)

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the findings written to it."""
        write_findings(doc, keys.QUOTES, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Finding]:
        """All quotes in text order; leaves the doc as it is."""
        blocks = read_blocks(doc)
        hits = self._cues.find(doc)
        quoted = self._stretches.read(doc, blocks, hits)
        outside = _outside(hits, quoted)
        inside = {index for one in quoted for index in range(one.content.start, one.content.end)}
        speakers = Speakers(doc, self._lexicon.words, inside)
        attributor = Attributor(doc, lexicon=self._lexicon, hits=outside, speakers=speakers)
        indirect = IndirectFinder(doc, lexicon=self._lexicon, hits=outside, attributor=attributor).find(
            blocks
        )
        spoken = _attribute(doc, blocks, quoted, attributor, speakers, indirect)
        return _findings(spoken, indirect, speakers)


def _outside(hits: dict[int, Hit], quoted: Sequence[Quoted]) -> dict[int, Hit]:
    """The verbs of saying that do not stand within quoted words."""
    inside = {index for one in quoted for index in range(one.content.start, one.content.end)}
    return {index: hit for index, hit in hits.items() if index not in inside}


def _attribute(
    doc: Doc,
    blocks: Sequence[Block],
    quoted: Sequence[Quoted],
    attributor: Attributor,
    speakers: Speakers,
    told: Sequence[Told],
) -> list[Spoken]:
    """The quotes with their sources, those without any left out unless they are speech by themselves."""
    spoken: list[Spoken] = []
    for index, one in enumerate(quoted):
        before, after = _neighbours(quoted, index)
        block = blocks[one.block].span
        low = before.tail if before is not None else block.start
        stop = after.head if after is not None else block.end
        attribution = _own(one, attributor, low, stop)
        quoted_above = index > 0 and quoted[index - 1].tail >= blocks[max(one.block - 1, 0)].span.end
        if attribution is None and one.leads and one.block and not quoted_above:
            attribution = _lead_in(doc, blocks[one.block - 1].span, attributor)
        spoken.append(Spoken(one, attribution))
    _resolve(doc, spoken, told, speakers)
    run_on(spoken)
    return [one for one in spoken if _is_heard(one)]


def _is_heard(one: Spoken) -> bool:
    """Whether a stretch counts: headlines and words within a sentence only with a source."""
    if one.quoted.section == "headline":
        return one.attribution is not None and one.speaker is not None
    return one.quoted.whole or one.attribution is not None


def _neighbours(quoted: Sequence[Quoted], index: int) -> tuple[Quoted | None, Quoted | None]:
    """The quotes before and after one in the same block."""
    one = quoted[index]
    before = quoted[index - 1] if index else None
    after = quoted[index + 1] if index + 1 < len(quoted) else None
    return (
        before if before is not None and before.block == one.block else None,
        after if after is not None and after.block == one.block else None,
    )


def _own(one: Quoted, attributor: Attributor, low: int, stop: int) -> Attribution | None:
    """A quote's own source: a name signed, words that lead up to it, those after, before or around it."""
    found = attributor.signed(one, stop)
    if found is None and attributor.leads_up(one, low):
        found = attributor.before(one, low)
    if found is not None:
        return found
    found = attributor.after(one, stop) or attributor.before(one, low)
    if found is None and not one.whole:
        found = attributor.around(one, stop)
    return found


def _lead_in(doc: Doc, block: Span, attributor: Attributor) -> Attribution | None:
    """`Una Brask, head of Harbour Watch, said:` as a block of its own."""
    end = block.end
    if doc[end - 1].text not in _LEAD_IN and not attributor.ends_in_cue(block):
        return None
    return attributor.leading(last_sentence(doc, block.start, end), end)


def _resolve(doc: Doc, spoken: list[Spoken], told: Sequence[Told], speakers: Speakers) -> None:
    """Ids of sources in text order, since a pronoun may mean who spoke last."""
    events: list[tuple[int, int, Spoken | Told]] = [
        (one.quoted.content.start, 1, one) for one in spoken if one.attribution is not None
    ]
    events += [(one.attribution.source.start, 0, one) for one in told]
    last: str | None = None
    leads: dict[int, tuple[Attribution, str]] = {}
    for _, _, one in sorted(events, key=lambda event: event[:2]):
        attribution = one.attribution
        if attribution is None:
            continue
        speaker = speakers.resolve(attribution.source, attribution.rest, last)
        if isinstance(one, Spoken):
            one.speaker = speaker
        elif speaker is not None:
            leads[one.block] = (attribution, speaker)
        last = speaker or last
    for one in spoken:
        if one.attribution is None and one.quoted.leads:
            one.lead = leads.get(one.quoted.block - 1)


def _findings(spoken: Sequence[Spoken], told: Sequence[Told], speakers: Speakers) -> list[Finding]:
    """Findings in the order of their contents; ids of duplicates are those that will be given."""
    repeats = duplicates(spoken)
    used = {one.attribution.cue.start for one in spoken if one.attribution and one.attribution.cue}
    quoted = {i for one in spoken for i in range(one.quoted.content.start, one.quoted.content.end)}
    rows: list[tuple[Span, str, Attribution | None, str | None, int | None]] = [
        (one.quoted.content, "direct", one.attribution, one.speaker, index)
        for index, one in enumerate(spoken)
    ]
    last: str | None = None
    for one in told:
        last = speakers.resolve(one.attribution.source, one.attribution.rest, last) or last
        content = one.content
        cue = one.attribution.cue
        if content is None or (cue is not None and cue.start in used):
            continue
        if 2 * sum(token.i in quoted for token in content) < len(content):
            speaker = speakers.resolve(one.attribution.source, one.attribution.rest, last)
            rows.append((content, "indirect", one.attribution, speaker, None))
    rows.sort(key=lambda row: (row[0].start, row[0].end))
    ids = {row[4]: f"{keys.ID_LETTERS[keys.QUOTES]}{number}" for number, row in enumerate(rows, start=1)}
    return [
        _finding(
            content,
            kind,
            attribution,
            speaker,
            ids.get(repeats.get(index, -1)) if index is not None else None,
        )
        for content, kind, attribution, speaker, index in rows
    ]


def _finding(
    content: Span, kind: str, attribution: Attribution | None, speaker: str | None, duplicate_of: str | None
) -> Finding:
    parts = [("content", content)]
    if attribution is not None:
        parts.append(("source", attribution.source))
        if attribution.cue is not None:
            parts.append(("cue", attribution.cue))
    attributes: dict[str, Value] = {"kind": kind, "speaker": speaker, "duplicate_of": duplicate_of}
    return Finding(
        found_by=attribution.found_by if attribution is not None else "quotes",
        parts=tuple(parts),
        attributes=attributes,
    )


@Language.factory("extractor_quotes", assigns=["doc.spans"], default_config={"language": "en"})
def make_quotes(nlp: Language, name: str, language: str) -> Quotes:
    """The component with the vocabulary of a language pack."""
    return Quotes(lexicon=load_vocabulary("quotes", language), vocab=nlp.vocab)
