"""`extractor convert`: labels from and to other tools."""

import sys
from pathlib import Path
from typing import Any

import click

from extractor.cli.common import SOME_FAILED
from extractor.errors import ExtractorError

_LABEL_FORMATS = ("labels", "label-studio", "prodigy", "docbin", "web-annotation")


@click.command()
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
        sys.exit(SOME_FAILED)
    click.echo(f"{target}: {count} statement{'' if count == 1 else 's'}", err=True)
