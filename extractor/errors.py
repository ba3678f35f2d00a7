"""Every error that extractor raises on purpose; the whole tree.

```
ExtractorError
├── InputError   a document that cannot be read or is too long
├── LabelError   labels that do not fit their schema or their text
├── PackError    a language pack whose files do not fit their schema
├── ModelError   a spaCy pipeline that is missing or lacks what the components need
├── BatchError   a batch that cannot start or go on
└── MissingExtraError   an optional library that is not installed
```

Messages are one line: what was wrong, where, and what to do.
"""


class ExtractorError(Exception):
    """Anything that a caller may want to show to a person as it is."""


class InputError(ExtractorError):
    """A document that cannot be turned into text."""


class LabelError(ExtractorError):
    """Labels that cannot be used; `faults` are messages of one line, each with file, place and reason."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class PackError(ExtractorError):
    """A language pack that is missing or does not fit its schema; names file, entry and field."""


class ModelError(ExtractorError):
    """A spaCy pipeline that cannot be loaded or lacks pipes or labels."""


class BatchError(ExtractorError):
    """A batch that cannot start or go on: its sources, output folder, disk or workers."""


class MissingExtraError(ExtractorError):
    """An optional library that is not installed; names the extra that brings it."""
