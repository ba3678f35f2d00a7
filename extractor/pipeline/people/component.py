"""The component that finds people; writes `doc.spans[keys.PEOPLE]`."""

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from extractor.language import load_pack
from extractor.language.people import PeopleLexicon
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, write_findings


class People:
    """Finds people."""

    def __init__(self, *, lexicon: PeopleLexicon, tokenizer: Tokenizer) -> None:
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the findings written to it."""
        write_findings(doc, keys.PEOPLE, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Finding]:
        """All people in text order; leaves the doc as it is."""
        return []


@Language.factory("extractor_people", assigns=["doc.spans"], default_config={"language": "en"})
def make_people(nlp: Language, name: str, language: str) -> People:
    """The component with the vocabulary of a language pack."""
    return People(lexicon=load_pack(language).people, tokenizer=nlp.tokenizer)
