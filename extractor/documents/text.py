"""Plain text: the decoded bytes, unchanged."""

from extractor.documents.content import Content
from extractor.documents.encodings import decode


def read(data: bytes) -> Content:
    """The text in some bytes.

    Raises:
        InputError: the bytes are no text.
    """
    decoded = decode(data)
    return Content(decoded.text, encoding=decoded.encoding, warnings=decoded.warnings)
