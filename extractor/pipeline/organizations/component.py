"""The component that finds organizations; writes `doc.spans[keys.ORGANIZATIONS]`."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor.language import load_vocabulary
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, write_findings
from extractor.pipeline.organizations.candidates import Candidates
from extractor.pipeline.organizations.entities import NER
from extractor.pipeline.organizations.identity import Body, gather
from extractor.pipeline.organizations.issuer import ISSUER


class Organizations:
    """Finds organizations and what the text calls them."""

    def __init__(self, *, candidates: Candidates) -> None:
        self._candidates = candidates

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the findings written to it."""
        write_findings(doc, keys.ORGANIZATIONS, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Finding]:
        """All organizations in text order; leaves the doc as it is."""
        bodies = gather(self._candidates.find(doc), doc._.publisher)
        return [_finding(body) for body in bodies]


def _finding(body: Body) -> Finding:
    plain = {NER, ISSUER}
    return Finding(
        found_by=body.found_by if body.found_by in plain else f"organizations/{body.found_by}",
        parts=tuple(("mention", span) for span in body.mentions),
        attributes={"name": body.name, "aliases": body.aliases, "issuer": body.issuer},
    )


@Language.factory("extractor_organizations", assigns=["doc.spans"], default_config={"language": "en"})
def make_organizations(nlp: Language, name: str, language: str) -> Organizations:
    """The component with the vocabulary of a language pack."""
    people = load_vocabulary("people", language)
    nations = load_vocabulary("nationalities", language)
    candidates = Candidates(
        lexicon=load_vocabulary("organizations", language),
        tokenizer=nlp.tokenizer,
        titles=people.words("title").keys(),
        given_names=load_vocabulary("given_names", language).genders().keys(),
        lands=nations.lands() | nations.peoples() | people.places,
    )
    return Organizations(candidates=candidates)
