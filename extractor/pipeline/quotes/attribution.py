"""Who speaks a quote: verbs of saying after it, before it, or around it, and lines that name a speaker."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extractor.language.quotes import QuoteLexicon
from extractor.pipeline.quotes.cues import Hit
from extractor.pipeline.quotes.phrases import (
    first_part,
    is_filler,
    is_relative,
    is_stop,
    last_sentence,
    phrase_after,
    phrase_of,
    skip_fillers,
    subject_of,
    trimmed,
    word_before,
)
from extractor.pipeline.quotes.speakers import Speakers
from extractor.pipeline.quotes.stretches import Quoted

_DASHES = frozenset({"–", "—", "―", "-", "--", "~"})
_SENTENCE_ENDS = frozenset(".!?")
_AFTER_QUOTE = frozenset({"VERB", "AUX", "ADV", "SCONJ"})
_LONGEST_SUBJECT = 45
_NEAR = 4
_SIGHT = 12
_OPENING_MARKS = frozenset({"“", '"', "„", "«", "``", "‘"})
_LINE = 25
_BE = frozenset({"was", "were", "is", "are", "been", "being", "be"})
_APPOSING = frozenset({",", "(", "–", "—"})
_TITLE_WORDS = frozenset({"PROPN", "NOUN", "ADJ", "ADP"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """What says who speaks: the source, the rest of it in apposition, the verb, and the vocabulary entry."""

    source: Span
    rest: Span | None
    cue: Span | None
    found_by: str


class Attributor:
    """Looks for the source of quotes in one doc."""

    def __init__(
        self, doc: Doc, *, lexicon: QuoteLexicon, hits: Mapping[int, Hit], speakers: Speakers
    ) -> None:
        self._doc = doc
        self._lexicon = lexicon
        self._words = lexicon.words
        self._hits = hits
        self._speakers = speakers
        self._phrases = [
            (entry.id, phrase.split()) for entry in lexicon.source_phrases for phrase in entry.phrases
        ]

    def signed(self, quoted: Quoted, stop: int) -> Attribution | None:
        """`…” — Una Brask, Harbour Watch`: a dash and a name after the mark."""
        start = skip_fillers(self._doc, quoted.tail, stop)
        if start >= stop or self._doc[start].text not in _DASHES:
            return None
        return self._signed(start + 1, stop)

    def after(self, quoted: Quoted, stop: int) -> Attribution | None:
        """`…,” said X`, `…,” X said`, `…,” according to X`, before the token `stop`."""
        start = quoted.tail
        while start < stop and (
            is_filler(self._doc[start]) or self._doc[start].text in {",", ".", ";", "'", "’"}
        ):
            start += 1
        if start >= stop:
            return None
        end = self._sentence_end(start, stop)
        phrase = self.source_phrase(start, end)
        if phrase is not None:
            return phrase
        first = self._doc[start]
        verb = start
        while verb < end and verb < start + _NEAR and verb not in self._hits and self._may_precede(verb):
            verb += 1
        hit = self._hits.get(verb)
        if hit is not None and verb < end and hit.cue.direct and first.pos_ not in {"PRON", "PROPN", "DET"}:
            inverted = self._inverted(hit, end)
            if inverted is not None:
                return inverted
        return self._subject_then_verb(quoted, start, end)

    def _may_precede(self, index: int) -> bool:
        token = self._doc[index]
        return token.pos_ in {"ADV", "AUX", "CCONJ", "SCONJ"} or is_filler(token)

    def _inverted(self, hit: Hit, end: int) -> Attribution | None:
        start = hit.end
        while start < end and self._doc[start].pos_ == "ADV":
            start += 1
        source = phrase_after(self._doc, start, end, self._words)
        if source is None or not self._may_speak(source):
            return None
        return self._attribution(source, source.end, end, hit)

    def _may_speak(self, span: Span) -> bool:
        first = span[0]
        if first.lower_ in self._words.times and not self._speakers.person_at(first):
            return False
        return any(token.pos_ in {"NOUN", "PROPN", "PRON"} for token in span)

    def _subject_then_verb(self, quoted: Quoted, start: int, end: int) -> Attribution | None:
        """`…,” X, director of Y, said today`; after a full stop only where no new sentence begins."""
        first = self._doc[start]
        if first.pos_ in _AFTER_QUOTE or first.pos_ in {"ADP", "CCONJ", "PUNCT"}:
            return None
        for index in range(start + 1, min(end, start + _LONGEST_SUBJECT)):
            hit = self._hits.get(index)
            if hit is None or not hit.is_verb or not hit.cue.direct or self._is_participle(hit):
                continue
            ended = quoted.content[-1].text[-1] in ".!?…" or self._doc[quoted.tail - 1].text == "."
            if ended and self._opens_clause(hit, end):
                return None
            source = trimmed(self._doc, start, index)
            source = self._without_auxiliaries(source)
            if source is None or not self._may_speak(source):
                return None
            part = first_part(source)
            return self._attribution(part, part.end, index, hit)
        return None

    def _without_auxiliaries(self, span: Span | None) -> Span | None:
        if span is None:
            return None
        end = span.end
        while end > span.start + 1 and span.doc[end - 1].pos_ in {"AUX", "ADV"}:
            end -= 1
        return span.doc[span.start : end]

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
            later = self._doc[index:end]
            return any(token.lower_ == "that" for token in later)
        token = self._doc[index]
        if token.lower_ in self._words.times:
            return False
        return token.pos_ in {"DET", "PRON", "PROPN", "NOUN", "SCONJ", "ADJ", "NUM", "PART"}

    def _leads_to_mark(self, index: int) -> bool:
        after = index + 1
        return (
            after < len(self._doc)
            and self._doc[index].text == ","
            and self._doc[after].text in _OPENING_MARKS
        )

    def leads_up(self, quoted: Quoted, low: int) -> bool:
        """Whether the words right before a quote lead up to it: a comma, a colon, or a verb of saying."""
        index = word_before(self._doc, quoted.head, low)
        if index < low:
            return False
        if self._doc[index].text in {":", ","}:
            return (
                any(i in self._hits for i in range(max(low, index - _SIGHT), index))
                or self._doc[index].text == ":"
            )
        before = word_before(self._doc, index, low)
        return index in self._hits or (before in self._hits and before >= low)

    def ends_in_cue(self, block: Span) -> bool:
        """Whether a verb of saying stands among the last words of a block."""
        return any(index in self._hits for index in range(max(block.start, block.end - _NEAR), block.end))

    def _signed(self, start: int, stop: int) -> Attribution | None:
        start = skip_fillers(self._doc, start, stop)
        end = start
        while end < stop and end - start <= _LINE and self._doc[end].text not in {"“", '"', ".", ";"}:
            end += 1
        if end == start or end - start > _LINE or any(i in self._hits for i in range(start, end)):
            return None
        span = trimmed(self._doc, start, end)
        if span is None or not self._names_somebody(span):
            return None
        part = first_part(span)
        rest = trimmed(self._doc, part.end, end)
        return Attribution(part, rest, None, f"quotes/{self._lexicon.signed.id}")

    def _names_somebody(self, span: Span) -> bool:
        return any(self._speakers.person_at(token) or self._speakers.body_at(token) for token in span)

    def source_phrase(self, start: int, end: int) -> Attribution | None:
        """`according to X`, `in the words of X`."""
        for entry, phrase in self._phrases:
            stop = start + len(phrase)
            if stop < end and [token.lower_ for token in self._doc[start:stop]] == phrase:
                source = phrase_after(self._doc, stop, end, self._words)
                if source is not None:
                    rest = trimmed(self._doc, source.end, end)
                    return Attribution(source, rest, self._doc[start:stop], f"quotes/{entry}")
        return None

    def before(self, quoted: Quoted, low: int) -> Attribution | None:
        """`X said: “…`, `X, adding that “…`, `X: “…`, between the token `low` and the quote."""
        high = quoted.head
        low = max(low, last_sentence(self._doc, low, high)) if high > low else low
        return self.leading(low, high, quoted=quoted)

    def leading(self, low: int, high: int, *, quoted: Quoted | None = None) -> Attribution | None:
        """The source in the words between two tokens that lead up to a quote."""
        if not any(token.is_alpha for token in self._doc[low:high]):
            return None
        for index in range(high - 1, low - 1, -1):
            hit = self._hits.get(index)
            if hit is None or not (hit.is_verb or index >= high - _NEAR):
                continue
            if quoted is not None and not quoted.whole and not hit.is_verb:
                continue
            found = self.subject(hit, low, high)
            if found is not None:
                return found
        for start in range(low, high - 1):
            phrase = self.source_phrase(start, high)
            if phrase is not None:
                return phrase
        return self._labelled(low, high) or self._told_by_subject(low, high)

    def _told_by_subject(self, low: int, high: int) -> Attribution | None:
        """`The chair made these remarks in Northport:` has no verb of saying, but a subject."""
        end = word_before(self._doc, high, low)
        if end < low or self._doc[end].text != ":":
            return None
        if any(token.lower_ in self._words.papers for token in self._doc[low:end]):
            name = next(
                (t for t in self._doc[low:end] if self._speakers.person_at(t) and not self._within(t)), None
            )
            if name is not None:
                return Attribution(
                    phrase_of(name, low, end), None, None, f"quotes/{self._lexicon.labelled.id}"
                )
        for token in self._doc[low:end]:
            if token.dep_ in {"nsubj", "nsubj:pass"} and token.head.dep_ == "ROOT":
                source = phrase_of(token, low, end)
                if self._names_somebody(source) or token.pos_ == "PRON":
                    entry = self._lexicon.labelled.id
                    return Attribution(source, None, None, f"quotes/{entry}")
        return None

    def around(self, quoted: Quoted, stop: int) -> Attribution | None:
        """For some words within a sentence: a verb of saying that follows them (`was “…”, X said`)."""
        end = self._sentence_end(quoted.tail, stop)
        for index in range(quoted.tail, end):
            hit = self._hits.get(index)
            if hit is None or not hit.is_verb or not hit.cue.direct:
                continue
            found = self.subject(hit, quoted.tail, end)
            if found is None and index + 1 < end:
                found = self._inverted(hit, end)
            if found is not None:
                return found
        return None

    def subject(self, hit: Hit, low: int, high: int) -> Attribution | None:
        """The subject of a verb of saying, by the parse, else the nearest name before it, else after it."""
        if not hit.cue.passive and self._is_passive(hit.token, low):
            return self._agent(hit, high)
        head = subject_of(hit.token, low, high)
        if head is not None and is_relative(head):
            head = self._nearest_name(low, head.i)
        if head is not None:
            head = self._apposed_name(head, low, high) or head
        if head is None or not self._can_mean_somebody(head, low, high):
            head = self._nearest_name(low, hit.start) or head
        if head is None:
            if hit.start - low <= 1:
                return self._inverted(hit, high)
            return None
        source = phrase_of(head, low, high) if head.i < hit.start else phrase_of(head, hit.end, high)
        if hit.start in range(source.start, source.end):
            source = (
                self._doc[source.start : hit.start] if head.i < hit.start else self._doc[hit.end : source.end]
            )
        if not len(source):
            return None
        limit = hit.start if head.i < hit.start else high
        return self._attribution(source, source.end, limit, hit)

    def _is_passive(self, verb: Token, low: int) -> bool:
        before = self._doc[max(low, verb.i - _NEAR) : verb.i]
        return verb.tag_ == "VBN" and any(token.lower_ in _BE for token in before)

    def _agent(self, hit: Hit, high: int) -> Attribution | None:
        """`was told by X`; without an agent the subject is who heard it, or is spoken of."""
        for index in range(hit.end, min(high, hit.end + _NEAR)):
            if self._doc[index].lower_ == "by":
                source = phrase_after(self._doc, index + 1, high, self._words)
                return self._attribution(source, source.end, high, hit) if source is not None else None
        return None

    def _apposed_name(self, head: Token, low: int, high: int) -> Token | None:
        """`Una Brask, a lawyer, said`: the name before the comma, where the parse takes the noun."""
        phrase = phrase_of(head, low, high)
        if head.pos_ == "PRON" or any(self._speakers.person_at(token) for token in phrase):
            return None
        comma = phrase.start - 1
        while comma > low and (is_filler(self._doc[comma]) or self._doc[comma].pos_ in _TITLE_WORDS):
            comma -= 1
        if comma <= low or self._doc[comma].text != ",":
            return None
        name = self._doc[word_before(self._doc, comma, low)]
        return name if self._speakers.person_at(name) and name.i >= low else None

    def _can_mean_somebody(self, head: Token, low: int, high: int) -> bool:
        return self._names_somebody(phrase_of(head, low, high)) or head.pos_ in {"PRON", "NOUN", "PROPN"}

    def _nearest_name(self, low: int, high: int) -> Token | None:
        """The nearest name before a verb that speaks for itself: no `X's`; people before bodies."""
        body: Token | None = None
        for index in range(high - 1, low - 1, -1):
            token = self._doc[index]
            if self._owned(index):
                continue
            if self._speakers.person_at(token):
                return token
            if body is None and self._speakers.body_at(token):
                body = token
        return body

    def _within(self, token: Token) -> bool:
        """Whether a name stands in a phrase of place or time rather than by itself (`a call with X`)."""
        before = token.left_edge.i - 1
        return (token.left_edge.pos_ == "ADP") or (before >= 0 and self._doc[before].pos_ == "ADP")

    def _owned(self, index: int) -> bool:
        after = self._doc[index + 1] if index + 1 < len(self._doc) else None
        return after is not None and after.lower_ in self._words.possessives and after.tag_ == "POS"

    def _labelled(self, low: int, high: int) -> Attribution | None:
        """`Una Brask, head of Harbour Watch:` right before a quote."""
        end = high
        while end > low and (is_filler(self._doc[end - 1]) or self._doc[end - 1].text in {"“", '"'}):
            end -= 1
        if end == low or self._doc[end - 1].text != ":" or end - low > _LINE:
            return None
        span = trimmed(self._doc, low, end - 1)
        if span is None or not self._names_somebody(span):
            return None
        part = first_part(span)
        return Attribution(
            part, trimmed(self._doc, part.end, end), None, f"quotes/{self._lexicon.labelled.id}"
        )

    def _attribution(self, source: Span, start: int, end: int, hit: Hit) -> Attribution:
        comma = next((i for i in range(start, end) if self._doc[i].text in _APPOSING), end)
        rest = trimmed(self._doc, comma, end) if comma < end else None
        if rest is not None and rest[0].pos_ in {"VERB", "AUX", "ADP", "SCONJ", "ADV"}:
            rest = None
        return Attribution(source, rest, hit.span, f"quotes/{hit.cue.id}")

    def _sentence_end(self, start: int, stop: int) -> int:
        for index in range(start, stop):
            token = self._doc[index]
            if token.text in _SENTENCE_ENDS or token.text in {"“", "„", "«"}:
                return index
            if index > start and token.text == '"':
                return index
        return stop
