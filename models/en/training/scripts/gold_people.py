"""Scores names of people against labelled statements; prints totals only unless asked for more."""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language


@dataclass(slots=True)
class Totals:
    """Counts over a folder of statements."""

    full_names: int = 0
    full_found: int = 0
    mentions: int = 0
    mentions_found: int = 0
    predicted: int = 0
    predicted_right: int = 0

    def scores(self) -> dict[str, float]:
        """Returns recall of full names and of mentions, and precision of PERSON."""
        return {
            "full_name_recall": _share(self.full_found, self.full_names),
            "mention_recall": _share(self.mentions_found, self.mentions),
            "person_precision": _share(self.predicted_right, self.predicted),
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def forms(person: dict[str, Any]) -> list[str]:
    """Returns the full name of a labelled person and all other forms."""
    return [person["name"], *person.get("aliases", [])]


def occurrences(text: str, form: str) -> list[tuple[int, int]]:
    """Returns every place where a form stands as whole words; any white space matches a space."""
    pattern = r"(?<!\w)" + r"\s+".join(re.escape(word) for word in form.split()) + r"(?!\w)"
    return [match.span() for match in re.finditer(pattern, text)]


def labelled_mentions(text: str, people: list[dict[str, Any]]) -> dict[tuple[int, int], bool]:
    """Returns the longest mentions of people, and whether each is a full name of two words or more."""
    spans = {
        span: form == person["name"] and len(form.split()) > 1
        for person in people
        for form in forms(person)
        for span in [*occurrences(text, form), *occurrences(text, form.upper())]
    }
    return {
        span: full
        for span, full in spans.items()
        if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in spans)
    }


def score_document(
    nlp: Language, text: str, people: list[dict[str, Any]], totals: Totals, errors: list[str]
) -> None:
    """Adds one statement to the totals.

    A person counts as found when some mention of the full name is a PERSON with just these borders (a
    title before or a possessive after does no harm). A predicted PERSON is right when
    it is a labelled form of somebody in the text.
    """
    doc = nlp(text)
    found = {}
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            found[(ent.start_char, ent.end_char)] = ent.text
    mentions = labelled_mentions(text, people)
    matched = {
        gold for gold in mentions if any(_same(text, gold, span) or _part(text, gold, span) for span in found)
    }
    for person in people:
        name = person["name"]
        if len(name.split()) < 2:
            continue
        places = [gold for gold in mentions if text[gold[0] : gold[1]].split() == name.split()]
        if not places:
            continue
        totals.full_names += 1
        if any(gold in matched for gold in places):
            totals.full_found += 1
        else:
            errors.append(f"missed   {name}")
    totals.mentions += len(mentions)
    totals.mentions_found += len(matched)
    for span, name in found.items():
        totals.predicted += 1
        if any(_same(text, gold, span) or _part(text, gold, span) for gold in mentions):
            totals.predicted_right += 1
        else:
            errors.append(f"spurious {name!r} in {text[max(0, span[0] - 30) : span[1] + 20]!r}")


TITLE = (
    r"(Mr|Mrs|Ms|Dr|Sen|Rep|Judge|President|Senator|Attorney|General|King|Queen|H\.?E|Hon(ou?rable)?|the)\W+"
)
AFTER = r"(['’]s?|\W+(OAM|AO|AM|MP))?"


def _same(text: str, gold: tuple[int, int], found: tuple[int, int]) -> bool:
    """Says whether two spans are the same but for titles, honours, a possessive or a last full stop."""
    if found[0] == gold[0] and text[found[1] : gold[1]] == ".":
        return True
    if not (found[0] <= gold[0] and gold[1] <= found[1]):
        return False
    before, after = text[found[0] : gold[0]], text[gold[1] : found[1]]
    return (
        re.fullmatch(rf"\W*({TITLE})*", before) is not None
        and re.fullmatch(rf"{AFTER}\W*", after) is not None
    )


def _part(text: str, gold: tuple[int, int], found: tuple[int, int]) -> bool:
    """Says whether of a name with another name in brackets behind it, one of the two was found."""
    names = re.fullmatch(r"(.+?)\s*\((.+)\)", text[gold[0] : gold[1]])
    return names is not None and text[found[0] : found[1]] in names.groups()


def score_folder(nlp: Language, folder: Path) -> tuple[Totals, list[str]]:
    """Scores all statements of a folder."""
    totals = Totals()
    errors: list[str] = []
    for labels in sorted(folder.glob("*.json")):
        people = json.loads(labels.read_text("utf-8")).get("people", [])
        before = len(errors)
        score_document(nlp, labels.with_suffix(".txt").read_text("utf-8"), people, totals, errors)
        errors[before:] = [f"{labels.stem}: {error}" for error in errors[before:]]
    return totals, errors


def main() -> None:
    """Prints the totals of a folder as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    nlp = spacy.load(args.pipeline, disable=["tagger", "morphologizer", "trainable_lemmatizer", "parser"])
    totals, errors = score_folder(nlp, args.folder)
    print(json.dumps(asdict(totals) | totals.scores()))
    if args.errors:
        print("\n".join(errors))


if __name__ == "__main__":
    main()
