"""The command line: options and help here, work in the library. spaCy is imported only where it is needed."""

import click

from extractor.cli.about import completion, schema
from extractor.cli.batch import batch
from extractor.cli.convert import convert
from extractor.cli.evaluate import evaluate
from extractor.cli.extract import extract
from extractor.cli.pack import pack
from extractor.cli.pages import report, review


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="extractor", message="extractor %(version)s")
def main() -> None:
    """Turn statements into records: who, roles, sentences, dates, quotes, demands.

    Works offline. Start with:

    \b
        extractor extract statement.txt --published 2025-12-13
    """


for _command in (extract, schema, pack, report, review, completion, evaluate, convert, batch):
    main.add_command(_command)
