"""The component that finds dates; writes `doc.spans[keys.DATES]` and, where it is read, `doc._.published`."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from extractor.language import load_pack
from extractor.language.temporal import TemporalLexicon
from extractor.pipeline import keys
from extractor.pipeline.dates.doubts import Doubts
from extractor.pipeline.dates.expressions import Expression, ExpressionFinder
from extractor.pipeline.dates.outlook import is_nowadays, read_outlook
from extractor.pipeline.dates.passage import Passage
from extractor.pipeline.dates.placing import Moment
from extractor.pipeline.dates.publication import read_publication
from extractor.pipeline.dates.ranges import Found, join_ranges
from extractor.pipeline.dates.readings import Reader
from extractor.pipeline.dates.values import parse
from extractor.pipeline.findings import Finding, write_findings
from extractor.pipeline.tokens import text_of

_NOWHERE = Moment()


class Dates:
    """Finds expressions that point to a place on the calendar."""

    def __init__(self, *, lexicon: TemporalLexicon) -> None:
        self._lexicon = lexicon
        self._finder = ExpressionFinder(lexicon)
        self._doubts = Doubts(lexicon)
        self._reader = Reader(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the findings written to it."""
        expressions = self._expressions(text_of(doc))
        if doc._.published is None:
            self._set_published(doc, expressions)
        write_findings(doc, keys.DATES, self._findings(doc, expressions))
        return doc

    def find(self, doc: Doc) -> list[Finding]:
        """All dates in text order; leaves the doc as it is."""
        return list(self._findings(doc, self._expressions(text_of(doc))))

    def _expressions(self, text: str) -> list[Expression]:
        return [form for form in self._finder.find(text) if self._doubts.is_date(form, text)]

    def _set_published(self, doc: Doc, expressions: list[Expression]) -> None:
        absolute = [
            found
            for form in expressions
            if (found := self._found(form, _NOWHERE)) and not found.value.relative
        ]
        publication = read_publication(absolute, text_of(doc), self._lexicon)
        if publication:
            day, doc._.published_how = publication
            doc._.published = str(day)

    def _findings(self, doc: Doc, expressions: list[Expression]) -> Iterator[Finding]:
        for found in join_ranges(self._read(doc, expressions), text_of(doc)):
            span = doc.char_span(found.start, found.end, alignment_mode="expand")
            if span is not None:
                yield Finding(
                    found_by=f"temporal/{found.entry.id}",
                    parts=(("date", span),),
                    attributes={
                        "value": found.value.edtf,
                        "precision": found.value.precision,
                        "anchor": "published" if found.value.relative else "absolute",
                    },
                )

    def _read(self, doc: Doc, expressions: list[Expression]) -> Iterator[Found]:
        passage = Passage(text_of(doc), parse(doc._.published), month_first=_month_first(expressions))
        for form in expressions:
            word = None if "year" in form.groups else _governed(doc, form)
            if word and form.groups.get("deictic") == "today" and is_nowadays(word, self._lexicon.states):
                continue
            outlook = read_outlook(word, self._lexicon.future_cues) if word else None
            found = self._found(form, passage.moment(form, outlook))
            if found:
                passage.follow(found)
                yield found

    def _found(self, form: Expression, moment: Moment) -> Found | None:
        value = self._reader.read(form, moment)
        yearless = form.groups.keys().isdisjoint({"year", "numeric_year", "short_year", "which_year"})
        return Found(form.start, form.end, form.entry, value, yearless) if value else None


def _governed(doc: Doc, form: Expression) -> Token | None:
    """The word of a form that hangs on the rest of its sentence; None in a doc that is not parsed."""
    if not doc.has_annotation("DEP"):
        return None
    span = doc.char_span(form.start, form.end, alignment_mode="expand")
    return span.root if span is not None else None


def _month_first(expressions: list[Expression]) -> bool | None:
    """Whether the statement writes months before days; None where it writes both or neither."""
    ids = {form.entry.id for form in expressions}
    american = bool(ids & {"month-day-year", "month-day"})
    european = bool(ids & {"day-month-year", "day-month"})
    return american if american != european else None


@Language.factory("extractor_dates", assigns=["doc.spans"], default_config={"language": "en"})
def make_dates(nlp: Language, name: str, language: str) -> Dates:
    """The component with the vocabulary of a language pack."""
    return Dates(lexicon=load_pack(language).temporal)
