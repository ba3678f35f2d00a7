"""Finds further mentions of people who are known already, where nothing else shows that they are names."""

from collections.abc import Collection, Iterator

from spacy.attrs import ORTH
from spacy.tokens import Doc, Span, Token

from extractor.pipeline.capitals import begins_capital, is_capital
from extractor.pipeline.people.forms import Form, form_of
from extractor.pipeline.people.identity import People
from extractor.pipeline.people.words import NameWords, fold

_SMALL_WORDS = frozenset({"AUX", "ADP", "ADV", "DET", "PRON", "CCONJ", "SCONJ"})


class Propagation:
    """Matches the words of known names through the doc."""

    def __init__(self, words: NameWords) -> None:
        self._words = words

    def spread(self, doc: Doc, people: People, *, taken: Collection[int], loose: Collection[int]) -> None:
        """Adds mentions to `people`; `taken` tokens name something else, `loose` ones stand in headlines."""
        known: set[str] = set().union(*(person.words for person in people.people))
        if not known:
            return
        claimed = {t.i for person in people.people for span, _ in person.mentions for t in span} | set(taken)
        for start, end in self._stretches(doc, known, claimed):
            for span in self._readings(doc, start, end):
                form = form_of(span)
                person = people.of(form, span, None)
                if person and self._fits(span, form, claimed, loose):
                    person.add(span, form)
                    break

    def _stretches(self, doc: Doc, known: set[str], claimed: set[int]) -> Iterator[tuple[int, int]]:
        """Runs of tokens that all are words of known names."""
        start = end = -1
        for index in self._known_words(doc, known):
            if index in claimed:
                continue
            if index != end and not (index == end + 1 and self._is_bridge(doc[end])):
                if start >= 0:
                    yield start, end
                start = index
            end = index + 1
        if start >= 0:
            yield start, end

    @staticmethod
    def _known_words(doc: Doc, known: set[str]) -> list[int]:
        """Where words of known names stand, by the word alone: looked up once for each different word."""
        words, strings = doc.to_array(ORTH).tolist(), doc.vocab.strings
        wanted = {
            word for word in set(words) if begins_capital(strings[word]) and fold(strings[word]) in known
        }
        return [index for index, word in enumerate(words) if word in wanted]

    @staticmethod
    def _is_bridge(token: Token) -> bool:
        return token.text in {"-", "‑"} or (token.is_space and token.text.count("\n") < 2)

    @staticmethod
    def _readings(doc: Doc, start: int, end: int) -> Iterator[Span]:
        yield doc[start:end]
        if end - start > 1:
            yield doc[start : start + 1]

    def _fits(self, span: Span, form: Form, claimed: Collection[int], loose: Collection[int]) -> bool:
        """Whether a lone known word is free of capitalised neighbours that make it part of another name."""
        doc = span.doc
        if len(form.words) > 1 or span.start in loose:
            return True
        word = span[0]
        if word.is_sent_start and word.pos_ in _SMALL_WORDS:
            return False
        before = doc[span.start - 1] if span.start else None
        after = doc[span.end] if span.end < len(doc) else None
        if before is not None and self._is_stranger(before) and span.start - 1 not in claimed:
            return False
        return after is None or not self._is_stranger(after) or after.i in claimed

    def _is_stranger(self, token: Token) -> bool:
        words = self._words
        if not is_capital(token) or token.is_sent_start:
            return False
        return not (words.is_title(token) or words.is_honorific(token) or token.lower_ in words.never)
