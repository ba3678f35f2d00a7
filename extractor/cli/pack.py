"""`extractor pack`: looks after the vocabularies."""

from collections.abc import Iterator
from pathlib import Path

import click

from extractor.errors import ExtractorError


@click.group()
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
