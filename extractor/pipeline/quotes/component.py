"""The component that finds quotes; writes `doc.spans[keys.QUOTES]`."""

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from extractor.language import load_pack
from extractor.language.quotes import QuoteLexicon
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, write_findings


class Quotes:
    """Finds quotes."""

    def __init__(self, *, lexicon: QuoteLexicon, tokenizer: Tokenizer) -> None:
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the findings written to it."""
        write_findings(doc, keys.QUOTES, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Finding]:
        """All quotes in text order; leaves the doc as it is."""
        return []


@Language.factory("extractor_quotes", assigns=["doc.spans"], default_config={"language": "en"})
def make_quotes(nlp: Language, name: str, language: str) -> Quotes:
    """The component with the vocabulary of a language pack."""
    return Quotes(lexicon=load_pack(language).quotes, tokenizer=nlp.tokenizer)
