"""Quotes: direct speech, nearly all of it, and the right speaker."""

from collections.abc import Iterator, Sequence
from typing import Final

from extractor.evaluation.case import Case
from extractor.evaluation.kinds.kind import Fact, Kind
from extractor.evaluation.likeness import likeness, shared
from extractor.labels import Placed
from extractor.labels.schema import QuoteLabel
from extractor.records import Quote

_ENOUGH: Final = 0.8
_ELSEWHERE: Final = 0.99  # the same words at the labelled place are always better


class Quotes(Kind[Placed[QuoteLabel], Quote]):
    """Direct speech; what repeats other speech of the text is left out."""

    name = "quotes"

    def labelled(self, case: Case) -> Sequence[Placed[QuoteLabel]]:
        """Every stretch of direct speech."""
        return case.sample.quotes

    def found(self, case: Case) -> Sequence[Quote]:
        """Direct quotes that repeat no other."""
        return [
            quote for quote in case.statement.quotes if quote.kind == "direct" and quote.duplicate_of is None
        ]

    def score(self, case: Case, label: Placed[QuoteLabel], finding: Quote) -> float:
        """The characters shared, or the words shared with speech at another place (a pull quote)."""
        here = shared(label, finding.content)
        if here >= _ENOUGH:
            return here
        elsewhere = _ELSEWHERE * likeness(label.label.text, finding.content.text)
        return elsewhere if elsewhere >= _ENOUGH else 0.0

    def counts(self, case: Case, label: Placed[QuoteLabel], finding: Quote) -> bool:
        """Speech counts only with the right speaker."""
        return case.same_speaker(label.label.speaker, finding.speaker)

    def exact(self, case: Case, label: Placed[QuoteLabel], finding: Quote) -> bool:
        """The same stretch and the same speaker."""
        here = (finding.content.start, finding.content.end) == (label.start, label.end)
        return here and case.exact_speaker(label.label.speaker, finding.speaker)

    def facts(self, case: Case, label: Placed[QuoteLabel], finding: Quote | None) -> Iterator[Fact]:
        """Whether the speech was found at all, and whether its speaker is right."""
        yield Fact("found", finding is not None)
        if finding is not None:
            wanted = label.label.speaker
            right = case.same_speaker(wanted, finding.speaker)
            yield Fact("speaker", right, wanted, case.called(finding.speaker))

    def label_text(self, case: Case, label: Placed[QuoteLabel]) -> str:
        """Who and what."""
        return f"{label.label.speaker}: {label.label.text}"

    def found_text(self, case: Case, finding: Quote) -> str:
        """Who and what."""
        return f"{case.called(finding.speaker)}: {finding.content.text}"

    def label_place(self, case: Case, label: Placed[QuoteLabel]) -> tuple[int, int]:
        """The words."""
        return label.start, label.end

    def found_place(self, finding: Quote) -> tuple[int, int]:
        """The words."""
        return finding.content.start, finding.content.end
