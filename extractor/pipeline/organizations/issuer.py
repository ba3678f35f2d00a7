"""The issuing organization: always an entry, tied to whatever the text calls it."""

from extractor.pipeline.organizations.acronyms import initials, looks_like_acronym
from extractor.pipeline.organizations.naming import fold


def issuer_forms(publisher: str) -> set[str]:
    """Folded forms under which the text may name its publisher."""
    return {fold(publisher), *(fold(form) for form in initials(publisher))}


def is_issuer(name: str, publisher: str) -> bool:
    """Whether a name found in the text is the publisher's, in full or shortened either way."""
    if fold(name) in issuer_forms(publisher):
        return True
    return looks_like_acronym(publisher) and publisher in initials(name)
