"""What a reader of any format takes out of bytes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """Text, with what the file itself says of it; `published` is a calendar date such as 2025-12-13."""

    text: str
    encoding: str = "utf-8"
    published: str | None = None
    publisher: str | None = None
    warnings: tuple[str, ...] = ()
