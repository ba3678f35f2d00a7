"""Given names, and the small words inside and after names (`vocab/given_names.yaml`)."""

from typing import Literal

from extractor.language.entries import Frozen

Gender = Literal["female", "male"]


class GivenNames(Frozen):
    """`given_names.yaml`: names by usual gender and language group; the file says how to read it."""

    particles: tuple[str, ...]
    suffixes: tuple[str, ...]
    short_names: dict[str, tuple[str, ...]]
    female: dict[str, tuple[str, ...]]
    male: dict[str, tuple[str, ...]]
    any: dict[str, tuple[str, ...]]
    ambiguous: dict[str, tuple[str, ...]]

    def genders(self) -> dict[str, Gender | None]:
        """Every clear given name with its usual gender, None where it serves both."""
        found: dict[str, Gender | None] = {name: None for group in self.any.values() for name in group}
        found |= {name: "female" for group in self.female.values() for name in group}
        found |= {name: "male" for group in self.male.values() for name in group}
        return found

    def doubtful(self) -> dict[str, Gender | None]:
        """The names that are words or places too, with their usual gender."""
        found: dict[str, Gender | None] = {}
        for gender, names in self.ambiguous.items():
            found |= dict.fromkeys(names, _gender(gender))
        return found


def _gender(group: str) -> Gender | None:
    return "female" if group == "female" else "male" if group == "male" else None
