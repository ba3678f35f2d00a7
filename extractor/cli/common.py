"""What several commands share: options, the loading of the pipeline, and how failures are told."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extractor.errors import ExtractorError
from extractor.threads import one_thread

if TYPE_CHECKING:
    from extractor.extraction import Extractor

SOME_FAILED = 1
"""Exit status where some documents failed and the others are done."""

MAX_CHARACTERS = 1_000_000
"""As `extractor.extraction.MAX_CHARACTERS`, which cannot be read here without loading spaCy."""

Command = TypeVar("Command", bound=Callable[..., Any])


class Failures:
    """Counts documents that failed; each is told on stderr in one line as it happens."""

    def __init__(self) -> None:
        self.count = 0

    def tell(self, message: str) -> None:
        """Says on stderr what failed."""
        self.count += 1
        click.echo(f"error: {message}", err=True)


def model_option(command: Command) -> Command:
    """The option that puts another spaCy pipeline in place of the shipped one."""
    return click.option(
        "--model",
        metavar="NAME|FOLDER",
        envvar="EXTRACTOR_MODEL",
        show_envvar=True,
        help="Another spaCy pipeline in place of the shipped one.",
    )(command)


def load_extractor(model: str | None, max_characters: int) -> "Extractor":
    """The Extractor; a pipeline that does not serve ends the command with one line."""
    one_thread()
    from extractor.extraction import load

    try:
        return load(model=model, max_characters=max_characters)
    except ExtractorError as error:
        raise click.ClickException(str(error)) from None
