"""The command line: options and help here, work in the library. spaCy is imported only where it is needed."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

import click

from extractor.errors import ExtractorError

if TYPE_CHECKING:
    from extractor.documents import Document
    from extractor.evaluation.command import Request, Work
    from extractor.evaluation.results import Evaluation
    from extractor.extraction import Extractor
    from extractor.records import Statement

_SOME_FAILED = 1
_FORMATS = ("json", "jsonl", "table")
_MAX_CHARACTERS = 1_000_000
_BATCH_FORMATS = ("jsonl", "csv", "parquet", "sqlite")


class _Failures:
    """Counts documents that failed; each is told on stderr in one line as it happens."""

    def __init__(self) -> None:
        self.count = 0

    def tell(self, message: str) -> None:
        self.count += 1
        click.echo(f"error: {message}", err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="extractor", message="extractor %(version)s")
def main() -> None:
    """Turn statements into records: who, roles, sentences, dates, quotes, demands.

    Works offline. Start with:

    \b
        extractor extract statement.txt --published 2025-12-13
    """


def _date(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from extractor.calendar import check_date

    try:
        return value and check_date(value)
    except ExtractorError as error:
        raise click.BadParameter(str(error), context, parameter) from None


@main.command()
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
@click.option(
    "--model",
    metavar="NAME|FOLDER",
    envvar="EXTRACTOR_MODEL",
    show_envvar=True,
    help="Another spaCy pipeline in place of the shipped one.",
)
@click.option(
    "--max-characters",
    type=click.IntRange(min=1),
    default=_MAX_CHARACTERS,
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
    failures = _Failures()
    documents = list(_read(files, failures, published=published, publisher=publisher, id=id_))
    if documents:
        extractor = _load(model, max_characters)
        _write(_extract(extractor, documents, failures), format_, output, many=len(files) > 1)
    if failures.count:
        sys.exit(_SOME_FAILED)


def _read(files: Iterable[Path], failures: _Failures, **given: Any) -> Iterator["Document"]:  # noqa: ANN401
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


def _load(model: str | None, max_characters: int) -> "Extractor":
    from extractor.extraction import load

    try:
        return load(model=model, max_characters=max_characters)
    except ExtractorError as error:
        raise click.ClickException(str(error)) from None


def _extract(
    extractor: "Extractor", documents: list["Document"], failures: _Failures
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


@main.command()
def schema() -> None:
    """Print the JSON Schema of a record.

    \b
    Example:
        extractor schema > statement.schema.json
    """
    import json

    from extractor.records import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@main.group()
def pack() -> None:
    """Look after the language pack: its vocabularies and settings."""


@pack.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--examples", is_flag=True, help="Also run the examples and counterexamples of every entry (slow)."
)
def check(folder: Path | None, *, examples: bool) -> None:
    """Check the vocabularies in FOLDER (by default those of the shipped English pack).

    \b
    Examples:
        extractor pack check
        extractor pack check models/en --examples
    """
    from extractor.language import entries_of, load_pack

    name = str(folder or "en")
    try:
        checked = load_pack(name)
    except ExtractorError as error:
        raise click.ClickException(str(error)) from None
    count = sum(1 for _ in entries_of(checked))
    faults = list(_example_faults(name)) if examples else []
    for fault in faults:
        click.echo(f"error: {fault}", err=True)
    if faults:
        raise click.ClickException(
            f"{len(faults)} examples of {count} entries fail; mend the entry or the example"
        )
    click.echo(f"{checked.config.language} {checked.config.version}: {count} entries, all well")


def _example_faults(name: str) -> Iterator[str]:
    from extractor.examples import example_faults
    from extractor.language import load_pack
    from extractor.pipeline import build

    return example_faults(build(name), load_pack(name))


@main.command()
@click.argument("records", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE|FOLDER",
    required=True,
    type=click.Path(path_type=Path),
    help="A page for one statement, a folder of pages with an index for several.",
)
@click.option(
    "--texts",
    metavar="FOLDER",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Where the statements lie, or the texts that batch kept; by default beside RECORDS.",
)
def report(records: Path, output: Path, texts: tuple[Path, ...]) -> None:
    """Make web pages of RECORDS (JSON or JSONL): each statement with its findings, to look at offline.

    \b
    Examples:
        extractor report record.json -o statement.html
        extractor report records.jsonl --texts statements/ -o pages/
    """
    from extractor.report import Texts, read_records, view_of, write_report

    try:
        at_hand = Texts(texts or (records.parent,))
        views = [view_of(statement, at_hand.of(statement)) for statement in read_records(records)]
        count = write_report(views, output)
    except ExtractorError as error:
        raise click.ClickException(str(error)) from None
    without = sum(view.text is None for view in views)
    if without:
        click.echo(
            f"warning: {without} texts were not found unchanged; name their folder with --texts", err=True
        )
    click.echo(f"{output}: {count} page{'s' * (count != 1)}", err=True)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="On 127.0.0.1; by default a free one.")
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
@click.option("--model", metavar="NAME|FOLDER", envvar="EXTRACTOR_MODEL", help="Another spaCy pipeline.")
def review(folder: Path, port: int, *, open_: bool, model: str | None) -> None:
    """Correct what was found in the statements of FOLDER, on a page in the browser.

    Labels are drafted from what the extractor finds and saved beside the statements, as `evaluate` reads
    them. The page is for this machine alone; stop it with Ctrl-C.

    \b
    Examples:
        extractor review statements/ --open
        extractor review samples --port 8000
    """
    from extractor.review.server import serve

    def tell(address: str) -> None:
        click.echo(f"Review {folder} at {address}  (Ctrl-C stops)", err=True)
        if open_:
            click.launch(address)

    try:
        serve(folder, port=port, model=model, tell=tell)
    except ExtractorError as error:
        raise click.ClickException(str(error)) from None


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell.

    \b
    Example (bash):
        eval "$(extractor completion bash)"
    """
    from click.shell_completion import get_completion_class

    completer = get_completion_class(shell)
    if completer is None:  # pragma: no cover (the choices above are click's own)
        raise click.ClickException(f"{shell}: no completion for that shell")
    click.echo(completer(main, {}, "extractor", "_EXTRACTOR_COMPLETE").source())


