"""Demands: the same action, roughly delimited."""

from collections.abc import Iterator, Sequence
from typing import Final

from extractor.evaluation.case import Case
from extractor.evaluation.kinds.kind import Fact, Kind
from extractor.evaluation.likeness import HALF, alike, likeness, nested, shared
from extractor.labels import Placed
from extractor.labels.schema import DemandLabel
from extractor.records import Demand

_NESTED: Final = 0.9  # an action within a longer one is worse than one that shares most characters


class Demands(Kind[Placed[DemandLabel], Demand]):
    """What is asked; what others ask and the text only reports is left out."""

    name = "demands"

    def labelled(self, case: Case) -> Sequence[Placed[DemandLabel]]:
        """Every action asked for."""
        return case.sample.demands

    def found(self, case: Case) -> Sequence[Demand]:
        """The demands of the issuer and of those it quotes."""
        return [demand for demand in case.statement.demands if demand.voice != "reported"]

    def score(self, case: Case, label: Placed[DemandLabel], finding: Demand) -> float:
        """Half of the characters shared, or one wholly in the other with half of its words."""
        common = shared(label, finding.action)
        if common >= HALF:
            return common
        words = likeness(label.label.action, finding.action.text)
        return _NESTED * words if words >= HALF and nested(label, finding.action) else 0.0

    def exact(self, case: Case, label: Placed[DemandLabel], finding: Demand) -> bool:
        """The same action, category, polarity, speaker, addressee and beneficiaries."""
        wanted, action = label.label, finding.action
        return (
            (action.start, action.end) == (label.start, label.end)
            and (wanted.category, wanted.polarity) == (finding.category, finding.polarity)
            and case.exact_speaker(wanted.speaker, finding.speaker)
            and wanted.addressee == finding.addressee
            and set(wanted.beneficiaries) == case.label_ids(finding.beneficiaries)
        )

    def facts(self, case: Case, label: Placed[DemandLabel], finding: Demand | None) -> Iterator[Fact]:
        """Category, polarity, speaker; addressee and beneficiaries where some are labelled."""
        if finding is None:
            return
        wanted = label.label
        yield Fact("category", wanted.category == finding.category, wanted.category, finding.category)
        yield Fact("polarity", wanted.polarity == finding.polarity, wanted.polarity, finding.polarity)
        right = case.same_speaker(wanted.speaker, finding.speaker)
        yield Fact("speaker", right, wanted.speaker, case.called(finding.speaker))
        if wanted.addressee:
            right = alike(wanted.addressee, finding.addressee)
            yield Fact("addressee", right, wanted.addressee, finding.addressee)
        if wanted.beneficiaries:
            right = set(wanted.beneficiaries) == case.label_ids(finding.beneficiaries)
            called = ", ".join(str(case.called(person)) for person in finding.beneficiaries)
            yield Fact("beneficiaries", right, ", ".join(wanted.beneficiaries), called)

    def label_text(self, case: Case, label: Placed[DemandLabel]) -> str:
        """Who and what."""
        return f"{label.label.speaker}: {label.label.action}"

    def found_text(self, case: Case, finding: Demand) -> str:
        """Who and what."""
        return f"{case.called(finding.speaker)}: {finding.action.text}"

    def label_place(self, case: Case, label: Placed[DemandLabel]) -> tuple[int, int]:
        """The action."""
        return label.start, label.end

    def found_place(self, finding: Demand) -> tuple[int, int]:
        """The action."""
        return finding.action.start, finding.action.end
