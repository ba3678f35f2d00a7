"""The component that finds demands; writes `doc.spans[keys.DEMANDS]`."""

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from extractor.language import load_pack
from extractor.language.demands import DemandLexicon
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, write_findings


class Demands:
    """Finds demands."""

    def __init__(self, *, lexicon: DemandLexicon, tokenizer: Tokenizer) -> None:
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the findings written to it."""
        write_findings(doc, keys.DEMANDS, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Finding]:
        """All demands in text order; leaves the doc as it is."""
        return []


@Language.factory("extractor_demands", assigns=["doc.spans"], default_config={"language": "en"})
def make_demands(nlp: Language, name: str, language: str) -> Demands:
    """The component with the vocabulary of a language pack."""
    return Demands(lexicon=load_pack(language).demands, tokenizer=nlp.tokenizer)