@main.command()
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
@click.option("--model", metavar="NAME|FOLDER", envvar="EXTRACTOR_MODEL", help="Another spaCy pipeline.")
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
    failures = _Failures()
    for fault in faults:
        failures.tell(fault)
    if failures.count:
        sys.exit(_SOME_FAILED)


def _measure(work: "Work", model: str | None) -> "Evaluation":
    extractor = _load(model, _MAX_CHARACTERS)
    hidden = not sys.stderr.isatty()
    with click.progressbar(work.samples, label="evaluating", file=sys.stderr, hidden=hidden) as samples:
        return work.measure(extractor.extract_document, samples)


_LABEL_FORMATS = ("labels", "label-studio", "prodigy", "docbin", "web-annotation")


@main.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "source_format",
    type=click.Choice(_LABEL_FORMATS[:-1]),
    help="Default: by SOURCE, a folder of samples or a .json, .jsonl or .spacy file.",
)
@click.option(
    "--to",
    "target_format",
    type=click.Choice(_LABEL_FORMATS),
    help="Default: by TARGET, as above; .jsonld is web-annotation.",
)
@click.option("--overwrite", is_flag=True, help="Replace files that are there already.")
def convert(source: Path, target: Path, **how: Any) -> None:  # noqa: ANN401 (the options above)
    """Convert labels to and from Label Studio, Prodigy and spaCy, and to W3C Web Annotation.

    With Label Studio's tasks comes their labelling setup, in a file of the same name with the ending .xml.

    \b
    Examples:
        extractor convert samples tasks.json
        extractor convert annotated.jsonl corrected --to labels
        extractor convert samples/open-letter-china-rights-lawyer.txt letter.jsonld
    """
    from extractor.exchange.convert import convert as convert_labels

    try:
        count = convert_labels(source, target, **how)
    except ExtractorError as error:
        for fault in str(error).splitlines():
            click.echo(f"error: {fault}", err=True)
        sys.exit(_SOME_FAILED)
    click.echo(f"{target}: {count} statement{'' if count == 1 else 's'}", err=True)


def _formats(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    formats = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    unknown = [name for name in formats if name not in _BATCH_FORMATS]
    if unknown or not formats:
        raise click.BadParameter(
            f"{', '.join(unknown) or 'none'}: take some of {', '.join(_BATCH_FORMATS)}", context, parameter
        )
    return formats


@main.command()
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
    default=_MAX_CHARACTERS,
    show_default=True,
    help="Refuse longer texts; a million take about 1 GB of memory in each worker.",
)
@click.option("--model", metavar="NAME|FOLDER", envvar="EXTRACTOR_MODEL", help="Another spaCy pipeline.")
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
