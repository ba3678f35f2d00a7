"""Measures one case: what of the labels was found, what not, what is right about it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

from extractor.evaluation.case import Case
from extractor.evaluation.kinds import KINDS, Fact, Kind
from extractor.evaluation.pairing import pair
from extractor.evaluation.results import Counts, DocumentResult, Outcome, Tally

Labelled = TypeVar("Labelled")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Measured:
    """One document's counts, and what they count."""

    document: DocumentResult
    outcomes: list[Outcome]


def measure(case: Case) -> Measured:
    """Every kind of one case."""
    parts = {kind.name: _Part.of(kind, case) for kind in KINDS}
    return Measured(
        document=DocumentResult(
            name=case.sample.name,
            digest=case.sample.digest,
            layout=case.sample.labels.document.layout,
            relaxed={name: part.counts(len(part.right)) for name, part in parts.items()},
            strict={name: part.counts(part.exact) for name, part in parts.items()},
            attributes={
                f"{name}.{attribute}": tally
                for name, part in parts.items()
                for attribute, tally in part.attributes().items()
            },
        ),
        outcomes=[outcome for part in parts.values() for outcome in part.outcomes()],
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """One kind in one case."""

    kind: Kind[Any, Any]
    case: Case
    labelled: list[Any]
    found: list[Any]
    fits: dict[int, int]
    right: dict[int, int]
    exact: int
    facts: dict[int, list[Fact]] = field(default_factory=dict)

    @classmethod
    def of(cls, kind: Kind[Labelled, Found], case: Case) -> "_Part":
        labelled, found = list(kind.labelled(case)), list(kind.found(case))
        fits = pair(labelled, found, lambda label, finding: kind.score(case, label, finding))
        exact = pair(labelled, found, lambda label, finding: float(kind.exact(case, label, finding)))
        return cls(
            kind=kind,
            case=case,
            labelled=labelled,
            found=found,
            fits=fits,
            right={i: j for i, j in fits.items() if kind.counts(case, labelled[i], found[j])},
            exact=len(exact),
            facts={
                i: list(kind.facts(case, label, found[fits[i]] if i in fits else None))
                for i, label in enumerate(labelled)
            },
        )

    def counts(self, right: int) -> Counts:
        return Counts(labelled=len(self.labelled), found=len(self.found), right=right)

    def attributes(self) -> dict[str, Tally]:
        facts: dict[str, list[bool]] = {}
        for fact in chain.from_iterable(self.facts.values()):
            facts.setdefault(fact.name, []).append(fact.right)
        return {name: Tally(asked=len(rights), right=sum(rights)) for name, rights in facts.items()}

    def outcomes(self) -> Iterator[Outcome]:
        for i in range(len(self.labelled)):
            yield self._of_label(i)
        taken = set(self.right.values())
        for j in range(len(self.found)):
            if j not in taken:
                yield self._of_stranger(j)

    def _of_label(self, i: int) -> Outcome:
        label = self.labelled[i]
        near = self.found[self.fits[i]] if i in self.fits else None
        start, end = self.kind.label_place(self.case, label) or (None, None)
        return Outcome(
            document=self.case.sample.name,
            kind=self.kind.name,
            verdict="right" if i in self.right else "missed",
            exact=near is not None and self.kind.exact(self.case, label, near),
            label=_line(self.kind.label_text(self.case, label)),
            found=None if near is None else _line(self.kind.found_text(self.case, near)),
            start=start,
            end=end,
            found_by=getattr(near, "found_by", None),
            wrong=[_wrong(fact) for fact in self.facts[i] if near is not None and not fact.right],
        )

    def _of_stranger(self, j: int) -> Outcome:
        finding = self.found[j]
        start, end = self.kind.found_place(finding) or (None, None)
        return Outcome(
            document=self.case.sample.name,
            kind=self.kind.name,
            verdict="spurious",
            exact=False,
            label=None,
            found=_line(self.kind.found_text(self.case, finding)),
            start=start,
            end=end,
            found_by=finding.found_by,
            wrong=[],
        )


def _wrong(fact: Fact) -> str:
    return f"{fact.name}: {_said(fact.wanted)}, read as {_said(fact.given)}"


def _said(value: object) -> str:
    return "nothing" if value in (None, "") else str(value)


def _line(text: str) -> str:
    return " ".join(text.split())
