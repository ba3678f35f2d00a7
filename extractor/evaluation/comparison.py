"""What a change did: labels gained and lost, findings that appeared and went, beside the figures."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from extractor.errors import InputError
from extractor.evaluation.results import Change, Comparison, DocumentResult, Evaluation, Outcome, Reading

READINGS: Final[tuple[Reading, ...]] = ("relaxed", "strict")

_Key = tuple[str, str, str | None, int | None, int]


def read_evaluation(file: Path) -> Evaluation:
    """An evaluation as `--json` wrote it.

    Raises:
        InputError: the file cannot be read or holds something else.
    """
    try:
        return Evaluation.model_validate_json(file.read_bytes())
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); check the name") from None
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(step) for step in fault["loc"])
        raise InputError(
            f"{file}: {where or 'the file'}: {fault['msg']}; give what `evaluate --json` wrote"
        ) from None


def compare(old: Evaluation, new: Evaluation) -> Comparison:
    """What `new` has gained and lost against `old`."""
    before, after = _digests(old), _digests(new)
    same = {name for name, digest in before.items() if after.get(name) == digest}
    old_right, new_right = _keyed(old, same, right=True), _keyed(new, same, right=True)
    old_spurious, new_spurious = _keyed(old, same, right=False), _keyed(new, same, right=False)
    return Comparison(
        changes=list(_changes(old, new, same)),
        gained=_without(new_right, old_right),
        lost=_without(old_right, new_right),
        appeared=_without(new_spurious, old_spurious),
        gone=_without(old_spurious, new_spurious),
        left_out=sorted((before.keys() | after.keys()) - same),
    )


def _digests(evaluation: Evaluation) -> dict[str, str]:
    return {document.name: document.digest for document in evaluation.documents}


def _keyed(evaluation: Evaluation, documents: set[str], *, right: bool) -> dict[_Key, Outcome]:
    """The outcomes that are right, or spurious, by what makes them the same in another run."""
    seen: Counter[_Key] = Counter()
    keyed = {}
    for outcome in evaluation.outcomes:
        if outcome.document in documents and outcome.verdict == ("right" if right else "spurious"):
            # A label is the same whatever was found for it; its place may be that of the finding.
            text, start = (outcome.label, None) if right else (outcome.found, outcome.start)
            key = (outcome.document, outcome.kind, text, start, 0)
            seen[key] += 1
            keyed[(*key[:4], seen[key])] = outcome
    return keyed


def _without(these: dict[_Key, Outcome], those: dict[_Key, Outcome]) -> list[Outcome]:
    return [outcome for key, outcome in these.items() if key not in those]


def _changes(old: Evaluation, new: Evaluation, documents: set[str]) -> Iterator[Change]:
    before = [document for document in old.documents if document.name in documents]
    after = [document for document in new.documents if document.name in documents]
    for reading in READINGS:
        for kind in getattr(new, reading):
            then, now = _f1(before, reading, kind), _f1(after, reading, kind)
            yield Change(figure=reading, name=kind, old=then, new=now)
    for attribute in new.attributes:
        then, now = _accuracy(before, attribute), _accuracy(after, attribute)
        yield Change(figure="attribute", name=attribute, old=then, new=now)


def _f1(documents: Iterable[DocumentResult], reading: Reading, kind: str) -> float:
    counts = [getattr(document, reading)[kind] for document in documents]
    right = sum(count.right for count in counts)
    whole = sum(count.labelled + count.found for count in counts)
    return 2 * right / whole if whole else 0.0


def _accuracy(documents: Iterable[DocumentResult], attribute: str) -> float:
    tallies = [one.attributes[attribute] for one in documents if attribute in one.attributes]
    asked = sum(tally.asked for tally in tallies)
    return sum(tally.right for tally in tallies) / asked if asked else 0.0
