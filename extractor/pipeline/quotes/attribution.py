"""Who speaks a quote: verbs of saying after it, before it, or around it, and lines that name a speaker."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Span

from extractor.language.quotes import QuoteLexicon
from extractor.pipeline.quotes.cues import Hit
from extractor.pipeline.quotes.phrases import (
    first_part,
    is_filler,
    is_stop,
    last_sentence,
    skip_fillers,
    trimmed,
    word_before,
)
from extractor.pipeline.quotes.sources import Attribution, Sources
from extractor.pipeline.quotes.speakers import Speakers
from extractor.pipeline.quotes.stretches import Block, Quoted
from extractor.pipeline.quotes.subjects import Subjects

_SENTENCE_ENDS = frozenset(".!?")
_NO_SUBJECT = frozenset({"VERB", "AUX", "ADV", "SCONJ", "ADP", "CCONJ", "PUNCT"})
_TOLD = frozenset({"DET", "PRON", "PROPN", "NOUN", "SCONJ", "ADJ", "NUM", "PART"})
_OPENING_MARKS = frozenset({"“", '"', "„", "«", "``", "‘"})
_LONGEST_SUBJECT = 45
_NEAR = 4
_SIGHT = 12
_REACH = 160


class Attributor:
    """Looks for the source of quotes in one doc."""

    def __init__(
        self, doc: Doc, *, lexicon: QuoteLexicon, hits: Mapping[int, Hit], speakers: Speakers
    ) -> None:
        self._doc = doc
        self._words = lexicon.words
        self._hits = hits
        self.sources = Sources(doc, lexicon=lexicon, speakers=speakers)
        self.subjects = Subjects(doc, words=lexicon.words, speakers=speakers)

    def own(self, quoted: Quoted, low: int, stop: int) -> Attribution | None:
        """A quote's own source between two tokens: signed, leading up to it, after, before, or around it."""
        if quoted.label is not None:
            return self.sources.label(quoted.label)
        # Words of a sentence that end it have no source after them.
        ends = not quoted.whole and quoted.content[-1].text[-1] in ".!?"
        found = self.sources.signed(quoted.tail, stop)
        if found is None and (self.leads_up(quoted, low) or not quoted.whole):
            found = self.before(quoted, low)
        if found is None and not ends:
            found = self.after(quoted, stop)
        if found is None and not self._begins_sentence(quoted, low):
            found = self.before(quoted, low)
        if found is None and not quoted.whole and not ends:
            found = self.around(quoted, stop)
        return found

    def after(self, quoted: Quoted, stop: int) -> Attribution | None:
        """`…,” said X`, `…,” X said`, `…,” according to X`, before the token `stop`."""
        start = quoted.tail
        passable = {",", ".", ";", "'", "’"} if quoted.whole else {","}
        while start < stop and (is_filler(self._doc[start]) or self._doc[start].text in passable):
            start += 1
        if start >= stop:
            return None
        if self._doc[start].lower_ == "as" and start + 1 < stop:
            start += 1
        end = self._sentence_end(start, stop)
        phrase = self.sources.phrase(start, end)
        if phrase is not None:
            return phrase
        verb = start
        while verb < end and verb < start + _NEAR and verb not in self._hits and self._may_precede(verb):
            verb += 1
        hit = self._hits.get(verb)
        opens = self._doc[start].pos_ not in {"PRON", "PROPN", "DET"}
        if hit is not None and verb < end and hit.cue.direct and opens:
            inverted = self.subjects.after_verb(hit, end)
            if inverted is not None:
                return inverted
        return self._subject_then_verb(quoted, start, end)

    def before(self, quoted: Quoted, low: int) -> Attribution | None:
        """`X said: “…`, `X, adding that “…`, `X: “…`, between the token `low` and the quote."""
        high = quoted.head
        low = max(low, last_sentence(self._doc, low, high)) if high > low else low
        return self.leading(low, high)

    def leading(self, low: int, high: int) -> Attribution | None:
        """The source in the words between two tokens that lead up to a quote."""
        low = max(low, high - _REACH)
        if not any(token.is_alpha for token in self._doc[low:high]):
            return None
        for index in range(high - 1, low - 1, -1):
            hit = self._hits.get(index)
            near = index >= high - _NEAR
            if hit is not None and hit.is_verb and (near or not self._is_participle(hit)):
                found = self.subjects.of(hit, low, high)
                if found is not None:
                    return found
        for start in range(low, high - 1):
            phrase = self.sources.phrase(start, high)
            if phrase is not None:
                return phrase
        return self.sources.labelled(low, high)

    def around(self, quoted: Quoted, stop: int) -> Attribution | None:
        """For some words within a sentence: a verb of saying that follows them (`was “…”, X said`)."""
        end = self._sentence_end(quoted.tail, stop)
        for index in range(quoted.tail, min(end, quoted.tail + _REACH)):
            hit = self._hits.get(index)
            if hit is None or not hit.is_verb or not hit.cue.direct:
                continue
            found = self.subjects.of(hit, quoted.tail, end) or self.subjects.after_verb(hit, end)
            if found is not None:
                return found
        return None

    def headline(self, blocks: Sequence[Block]) -> Attribution | None:
        """`Una Brask comments on the ruling` over quotes of which nothing else says whose they are."""
        for block in blocks:
            words = block.span
            speaks = any(t.i in self._hits or t.lower_ in self._words.papers for t in words)
            if block.section == "headline" and speaks:
                return self.sources.opening_name(words)
        return None

    def leads_up(self, quoted: Quoted, low: int) -> bool:
        """Whether the words right before a quote lead up to it: a comma, a colon, or a verb of saying."""
        index = word_before(self._doc, quoted.head, low)
        if index < low or self._doc[index].text in _SENTENCE_ENDS:
            return False
        if self._doc[index].text[-1] == ":":
            return True
        if self._doc[index].text == ",":
            return any(i in self._hits for i in range(max(low, index - _SIGHT), index))
        before = word_before(self._doc, index, low)
        return index in self._hits or (before in self._hits and before >= low)

    def _begins_sentence(self, quoted: Quoted, low: int) -> bool:
        index = word_before(self._doc, quoted.head, low)
        return index >= low and self._doc[index].text in _SENTENCE_ENDS

    def ends_in_cue(self, block: Span) -> bool:
        """Whether a verb of saying stands among the last words of a block."""
        near = [self._hits.get(index) for index in range(max(block.start, block.end - _NEAR), block.end)]
        return any(hit is not None and hit.token.tag_ not in {"VBN", "VB"} for hit in near)

    def _may_precede(self, index: int) -> bool:
        token = self._doc[index]
        return token.pos_ in {"ADV", "AUX", "CCONJ", "SCONJ"} or is_filler(token)

    def _subject_then_verb(self, quoted: Quoted, start: int, end: int) -> Attribution | None:
        """`…,” X, director of Y, said today`; after a full stop only where no new sentence begins."""
        if self._doc[start].pos_ in _NO_SUBJECT:
            return None
        ended = quoted.content[-1].text[-1] in ".!?…" or self._doc[quoted.tail - 1].text == "."
        for index in range(start + 1, min(end, start + _LONGEST_SUBJECT)):
            hit = self._hits.get(index)
            if hit is None or not hit.is_verb or not hit.cue.direct or self._is_participle(hit):
                continue
            if ended and self._doc[index - 1].tag_ == "TO":
                # `…” The prosecutor declined to comment.`
                return None
            if ended and self._opens_clause(hit, end):
                return None
            return self._leading_phrase(start, index, hit)
        return None

    def _leading_phrase(self, start: int, verb: int, hit: Hit) -> Attribution | None:
        end = verb
        while end > start + 1 and self._doc[end - 1].pos_ in {"AUX", "ADV"}:
            end -= 1
        source = trimmed(self._doc, start, end)
        if source is None or not self.subjects.may_speak(source):
            return None
        part = first_part(source)
        return self.subjects.attribution(part, part.end, verb, hit)

    def _is_participle(self, hit: Hit) -> bool:
        """`the letter sent`, `known as`: a participle after a noun is no finite verb of its own."""
        return hit.token.tag_ == "VBG" or (hit.token.tag_ == "VBN" and hit.token.dep_ in {"acl", "amod"})

    def _opens_clause(self, hit: Hit, end: int) -> bool:
        """Whether a verb of saying after a full stop has words of its own to tell (`She said that …`)."""
        index = skip_fillers(self._doc, hit.end, end)
        if index >= end:
            return end < len(self._doc) and self._doc[end].text in _OPENING_MARKS
        if is_stop(self._doc[index]):
            return self._doc[index].text == ":" or self._leads_to_mark(index)
        if hit.cue.names_hearer:
            told = self._doc[index:end]
            return any(token.lower_ == "that" or token.tag_ == "TO" for token in told)
        token = self._doc[index]
        if token.tag_ == "TO" and index + 1 < end and self._doc[index + 1].tag_ == "VB":
            return True
        return token.lower_ not in self._words.times and token.pos_ in _TOLD

    def _leads_to_mark(self, index: int) -> bool:
        after = index + 1
        if after >= len(self._doc) or self._doc[index].text != ",":
            return False
        return self._doc[after].text in _OPENING_MARKS

    def _sentence_end(self, start: int, stop: int) -> int:
        for index in range(start, stop):
            text = self._doc[index].text
            if text in _SENTENCE_ENDS or text in {"“", "„", "«"} or (text == '"' and index > start):
                return index
        return stop
