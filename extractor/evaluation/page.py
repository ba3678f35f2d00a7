"""An evaluation as one HTML page: figures, then every error in its context. No script, no network."""

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Final

from extractor.evaluation.markup import Markup, join, tag
from extractor.evaluation.results import DocumentResult, Evaluation, Figure, Outcome

_AROUND: Final = 90
_VERDICTS: Final = {"missed": "missed", "spurious": "spurious", "right": "wrong attribute"}
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def page(evaluation: Evaluation, texts: Mapping[str, str]) -> str:
    """The page; `texts` are the statements by name."""
    style = files("extractor.evaluation").joinpath("page.css").read_text("utf-8")
    head = join(
        Markup('<meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        tag("title", "Evaluation of extractor"),
        tag("style", Markup(style)),
    )
    body = join(
        _header(evaluation),
        tag("h2", "Findings"),
        _scores(evaluation),
        tag("h2", "Attributes of what was found"),
        _attributes(evaluation),
        tag("h2", "Kinds of statements"),
        _layouts(evaluation.documents),
        tag("h2", "Errors"),
        *_errors(evaluation, texts),
    )
    document = tag("html", tag("head", head), tag("body", tag("main", body)), lang="en")
    return f"<!doctype html>\n{document}\n"


def _header(evaluation: Evaluation) -> Markup:
    pipeline = evaluation.pipeline
    facts = (
        f"{len(evaluation.documents)} samples · extractor {pipeline.extractor} · {pipeline.model} "
        f"{pipeline.model_version} · samples {evaluation.digest[:12]}"
    )
    return tag("header", tag("h1", "Evaluation"), tag("p", facts, class_="facts"))


def _scores(evaluation: Evaluation) -> Markup:
    columns = ("", "F1", "", "precision", "recall", "labelled", "found", "strict F1")
    rows = [
        (
            kind,
            _figure(score.f1),
            _meter(score.f1.value, kind),
            _figure(score.precision),
            _figure(score.recall),
            str(score.labelled),
            str(score.found),
            _figure(evaluation.strict[kind].f1),
        )
        for kind, score in evaluation.relaxed.items()
    ]
    relaxed, strict = evaluation.macro_f1["relaxed"], evaluation.macro_f1["strict"]
    mean = ("mean", _figure(relaxed), _meter(relaxed.value, "mean"), "", "", "", "", _figure(strict))
    return _table(columns, [*rows, mean])


def _attributes(evaluation: Evaluation) -> Markup:
    rows = (
        (name, _figure(one.accuracy), _meter(one.accuracy.value, name), str(one.asked))
        for name, one in evaluation.attributes.items()
    )
    return _table(("", "right", "", "of"), rows)


def _layouts(documents: Iterable[DocumentResult]) -> Markup:
    """F1 of each kind over the samples of each layout, where layouts are labelled."""
    by_layout: dict[str, list[DocumentResult]] = {}
    for document in documents:
        by_layout.setdefault(document.layout or "not said", []).append(document)
    kinds = list(next(iter(by_layout.values()))[0].relaxed)
    rows = (
        (layout, str(len(members)), *(_pooled_f1(members, kind) for kind in kinds))
        for layout, members in sorted(by_layout.items())
    )
    return _table(("", "samples", *kinds), rows)


def _pooled_f1(documents: Iterable[DocumentResult], kind: str) -> str:
    counts = [document.relaxed[kind] for document in documents]
    whole = sum(count.labelled + count.found for count in counts)
    return f"{2 * sum(count.right for count in counts) / whole:.3f}" if whole else "–"


def _errors(evaluation: Evaluation, texts: Mapping[str, str]) -> Iterator[Markup]:
    errors = evaluation.errors()
    if not errors:
        yield tag("p", "None.")
    for kind in evaluation.relaxed:
        outcomes = [outcome for outcome in errors if outcome.kind == kind]
        items = (_error(outcome, texts.get(outcome.document, "")) for outcome in outcomes)
        yield tag("details", tag("summary", f"{kind}: {len(outcomes)}"), tag("ul", *items, class_="errors"))


def _error(outcome: Outcome, text: str) -> Markup:
    said = (outcome.found if outcome.verdict == "spurious" else outcome.label) or ""
    rule = tag("span", outcome.found_by, class_="rule") if outcome.found_by else ""
    return tag(
        "li",
        tag("span", _VERDICTS[outcome.verdict], class_="verdict"),
        tag("span", said, class_="said"),
        rule,
        *(tag("p", wrong, class_="attribute") for wrong in outcome.wrong),
        _context(outcome, text),
        class_="wrong" if outcome.verdict == "right" else outcome.verdict,
    )


def _context(outcome: Outcome, text: str) -> Markup:
    where = tag("span", outcome.document, class_="where")
    if outcome.start is None or outcome.end is None or not text:
        return tag("p", where, class_="context")
    before = text[max(0, outcome.start - _AROUND) : outcome.start]
    after = text[outcome.end : outcome.end + _AROUND]
    return tag(
        "p",
        where,
        f": … {before}",
        tag("mark", text[outcome.start : outcome.end]),
        f"{after} …",
        class_="context",
    )


def _figure(figure: Figure) -> Markup:
    interval = tag("span", f"{figure.low:.3f}–{figure.high:.3f}", class_="interval")
    return join(f"{figure.value:.3f} ", interval)


def _meter(value: float, name: str) -> Markup:
    label = f"{name}: {value:.3f}"
    return tag("meter", label, value=f"{value:.3f}", min="0", max="1", aria_label=label)


def _table(columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Markup:
    head = tag("tr", *(tag("th", column, scope="col") for column in columns))
    body = (tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:])) for row in rows)
    table = tag("table", tag("thead", head), tag("tbody", *body))
    return tag("div", table, class_="wide", tabindex="0", role="region", aria_label="table")
