"""Judicial sentences: the same punishment for people of whom one at least is the same."""

from collections.abc import Iterator, Sequence
from typing import Final

from extractor.evaluation.case import Case
from extractor.evaluation.kinds.kind import Fact, Kind
from extractor.evaluation.likeness import alike, same_value, shared
from extractor.labels import Placed
from extractor.labels.schema import SentenceLabel
from extractor.records import Sentence

_FITS: Final = 0.5
_NOBODY_NAMED: Final = 0.5
_PLAIN: Final = ("duration", "duration_min", "amount", "suspended", "in_absentia", "status")


class Sentences(Kind[Placed[SentenceLabel], Sentence]):
    """What courts imposed, changed or may impose."""

    name = "sentences"

    def labelled(self, case: Case) -> Sequence[Placed[SentenceLabel]]:
        """Every punishment of every group of people."""
        return case.sample.sentences

    def found(self, case: Case) -> Sequence[Sentence]:
        """The sentences of the record."""
        return case.statement.sentences

    def score(self, case: Case, label: Placed[SentenceLabel], finding: Sentence) -> float:
        """The same kind and length; the better, the more people and the more of the clause are the same."""
        wanted = label.label
        if (wanted.kind, wanted.duration) != (finding.kind, finding.duration):
            return 0.0
        if not wanted.people and not finding.people:
            return _FITS + _NOBODY_NAMED + shared(label, finding.evidence)
        common = case.label_ids(finding.people) & set(wanted.people)
        if not common:
            return 0.0
        named = len(set(wanted.people)) + len(set(finding.people))
        return _FITS + len(common) / named + shared(label, finding.evidence)

    def exact(self, case: Case, label: Placed[SentenceLabel], finding: Sentence) -> bool:
        """The same clause, people, punishment, charges, date and status."""
        wanted = label.label
        here = (finding.evidence.start, finding.evidence.end) == (label.start, label.end)
        return (
            here
            and wanted.kind == finding.kind
            and all(getattr(wanted, name) == getattr(finding, name) for name in _PLAIN)
            and set(wanted.people) == case.label_ids(finding.people)
            and wanted.who == (finding.who.text if finding.who else None)
            and wanted.charges == finding.charges
            and wanted.date == finding.date
        )

    def facts(self, case: Case, label: Placed[SentenceLabel], finding: Sentence | None) -> Iterator[Fact]:
        """Charges, date, status, people and the rest."""
        if finding is None:
            return
        wanted = label.label
        charges, read = "; ".join(wanted.charges), "; ".join(finding.charges)
        yield Fact("charges", alike(charges, read), charges, read)
        yield Fact("date", same_value(wanted.date, finding.date), wanted.date, finding.date)
        people = case.label_ids(finding.people)
        called = ", ".join(str(case.called(person)) for person in finding.people)
        yield Fact("people", set(wanted.people) == people, ", ".join(wanted.people), called)
        for name in ("status", "duration_min", "amount", "suspended", "in_absentia"):
            given = getattr(finding, name)
            yield Fact(name, getattr(wanted, name) == given, getattr(wanted, name), given)

    def label_text(self, case: Case, label: Placed[SentenceLabel]) -> str:
        """Who and what."""
        who = ", ".join(label.label.people) or label.label.who
        return f"{who}: {label.label.kind} {label.label.duration or ''} {label.label.status}"

    def found_text(self, case: Case, finding: Sentence) -> str:
        """Who and what, and the clause."""
        who = ", ".join(str(case.called(person)) for person in finding.people)
        who = who or (finding.who.text if finding.who else "nobody")
        what = f"{finding.kind} {finding.duration or ''} {finding.status}"
        return f"{who}: {what} in “{finding.evidence.text}”"

    def label_place(self, case: Case, label: Placed[SentenceLabel]) -> tuple[int, int]:
        """The clause."""
        return label.start, label.end

    def found_place(self, finding: Sentence) -> tuple[int, int]:
        """The clause."""
        return finding.evidence.start, finding.evidence.end
