"""The label file, field by field. What may be left out has the value that its absence means."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from extractor.records import Amount, DemandCategory, Polarity, PunishmentKind, SentenceStatus

_MONTH = r"(0[1-9X]|1[0-2X]|X[\dX]|2[1-4])"  # 21 to 24 are the seasons
_DAY = r"(0[1-9X]|[12X][\dX]|3[01X])"
_ONE = rf"(\.\.|[\dX]{{4}}(-{_MONTH}(-{_DAY})?)?[?~%]?)"
EDTF: Final = rf"^{_ONE}(/{_ONE})?$"
DURATION: Final = r"^P\d+([YMWD]|Y(\d+M)?(\d+W)?(\d+D)?|M(\d+W)?(\d+D)?|W\d+D)$"

Snippet = Annotated[str, Field(min_length=1)]
Value = Annotated[str, Field(pattern=EDTF)]
Length = Annotated[str, Field(pattern=DURATION)]
Speaker = Annotated[str, Field(min_length=1, description="a person's id or org:Name")]


class _Label(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DocumentLabel(_Label):
    """What is known beside the text; further keys (licence, source) are kept."""

    model_config = ConfigDict(frozen=True, extra="allow")

    publisher: str | None = None
    published: str | None = None
    layout: str | None = None


class RoleLabel(_Label):
    """What a person is called or holds."""

    title: Snippet
    organization: str | None = None
    former: StrictBool = False


class PersonLabel(_Label):
    """One human being: the fullest form of the name, the other forms, the roles."""

    id: Annotated[str, Field(pattern=r"^[^\s:]+$")]
    name: Snippet
    aliases: list[Snippet] = []
    roles: list[RoleLabel] = []


class _Snippet(_Label):
    occurrence: int | None = Field(default=None, ge=1, description="which of several places is meant")

    @property
    def snippet(self) -> str:
        """The words that stand in the text."""
        raise NotImplementedError


class QuoteLabel(_Snippet):
    """A stretch of direct speech."""

    text: Snippet
    speaker: Speaker | None = None

    @property
    def snippet(self) -> str:
        """The words without their marks."""
        return self.text


class SentenceLabel(_Snippet):
    """A punishment; `evidence` is the clause that tells it."""

    people: list[str] = []
    who: str | None = None
    kind: PunishmentKind
    duration: Length | None = None
    duration_min: Length | None = None
    amount: Amount | None = None
    suspended: StrictBool = False
    in_absentia: StrictBool = False
    charges: list[Snippet] = []
    date: Value | None = None
    status: SentenceStatus = "imposed"
    evidence: Snippet

    @property
    def snippet(self) -> str:
        """The clause."""
        return self.evidence


class DateLabel(_Snippet):
    """An expression that points to a place on the calendar."""

    text: Snippet
    value: Value

    @property
    def snippet(self) -> str:
        """The expression."""
        return self.text


class DemandLabel(_Snippet):
    """An action asked for; `evidence` is the clause around it."""

    action: Snippet
    evidence: Snippet
    speaker: Speaker | None = None
    addressee: str | None = None
    category: DemandCategory
    polarity: Polarity = "do"
    beneficiaries: list[str] = []

    @property
    def snippet(self) -> str:
        """The verb phrase or noun phrase asked for."""
        return self.action


class Labels(_Label):
    """All labels of one statement."""

    document: DocumentLabel = DocumentLabel()
    people: list[PersonLabel] = []
    organizations: list[Snippet] = []
    quotes: list[QuoteLabel] = []
    sentences: list[SentenceLabel] = []
    dates: list[DateLabel] = []
    demands: list[DemandLabel] = []
