"""The component that finds quotes; writes `doc.spans[keys.QUOTES]`."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extractor.language import load_vocabulary
from extractor.language.quotes import QuoteLexicon
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, Value, write_findings
from extractor.pipeline.quotes.attribution import Attributor
from extractor.pipeline.quotes.cues import CueFinder, Hit
from extractor.pipeline.quotes.duplicates import duplicates
from extractor.pipeline.quotes.indirect import IndirectFinder, Told
from extractor.pipeline.quotes.name_lines import read_name_lines
from extractor.pipeline.quotes.phrases import last_sentence
from extractor.pipeline.quotes.runs import Spoken, run_on
from extractor.pipeline.quotes.sources import Attribution
from extractor.pipeline.quotes.speakers import Speakers
from extractor.pipeline.quotes.stretches import Block, Quoted, StretchReader, read_blocks

_ANNOUNCED = 3
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
        finder = IndirectFinder(doc, lexicon=self._lexicon, hits=outside, attributor=attributor)
        told = finder.find(blocks)
        spoken = _attribute(doc, blocks, quoted, attributor)
        told_by = _resolve(spoken, told, speakers)
        run_on(spoken)
        spoken = [one for one in spoken if _is_heard(one)]
        return _findings(spoken, told, told_by)


def _outside(hits: dict[int, Hit], quoted: Sequence[Quoted]) -> dict[int, Hit]:
    """The verbs of saying that do not stand within quoted words."""
    inside = {index for one in quoted for index in range(one.content.start, one.content.end)}
    return {index: hit for index, hit in hits.items() if index not in inside}


def _cues(spoken: Sequence[Spoken]) -> set[int]:
    """The verbs of saying by which quotes have their sources."""
    return {one.attribution.cue.start for one in spoken if one.attribution and one.attribution.cue}


def _attribute(
    doc: Doc,
    blocks: Sequence[Block],
    quoted: Sequence[Quoted],
    attributor: Attributor,
) -> list[Spoken]:
    """The quotes with what stands beside them as their source."""
    spoken: list[Spoken] = []
    for index, one in enumerate(quoted):
        before, after = _neighbours(quoted, index)
        block = blocks[one.block].span
        low = before.tail if before is not None else block.start
        stop = after.head if after is not None else block.end
        attribution = attributor.own(one, low, stop)
        quoted_above = index > 0 and quoted[index - 1].tail >= blocks[max(one.block - 1, 0)].span.end
        if attribution is None and one.leads and one.block and not quoted_above:
            first = quoted[index - 1].block + 1 if index else 0
            above = [block.span for block in blocks[max(first, one.block - _ANNOUNCED) : one.block]]
            attribution = _led_in(doc, above, attributor)
        if attribution is None and one.told:
            attribution = attributor.sources.teller(low, one.head)
        narrated = attributor.sources.narrated(low, one.head) if attribution is None else None
        spoken.append(Spoken(one, attribution, narrated=narrated))
    read_name_lines(blocks, spoken, attributor.sources)
    headed = attributor.headline(blocks) if not any(quote.attribution for quote in spoken) else None
    for quote in spoken:
        if quote.quoted.leads and quote.quoted.section != "headline":
            quote.attribution = quote.attribution or headed
    return spoken


def _is_heard(one: Spoken) -> bool:
    """Whether a stretch counts: headlines and words within a sentence only with a source."""
    if one.quoted.section == "headline":
        return one.attribution is not None and one.speaker is not None
    if one.attribution is not None and one.attribution.names and one.speaker is None:
        # `They call it “the Old Pier”` gives a name, `called it “a sad day for us”` an opinion.
        first = one.quoted.content[0]
        return one.quoted.whole or (first.is_lower and first.lower_ != "the")
    return one.quoted.whole or one.quoted.told or one.attribution is not None


def _neighbours(quoted: Sequence[Quoted], index: int) -> tuple[Quoted | None, Quoted | None]:
    """The quotes before and after one in the same block."""
    one = quoted[index]
    before = quoted[index - 1] if index else None
    after = quoted[index + 1] if index + 1 < len(quoted) else None
    return (
        before if before is not None and before.block == one.block else None,
        after if after is not None and after.block == one.block else None,
    )


def _led_in(doc: Doc, above: Sequence[Span], attributor: Attributor) -> Attribution | None:
    """The source in the blocks above a quote, which announce a statement, or say who speaks.

    `Una Brask, head of Harbour Watch, said:` leads right up to the quote; words may stand between it and
    `Una Brask issued the following statement.`
    """
    for number, block in enumerate(reversed(above)):
        found = attributor.sources.announced(block)
        leads_up = doc[block.end - 1].text[-1] in _LEAD_IN or attributor.ends_in_cue(block)
        if found is None and not number and leads_up:
            found = attributor.leading(last_sentence(doc, block.start, block.end), block.end)
        if found is not None:
            return found
    return None


def _resolve(spoken: Sequence[Spoken], told: Sequence[Told], speakers: Speakers) -> list[str | None]:
    """Gives quotes their speakers, in text order, since a pronoun may mean who spoke last.

    Returns:
        The speakers of `told`.
    """
    events: list[tuple[int, int, Spoken | Told]] = [(one.quoted.head, 1, one) for one in spoken]
    events += [(one.attribution.source.start, 0, one) for one in told]
    last: str | None = None
    lead: tuple[int, Attribution, str] | None = None
    found: list[str | None] = []
    used = _cues(spoken)
    for _, _, one in sorted(events, key=lambda event: event[:2]):
        attribution = one.attribution
        if attribution is not None:
            speaker = speakers.resolve(attribution.source, attribution.rest, last)
            again = isinstance(one, Told) and attribution.cue is not None and attribution.cue.start in used
            # `They said we must …`: who says `we` was named before.
            again = again or (isinstance(one, Told) and attribution.source.text.lower() == "we")
            last = last if again else speaker or last
        if isinstance(one, Told):
            found.append(speaker)
            lead = (one.block, one.attribution, speaker) if speaker is not None else lead
        elif attribution is not None:
            one.speaker = speaker
        elif lead is not None and lead[0] == one.quoted.block - one.quoted.leads:
            one.lead = lead[1:]
        elif one.narrated is not None:
            one.lead = one.narrated, speakers.resolve(one.narrated.source, None, last)
    return found


def _findings(spoken: Sequence[Spoken], told: Sequence[Told], told_by: Sequence[str | None]) -> list[Finding]:
    """Findings in the order of their contents; ids of duplicates are those that will be given."""
    repeats = duplicates(spoken)
    used = _cues(spoken)
    quoted = sorted({i for one in spoken for i in range(one.quoted.content.start, one.quoted.content.end)})
    rows: list[tuple[Span, str, Attribution | None, str | None, int | None]] = [
        (one.quoted.content, "direct", one.attribution, one.speaker, index)
        for index, one in enumerate(spoken)
    ]
    for one, speaker in zip(sorted(told, key=lambda one: one.attribution.source.start), told_by, strict=True):
        cue = one.attribution.cue
        if one.content is None or (cue is not None and cue.start in used):
            continue
        inside = bisect_left(quoted, one.content.end) - bisect_left(quoted, one.content.start)
        if 2 * inside < len(one.content):
            rows.append((one.content, "indirect", one.attribution, speaker, None))
    rows.sort(key=lambda row: (row[0].start, row[0].end))
    ids = {row[4]: f"{keys.ID_LETTERS[keys.QUOTES]}{number}" for number, row in enumerate(rows, start=1)}
    return [
        _finding(
            content, kind, attribution, speaker, None if index is None else ids.get(repeats.get(index, -1))
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
