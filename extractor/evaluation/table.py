"""An evaluation for eyes: tables of figures, then lists where they are asked for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.evaluation.results import Comparison, Evaluation, Figure, Outcome

_NARROW = 120
_LONGEST = 100
_SIGNS = {"missed": "−", "spurious": "+", "right": "≠"}


def write_evaluation(evaluation: Evaluation, stream: TextIO) -> None:
    """The figures."""
    console = _console(stream)
    pipeline = evaluation.pipeline
    console.print(
        f"{len(evaluation.documents)} samples · extractor {pipeline.extractor} · "
        f"{pipeline.model} {pipeline.model_version}"
    )
    columns = ("", "precision", "recall", "F1", "95 %", "labelled", "found", "strict F1", "95 %")
    console.print(_table("Findings", columns, _score_rows(evaluation)))
    rows = (
        (name, f"{one.accuracy.value:.3f}", _interval(one.accuracy), str(one.asked))
        for name, one in evaluation.attributes.items()
    )
    console.print(_table("Attributes of what was found", ("", "right", "95 %", "of"), rows))


def _score_rows(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    for kind, score in evaluation.relaxed.items():
        strict = evaluation.strict[kind].f1
        yield (
            kind,
            f"{score.precision.value:.3f}",
            f"{score.recall.value:.3f}",
            f"{score.f1.value:.3f}",
            _interval(score.f1),
            str(score.labelled),
            str(score.found),
            f"{strict.value:.3f}",
            _interval(strict),
        )
    relaxed, strict = evaluation.macro_f1["relaxed"], evaluation.macro_f1["strict"]
    blank = ("", "")
    yield (
        "mean",
        *blank,
        f"{relaxed.value:.3f}",
        _interval(relaxed),
        *blank,
        f"{strict.value:.3f}",
        _interval(strict),
    )


def write_errors(outcomes: Iterable[Outcome], stream: TextIO) -> None:
    """A line for everything that was missed (−), is spurious (+), or has a wrong attribute (≠)."""
    for outcome in outcomes:
        stream.write(_line(outcome) + "\n")


def write_comparison(comparison: Comparison, stream: TextIO) -> None:
    """What changed in the figures, then what was gained and lost."""
    console = _console(stream)
    rows = (
        (
            change.name,
            change.figure,
            f"{change.old:.3f}",
            f"{change.new:.3f}",
            f"{change.new - change.old:+.3f}",
        )
        for change in comparison.changes
        if change.new != change.old
    )
    table = _table("Change", ("", "", "then", "now", ""), rows)
    console.print(table if table.row_count else "No figure has changed.")
    lists: Sequence[tuple[str, list[Outcome]]] = (
        ("gained", comparison.gained),
        ("lost", comparison.lost),
        ("newly spurious", comparison.appeared),
        ("no longer spurious", comparison.gone),
    )
    for name, outcomes in lists:
        for outcome in outcomes:
            stream.write(f"{name}: {_what(outcome)}\n")
    if comparison.left_out:
        stream.write(f"not compared, because text or labels differ: {', '.join(comparison.left_out)}\n")


def _line(outcome: Outcome) -> str:
    parts = [f"{_SIGNS[outcome.verdict]} {_what(outcome)}"]
    if outcome.verdict != "spurious" and outcome.wrong:
        parts.append("; ".join(outcome.wrong))
    return "  | ".join(parts)


def _what(outcome: Outcome) -> str:
    text = (outcome.found if outcome.verdict == "spurious" else outcome.label) or ""
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 2].rstrip() + " …"
    by = f"  [{outcome.found_by}]" if outcome.found_by else ""
    return f"{outcome.document}: {outcome.kind}: {short}{by}"


def _interval(figure: Figure) -> str:
    return f"{figure.low:.3f}–{figure.high:.3f}"


def _console(stream: TextIO) -> Console:
    console = Console(file=stream, highlight=False)
    if not console.is_terminal:
        console.width = _NARROW
    return console


def _table(title: str, columns: Sequence[str], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, padding=(0, 2, 0, 0))
    for index, column in enumerate(columns):
        table.add_column(column, header_style="dim", justify="right" if index else "left")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table
