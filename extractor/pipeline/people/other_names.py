"""Second names that the text ties to a first: in brackets, in quotation marks, after "also known as"."""

from dataclasses import dataclass

from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span

from extractor.language.people import PeopleLexicon
from extractor.pipeline.capitals import is_capital
from extractor.pipeline.matching import matched_spans, phrase_matcher
from extractor.pipeline.people.words import NameWords

_QUOTES = frozenset({"“", '"', "‘", "'", "«", "„", "``", "''", "”", "’", "»"})
_LONGEST = 4
_MONTHS = frozenset({"april", "may", "june"})


@dataclass(frozen=True)
class OtherName:
    """A second name, and the entry that tied it to the first."""

    span: Span
    found_by: str


class OtherNames:
    """Looks behind a name for another one."""

    def __init__(self, lexicon: PeopleLexicon, words: NameWords, tokenizer: Tokenizer) -> None:
        self._words = words
        self._lead_ins: PhraseMatcher = phrase_matcher(
            tokenizer, {e.id: e.words for e in lexicon.entries if e.evidence == "alias"}
        )

    def lead_ins(self, doc: Doc) -> dict[int, Span]:
        """The lead-ins of other names by the index of their first token."""
        return {span.start: span for span in matched_spans(self._lead_ins, doc)}

    def after(self, name: Span, lead_ins: dict[int, Span]) -> OtherName | None:
        """The other name that follows a name, if one does."""
        doc, i = name.doc, name.end
        bracketed = i < len(doc) and doc[i].text == "("
        while i < len(doc) and doc[i].text in {",", "("}:
            i += 1
        if i == name.end and i not in lead_ins:
            return None
        if i in lead_ins:
            span = self._name_at(doc, lead_ins[i].end)
            return OtherName(span, lead_ins[i].label_) if span else None
        if bracketed:
            return self._in_brackets(doc, i)
        return None

    def assumed(self, lead_in: Span) -> OtherName | None:
        """The name behind "under the assumed name", whoever bore it before."""
        span = self._name_at(lead_in.doc, lead_in.end) if lead_in[0].lower_ == "under" else None
        return OtherName(span, lead_in.label_) if span else None

    def _in_brackets(self, doc: Doc, start: int) -> OtherName | None:
        span = self._name_at(doc, start)
        if not span or span.end >= len(doc) or doc[span.end].text != ")":
            return None
        words = self._words
        plain = all(len(t) > 2 and not t.is_upper and not words.is_title(t) for t in span if t.is_alpha)
        place = any(token.ent_type_ in {"ORG", "NORP", "LOC"} for token in span) and len(span) > 1
        month = len(span) == 1 and span[0].lower_ in _MONTHS
        return OtherName(span, "bracket") if plain and not place and not month else None

    def _name_at(self, doc: Doc, start: int) -> Span | None:
        while start < len(doc) and (doc[start].text in _QUOTES or doc[start].text in {":", "the"}):
            start += 1
        end = start
        while end < len(doc) and end - start < _LONGEST and is_capital(doc[end]):
            if not self._words.can_be_name(doc[end]):
                break
            end += 1
        return doc[start:end] if end > start else None
