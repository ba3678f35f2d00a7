"""Sources named without a verb of saying: a signature, a label, `according to X`, `X made these remarks:`."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extractor.language.quotes import QuoteLexicon
from extractor.pipeline.quotes.phrases import (
    first_part,
    is_filler,
    last_sentence,
    phrase_after,
    phrase_of,
    skip_fillers,
    trimmed,
    word_before,
)
from extractor.pipeline.quotes.speakers import Speakers

_DASHES = frozenset({"–", "—", "―", "-", "--", "~"})
_ENDS = frozenset({"“", '"', ";"})
_AFTER_NAME = frozenset({",", "(", "|", ";"}) | _DASHES
_NO_NAME_LINE = frozenset(".:!?")
_TITLES = 2
_ABBREVIATION = 4
_LINE = 25
_OPENING = 8
_NAME_SIGHT = 4
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBS = _FINITE | {"VBG", "VBN"}
_LEAD_ON = frozenset(".!?,")
_ATTRIBUTED = frozenset({"attributable", "attributed"})
_BY = frozenset({"by", "from", "of"}) | _ATTRIBUTED


@dataclass(frozen=True, slots=True)
class Attribution:
    """What says who speaks: the source, the rest of it in apposition, the verb, and the vocabulary entry."""

    source: Span
    rest: Span | None
    cue: Span | None
    found_by: str
    names: bool = False
    """Whether the verb gives a thing a name (`calls it a “…”`), which is speech only of somebody known."""


class Sources:
    """Finds sources that no verb introduces."""

    def __init__(self, doc: Doc, *, lexicon: QuoteLexicon, speakers: Speakers) -> None:
        self._doc = doc
        self._words = lexicon.words
        self._speakers = speakers
        self._signed = f"quotes/{lexicon.signed.id}"
        self._labelled = f"quotes/{lexicon.labelled.id}"
        self._phrases = [
            (f"quotes/{entry.id}", phrase.split())
            for entry in lexicon.source_phrases
            for phrase in entry.phrases
        ]

    def signed(self, start: int, stop: int) -> Attribution | None:
        """`” — Una Brask, Harbour Watch`: a dash, a name, and no more up to the end or the next mark."""
        start = skip_fillers(self._doc, start, stop)
        if start >= stop:
            return None
        if self._doc[start].text not in _DASHES:
            return self._signed_bare(start, stop)
        start = end = skip_fillers(self._doc, start + 1, stop)
        while end < stop and end - start <= _LINE and not self._ends_line(end):
            end += 1
        if end - start > _LINE or any(token.tag_ in {"VBD", "VBZ"} for token in self._doc[start:end]):
            return None
        return self._named(start, end, self._signed)

    def _signed_bare(self, start: int, stop: int) -> Attribution | None:
        """`”, Una Brask, Harbour Watch.`: a name and what somebody is, as all that follows."""
        start += self._doc[start].text == ","
        while stop > start and (is_filler(self._doc[stop - 1]) or self._doc[stop - 1].text == "."):
            stop -= 1
        line = self._doc[start:stop]
        if stop - start <= _TITLES or line[0].pos_ != "PROPN" or any(t.tag_ in _VERBS for t in line):
            return None
        return self.name_line(line)

    def name_line(self, line: Span) -> Attribution | None:
        """`Una Brask, Harbour Watch` as a line of its own: a name and, after a mark, what somebody is."""
        start = skip_fillers(self._doc, line.start, line.end)
        while start < line.end and self._doc[start].text in _DASHES:
            start += 1
        end = next((i for i in range(start, line.end) if self._speakers.person_at(self._doc[i])), line.end)
        if end - start > _TITLES or any(not self._doc[i].is_title for i in range(start, end)):
            return None
        while end < line.end and self._speakers.person_at(self._doc[end]):
            end += 1
        whole = end == line.end or self._doc[end].text in _AFTER_NAME
        if not whole or line.end - start > _LINE or line[-1].text in _NO_NAME_LINE:
            return None
        return self._named(start, line.end, self._signed)

    def attributable(self, line: Span) -> Attribution | None:
        """`Quotes attributable to Una Brask, Harbour Watch` as a line of its own."""
        named = len(line) <= _LINE and any(token.lower_ in _ATTRIBUTED for token in line)
        return self._statement_by(line) if named else None

    def opening_name(self, line: Span) -> Attribution | None:
        """The person named among the first words of a line, as a source."""
        first = next((token for token in line[:_NAME_SIGHT] if self._speakers.person_at(token)), None)
        return self._by_name(first, line.end) if first is not None else None

    def label(self, name: Span) -> Attribution:
        """`“BRASK: We …”`: the name before the words of a transcript."""
        return Attribution(name, None, None, self._labelled)

    def labelled(self, low: int, high: int) -> Attribution | None:
        """`Una Brask, head of Harbour Watch:` or `Una Brask made these remarks:` right before a quote."""
        end = word_before(self._doc, high, low)
        if end < low or self._doc[end].text[-1] != ":":
            return None
        found = None
        if end - low <= _LINE:
            found = self._statement_by(self._doc[low:end]) or self._named(low, end, self._labelled)
        return found or self._author(low, end) or self._first(low, end)

    def announced(self, block: Span) -> Attribution | None:
        """`Una Brask made the following remarks after the vote.` over a quote, though not right before it."""
        if any(token.lower_ == "following" for token in block):
            return self._author(block.start, block.end)
        return self._statement_by(block) if len(block) <= _LINE else None

    def _statement_by(self, line: Span) -> Attribution | None:
        """`Statement by Una Brask on the ruling` as a line of its own."""
        for token in line[:_OPENING]:
            if token.lower_.removesuffix("s") not in self._words.papers or token.i + 1 >= line.end:
                continue
            if token.nbor().lower_ not in _BY:
                continue
            name = next((t for t in line.doc[token.i + 2 : line.end] if self._speakers.person_at(t)), None)
            if name is not None and name.i - token.i <= _OPENING:
                return self._by_name(name, line.end)
        return None

    def narrated(self, low: int, high: int) -> Attribution | None:
        """`Una Brask welcomed the ruling.` right before a quote: whom the sentence is about speaks."""
        end = word_before(self._doc, high, low)
        if end < low or self._doc[end].text not in _LEAD_ON:
            return None
        return self._subject(last_sentence(self._doc, low, end), end, bodies=False)

    def teller(self, low: int, high: int) -> Attribution | None:
        """`The council closed it on the grounds that` right before a quote: whom its sentence is about."""
        return self._subject(last_sentence(self._doc, low, high), high, bodies=True)

    def _subject(self, low: int, high: int, *, bodies: bool) -> Attribution | None:
        """The first person, or body, that is the subject of a verb, as a source."""
        for token in self._doc[low:high]:
            named = self._speakers.person_at(token) or (bodies and self._speakers.body_at(token))
            known = named or token.lower_ in {"he", "she"}
            if known and token.dep_ in _SUBJECTS and token.head.tag_ in _FINITE:
                return Attribution(phrase_of(token, low, high), None, None, self._labelled)
        return None

    def phrase(self, start: int, end: int) -> Attribution | None:
        """`according to X`, `in the words of X`."""
        for entry, phrase in self._phrases:
            stop = start + len(phrase)
            if stop < end and [token.lower_ for token in self._doc[start:stop]] == phrase:
                source = phrase_after(self._doc, stop, end, self._words)
                if source is not None:
                    rest = trimmed(self._doc, source.end, end)
                    return Attribution(source, rest, self._doc[start:stop], entry)
        return None

    def names_somebody(self, span: Span) -> bool:
        """Whether a person or organization is named in a phrase."""
        return any(self._speakers.person_at(token) or self._speakers.body_at(token) for token in span)

    def _ends_line(self, index: int) -> bool:
        if self._doc[index].text == ".":
            return len(self._doc[index - 1]) > _ABBREVIATION
        return self._doc[index].text in _ENDS

    def _named(self, start: int, end: int, entry: str) -> Attribution | None:
        span = trimmed(self._doc, start, end)
        if span is None or not self.names_somebody(span) or any(t.tag_ in {"VBD", "VBZ"} for t in span):
            return None
        part = first_part(span)
        return Attribution(part, trimmed(self._doc, part.end, end), None, entry)

    def _author(self, low: int, end: int) -> Attribution | None:
        """The first name by itself in a sentence that speaks of a statement, remarks or a letter.

        An organization must be what the sentence is about (`the union adopted the following statement:`).
        """
        words = self._doc[low:end]
        if not any(token.lower_ in self._words.papers for token in words):
            return None
        named = [token for token in words if self._speakers.person_at(token) and not self._within(token)]
        named += [token for token in words if self._speakers.body_at(token) and self._brings_out(token)]
        return self._by_name(named[0], end) if named else None

    def _brings_out(self, body: Token) -> bool:
        """Whether a body is a subject, or stands right before a verb by which papers are brought out."""
        verb = self._doc[body.i + 1] if body.i + 1 < len(self._doc) else body
        return body.dep_ in _SUBJECTS or (verb.tag_ in _FINITE and verb.lower_ in self._words.issuing)

    def _by_name(self, first: Token, end: int) -> Attribution:
        """A source that is a name alone, from its first token."""
        known = self._speakers.person_at(first) or self._speakers.body_at(first)
        stop = first.i + 1
        while stop < end and known in {
            self._speakers.person_at(self._doc[stop]),
            self._speakers.body_at(self._doc[stop]),
        }:
            stop += 1
        return Attribution(self._doc[first.i : stop], None, None, self._labelled)

    def _within(self, token: Token) -> bool:
        """Whether a name stands in a phrase with a preposition (`a call with X`)."""
        before = token.left_edge.i - 1
        return token.left_edge.pos_ == "ADP" or (before >= 0 and self._doc[before].pos_ == "ADP")

    def _first(self, low: int, end: int) -> Attribution | None:
        """`Una Brask has lived in the camp since May:` the name or pronoun that a sentence begins with."""
        for token in self._doc[low : min(end, low + _OPENING)]:
            if token.pos_ in {"ADP", "VERB", "AUX"}:
                return None
            if (
                self._speakers.person_at(token)
                or self._speakers.body_at(token)
                or token.lower_ in {"he", "she"}
            ):
                return Attribution(phrase_of(token, low, end), None, None, self._labelled)
        return None
