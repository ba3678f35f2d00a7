"""The crosswalk from categories of demands to the codes of event data (`vocab/event_codes.yaml`)."""

from typing import Literal, get_args

from pydantic import Field, model_validator

from extractor.language.entries import Frozen
from extractor.records import DemandCategory, Force


class PloverCode(Frozen):
    """A code of PLOVER: event, mode, context."""

    event: Literal["DEMAND"] = "DEMAND"
    mode: Literal["assist", "change", "yield", "meet"] | None
    context: str | None


class EventCode(Frozen):
    """What a category of demands is called in CAMEO and PLOVER."""

    category: DemandCategory
    cameo_appeal: str = Field(pattern=r"^02\d{1,2}$", description="CAMEO 02, for asks of little force")
    cameo_demand: str = Field(pattern=r"^10\d{1,2}$", description="CAMEO 10, for demands")
    plover: PloverCode


class EventCodes(Frozen):
    """`event_codes.yaml`."""

    demanding: frozenset[Force] = Field(description="forces that CAMEO codes as DEMAND rather than APPEAL")
    codes: tuple[EventCode, ...]

    @model_validator(mode="after")
    def _every_category_once(self) -> "EventCodes":
        listed = [code.category for code in self.codes]
        if sorted(listed) != sorted(get_args(DemandCategory)):
            raise ValueError("needs every category of demands exactly once")
        return self

    def cameo(self, category: str, force: str) -> str:
        """The CAMEO code of a demand with that category and force."""
        code = next(code for code in self.codes if code.category == category)
        return code.cameo_demand if force in self.demanding else code.cameo_appeal

    def plover(self, category: str) -> PloverCode:
        """The PLOVER code of a demand with that category."""
        return next(code.plover for code in self.codes if code.category == category)
