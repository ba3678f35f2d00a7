"""`extractor extract`: records of some files."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

import click

from extractor.cli.common import MAX_CHARACTERS, SOME_FAILED, Failures, load_extractor, model_option
from extractor.errors import ExtractorError

if TYPE_CHECKING:
    from extractor.documents import Document
    from extractor.extraction import Extractor
    from extractor.records import Statement

_FORMATS = ("json", "jsonl", "table")


def _date(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from extractor.calendar import check_date

    try:
        return value and check_date(value)
    except ExtractorError as error:
        raise click.BadParameter(str(error), context, parameter) from None


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True, path_type=Path))
@click.option(
    "--published", metavar="DATE", callback=_date, help="When it was issued: 2025-12-13, 2025-12 or 2025."
)
@click.option("--publisher", metavar="NAME", help="The organisation that issued it.")
@click.option("--id", "id_", metavar="ID", help="What the record is called; by default the file's name.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    help="json: one object, or an array for several files. jsonl: a line each. "
    "table: for reading. Default: table on a terminal, json in a pipe or file.",
)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write there instead of stdout."
)
@model_option
@click.option(
    "--max-characters",
    type=click.IntRange(min=1),
    default=MAX_CHARACTERS,
    show_default=True,
    help="Refuse longer texts; a million take about 1 GB of memory.",
)
def extract(
    files: tuple[Path, ...],
    published: str | None,
    publisher: str | None,
    id_: str | None,
    format_: str | None,
    output: Path | None,
    model: str | None,
    max_characters: int,
) -> None:
    """Extract the record of each FILE; `-` reads standard input.

    \b
    Examples:
        extractor extract statement.txt --published 2025-12-13 --publisher "Harbour Watch"
        extractor extract *.txt --format jsonl -o records.jsonl
        cat statement.txt | extractor extract - | jq .demands
    """
    if id_ and len(files) > 1:
        raise click.UsageError("--id names one record; give one FILE with it")
    format_ = format_ or ("table" if output is None and sys.stdout.isatty() else "json")
    failures = Failures()
    documents = list(_read(files, failures, published=published, publisher=publisher, id=id_))
    if documents:
        extractor = load_extractor(model, max_characters)
        _write(_extract(extractor, documents, failures), format_, output, many=len(files) > 1)
    if failures.count:
        sys.exit(SOME_FAILED)


def _read(files: Iterable[Path], failures: Failures, **given: Any) -> Iterator["Document"]:  # noqa: ANN401
    from extractor.documents import read_file

    for file in files:
        try:
            document = _read_stdin() if str(file) == "-" else read_file(file)
        except ExtractorError as error:
            failures.tell(str(error))
        else:
            yield document.given(**given)


def _read_stdin() -> "Document":
    from extractor.documents import read_bytes

    with click.open_file("-", "rb") as stream:
        return read_bytes(stream.read(), id="stdin", label="standard input")


def _extract(
    extractor: "Extractor", documents: list["Document"], failures: Failures
) -> Iterator["Statement"]:
    quiet = len(documents) < 2 or not sys.stderr.isatty()
    with click.progressbar(documents, label="extracting", file=sys.stderr, hidden=quiet) as progress:
        for document in progress:
            try:
                yield extractor.extract_document(document)
            except ExtractorError as error:
                failures.tell(str(error))


def _write(statements: Iterable["Statement"], format_: str, output: Path | None, *, many: bool) -> None:
    from extractor.writers import writer

    write = writer(format_, many=many)
    try:
        with click.open_file(str(output or "-"), "w", encoding="utf-8", atomic=output is not None) as stream:
            write(statements, cast(TextIO, stream))
    except OSError as error:
        raise click.ClickException(
            f"{output}: cannot be written ({error.strerror}); check the folder"
        ) from None
