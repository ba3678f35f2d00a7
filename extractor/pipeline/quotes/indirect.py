"""Speech in the text's own words: `X said that …`, `…, X said`, `according to X, …`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extractor.language.quotes import QuoteLexicon
from extractor.pipeline.quotes.attribution import Attributor
from extractor.pipeline.quotes.cues import Hit
from extractor.pipeline.quotes.phrases import is_filler, trimmed
from extractor.pipeline.quotes.sources import Attribution
from extractor.pipeline.quotes.stretches import Block

_ENDS = frozenset(".!?")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LEAD_ON = frozenset({":", "“", '"', "‘", "„", "«"})
_NOMINAL = frozenset({"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM", "AUX"})
_HEARER_LONGEST = 12
_FEWEST = 3
_REACH = 80
_PARTICIPLES = frozenset({"acl", "amod"})
_SHOWN_SECTIONS = frozenset({"lead", "body", "background", "pull_quote"})


@dataclass(frozen=True, slots=True)
class Told:
    """A verb of saying with its source; with the content where the text tells what was said."""

    attribution: Attribution
    block: int
    content: Span | None


class IndirectFinder:
    """Looks for indirect speech in one doc."""

    def __init__(
        self, doc: Doc, *, lexicon: QuoteLexicon, hits: Mapping[int, Hit], attributor: Attributor
    ) -> None:
        self._doc = doc
        self._words = lexicon.words
        self._hits = hits
        self._attributor = attributor
        self._first_words = {
            phrase.split()[0] for entry in lexicon.source_phrases for phrase in entry.phrases
        }

    def find(self, blocks: Sequence[Block]) -> list[Told]:
        """All verbs of saying with a source, in text order."""
        found: list[Told] = []
        for number, block in enumerate(blocks):
            if block.section not in _SHOWN_SECTIONS:
                continue
            for low, high in self._sentences(block.span):
                found += self._in_sentence(low, high, number)
        return found

    def _sentences(self, span: Span) -> list[tuple[int, int]]:
        bounds: list[tuple[int, int]] = []
        low = span.start
        for index in range(span.start, span.end):
            starts = index + 1 == span.end or bool(self._doc[index + 1].is_sent_start)
            if index + 1 == span.end or (self._doc[index].text in _ENDS and starts):
                bounds.append((low, index + 1))
                low = index + 1
        return bounds

    def _in_sentence(self, low: int, high: int, number: int) -> list[Told]:
        found: list[Told] = []
        for index in range(low, high):
            hit = self._hits.get(index)
            if hit is not None and hit.is_verb and hit.token.dep_ not in _PARTICIPLES:
                attribution = self._attributor.subjects.of(hit, low, high)
                if attribution is not None:
                    content = self._content(hit, attribution, low, high) if hit.cue.indirect else None
                    found.append(Told(attribution, number, content))
            elif self._doc[index].lower_ in self._first_words:
                attribution = self._attributor.sources.phrase(index, high)
                if attribution is not None:
                    found.append(Told(attribution, number, self._around(attribution, index, low, high)))
        return found

    def _content(self, hit: Hit, attribution: Attribution, low: int, high: int) -> Span | None:
        """What is told: the clause after the verb, else all before `, X said`."""
        after = self._clause_after(hit, high)
        if after is not None:
            return after
        if hit.end < high and self._doc[hit.end].text in _LEAD_ON:
            return None
        start = min(attribution.source.start, hit.start)
        comma = start - 1
        while comma > low and is_filler(self._doc[comma]):
            comma -= 1
        if comma - low < _FEWEST or self._doc[comma].text != ",":
            return None
        content = trimmed(self._doc, low, comma)
        told = content is not None and any(token.tag_ in _FINITE for token in content)
        return content if told else None

    def _clause_after(self, hit: Hit, high: int) -> Span | None:
        start = hit.end
        limit = min(high, start + _HEARER_LONGEST)
        that = next((i for i in range(start, limit) if self._doc[i].lower_ == "that"), None)
        direct = that is not None and (that - start <= 2 or hit.cue.names_hearer or self._adjunct(start))
        clause = hit.cue.bare and self._opens_clause(start, high)
        if not direct and not clause:
            comma = start < high and self._doc[start].text == "," and hit.cue.bare
            opens = start + 1 < high and self._doc[start + 1].is_title and self._doc[start + 1].pos_ == "PRON"
            # `X said, We must …`: the quotation marks were lost.
            if not (comma and opens):
                return None
        begin = that if direct and that is not None else start
        content = trimmed(self._doc, begin, high)
        return content if content is not None and len(content) >= _FEWEST else None

    def _adjunct(self, start: int) -> bool:
        """Whether only words of time or place stand between the verb and its clause."""
        return self._doc[start].lower_ in self._words.times

    def _opens_clause(self, start: int, high: int) -> bool:
        """Whether a noun phrase and a finite verb follow a verb of saying (`said it rained`)."""
        while start < high and self._doc[start].lower_ in self._words.times:
            start += 1
        if start >= high or self._doc[start].pos_ not in _NOMINAL:
            return False
        return any(token.tag_ in _FINITE for token in self._doc[start + 1 : min(high, start + _REACH)])

    def _around(self, attribution: Attribution, index: int, low: int, high: int) -> Span | None:
        """All of the sentence but the words that name the source."""
        before = trimmed(self._doc, low, index)
        after = trimmed(self._doc, attribution.source.end, high)
        longer = max((one for one in (before, after) if one is not None), key=len, default=None)
        return longer if longer is not None and len(longer) >= _FEWEST else None
