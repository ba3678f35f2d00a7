"""Sources named without a verb of saying: a signature, a label, `according to X`, `X made these remarks:`."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extractor.language.quotes import QuoteLexicon
from extractor.pipeline.quotes.phrases import (
    first_part,
    phrase_after,
    phrase_of,
    skip_fillers,
    trimmed,
    word_before,
)
from extractor.pipeline.quotes.speakers import Speakers

_DASHES = frozenset({"–", "—", "―", "-", "--", "~"})
_ENDS = frozenset({"“", '"', ";"})
_ABBREVIATION = 4
_LINE = 25
_OPENING = 8


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
        if start >= stop or self._doc[start].text not in _DASHES:
            return None
        start = end = skip_fillers(self._doc, start + 1, stop)
        while end < stop and end - start <= _LINE and not self._ends_line(end):
            end += 1
        if end - start > _LINE or any(token.tag_ in {"VBD", "VBZ"} for token in self._doc[start:end]):
            return None
        return self._named(start, end, self._signed)

    def label(self, name: Span) -> Attribution:
        """`“BRASK: We …”`: the name before the words of a transcript."""
        return Attribution(name, None, None, self._labelled)

    def labelled(self, low: int, high: int) -> Attribution | None:
        """`Una Brask, head of Harbour Watch:` or `Una Brask made these remarks:` right before a quote."""
        end = word_before(self._doc, high, low)
        if end < low or self._doc[end].text != ":":
            return None
        found = self._named(low, end, self._labelled) if end - low <= _LINE else None
        return found or self._author(low, end) or self._first(low, end)

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
        """The first name by itself in a sentence that speaks of a statement, remarks or a letter."""
        if not any(token.lower_ in self._words.papers for token in self._doc[low:end]):
            return None
        for token in self._doc[low:end]:
            if self._speakers.person_at(token) and not self._within(token):
                return Attribution(phrase_of(token, low, end), None, None, self._labelled)
        return None

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
