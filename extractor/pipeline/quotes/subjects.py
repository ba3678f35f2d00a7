"""Who does the saying: the subject of a verb, by the words right before it, else by the parse."""

from spacy.tokens import Doc, Span, Token

from extractor.language.quotes import QuoteWords
from extractor.pipeline.quotes.cues import Hit
from extractor.pipeline.quotes.phrases import (
    is_filler,
    is_relative,
    phrase_after,
    phrase_of,
    subject_of,
    trimmed,
    word_before,
)
from extractor.pipeline.quotes.sources import Attribution
from extractor.pipeline.quotes.speakers import Speakers

_NEAR = 4
_BE = frozenset({"was", "were", "is", "are", "been", "being", "be"})
_HAVE = frozenset({"has", "have", "had", "'ve", "’ve"})
_APPOSING = frozenset({",", "(", "–", "—"})
_BREAKS = frozenset({",", ";", ":", "“", '"', "”", "–", "—", "(", ")"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"})
_OPENS_CLAUSE = frozenset({"that", "who", "which", "whom", "whose", "when", "while", "as", "if", "because"})
_NO_APPOSITION = frozenset({"VERB", "AUX", "ADP", "SCONJ", "ADV"})
_SEGMENTS = 6
_REACH = 80


class Subjects:
    """Finds the subject of verbs of saying in one doc."""

    def __init__(self, doc: Doc, *, words: QuoteWords, speakers: Speakers) -> None:
        self._doc = doc
        self._words = words
        self._speakers = speakers

    def of(self, hit: Hit, low: int, high: int) -> Attribution | None:
        """The subject between two tokens: right before the verb, else by the parse, else the nearest name."""
        low, high = max(low, hit.start - _REACH), min(high, hit.end + _REACH)
        if not hit.cue.passive and self._is_passive(hit.token, low):
            return self._agent(hit, high)
        found = self._before_verb(hit, low)
        if found is not None:
            return found
        head = subject_of(hit.token, low, high)
        if head is not None and is_relative(head):
            head = self._nearest_name(low, head.i)
        if head is not None and head.i < hit.start:
            head = self._apposed_name(head, low, high) or head
        if head is None or head.pos_ not in {"PRON", "NOUN", "PROPN"}:
            head = self._nearest_name(low, hit.start) or head
        if head is None:
            return self.after_verb(hit, high) if hit.start - low <= 1 else None
        return self._of_head(head, hit, low, high)

    def after_verb(self, hit: Hit, end: int) -> Attribution | None:
        """`said Una Brask, director of Harbour Watch`."""
        start = hit.end
        while start < end and self._doc[start].pos_ == "ADV":
            start += 1
        source = phrase_after(self._doc, start, end, self._words)
        if source is None or not self.may_speak(source):
            return None
        return self.attribution(source, source.end, end, hit)

    def may_speak(self, span: Span) -> bool:
        """Whether a phrase is a noun phrase, not words of time or place."""
        first = span[0]
        if first.lower_ in self._words.times and not self._speakers.person_at(first):
            return False
        return first.pos_ == "DET" or any(token.pos_ in {"NOUN", "PROPN", "PRON"} for token in span)

    def attribution(self, source: Span, start: int, end: int, hit: Hit) -> Attribution:
        """An attribution whose apposition stands between two tokens."""
        comma = next((i for i in range(start, end) if self._doc[i].text in _APPOSING), end)
        rest = trimmed(self._doc, comma, end) if comma < end else None
        if rest is not None and (rest[0].pos_ in _NO_APPOSITION or rest[0].lower_ == "who"):
            rest = None
        return Attribution(source, rest, hit.span, f"quotes/{hit.cue.id}", hit.cue.naming)

    def _before_verb(self, hit: Hit, low: int) -> Attribution | None:
        """`…, Una Brask, director of Harbour Watch, said`: the noun phrase that leads to a finite verb."""
        perfect = hit.token.tag_ == "VBN" and self._has_auxiliary(hit.start, low)
        if hit.token.tag_ not in {"VBD", "VBZ", "VBP"} and not perfect:
            return None
        end = hit.start
        while end > low and (is_filler(self._doc[end - 1]) or self._doc[end - 1].pos_ in {"ADV", "AUX"}):
            end -= 1
        first = self._segment(low, end)
        if first is not None and not self._is_title(first, low):
            return self._nominal(first, end, hit)
        end = first.start if first is not None else end
        chain: Span | None = None
        for _ in range(_SEGMENTS):
            end = word_before(self._doc, end, low)
            if end < low or self._doc[end].text != ",":
                break
            segment = self._segment(low, end)
            if segment is None or (chain is not None and not self._apposes(segment)):
                break
            if self._is_nominal(segment):
                chain = segment
            elif chain is not None and segment[0].lower_ not in _OPENS_CLAUSE:
                break
            end = segment.start
        return self._nominal(chain, hit.start, hit) if chain is not None else None

    def _has_auxiliary(self, verb: int, low: int) -> bool:
        """`has said`, `had also told`."""
        return any(token.lower_ in _HAVE for token in self._doc[max(low, verb - 2) : verb])

    def _is_title(self, segment: Span, low: int) -> bool:
        """`Una Brask, director of Harbour Watch said`: a bare title, whose second comma was lost."""
        comma = word_before(self._doc, segment.start, low)
        if comma <= low or self._doc[comma].text != "," or segment[0].pos_ in {"DET", "PRON"}:
            return False
        name = self._doc[word_before(self._doc, comma, low)]
        return bool(self._speakers.person_at(name)) and not any(map(self._speakers.person_at, segment))

    def _segment(self, low: int, end: int) -> Span | None:
        """The words from the last mark, or the verb or conjunction that opens a clause, up to a token."""
        start = end
        while start > low and self._doc[start - 1].text not in _BREAKS:
            start -= 1
        return trimmed(self._doc, start, end)

    def _apposes(self, segment: Span) -> bool:
        return self._is_nominal(segment) or segment[0].lower_ in _OPENS_CLAUSE

    def _is_nominal(self, segment: Span) -> bool:
        opens = segment[0].pos_ in _NOMINAL and segment[0].lower_ not in _OPENS_CLAUSE
        return opens and not any(token.tag_ in _FINITE for token in segment)

    def _nominal(self, segment: Span, end: int, hit: Hit) -> Attribution | None:
        """A segment as source, from after the last verb in it; None where it is no noun phrase."""
        start = segment.start
        for token in segment:
            if token.tag_ in _FINITE or (token.lower_ in _OPENS_CLAUSE and token.pos_ != "DET"):
                start = token.i + 1
        source = trimmed(self._doc, start, segment.end)
        if source is None or source[0].pos_ not in _NOMINAL or source[-1].pos_ == "CCONJ":
            return None
        last = source.end
        while last > source.start + 1 and self._doc[last - 1].lower_ in self._words.times:
            last -= 1
        source = self._doc[source.start : last]
        if not self.may_speak(source) or any(token.tag_ in {"VB", "TO"} for token in source):
            return None
        return self.attribution(source, source.end, end, hit)

    def _of_head(self, head: Token, hit: Hit, low: int, high: int) -> Attribution | None:
        before = head.i < hit.start
        source = phrase_of(head, low, hit.start) if before else phrase_of(head, hit.end, high)
        return self.attribution(source, source.end, hit.start if before else high, hit)

    def _is_passive(self, verb: Token, low: int) -> bool:
        before = self._doc[max(low, verb.i - _NEAR) : verb.i]
        return verb.tag_ == "VBN" and any(token.lower_ in _BE for token in before)

    def _agent(self, hit: Hit, high: int) -> Attribution | None:
        """`was told by X`; without an agent the subject is who heard it, or is spoken of."""
        for index in range(hit.end, min(high, hit.end + _NEAR)):
            if self._doc[index].lower_ == "by":
                source = phrase_after(self._doc, index + 1, high, self._words)
                return self.attribution(source, source.end, high, hit) if source is not None else None
        return None

    def _apposed_name(self, head: Token, low: int, high: int) -> Token | None:
        """`Una Brask, a lawyer, said`: the name before the comma, where the parse takes the noun."""
        phrase = phrase_of(head, low, high)
        if head.pos_ == "PRON" or any(self._speakers.person_at(token) for token in phrase):
            return None
        comma = word_before(self._doc, phrase.start, low)
        if comma <= low or self._doc[comma].text != ",":
            return None
        name = self._doc[word_before(self._doc, comma, low)]
        return name if self._speakers.person_at(name) and name.i >= low else None

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

    def _owned(self, index: int) -> bool:
        after = self._doc[index + 1] if index + 1 < len(self._doc) else None
        return after is not None and after.lower_ in self._words.possessives and after.tag_ == "POS"
