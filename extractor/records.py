"""The Statement record: what one document becomes. The output contract; knows no spaCy.

Calendar values are EDTF (ISO 8601-2:2019, level 0 and 1), lengths of time ISO 8601 durations. Spans count
Unicode code points of the document's text as decoded, before any cleaning, half-open.
"""

from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

SCHEMA_VERSION: Final = "1.0"

SectionKind = Literal[
    "headline", "lead", "body", "pull_quote", "background", "boilerplate", "contact", "navigation"
]
PublishedHow = Literal["given", "metadata", "dateline", "inferred"]
RoleKind = Literal["office", "profession", "membership", "honour", "status", "relation"]
QuoteKind = Literal["direct", "indirect"]
PunishmentKind = Literal[
    "imprisonment",
    "life_imprisonment",
    "death",
    "fine",
    "corporal",
    "house_arrest",
    "restriction_of_freedom",
    "probation",
    "community_service",
    "other",
]
SentenceStatus = Literal[
    "imposed", "upheld", "reduced", "increased", "overturned", "commuted", "served", "faced"
]
Precision = Literal["day", "month", "season", "year", "decade", "century", "interval"]
DateAnchor = Literal["absolute", "published"]
Voice = Literal["issuer", "quoted", "reported"]
Polarity = Literal["do", "refrain"]
Force = Literal["must", "should", "call", "urge", "demand", "request", "need"]
DemandCategory = Literal[
    "release",
    "drop_charges",
    "fair_trial",
    "investigate",
    "accountability",
    "reparation",
    "protect",
    "disclose",
    "access",
    "law_reform",
    "cease",
    "international_action",
    "other",
]
FoundBy = Annotated[str, Field(description="component or vocabulary entry: demands/call-on")]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Record):
    """A stretch of the document: `document_text[start:end] == text`, always."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str

    @model_validator(mode="after")
    def _length_fits(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}-{self.end} cannot hold {len(self.text)} characters")
        return self


class Mention(Span):
    """A place where a person is named or, with `pronoun`, safely meant."""

    pronoun: bool = False


class Source(_Record):
    """Where the text came from, without any path of the machine."""

    name: str | None
    sha256: str
    media_type: str
    encoding: str
    characters: int


class PipelineInfo(_Record):
    """What made the record."""

    extractor: str
    model: str
    model_version: str


class Published(_Record):
    """When the statement was issued (EDTF) and how that is known."""

    value: str | None
    how: PublishedHow | None


class Section(_Record):
    """A part of the statement's layout; sections cover the text in order."""

    kind: SectionKind
    start: int
    end: int


class Person(_Record):
    """One human being, whatever forms the text uses."""

    id: str
    name: str
    aliases: list[str]
    mentions: list[Mention]
    roles: list[str]
    found_by: FoundBy


class Organization(_Record):
    """One body; `mentions` is empty for a publisher that the text does not name."""

    id: str
    name: str
    aliases: list[str]
    mentions: list[Span]
    found_by: FoundBy


class Role(_Record):
    """What a person is called or holds, and for whom."""

    id: str
    person: str
    title: str
    organization: str | None
    organization_name: str | None
    kind: RoleKind
    related_person: str | None
    former: bool
    evidence: Span
    found_by: FoundBy


class Quote(_Record):
    """Speech, direct or indirect, within one paragraph."""

    id: str
    content: Span
    speaker: str | None
    speaker_text: Span | None
    cue: Span | None
    kind: QuoteKind
    duplicate_of: str | None
    found_by: FoundBy


class Amount(_Record):
    """A sum of money; `currency` (ISO 4217) is null where the text leaves it open."""

    value: float
    currency: str | None


class Sentence(_Record):
    """A punishment that a court imposed, changed, or may impose."""

    id: str
    people: list[str]
    who: Span | None
    kind: PunishmentKind
    duration: str | None
    duration_min: str | None
    amount: Amount | None
    suspended: bool
    in_absentia: bool
    charges: list[str]
    court: str | None
    facility: str | None
    date: str | None
    status: SentenceStatus
    evidence: Span
    found_by: FoundBy


class Date(Span):
    """An expression that points to a place on the calendar."""

    id: str
    value: str
    precision: Precision
    anchor: DateAnchor
    found_by: FoundBy


class Demand(_Record):
    """One action asked for: who asks, who must act, what, for whom."""

    id: str
    speaker: str | None
    voice: Voice
    addressee: str | None
    addressee_id: str | None
    inferred: bool = Field(description="true where the addressee was taken from context")
    action: Span
    category: DemandCategory
    polarity: Polarity
    force: Force
    beneficiaries: list[str]
    urgency: str | None
    deadline: str | None
    quote: str | None
    evidence: Span
    found_by: FoundBy


class Statement(_Record):
    """What one document becomes."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    id: str
    source: Source
    pipeline: PipelineInfo
    title: str | None
    publisher: str | None
    published: Published
    sections: list[Section]
    people: list[Person]
    organizations: list[Organization]
    roles: list[Role]
    quotes: list[Quote]
    sentences: list[Sentence]
    dates: list[Date]
    demands: list[Demand]
    warnings: list[str]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a Statement as it is written."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Statement.model_json_schema(mode="serialization"),
    }
