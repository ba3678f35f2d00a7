"""The component that finds people; writes `doc.spans[keys.PEOPLE]`."""

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token

from extractor.language import load_vocabulary
from extractor.pipeline import keys
from extractor.pipeline.capitals import breaks, capital_lines, is_glue
from extractor.pipeline.findings import Finding, read_findings, write_findings
from extractor.pipeline.matching import matched_spans, phrase_matcher
from extractor.pipeline.people.candidates import Candidate
from extractor.pipeline.people.cues import Cues
from extractor.pipeline.people.descriptions import Descriptions
from extractor.pipeline.people.evidence import Evidence
from extractor.pipeline.people.identity import People, Person
from extractor.pipeline.people.other_names import OtherName, OtherNames
from extractor.pipeline.people.parties import Parties
from extractor.pipeline.people.pronouns import Pronouns
from extractor.pipeline.people.propagation import Propagation
from extractor.pipeline.people.runs import Ground, Runs
from extractor.pipeline.people.words import NameWords

# Peoples whose names are surnames elsewhere ("Luo", "Shan") are called by short words.
_SHORT_SURNAME = 4
_WEAK = frozenset({"ner"})


class PeopleFinder:
    """Finds people, and whatever else the text calls each of them."""

    def __init__(
        self,
        *,
        words: NameWords,
        cues: Cues,
        other_names: OtherNames,
        pronouns: Pronouns,
        lands: PhraseMatcher,
        parties: Parties,
    ) -> None:
        self._lands = lands
        self._parties = parties
        self._pronouns = pronouns
        self._descriptions = Descriptions(words)
        self._other_names = other_names
        self._words = words
        self._runs = Runs(words)
        self._evidence = Evidence(words, cues)
        self._propagation = Propagation(words)

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the findings written to it."""
        write_findings(doc, keys.PEOPLE, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Finding]:
        """All people in text order; leaves the doc as it is."""
        bodies, weak = self._bodies(doc)
        lands = self._places(doc)
        lines = capital_lines(doc)
        ground = Ground(
            breaks(doc), lines.shouted, lines.headed, bodies | lands | self._parties.find(doc), lands
        )
        runs = self._runs.find(doc, ground)
        lead_ins = self._other_names.lead_ins(doc)
        candidates = self._evidence.weigh(doc, runs, ground=ground, bodies=weak, lead_ins=lead_ins)
        people = People(self._seconds(candidates, lead_ins, lands), self._words)
        people.take(candidates)
        self._propagation.spread(doc, people, taken=ground.taken, loose={*ground.shouted, *ground.headed})
        for person in people.people:
            person.gender = person.gender or self._words.gender_of(person.form.text.split()[0])
        self._pronouns.resolve(doc, people.people, ground.breaks)
        self._descriptions.resolve(doc, people.people)
        ordered = sorted(people.people, key=lambda person: person.start)
        return [self._finding(person) for person in ordered if person.mentions]

    def _seconds(
        self, candidates: list[Candidate], lead_ins: dict[int, Span], lands: set[int]
    ) -> dict[int, OtherName]:
        """Second names by the end of the name that they follow; a land behind it is none."""
        found = {
            span.end: self._other_names.after(span, lead_ins)
            for candidate in candidates
            for span in candidate.spans
        }
        ends = sorted(found)
        for lead_in in lead_ins.values():
            bearer = _bearer([end for end in ends if end <= lead_in.start], lead_in)
            if bearer and not found[bearer]:
                found[bearer] = self._other_names.assumed(lead_in)
        return {
            end: other
            for end, other in found.items()
            if other and not all(token.i in lands for token in other.span)
        }

    def _bodies(self, doc: Doc) -> tuple[set[int], set[int]]:
        """Tokens inside names of organizations, and inside those that only the trained pipeline sees."""
        sure: set[int] = set()
        weak: set[int] = set()
        for finding in read_findings(doc, keys.ORGANIZATIONS):
            tokens = {token.i for span in finding.all("mention") for token in self._without_ruler(span)}
            (weak if finding.found_by in _WEAK else sure).update(tokens)
        return sure, weak

    def _without_ruler(self, body: Span) -> Span:
        """A body without the people it is named after ("the Orlov Government", "the Lys/Zub Government")."""
        plain = len(body) in {2, 4} and body[-1].lower_ in self._words.reign
        return body[-1:] if plain and (len(body) == 2 or is_glue(body[1])) else body

    def _places(self, doc: Doc) -> set[int]:
        """Tokens of lands and peoples, where they are no part of a person's name ("Doug Jordan")."""
        return {
            token.i
            for span in matched_spans(self._lands, doc)
            if not any(self._is_borne(token, span) for token in span)
            for token in span
        }

    def _is_borne(self, token: Token, land: Span) -> bool:
        """Whether a land's name is part of a person's ("Doug Jordan")."""
        short = len(token) <= _SHORT_SURNAME
        if len(land) > 1:
            return False
        seen = token.ent_type_ == "PERSON" and len(_entity(token)) > len(land)
        if seen and (short or self._words.may_be_given(token)):
            return True
        if token.i and self._words.is_given(token.nbor(-1)) and self._words.closes(token):
            return True
        return self._words.may_be_given(token) and self._words.opens_name(token)

    def _finding(self, person: Person) -> Finding:
        named = [*person.mentions, *person.seconds]
        spans = sorted({(span.start, span.end): span for span, _ in named}.items())
        parts = [("mention", span) for _, span in spans] + [("pronoun", span) for span in person.pronouns]
        return Finding(
            found_by=person.found_by if person.found_by in _WEAK else f"people/{person.found_by}",
            parts=tuple(sorted(parts, key=lambda part: part[1].start)),
            attributes={
                "name": person.form.text,
                "aliases": person.aliases(),
                "gender": person.gender,
            },
        )


def _bearer(ends: list[int], lead_in: Span) -> int | None:
    """The end of the name of whoever lives "under the name": the subject before it, else the last named."""
    same_sent = [end for end in ends if end > lead_in.sent.start]
    subjects = [end for end in same_sent if lead_in.doc[end - 1].dep_ in {"nsubj", "flat"}]
    return next(iter(subjects), None) or next(reversed(ends), None)


def _entity(token: Token) -> Span:
    doc = token.doc
    start, end = token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]


@Language.factory("extractor_people", assigns=["doc.spans"], default_config={"language": "en"})
def make_people(nlp: Language, name: str, language: str) -> PeopleFinder:
    """The component with the vocabulary of a language pack."""
    lexicon = load_vocabulary("people", language)
    nations = load_vocabulary("nationalities", language)
    words = NameWords(lexicon, load_vocabulary("given_names", language))
    known_lands = nations.lands() | nations.peoples() | lexicon.places
    return PeopleFinder(
        words=words,
        cues=Cues(lexicon, words, nlp.tokenizer),
        other_names=OtherNames(lexicon, words, nlp.tokenizer),
        pronouns=Pronouns(lexicon, words),
        lands=phrase_matcher(nlp.tokenizer, {"land": known_lands}, attr="ORTH"),
        parties=Parties(lexicon.never_names, known_lands),
    )
