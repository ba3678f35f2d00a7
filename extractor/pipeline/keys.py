"""The contract between components: names of span groups and extensions. Components meet only here."""

from typing import Final

from spacy.tokens import Doc

# Span groups in `doc.spans`: one a component. The letter starts the ids of its findings.
SECTIONS: Final = "sections"
BLOCKS: Final = "blocks"
PEOPLE: Final = "people"
ORGANIZATIONS: Final = "organizations"
DATES: Final = "dates"
ROLES: Final = "roles"
QUOTES: Final = "quotes"
SENTENCES: Final = "sentencing"
DEMANDS: Final = "demands"

ID_LETTERS: Final = {
    PEOPLE: "p",
    ORGANIZATIONS: "o",
    DATES: "d",
    ROLES: "r",
    QUOTES: "q",
    SENTENCES: "s",
    DEMANDS: "m",
    SECTIONS: "x",
    BLOCKS: "b",
}

# What is known of the document from outside (or read by a component, which then sets `published_how`).
DOCUMENT_EXTENSIONS: Final = ("published", "published_how", "publisher")


def register_extensions() -> None:
    """Makes `doc._.published` (EDTF), `doc._.published_how` and `doc._.publisher` exist, once a process."""
    for name in DOCUMENT_EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
