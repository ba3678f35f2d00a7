"""Tells states and towns (GPE) from other places (LOC), and names of peoples (NORP), by their words.

Most public sets have one label for places and none for peoples; these lists bring them to one scheme.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

LISTS = Path(__file__).parent.parent / "names" / "places.yaml"


def _read() -> dict[str, frozenset[str]]:
    rows = yaml.safe_load(LISTS.read_text("utf-8"))
    return {name: frozenset(word.replace("_", " ") for word in words.split()) for name, words in rows.items()}


_WORDS = _read()
COUNTRIES = _WORDS["countries"]
TITLES = _WORDS["titles"]
PEOPLE = re.compile(
    r"\b(?:(?:North|South) )?(?:" + "|".join(sorted(_WORDS["peoples"], key=len, reverse=True)) + r")\b"
)
# Words that are as often something else.
NOT_PEOPLE = frozenset({"Pole", "Republican", "Democrat", "Liberal", "Conservative", "Maya", "Karen", "Roma"})
_FIRST_WORDS = frozenset({"lake", "mount", "mt", "mt.", "river", "cape", "gulf", "camp"})
_REGION_PHRASE = re.compile(
    r"^(the )?((north|south|east|west|northern|southern|eastern|western|central|sub-saharan|latin|north-east|"
    r"southeast|south-east) )?(africa|asia|europe|america|americas)$|middle east|far east|horn of|"
    r"\bwest bank\b|golan|\bmidwest\b",
    re.IGNORECASE,
)


def is_people(phrase: str) -> bool:
    """Says whether a phrase names a people, a faith or a political camp ("Afghan", "North Koreans")."""
    return phrase.split()[-1] in _WORDS["peoples"]


def place_label(name: str) -> str:
    """Returns GPE for states, provinces and towns, LOC for every other place.

    Example:
        >>> place_label("Minsk"), place_label("Black Sea"), place_label("Eastern Europe")
        ('GPE', 'LOC', 'LOC')
    """
    words = re.findall(r"[\w'’.-]+", name.lower())
    if not words:
        return "GPE"
    if words[-1] in _WORDS["nature"] or words[0] in _FIRST_WORDS:
        return "LOC"
    if len(words) == 1 and words[0] in _WORDS["regions"]:
        return "LOC"
    return "LOC" if _REGION_PHRASE.search(name) and name.lower() != "south africa" else "GPE"
