"""Finds the place of every label in its text, and what is wrong with those that have none."""

from collections.abc import Iterable, Iterator, Sequence

from extractor.documents import Document
from extractor.labels.phrases import folded
from extractor.labels.sample import Label, Placed, Sample
from extractor.labels.schema import Labels

_SHOWN = 60


def place(document: Document, labels: Labels) -> tuple[Sample, list[str]]:
    """The sample and the faults of its labels, each as `demands[2].action: not in the text: '…'`."""
    faults = [*_unknown_forms(document.text, labels), *_unknown_people(labels)]
    text = document.text
    sample = Sample(
        document=document,
        labels=labels,
        quotes=_place("quotes", "text", labels.quotes, text, faults),
        sentences=_place("sentences", "evidence", labels.sentences, text, faults),
        dates=_place("dates", "text", labels.dates, text, faults),
        demands=_place("demands", "action", labels.demands, text, faults),
    )
    faults += [
        f"demands[{index}].evidence: not in the text: {shown(demand.evidence)}"
        for index, demand in enumerate(labels.demands)
        if demand.evidence not in text
    ]
    return sample, faults


def _place(
    kind: str, field: str, labels: Sequence[Label], text: str, faults: list[str]
) -> tuple[Placed[Label], ...]:
    """A label without `occurrence` stands at the next place after that of the same words before it."""
    placed = []
    last: dict[str, int] = {}
    for index, label in enumerate(labels):
        snippet = label.snippet
        wanted = label.occurrence or last.get(snippet, 0) + 1
        last[snippet] = wanted
        starts = list(_starts(snippet, text, wanted))
        if len(starts) == wanted:
            placed.append(Placed(label, starts[-1], starts[-1] + len(snippet)))
        else:
            times = f"only {len(starts)} times in the text, not {wanted}" if starts else "not in the text"
            faults.append(f"{kind}[{index}].{field}: {times}: {shown(snippet)}")
    return tuple(placed)


def _starts(snippet: str, text: str, most: int) -> Iterator[int]:
    start = -1
    for _ in range(most):
        start = text.find(snippet, start + 1)
        if start < 0:
            return
        yield start


def occurrences(placed: Iterable[tuple[str, int]], text: str) -> Iterator[int | None]:
    """What `occurrence` must say for labels with these snippets and starts: nothing where it is plain."""
    last: dict[str, int] = {}
    for snippet, start in placed:
        starts = list(_starts(snippet, text, len(text) + 1))
        nth = starts.index(start) + 1
        plain = len(starts) == 1 and snippet not in last
        last[snippet] = nth
        yield None if plain else nth


def _unknown_forms(text: str, labels: Labels) -> Iterator[str]:
    inside = folded(text)
    for index, person in enumerate(labels.people):
        if folded(person.name) not in inside:
            yield f"people[{index}].name: not in the text: {shown(person.name)}"
        for nth, alias in enumerate(person.aliases):
            if folded(alias) not in inside:
                yield f"people[{index}].aliases[{nth}]: not in the text: {shown(alias)}"


def _unknown_people(labels: Labels) -> Iterator[str]:
    known: set[str] = set()
    for index, person in enumerate(labels.people):
        if person.id in known:
            yield f"people[{index}].id: {person.id!r} is used twice"
        known.add(person.id)
    for place_, person_id in _references(labels):
        if person_id not in known:
            yield f"{place_}: nobody is {person_id!r}"


def _references(labels: Labels) -> Iterator[tuple[str, str]]:
    for index, sentence in enumerate(labels.sentences):
        yield from _each(f"sentences[{index}].people", sentence.people)
    for index, demand in enumerate(labels.demands):
        yield from _each(f"demands[{index}].beneficiaries", demand.beneficiaries)
        yield from _speaker(f"demands[{index}].speaker", demand.speaker)
    for index, quote in enumerate(labels.quotes):
        yield from _speaker(f"quotes[{index}].speaker", quote.speaker)


def _speaker(place_: str, speaker: str | None) -> Iterator[tuple[str, str]]:
    if speaker and not speaker.startswith("org:"):
        yield place_, speaker


def _each(place_: str, people: Iterable[str]) -> Iterator[tuple[str, str]]:
    for nth, person_id in enumerate(people):
        yield f"{place_}[{nth}]", person_id


def shown(snippet: str) -> str:
    """The beginning of a snippet, for a message of one line."""
    short = " ".join(snippet.split())
    return repr(short if len(short) <= _SHOWN else short[: _SHOWN - 2].rstrip() + " …")
