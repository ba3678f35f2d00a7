"""The issuing organization: always an entry, tied to whatever the text calls it."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from extractor.pipeline.organizations.acronyms import initials, looks_like_acronym
from extractor.pipeline.organizations.naming import fold
from extractor.pipeline.tokens import text_of

ISSUER = "publisher"
# Shorter ones are too often something else.
_SHORTEST = 3


def issuer_spans(doc: Doc, publisher: str) -> Iterator[Span]:
    """Where the text names its publisher, in full or by its initials."""
    forms = {publisher, *(form for form in initials(publisher) if len(form) >= _SHORTEST)}
    for form in sorted(forms):
        pattern = r"\s+".join(re.escape(word) for word in form.split())
        flags = re.IGNORECASE if " " in form else 0
        for match in re.finditer(rf"\b{pattern}(?!\w)", text_of(doc), flags):
            span = doc.char_span(*match.span(), label=ISSUER)
            if span is not None:
                yield span


def is_issuer(name: str, publisher: str) -> bool:
    """Whether a name is the publisher's: in full, by initials, or its first or last words."""
    short, full = fold(name), fold(publisher)
    if short == full or short in {fold(form) for form in initials(publisher)}:
        return True
    if looks_like_acronym(publisher):
        return publisher in initials(name)
    several = " " in short
    return (several and (full.startswith(f"{short} ") or full.endswith(f" {short}"))) or _is_plural(
        short, full
    )


def _is_plural(short: str, full: str) -> bool:
    """The members' name for a party ("the Greens" of "Northland Greens")."""
    return short.endswith("s") and full.endswith(f" {short}")
