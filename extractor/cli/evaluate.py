"""`extractor evaluate`: records against labelled samples."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.cli.common import MAX_CHARACTERS, SOME_FAILED, Failures, load_extractor, model_option
from extractor.errors import ExtractorError

if TYPE_CHECKING:
    from extractor.evaluation.command import Request, Work
    from extractor.evaluation.results import Evaluation


@click.command()
@click.argument("samples", default="samples", type=click.Path(path_type=Path))
@click.option(
    "--errors", is_flag=True, help="Also list what was missed (−), spurious (+), or half right (≠)."
)
@click.option("--html", metavar="FILE", type=click.Path(path_type=Path), help="Write it as a page.")
@click.option(
    "--json",
    metavar="[FILE]",
    is_flag=False,
    flag_value="-",
    type=click.Path(path_type=Path),
    help="Write it as JSON, to stdout without FILE. Default: a table on a terminal or with --errors, "
    "JSON in a pipe.",
)
@click.option(
    "--compare", metavar="OLD.json", type=click.Path(path_type=Path), help="Show what was gained and lost."
)
@click.option(
    "--floors",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Fail where F1 is below a floor, or the samples are not those of the floors.",
)
@click.option("--record-floors", is_flag=True, help="Raise the floors to this run, for these samples.")
@click.option("--lower-floors", is_flag=True, help="The same, and lower a floor that was missed.")
@model_option
def evaluate(model: str | None, **wanted: Any) -> None:  # noqa: ANN401 (the fields of a Request)
    """Measure records against the labelled SAMPLES: a folder of NAME.txt with NAME.json.

    Precision, recall and F1 of people, roles, quotes, sentences, dates and demands, relaxed and strict,
    with 95 % intervals, and how often their attributes are right.

    \b
    Examples:
        extractor evaluate
        extractor evaluate samples --errors | grep demands:
        extractor evaluate samples --compare old.json --json new.json
        extractor evaluate samples --floors samples/floors.json
    """
    from extractor.evaluation.command import Request

    if (wanted["record_floors"] or wanted["lower_floors"]) and not wanted["floors"]:
        raise click.UsageError("--record-floors and --lower-floors need --floors FILE")
    if wanted["json"] is None and not wanted["errors"] and not sys.stdout.isatty():
        wanted["json"] = Path("-")
    _evaluate(Request(**wanted), model)


def _evaluate(request: "Request", model: str | None) -> None:
    from extractor.evaluation.command import Work

    try:
        work = Work(request)
        evaluation = _measure(work, model)
        faults = work.hold_floors(evaluation)
        work.write(evaluation, sys.stdout)
    except ExtractorError as error:
        faults = str(error).splitlines()
    failures = Failures()
    for fault in faults:
        failures.tell(fault)
    if failures.count:
        sys.exit(SOME_FAILED)


def _measure(work: "Work", model: str | None) -> "Evaluation":
    extractor = load_extractor(model, MAX_CHARACTERS)
    hidden = not sys.stderr.isatty()
    with click.progressbar(work.samples, label="evaluating", file=sys.stderr, hidden=hidden) as samples:
        return work.measure(extractor.extract_document, samples)
