"""Documents: what goes in. One reader a format, each from bytes to text that offsets refer to."""

from extractor.documents.document import Document
from extractor.documents.reading import read_bytes, read_file

__all__ = ["Document", "read_bytes", "read_file"]
