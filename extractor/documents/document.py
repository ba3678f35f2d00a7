"""The document: decoded text, and what is known of it from outside."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Document:
    """One statement as it goes in; every offset of its record refers to `text`.

    For plain text that is what the bytes hold once decoded, unchanged to the last blank; for other formats
    what their reader takes out.
    """

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

    def given(
        self, *, id: str | None = None, published: str | None = None, publisher: str | None = None
    ) -> "Document":
        """The same document with what its caller knows, which counts more than what its file says."""
        return replace(
            self,
            id=id or self.id,
            published=published or self.published,
            published_how="given" if published else self.published_how,
            publisher=publisher or self.publisher,
        )
