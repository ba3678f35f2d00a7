"""Proves the vocabularies: each example is found by its entry, no counterexample is.

Each is read as a statement of its own, published on `PUBLISHED` by `PUBLISHER`: "last week" has a value.
"""

from collections.abc import Iterator
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractor.language import LanguagePack, entries_of
from extractor.pipeline import keys
from extractor.pipeline.findings import read_findings

PUBLISHED: Final = "2024-05-16"
PUBLISHER: Final = "Harbour Watch"


def example_faults(nlp: Language, pack: LanguagePack) -> Iterator[str]:
    """What does not hold, in words: file, entry and sentence; nothing where all is well."""
    rows = [
        (vocabulary, entry.id, text, wanted)
        for vocabulary, entry in entries_of(pack)
        for wanted, texts in ((True, entry.examples), (False, entry.counterexamples))
        for text in texts
    ]
    for (vocabulary, entry_id, text, wanted), doc in zip(
        rows, nlp.pipe(_statement(nlp, row[2]) for row in rows), strict=True
    ):
        found_by = {finding.found_by for key in keys.ID_LETTERS for finding in read_findings(doc, key)}
        if (f"{vocabulary}/{entry_id}" in found_by) is not wanted:
            fault = "example is not found by it" if wanted else "counterexample is found by it"
            yield f"{vocabulary}.yaml: entry {entry_id!r}: {fault}: {text!r}"


def _statement(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published, doc._.published_how, doc._.publisher = PUBLISHED, "given", PUBLISHER
    return doc
