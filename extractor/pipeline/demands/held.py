"""Who in a text is held, sentenced or missing: those whom `the six` and `the convictions` mean."""

from typing import Final

from spacy.tokens import Doc

from extractor.language.demands import Words
from extractor.pipeline import keys
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.findings import read_findings

# So many words part a name from what befell its bearer, and names that are told in one row.
_NEAR: Final = 8
# More where a passive tells it: `A and three other members of the union were arrested`.
_SUBJECT: Final = 16
_PASSIVE: Final = frozenset({"was", "were", "been"})
_ROW: Final = 7
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Held:
    """The people of one doc to whom something was done.

    Attributes:
        people: Their ids, in text order.
        sure: Those of them who were sentenced or have a legal status.
        kin: Those whom the text calls somebody's relative, lawyer or friend.
    """

    def __init__(self, doc: Doc, reading: Reading, words: Words, people: dict[int, str]) -> None:
        found = {
            person for finding in read_findings(doc, keys.SENTENCES) for person in finding.texts("people")
        }
        kin: set[str] = set()
        for role in read_findings(doc, keys.ROLES):
            person = role.text("person")
            if person is not None and role.text("kind") == "status":
                found.add(person)
            elif person is not None and role.text("kind") == "relation":
                kin.add(person)
        self.sure = frozenset(found)
        self.kin = frozenset(kin)
        near = set() if found else _befallen(reading, words.custody, people) - kin
        held = near | found
        held |= _in_rows(reading, people, held) - kin
        self.people = [finding.id for finding in read_findings(doc, keys.PEOPLE) if finding.id in held]


def _befallen(reading: Reading, custody: frozenset[str], people: dict[int, str]) -> set[str]:
    """Those whose names stand by a word for arrest, trial or disappearance: the next one before or behind.

    `The arrest of the baker A` tells its name behind.
    """
    found: set[str] = set()
    for place, word in enumerate(reading.lower):
        if word not in custody:
            continue
        reach = _SUBJECT if reading.lower[place - 1] in _PASSIVE else _NEAR
        first = max(reading.unit_start[place], place - reach)
        before = [reading.words[other].i for other in range(first, place)]
        behind = [reading.words[other].i for other in range(place + 1, reading.unit_end[place])]
        if reading.lower[place + 1 : place + 2] == ["of"]:
            near = [*behind[:_NEAR], *reversed(before)]
        else:
            near = [*reversed(before), *behind[:2]]
        named = next((people[token] for token in near if token in people), None)
        if named is not None:
            found.add(named)
    return found


def _in_rows(reading: Reading, people: dict[int, str], held: set[str]) -> set[str]:
    """Those told in one row with somebody held: `A, a driver, and B, a nurse`."""
    found: set[str] = set()
    row: set[str] = set()
    last = -1
    for place, token in enumerate(reading.words):
        person = people.get(token.i)
        if person is None:
            continue
        gap = range(last + 1, place)
        joined = (
            last >= 0
            and len(gap) <= _ROW
            and reading.unit_start[last] == reading.unit_start[place]
            and not any(reading.tags[other] in _FINITE for other in gap)
            and (not gap or any(reading.lower[other] in {",", "and", ";"} for other in gap))
        )
        if not joined:
            found |= row if row & held else set()
            row = set()
        row.add(person)
        last = place
    return found | (row if row & held else set())
