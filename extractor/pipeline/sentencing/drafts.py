"""A judicial sentence while it is being read."""

from dataclasses import dataclass, field

from extractor.pipeline.sentencing.people import Convicts
from extractor.pipeline.sentencing.punishments import Punishment
from extractor.pipeline.sentencing.scene import Passage
from extractor.pipeline.sentencing.status import Trigger


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
        return self.kind, self.duration, self.duration_min, money.value if money else None

    @property
    def plural(self) -> bool:
        """Whether it stands for several punishments that have no length ("long prison sentences")."""
        return self.punishment.term is None and self.plural_noun
