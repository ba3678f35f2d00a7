"""The component that finds roles; writes `doc.spans[keys.ROLES]`."""

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from extractor.language import load_pack
from extractor.language.roles import RoleLexicon
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, write_findings


class Roles:
    """Finds roles."""

    def __init__(self, *, lexicon: RoleLexicon, tokenizer: Tokenizer) -> None:
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the findings written to it."""
        write_findings(doc, keys.ROLES, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Finding]:
        """All roles in text order; leaves the doc as it is."""
        return []


@Language.factory("extractor_roles", assigns=["doc.spans"], default_config={"language": "en"})
def make_roles(nlp: Language, name: str, language: str) -> Roles:
    """The component with the vocabulary of a language pack."""
    return Roles(lexicon=load_pack(language).roles, tokenizer=nlp.tokenizer)
