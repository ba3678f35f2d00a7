"""Optional libraries: imported where they are used, with an error that names the extra to install."""

from importlib import import_module
from typing import Any

from extractor.errors import MissingExtraError


def require(module: str, *, extra: str, purpose: str) -> Any:  # noqa: ANN401 (a module's own names)
    """An optional module.

    Args:
        module: Its dotted name.
        extra: The extra of this package that installs it.
        purpose: What needs it, as the start of a message: "reading PDF".

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f"{purpose} needs the extra [{extra}] ({error.name or module} is missing); "
            f"install it with: pip install 'extractor[{extra}]'"
        ) from error
