"""The document: decoded text, and what is known of it from outside."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One statement as it goes in; every offset of its record refers to `text`."""

    id: str
    text: str
    name: str | None = None
    sha256: str | None = None
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    published: str | None = None
    published_how: str | None = None
    publisher: str | None = None
    warnings: tuple[str, ...] = field(default=())
