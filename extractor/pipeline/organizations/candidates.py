"""Where bodies may be named: head words, bodies known by name, the issuer, the trained pipeline."""

from collections.abc import Collection, Iterator

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from extractor.language.organizations import OrganizationLexicon
from extractor.pipeline.capitals import breaks, capital_lines, is_capital
from extractor.pipeline.matching import matched_spans, phrase_matcher
from extractor.pipeline.organizations.entities import Entities
from extractor.pipeline.organizations.extents import Extents, Surroundings
from extractor.pipeline.organizations.issuer import issuer_spans
from extractor.pipeline.organizations.naming import fold


class Candidates:
    """Finds the spans that name bodies; the label of each says which entry found it."""

    def __init__(
        self,
        *,
        lexicon: OrganizationLexicon,
        tokenizer: Tokenizer,
        titles: Collection[str],
        given_names: Collection[str],
        lands: Collection[str],
    ) -> None:
        self._heads = phrase_matcher(tokenizer, {e.id: e.heads for e in lexicon.entries}, attr="ORTH")
        self._head_words = {head.split()[-1] for e in lexicon.entries for head in e.heads}
        self._names = phrase_matcher(tokenizer, {e.id: e.names for e in lexicon.entries}, attr="ORTH")
        self._never = phrase_matcher(tokenizer, {"never": lexicon.not_organizations})
        self._other_things = lexicon.other_things
        self._titles = frozenset(titles) - lexicon.title_adjectives
        self._extents = Extents(lexicon, titles=self._titles)
        self._given_names = given_names
        self._lands = lands
        self._entities = Entities(titles, given_names, lands, lexicon.other_things, self._head_words)

    def find(self, doc: Doc) -> list[Span]:
        """Spans without overlaps, in text order."""
        lines = capital_lines(doc)
        place = Surroundings(doc, breaks(doc), lines.shouted, lines.headed, self._people(doc))
        found = [*matched_spans(self._names, doc), *self._around_heads(doc, place)]
        if doc._.publisher:
            found += issuer_spans(doc, doc._.publisher)
        taken = {token.i for span in found for token in span}
        found += self._entities.find(doc, place, taken)
        never = {token.i for span in matched_spans(self._never, doc) for token in span}
        return [
            span
            for span in filter_spans(found)
            if not all(t.i in never or t.lower_ == "the" for t in span) and span.text not in self._lands
        ]

    def _people(self, doc: Doc) -> set[int]:
        """Tokens of people as the trained pipeline and the given names have them."""
        return {
            token.i
            for ent in doc.ents
            if ent.label_ == "PERSON"
            and len(ent) > 1
            and ent[0].text in self._given_names
            and ent[-1].text not in self._head_words
            for token in ent
        }

    def _around_heads(self, doc: Doc, place: Surroundings) -> Iterator[Span]:
        loose: list[Span] = []
        known: set[str] = set()
        for head in matched_spans(self._heads, doc):
            if head.start not in place.people:
                for span in self._judged(self._extents.around(head, place), head):
                    if head.start in place.shouted or head.start in place.headed:
                        loose.append(span)
                    else:
                        known.add(fold(span.text))
                        yield span
        # Where every word has a capital, a name must be known from elsewhere, or stand between marks.
        for span in loose:
            seen = all(token.ent_type_ == "ORG" for token in span)
            if seen or fold(span.text) in known or (_is_bounded(span) and span[0].i not in place.shouted):
                yield span

    def _judged(self, span: Span, head: Span) -> Iterator[Span]:
        """The span, unless it is the head word alone or names another kind of thing."""
        content = [token for token in span if is_capital(token)]
        alone = len(content) <= len(head) and len(head) == 1
        office = content[0].lower_ in self._titles and len(content) == 2 and len(head) < 2
        if not (alone or office or self._is_thing(span, head)):
            yield Span(span.doc, span.start, span.end, label=head.label)

    def _is_thing(self, span: Span, head: Span) -> bool:
        """Whether the words from the head to the first small word end as the name of a thing does."""
        small = next((token.i for token in span if token.i >= head.end and token.is_lower), span.end)
        last = span.doc[small - 1]
        return small > head.end and last.text in self._other_things


def _is_bounded(span: Span) -> bool:
    """Whether marks or line ends stand on both sides ("Olha Lys, Editor - Orchard Foundation (OF)")."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    return all(token is None or token.is_punct or token.is_space for token in (before, after))
