"""`extractor batch`: archives."""

import sys
from pathlib import Path
from typing import Any

import click

from extractor.cli.common import MAX_CHARACTERS, model_option
from extractor.errors import ExtractorError

_BATCH_FORMATS = ("jsonl", "csv", "parquet", "sqlite")


def _formats(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    formats = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    unknown = [name for name in formats if name not in _BATCH_FORMATS]
    if unknown or not formats:
        raise click.BadParameter(
            f"{', '.join(unknown) or 'none'}: take some of {', '.join(_BATCH_FORMATS)}", context, parameter
        )
    return formats


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o", "--output", metavar="FOLDER", required=True, type=click.Path(path_type=Path), help="The results."
)
@click.option(
    "--metadata",
    metavar="FILE.csv",
    type=click.Path(path_type=Path),
    help="Date and publisher by file: columns file, published, publisher.",
)
@click.option(
    "--format",
    "formats",
    default="jsonl",
    show_default=True,
    callback=_formats,
    metavar="NAME,NAME",
    help="Some of jsonl, csv, parquet, sqlite.",
)
@click.option("--workers", type=click.IntRange(min=1), help="How many processes. Default: one a core.")
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="local: processes on this machine. dask: also on others.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Of a dask scheduler: tcp://10.0.0.1:8786.")
@click.option(
    "--resume/--fresh",
    "resume",
    default=True,
    help="Go on where the output folder stands (the default), or forget what is there.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the first N documents.")
@click.option("--keep-text", is_flag=True, help="Also write texts.jsonl: the texts that offsets refer to.")
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    help="For one document.",
)
@click.option(
    "--max-megabytes",
    type=click.FloatRange(min=0, min_open=True),
    default=25.0,
    show_default=True,
    help="Refuse larger files.",
)
@click.option(
    "--max-characters",
    type=click.IntRange(min=1),
    default=MAX_CHARACTERS,
    show_default=True,
    help="Refuse longer texts; a million take about 1 GB of memory in each worker.",
)
@model_option
def batch(**given: Any) -> None:  # noqa: ANN401 (the options above)
    """Extract an archive: SOURCE is a folder, a glob, a JSONL file, a zip or a tar.

    Reads text, HTML, PDF, DOCX and e-mail. Killed or interrupted at any moment, the same command goes on
    where it was; documents that are done and unchanged are not done again. Documents that fail are listed in
    failures.jsonl, and the exit status is 1 then.

    \b
    Examples:
        extractor batch letters/ -o results --keep-text
        extractor batch "press/**/*.html" old.zip -o results --metadata dates.csv --format jsonl,sqlite
        extractor batch letters/ -o results --engine dask --scheduler tcp://10.0.0.1:8786
    """
    from extractor.batch.command import run_command

    try:
        status = run_command(given, sys.stderr)
    except ExtractorError as error:
        raise click.ClickException(str(error)) from None
    sys.exit(status)
