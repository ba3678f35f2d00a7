"""Fills the sentence patterns of this project with names of many languages and labels what it filled in."""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cultures import Culture, Lists, Person
from spans import LABELS, Labelled, write

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
ORGANIZATIONS = [
    "ngo",
    "court",
    "ministry",
    "agency",
    "police",
    "media",
    "party",
    "company",
    "bank",
    "igo",
    "university",
    "union",
    "firm",
    "fund",
    "hospital",
    "church",
    "armed",
    "tech",
    "sport",
    "culture",
    "known",
    "parliament",
]
SLOT = re.compile(r"\{([A-Za-z]+)(\d?)((?:\.[a-z]+)*)\}")
MARKED = re.compile(r"\[\[(.+?)\|([A-Z]+)\]\]")
PEOPLE = "pqrst"


@dataclass(slots=True)
class Filler:
    """Fills one pattern; every slot keeps its value for the whole record."""

    lists: Lists
    culture: Culture
    rng: random.Random
    splice: bool
    mix: float = 0.25
    values: dict[str, str] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def fill(self, pattern: str, source: str) -> Labelled:
        """Returns the pattern with all slots filled and labelled."""
        pattern, _, fixed = pattern.partition(" >> ")
        text, spans = self._expand(pattern.replace("\\n", "\n"))
        spans = self._fix(text, spans, fixed)
        return Labelled(text, tuple(spans), source)

    def _expand(self, pattern: str) -> tuple[str, list[tuple[int, int, str]]]:
        text, last = "", 0
        spans: list[tuple[int, int, str]] = []
        for match in SLOT.finditer(pattern):
            text += pattern[last : match.start()]
            last = match.end()
            value, label = self._value(match)
            if text.endswith((" a ", "A ")) and value[:1] in "aeiouAEIO" and not label:
                text = text[:-1] + "n "
            spans.extend(_marked(value, len(text), label))
            text += MARKED.sub(r"\1", value)
        return text + pattern[last:], spans

    def _fix(self, text: str, spans: list[tuple[int, int, str]], fixed: str) -> list[tuple[int, int, str]]:
        position: dict[str, int] = {}
        for entry in fixed.split(" ;; ") if fixed.strip() else []:
            phrase, _, label = entry.strip().rpartition("|")
            name, _ = self._expand(phrase)
            start = text.find(name, position.get(name, 0))
            if start < 0:
                raise ValueError(f"{name!r} is not in {text!r}")
            end = position[name] = start + len(name)
            spans = [span for span in spans if span[1] <= start or span[0] >= end]
            if label in LABELS:
                spans.append((start, end, label))
        return sorted(spans)

    def _value(self, match: re.Match[str]) -> tuple[str, str]:
        name, number, form = match.group(1), match.group(2), match.group(3).lstrip(".")
        capitals = name[0].isupper()
        key = name.lower() + number
        if key in PEOPLE:
            value = self._person(key).form(form)
            label = "" if form == "tag" else "PERSON"
            capitals = capitals or form == "u"
        elif name.lower() == "c":
            value, label = self._country(form)
            capitals = capitals or form == "u"
        elif name.lower() in ORGANIZATIONS:
            value, label = self._organization(name.lower(), number), "ORG"
            value = _acronym(value, self.rng) if form == "acr" else value
        else:
            value, label = self._word(name.lower(), number, form)
            capitals = capitals or form == "u"
        return (value.upper() if capitals and len(value.upper()) == len(value) else value), label

    def _person(self, key: str) -> Person:
        if key not in self.people:
            culture = self.culture if self.rng.random() >= self.mix else self.rng.choice(self.lists.cultures)
            self.people[key] = culture.person(self.rng, splice=self.splice)
        return self.people[key]

    def _country(self, form: str) -> tuple[str, str]:
        if "country-index" not in self.values:
            self.values["country-index"] = str(self.rng.randrange(len(self.culture.countries)))
        country, adjective, people = self.culture.countries[int(self.values["country-index"])]
        if form == "adj":
            return adjective, "NORP"
        if form == "people":
            return people, "NORP"
        return (country.replace(" ", ""), "") if form == "tag" else (country, "GPE")

    def _organization(self, kind: str, number: str) -> str:
        key = f"{kind}{number}"
        if key not in self.values:
            self.values[key] = self._compose(self.rng.choice(self.lists.organizations[kind]))
        return self.values[key]

    def _compose(self, pattern: str) -> str:
        def part(match: re.Match[str]) -> str:
            name = match.group(1)
            country, adjective, _ = self.rng.choice(self.culture.countries)
            if name == "c":
                return adjective if match.group(3) else country
            if name == "city":
                return self.rng.choice(self.culture.cities)
            if name == "letters":
                return "".join(self.rng.choices("ABCDEFGHIKLMNOPRSTUV", k=self.rng.randint(3, 5)))
            if name == "digit":
                return str(self.rng.randint(1, 9))
            if name == "f":
                return self.rng.choice(self.rng.choice(self.lists.cultures).families or [("Lee", "Lee")])[0]
            if name in self.lists.organizations:
                return self.rng.choice(self.lists.organizations[name])
            return self.rng.choice(self.lists.words[name])

        return SLOT.sub(part, pattern)

    def _word(self, name: str, number: str, form: str) -> tuple[str, str]:
        key = f"{name}{number}.{form}"
        if name in ("n", "age", "day", "date", "month", "year", "phone"):
            return _number(name, self.rng), ""
        if name == "city":
            key = f"{name}{number}"
            self.values.setdefault(key, self.rng.choice(self.culture.cities))
            return self.values[key], "GPE"
        if name == "word":
            self.values.setdefault(key, self.rng.choice(self.lists.organizations["word"]))
            return self.values[key], ""
        listed = self.lists.words[f"{name}.{form}" if f"{name}.{form}" in self.lists.words else name]
        self.values.setdefault(key, self._compose(self.rng.choice(listed)))
        value = self.values[key]
        if form == "t":
            return value.title().replace("’S", "’s"), ""
        label = {"country": "GPE", "state": "GPE", "region": "GPE", "norp": "NORP"}.get(name, "")
        if name in ("loc", "river", "square", "street"):
            label = "LOC"
        if label and value.startswith("the "):
            return f"the [[{value[4:]}|{label}]]", ""
        return value, label


