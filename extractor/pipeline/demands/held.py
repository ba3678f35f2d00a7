"""Who in a text is held, sentenced or missing: those whom `the six` and `the convictions` mean."""

from typing import Final

from spacy.tokens import Doc

from extractor.language.demands import Words
from extractor.pipeline import keys
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.findings import read_findings

# A name stands so many words before what befell its bearer, or so many behind it.
_BEFORE: Final = 6
_BEHIND: Final = 3


class Held:
    """The people of one doc to whom something was done.

    Attributes:
        people: Their ids, in text order.
        sure: Those of them who were sentenced or have a legal status.
    """

    def __init__(self, doc: Doc, reading: Reading, words: Words, people: dict[int, str]) -> None:
        found = {
            person for finding in read_findings(doc, keys.SENTENCES) for person in finding.texts("people")
        }
        other: set[str] = set()
        for role in read_findings(doc, keys.ROLES):
            person = role.text("person")
            if person is not None and role.text("kind") == "status":
                found.add(person)
            elif person is not None and role.text("kind") in {"relation", "office"}:
                other.add(person)
        self.sure = frozenset(found)
        near = set() if found else _befallen(reading, words.custody, people) - other
        self.people = [
            finding.id for finding in read_findings(doc, keys.PEOPLE) if finding.id in found | near
        ]


def _befallen(reading: Reading, custody: frozenset[str], people: dict[int, str]) -> set[str]:
    """Those whose names stand by a word for arrest, trial or disappearance."""
    found: set[str] = set()
    for place, word in enumerate(reading.lower):
        if word not in custody:
            continue
        first = max(reading.unit_start[place], place - _BEFORE)
        last = min(reading.unit_end[place], place + _BEHIND)
        found |= {
            people[reading.words[other].i] for other in range(first, last) if reading.words[other].i in people
        }
    return found
