"""Where bodies may be named: head words, bodies known by name, and what the trained pipeline sees."""

from collections.abc import Collection, Iterator

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from extractor.language.organizations import OrganizationLexicon
from extractor.pipeline.capitals import breaks, is_capital, shouted
from extractor.pipeline.matching import matched_spans, phrase_matcher
from extractor.pipeline.organizations.acronyms import looks_like_acronym
from extractor.pipeline.organizations.extents import Extents, Surroundings
from extractor.pipeline.organizations.issuer import issuer_spans

NER = "ner"
_BETWEEN_NAMES = frozenset({",", ";", "and", "&"})


class Candidates:
    """Finds the spans that name bodies; the label of each says which entry found it."""

    def __init__(
        self,
        *,
        lexicon: OrganizationLexicon,
        tokenizer: Tokenizer,
        titles: Collection[str],
        given_names: Collection[str],
        places: Collection[str],
    ) -> None:
        self._heads = phrase_matcher(tokenizer, {e.id: e.heads for e in lexicon.entries}, attr="ORTH")
        self._head_words = {head.split()[-1] for e in lexicon.entries for head in e.heads}
        self._names = phrase_matcher(tokenizer, {e.id: e.names for e in lexicon.entries}, attr="ORTH")
        self._never = phrase_matcher(tokenizer, {"never": lexicon.not_organizations})
        self._other_things = lexicon.other_things
        self._extents = Extents(lexicon, titles=titles, never=lexicon.never_inside)
        self._titles = titles
        self._given_names = given_names
        self._places = places

    def find(self, doc: Doc) -> list[Span]:
        """Spans without overlaps, in text order."""
        place = Surroundings(doc, breaks(doc), shouted(doc), self._people(doc))
        found = [*self._named(doc), *self._around_heads(doc, place)]
        if doc._.publisher:
            found += issuer_spans(doc, doc._.publisher)
        found += self._entities(doc, place, found)
        never = {token.i for span in matched_spans(self._never, doc) for token in span}
        return [
            span for span in filter_spans(found) if not all(t.i in never or t.lower_ == "the" for t in span)
        ]

    def _people(self, doc: Doc) -> set[int]:
        """Tokens that open the name of a person as the trained pipeline and the given names have it."""
        return {
            token.i
            for ent in doc.ents
            if ent.label_ == "PERSON"
            and len(ent) > 1
            and ent[0].text in self._given_names
            and ent[-1].text not in self._head_words
            for token in ent
        }

    def _named(self, doc: Doc) -> Iterator[Span]:
        yield from matched_spans(self._names, doc)

    def _around_heads(self, doc: Doc, place: Surroundings) -> Iterator[Span]:
        for head in matched_spans(self._heads, doc):
            if head.start in place.people:
                continue
            span = self._extents.around(head, place)
            if head[0].i not in place.shouted or len(span) < 6:
                yield from self._judged(span, head)

    def _judged(self, span: Span, head: Span) -> Iterator[Span]:
        """The span, unless it is the head word alone or names another kind of thing."""
        last = span[-1].text
        content = [token for token in span if is_capital(token)]
        alone = len(content) <= len(head) and len(head) == 1
        if alone or (last in self._other_things and span.end > head.end and "of" not in span.text.split()):
            return
        if content[0].lower_ in self._titles and len(content) == 2 and len(head) < 2:
            return
        yield Span(span.doc, span.start, span.end, label=head.label)

    def _entities(self, doc: Doc, place: Surroundings, found: list[Span]) -> Iterator[Span]:
        taken = {token.i for span in found for token in span}
        for ent in doc.ents:
            if ent.label_ != "ORG" or any(token.i in taken for token in ent):
                continue
            span = self._trimmed(ent)
            if span and self._is_body(span, place):
                yield Span(doc, span.start, span.end, label=NER)

    def _trimmed(self, ent: Span) -> Span | None:
        start, end = ent.start, ent.end
        doc = ent.doc
        while start < end and not is_capital(doc[start]) and not looks_like_acronym(doc[start].text):
            start += 1
        while end > start and (
            doc[end - 1].is_space or doc[end - 1].is_punct or doc[end - 1].text in {"'s", "’s"}
        ):
            end -= 1
        if start < end and doc[start].lower_ == "the":
            start += 1
        return doc[start:end] if start < end else None

    def _is_body(self, span: Span, place: Surroundings) -> bool:
        first, last = span[0], span[-1]
        if any("\n" in token.text for token in span) or span.text in self._places:
            return False
        if last.lower_ in self._titles or last.text in self._other_things or first.lower_ in self._titles:
            return False
        if len(span) > 1 and first.text in self._given_names:
            return False
        if any(token.i in place.people for token in span) or _among_people(span):
            return False
        return first.i not in place.shouted


def _among_people(span: Span) -> bool:
    """Whether the span stands in a list beside people ("Olha Lys, Ivan Zub and Petro Hai")."""
    doc, before, after = span.doc, span.start - 1, span.end
    beside = []
    if before > 0 and doc[before].text in _BETWEEN_NAMES:
        beside.append(doc[before - 1])
    if after + 1 < len(doc) and doc[after].text in _BETWEEN_NAMES:
        beside.append(doc[after + 1])
    return len(span) > 1 and any(token.ent_type_ == "PERSON" for token in beside)