def _marked(value: str, offset: int, label: str) -> Iterator[tuple[int, int, str]]:
    if label:
        yield offset, offset + len(value), label
        return
    removed = 0
    for match in MARKED.finditer(value):
        start = offset + match.start() - removed
        yield start, start + len(match.group(1)), match.group(2)
        removed += len(match.group()) - len(match.group(1))


def _acronym(name: str, rng: random.Random) -> str:
    letters = "".join(re.findall(r"\b[A-Z]", name))
    return letters if len(letters) > 2 else "".join(rng.choices("ABCDEFGHILMNOPRSTU", k=4))


def _number(name: str, rng: random.Random) -> str:
    year = rng.randint(1995, 2026)
    month, day = rng.choice(MONTHS), rng.randint(1, 28)
    if name == "age":
        return str(rng.randint(17, 82))
    if name == "year":
        return str(year)
    if name == "month":
        return month
    if name == "phone":
        return rng.choice(
            ["+44 20 7946 0{}", "+375 29 555 0{}", "714-555-0{}", "(202) 555-0{}", "0407 555 {}"]
        ).format(rng.randint(100, 199))
    if name == "n":
        return rng.choice(
            ["two", "three", "five", "nine", "dozens of", "hundreds", "12", "17", "23", "40", "123", "1,500"]
        )
    dates = [
        f"{day} {month}",
        f"{month} {day}",
        f"{day} {month} {year}",
        f"{month} {day}, {year}",
        f"{month} {day}th",
    ]
    if name == "date":
        return rng.choice(dates)
    return rng.choice([*WEEKDAYS, *WEEKDAYS, *dates])


def read_patterns(folder: Path) -> dict[str, list[str]]:
    """Returns the patterns of each file of a folder."""
    return {
        path.stem: [
            line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")
        ]
        for path in sorted(folder.glob("*.txt"))
    }


def records(
    patterns: dict[str, list[str]], lists: Lists, rng: random.Random, copies: int
) -> Iterator[Labelled]:
    """Yields every pattern filled `copies` times, each time from another culture."""
    for kind, lines in patterns.items():
        for line in lines:
            cultures = rng.sample(lists.cultures, min(copies, len(lists.cultures)))
            for culture in cultures if SLOT.search(line) else cultures[: max(1, copies // 4)]:
                yield Filler(lists, culture, rng, splice=True).fill(line, f"domain-{kind}")


def test_records(
    patterns: dict[str, list[str]], lists: Lists, rng: random.Random, count: int
) -> Iterator[Labelled]:
    """Yields records for testing, the same number for each culture, with the region as their source."""
    lines = [line for kind in patterns.values() for line in kind]
    for index in range(count):
        culture = lists.cultures[index % len(lists.cultures)]
        line = lines[index % len(lines)]
        yield Filler(lists, culture, rng, splice=False, mix=0.0).fill(line, culture.region)


def main() -> None:
    """Writes training records, or with --test the sentences by region."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("patterns", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--copies", type=int, default=12)
    parser.add_argument(
        "--test", type=int, default=0, help="number of records for testing, from names kept apart"
    )
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    lists = Lists.read(args.names, held_out=bool(args.test))
    patterns = read_patterns(args.patterns)
    made = (
        test_records(patterns, lists, rng, args.test)
        if args.test
        else records(patterns, lists, rng, args.copies)
    )
    write(args.output, made)


if __name__ == "__main__":
    main()
