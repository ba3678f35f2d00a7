"""The component that finds sentencing; writes `doc.spans[keys.SENTENCES]`."""

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from extractor.language import load_pack
from extractor.language.sentencing import SentencingLexicon
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, write_findings


class Sentencing:
    """Finds sentencing."""

    def __init__(self, *, lexicon: SentencingLexicon, tokenizer: Tokenizer) -> None:
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the findings written to it."""
        write_findings(doc, keys.SENTENCES, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Finding]:
        """All sentencing in text order; leaves the doc as it is."""
        return []


@Language.factory("extractor_sentencing", assigns=["doc.spans"], default_config={"language": "en"})
def make_sentencing(nlp: Language, name: str, language: str) -> Sentencing:
    """The component with the vocabulary of a language pack."""
    return Sentencing(lexicon=load_pack(language).sentencing, tokenizer=nlp.tokenizer)
