"""Exchanges the names in labelled texts, so that the place of a name is learned and not the name."""

from __future__ import annotations

import random

from cultures import Culture, Lists, Person
from domain_text import Filler
from spans import Labelled

ORG_KINDS = [
    "known",
    "known",
    "known",
    "known",
    "ngo",
    "media",
    "party",
    "company",
    "university",
    "union",
    "agency",
    "sport",
    "culture",
    "culture",
]


def swap(record: Labelled, lists: Lists, more: list[Culture], rng: random.Random) -> Labelled:
    """Returns a copy with most people, some organisations and some towns exchanged.

    Half the texts get the names of this project, the others those of `more`.

    The same name becomes the same other name; a last word known from a full name becomes the short form of
    the person that took its place.
    """
    culture = rng.choice(lists.cultures)
    others = lists.cultures if rng.random() < 0.5 else more
    towns = culture.cities if rng.random() < 0.3 else more[0].cities
    table = _people(record, others, rng)
    text, spans, gaps, last = "", [], [], 0
    stretches = sorted([*record.spans, *((start, end, "") for start, end in record.gaps)])
    for start, end, label in stretches:
        if start < last:
            continue
        text += record.text[last:start]
        name = record.text[start:end]
        if label and "\n" not in name:
            name = _exchanged(name, label, table, towns, Filler(lists, culture, rng, splice=True))
        if label:
            spans.append((len(text), len(text) + len(name), label))
        else:
            gaps.append((len(text), len(text) + len(name)))
        text += name
        last = end
    return Labelled(text + record.text[last:], tuple(spans), record.source, tuple(gaps))


def _people(record: Labelled, cultures: list[Culture], rng: random.Random) -> dict[str, str]:
    table: dict[str, str] = {}
    main = rng.choice(cultures)
    names = [record.text[start:end] for start, end, label in record.spans if label == "PERSON"]
    for name in sorted(set(names), key=len, reverse=True):
        if name in table or not name[0].isalpha():
            continue
        origin = main if rng.random() < 0.5 else rng.choice(cultures)
        person: Person = origin.person(rng, splice=True)
        words = name.split()
        table[name] = person.full if len(words) > 1 else rng.choice([person.short, person.given])
        if len(words) > 1:
            table.setdefault(words[-1], person.short)
            table.setdefault(words[0], person.given)
    return table


def _exchanged(name: str, label: str, table: dict[str, str], towns: list[str], filler: Filler) -> str:
    rng = filler.rng
    if label == "PERSON" and rng.random() < 0.95:
        other = table.get(name, name)
        return other.upper() if name.isupper() and len(name) > 4 else other
    if label == "ORG" and rng.random() < 0.3 and len(name) > 5:
        return filler.fill("{" + rng.choice(ORG_KINDS) + str(rng.randint(1, 9)) + "}", "").text
    if label == "GPE" and rng.random() < 0.3 and len(name) > 4:
        return rng.choice(towns)
    return name
