"""Finds further mentions of people who are known already, where nothing else shows that they are names."""

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Span

from extractor.pipeline.capitals import is_capital
from extractor.pipeline.people.forms import Form, form_of
from extractor.pipeline.people.identity import People
from extractor.pipeline.people.words import NameWords, fold

_LONGEST = 6


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
        start = None
        for token in doc:
            fits = token.i not in claimed and is_capital(token) and fold(token.text) in known
            if fits and start is None:
                start = token.i
            elif not fits and start is not None and not self._bridges(doc, token.i, known, claimed):
                yield start, token.i
                start = None
        if start is not None:
            yield start, len(doc)

    @staticmethod
    def _bridges(doc: Doc, index: int, known: set[str], claimed: set[int]) -> bool:
        token = doc[index]
        if token.text not in {"-", "‑"} and not (token.is_space and token.text.count("\n") < 2):
            return False
        follow = index + 1
        return (
            follow < len(doc)
            and follow not in claimed
            and is_capital(doc[follow])
            and fold(doc[follow].text) in known
        )

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
        if word.is_sent_start and word.pos_ not in {"PROPN", "NOUN"}:
            return False
        before = doc[span.start - 1] if span.start else None
        after = doc[span.end] if span.end < len(doc) else None
        if before is not None and self._is_stranger(before) and span.start - 1 not in claimed:
            return False
        return after is None or not self._is_stranger(after) or after.i in claimed

    def _is_stranger(self, token: object) -> bool:
        words = self._words
        if not is_capital(token) or token.is_sent_start:  # type: ignore[attr-defined, arg-type]
            return False
        return not (words.is_title(token) or words.is_honorific(token) or token.lower_ in words.never)  # type: ignore[attr-defined, arg-type]
