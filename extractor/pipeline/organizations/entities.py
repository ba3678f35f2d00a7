"""Which of the organizations that the trained pipeline sees are to be trusted."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extractor.pipeline.capitals import is_capital
from extractor.pipeline.organizations.acronyms import looks_like_acronym
from extractor.pipeline.organizations.extents import Surroundings

NER = "ner"
_BETWEEN_NAMES = frozenset({",", ";", "and", "&"})
_POSSESSIVES = frozenset({"'s", "’s"})


@dataclass(frozen=True)
class Entities:
    """The words by which an entity of the trained pipeline is judged.

    Attributes:
        titles: Words for offices and jobs, in lower case.
        given_names: Given names of people, as written.
        lands: Names of lands and peoples, as written.
        other_things: Last words of the names of laws, places and the like, as written.
        heads: Head words of names, which name no particular body alone.
    """

    titles: Collection[str]
    given_names: Collection[str]
    lands: Collection[str]
    other_things: Collection[str]
    heads: Collection[str]

    def find(self, doc: Doc, place: Surroundings, taken: Collection[int]) -> Iterator[Span]:
        """The trusted organizations outside the tokens that are taken."""
        people = {token.text for ent in doc.ents if ent.label_ == "PERSON" for token in ent}
        for ent in doc.ents:
            if ent.label_ == "ORG" and not any(token.i in taken for token in ent):
                span = _trimmed(ent)
                if span and self._is_body(span, place) and not (len(span) == 1 and span.text in people):
                    yield Span(doc, span.start, span.end, label=NER)

    def _is_body(self, span: Span, place: Surroundings) -> bool:
        first = span[0]
        loose = first.i in place.shouted or (
            first.i in place.headed and len(span) == 1 and not first.is_upper
        )
        if loose or any("\n" in token.text for token in span):
            return False
        return not (self._is_place(span) or self._is_thing(span) or self._is_person(span, place))

    def _is_place(self, span: Span) -> bool:
        return span.text in self.lands or all(token.text in self.lands for token in span)

    def _is_thing(self, span: Span) -> bool:
        """The name of a thing by its last word, or by the one before its first small word ("City of X")."""
        small = next((token.i for token in span if token.is_lower), span.end)
        heads = {span[-1].text, span.doc[max(span.start, small - 1)].text}
        alone = len(span) == 1 and span.text in self.heads and not span.text.endswith("s")
        return alone or not heads.isdisjoint(self.other_things) or span[-1].is_lower

    def _is_person(self, span: Span, place: Surroundings) -> bool:
        if span[-1].lower_ in self.titles or any(token.lower_ in self.titles for token in span[:-1]):
            return True
        given = len(span) > 1 and any(token.text in self.given_names for token in span[:2])
        return given or any(token.i in place.people for token in span) or _among_people(span)


def _trimmed(ent: Span) -> Span | None:
    """The entity without the small words and marks at its ends."""
    doc, start, end = ent.doc, ent.start, ent.end
    while start < end and not is_capital(doc[start]) and not looks_like_acronym(doc[start].text):
        start += 1
    while end > start and (
        doc[end - 1].is_space or doc[end - 1].is_punct or doc[end - 1].text in _POSSESSIVES
    ):
        end -= 1
    if start < end and doc[start].lower_ == "the":
        start += 1
    return doc[start:end] if start < end else None


def _among_people(span: Span) -> bool:
    """Whether the span stands in a list beside people ("Olha Lys, Ivan Zub and Petro Hai")."""
    doc, before, after = span.doc, span.start - 1, span.end
    beside = []
    if before > 0 and doc[before].text in _BETWEEN_NAMES:
        beside.append(doc[before - 1])
    if after + 1 < len(doc) and doc[after].text in _BETWEEN_NAMES:
        beside.append(doc[after + 1])
    return len(span) > 1 and any(token.ent_type_ == "PERSON" for token in beside)
