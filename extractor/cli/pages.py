"""`extractor report` and `extractor review`: pages to look at, and to correct on."""

from pathlib import Path

import click

from extractor.cli.common import model_option
from extractor.errors import ExtractorError


@click.command()
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


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="On 127.0.0.1; by default a free one.")
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
@model_option
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
