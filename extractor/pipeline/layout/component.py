"""The component that finds layout; writes `doc.spans[keys.SECTIONS]`."""

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from extractor.language import load_pack
from extractor.language.layout import LayoutLexicon
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, write_findings


class Layout:
    """Finds layout."""

    def __init__(self, *, lexicon: LayoutLexicon, tokenizer: Tokenizer) -> None:
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the findings written to it."""
        write_findings(doc, keys.SECTIONS, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Finding]:
        """All layout in text order; leaves the doc as it is."""
        return []


@Language.factory("extractor_layout", assigns=["doc.spans"], default_config={"language": "en"})
def make_layout(nlp: Language, name: str, language: str) -> Layout:
    """The component with the vocabulary of a language pack."""
    return Layout(lexicon=load_pack(language).layout, tokenizer=nlp.tokenizer)
