"""Extracts samples and measures the records."""

import hashlib
from collections.abc import Callable, Iterable, Sequence

from extractor.documents import Document
from extractor.evaluation.case import Case
from extractor.evaluation.measure import measure
from extractor.evaluation.results import Evaluation
from extractor.evaluation.scores import Scorer
from extractor.labels import Sample
from extractor.records import Statement

Extract = Callable[[Document], Statement]


def evaluate(samples: Iterable[Sample], extract: Extract) -> Evaluation:
    """Measures what `extract` makes of samples, given the metadata of their labels."""
    return evaluate_records([(sample, extract(sample.document)) for sample in samples])


def evaluate_records(pairs: Sequence[tuple[Sample, Statement]]) -> Evaluation:
    """Measures records that are there already, each beside its sample."""
    if not pairs:
        raise ValueError("there must be a sample to measure on")
    measured = [measure(Case(sample, statement)) for sample, statement in pairs]
    scorer = Scorer(measured)
    return Evaluation(
        pipeline=pairs[0][1].pipeline,
        digest=digest(sample for sample, _ in pairs),
        relaxed=scorer.scores("relaxed"),
        strict=scorer.scores("strict"),
        macro_f1={"relaxed": scorer.macro_f1("relaxed"), "strict": scorer.macro_f1("strict")},
        attributes=scorer.attributes(),
        documents=[one.document for one in measured],
        outcomes=[outcome for one in measured for outcome in one.outcomes],
    )


def digest(samples: Iterable[Sample]) -> str:
    """The SHA-256 of names, texts and labels."""
    lines = sorted(f"{sample.name} {sample.digest}" for sample in samples)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
