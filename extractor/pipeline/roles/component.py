"""The component that finds roles; writes `doc.spans[keys.ROLES]`."""

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span

from extractor.language import load_vocabulary
from extractor.language.roles import RoleLexicon
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, write_findings
from extractor.pipeline.roles.appositions import Appositions
from extractor.pipeline.roles.clauses import Clauses
from extractor.pipeline.roles.holdings import Holding
from extractor.pipeline.roles.introductions import Introductions
from extractor.pipeline.roles.lines import Lines
from extractor.pipeline.roles.offices import Offices, share_bodies
from extractor.pipeline.roles.reading import TitleReader
from extractor.pipeline.roles.relatives import Relatives
from extractor.pipeline.roles.scene import Scene
from extractor.pipeline.roles.terms import Terms

_LONGEST_EVIDENCE = 60


class Roles:
    """Finds roles: titles of the vocabulary, and who holds each."""

    def __init__(self, *, lexicon: RoleLexicon, lands: frozenset[str], tokenizer: Tokenizer) -> None:
        self._lands = lands
        self._terms = Terms(lexicon, tokenizer)
        self._titles = TitleReader(lexicon)
        self._introductions = Introductions(lexicon)
        self._appositions = Appositions(lexicon)
        self._clauses = Clauses(lexicon)
        self._lines = Lines(lexicon)
        self._relatives = Relatives(lexicon)
        self._offices = Offices(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the findings written to it."""
        write_findings(doc, keys.ROLES, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Finding]:
        """All roles in text order; leaves the doc as it is."""
        if not doc.spans.get(keys.PEOPLE):
            return []
        scene = Scene(doc, heads=self._terms.find(doc), lands=self._lands)
        titles = self._titles.read(scene)
        holdings = self._introductions.find(scene, titles)
        holdings += self._appositions.find(scene, titles)
        holdings += self._clauses.find(scene, titles)
        holdings += self._lines.find(scene, titles)
        holdings += self._relatives.find(scene)
        share_bodies(scene, titles)
        merged = self._offices.merge(
            scene, sorted(holdings, key=lambda h: (h.start, h.title.start, h.person))
        )
        return [_finding(scene, holding) for holding in merged]


def _finding(scene: Scene, holding: Holding) -> Finding:
    title, doc = holding.title, scene.doc
    start, end = holding.start, holding.end
    if end - start > _LONGEST_EVIDENCE:
        start, end = title.full_start, title.end
    parts = [("evidence", Span(doc, start, end))]
    if title.wording is None:
        parts.append(("title", Span(doc, title.start, title.title_end)))
    body = title.body
    if body is not None:
        parts.append(("organization", Span(doc, body.start, body.end)))
    kind = title.term.kind
    related = title.related if title.related != holding.person else None
    if related and title.term.entry.relational:
        kind = "relation"
    return Finding(
        found_by=f"roles/{title.term.entry.id}",
        parts=tuple(parts),
        attributes={
            "person": holding.person,
            "title": title.wording or scene.text(title.start, title.title_end),
            "organization": body.id if body else None,
            "organization_name": body.name if body else None,
            "kind": kind,
            "related_person": related if kind == "relation" else None,
            "former": title.former,
        },
    )


@Language.factory("extractor_roles", assigns=["doc.spans"], default_config={"language": "en"})
def make_roles(nlp: Language, name: str, language: str) -> Roles:
    """The component with the vocabulary of a language pack."""
    return Roles(
        lexicon=load_vocabulary("roles", language),
        lands=load_vocabulary("nationalities", language).lands(),
        tokenizer=nlp.tokenizer,
    )
