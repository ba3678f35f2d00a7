"""A judicial sentence while it is being read."""

import re
from dataclasses import dataclass, field

from extractor.pipeline.sentencing.punishments import Punishment
from extractor.pipeline.sentencing.reference import Convicts
from extractor.pipeline.sentencing.scene import Passage
from extractor.pipeline.sentencing.status import Trigger

_MONTHS = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?")


def _in_months(duration: str | None) -> str | None:
    """One writing for lengths that mean the same ("30 months" is two and a half years)."""
    whole = _MONTHS.fullmatch(duration) if duration else None
    return f"P{12 * int(whole[1] or 0) + int(whole[2] or 0)}M" if whole else duration


@dataclass(slots=True)
class Draft:
    """What is known so far of one punishment of one group of people."""

    punishment: Punishment
    kind: str
    status: str
    found_by: str
    passage: Passage
    start: int
    end: int
    trigger: Trigger | None = None
    convicts: Convicts = field(default_factory=Convicts)
    duration: str | None = None
    duration_min: str | None = None
    charges: tuple[tuple[int, int], ...] = ()
    court: tuple[int, int] | None = None
    facility: tuple[int, int] | None = None
    date: str | None = None
    in_absentia: bool = False
    plural_noun: bool = False

    @property
    def key(self) -> tuple[str, str | None, str | None, float | None]:
        """What two mentions of one punishment share."""
        money = self.punishment.sum
        return (
            self.kind,
            _in_months(self.duration),
            _in_months(self.duration_min),
            money.value if money else None,
        )

    @property
    def plural(self) -> bool:
        """Whether it stands for several punishments that have no length ("long prison sentences")."""
        return self.punishment.term is None and self.plural_noun
