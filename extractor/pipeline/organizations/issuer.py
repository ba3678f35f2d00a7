"""The issuing organization: always an entry, tied to whatever the text calls it."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from extractor.pipeline.organizations.acronyms import initials, looks_like_acronym
from extractor.pipeline.organizations.naming import fold

ISSUER = "publisher"
# Shorter ones are too often something else.
_SHORTEST = 3


def issuer_spans(doc: Doc, publisher: str) -> Iterator[Span]:
    """Where the text names its publisher, in full or by its initials."""
    forms = {publisher, *(form for form in initials(publisher) if len(form) >= _SHORTEST)}
    for form in sorted(forms):
        pattern = r"\s+".join(re.escape(word) for word in form.split())
        flags = re.IGNORECASE if " " in form else 0
        for match in re.finditer(rf"\b{pattern}(?!\w)", doc.text, flags):
            span = doc.char_span(*match.span(), label=ISSUER)
            if span is not None:
                yield span


def is_issuer(name: str, publisher: str) -> bool:
    """Whether a name found in the text is the publisher's, in full or shortened either way."""
    if fold(name) == fold(publisher) or fold(name) in {fold(form) for form in initials(publisher)}:
        return True
    return looks_like_acronym(publisher) and publisher in initials(name)
