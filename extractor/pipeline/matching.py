"""Vocabulary entries as spaCy matchers, and what to do where matches overlap."""

from collections.abc import Iterable, Mapping

from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span
from spacy.util import filter_spans


def phrase_matcher(
    tokenizer: Tokenizer, phrases: Mapping[str, Iterable[str]], *, attr: str = "LOWER"
) -> PhraseMatcher:
    """A matcher whose labels are the keys (entry ids) of `phrases`; write phrases as they stand in prose."""
    matcher = PhraseMatcher(tokenizer.vocab, attr=attr)
    for label, texts in phrases.items():
        matcher.add(label, [tokenizer(text) for text in texts])
    return matcher


def matched_spans(matcher: PhraseMatcher, doc: Doc) -> list[Span]:
    """The longest matches as spans labelled with the entry's id, without overlaps, in text order."""
    return filter_spans(matcher(doc, as_spans=True))
