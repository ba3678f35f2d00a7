"""Proves the vocabularies: each example is found by its entry, no counterexample is."""

from collections.abc import Iterator

from spacy.language import Language

from extractor.language import LanguagePack, entries_of
from extractor.pipeline import keys
from extractor.pipeline.findings import read_findings


def example_faults(nlp: Language, pack: LanguagePack) -> Iterator[str]:
    """What does not hold, in words: file, entry and sentence; nothing where all is well."""
    rows = [
        (vocabulary, entry.id, text, wanted)
        for vocabulary, entry in entries_of(pack)
        for wanted, texts in ((True, entry.examples), (False, entry.counterexamples))
        for text in texts
    ]
    for (vocabulary, entry_id, text, wanted), doc in zip(rows, nlp.pipe(row[2] for row in rows), strict=True):
        found_by = {finding.found_by for key in keys.ID_LETTERS for finding in read_findings(doc, key)}
        if (f"{vocabulary}/{entry_id}" in found_by) is not wanted:
            fault = "example is not found by it" if wanted else "counterexample is found by it"
            yield f"{vocabulary}.yaml: entry {entry_id!r}: {fault}: {text!r}"
