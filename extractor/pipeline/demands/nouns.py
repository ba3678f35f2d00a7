"""Noun phrases by their tags: heads, articles, and the finite verb that follows one."""

from typing import Final

from extractor.pipeline.demands.reading import Reading

Range = tuple[int, int]

# What a noun phrase is made of, prepositions and what they govern included.
NOUN_PHRASE: Final = frozenset(
    "DT NN NNS NNP NNPS PRP PRP$ JJ JJR JJS CD POS IN CC EX VBN VBG RB PDT "  # noqa: SIM905 (a list of tags)
    "( ) -LRB- -RRB- HYPH AFX".split()
)
_BEFORE_HEAD: Final = frozenset(
    "DT JJ JJR JJS PRP$ POS CD RB RBR VBN CC HYPH `` ''".split()  # noqa: SIM905 (a list of tags)
)
_FINITE: Final = frozenset({"VBZ", "VBP", "VBD", "MD"})
_BEFORE_CLAUSES: Final = frozenset({"before", "after", "until", "that", "because", "if", "where", "when"})
_ARTICLES: Final = frozenset({"a", "an", "the", "“", '"'})
_LENGTH: Final = 10


def head_noun(reading: Reading, start: int, end: int) -> int | None:
    """The last noun of the noun phrase at `start`, before its first complement."""
    found = None
    for place in range(start, min(end, start + _LENGTH)):
        tag = reading.tags[place]
        if tag.startswith("NN") or (tag == "VBG" and found is None):
            found = place
        elif (tag == "," and found is None and reading.tags[place - 1].startswith("JJ")) or (
            tag == "CC" and found is not None and owned_together(reading, place, end)
        ):
            continue
        elif (tag == "CC" and found is not None) or tag not in _BEFORE_HEAD:
            return found
    return found


def owned_together(reading: Reading, conjunction: int, end: int) -> bool:
    """Whether two names own what follows: `Petra and Marta's release`."""
    if not reading.tags[conjunction - 1].startswith("NNP"):
        return False
    place = conjunction + 1
    while place < end and reading.tags[place].startswith("NNP"):
        place += 1
    return place > conjunction + 1 and place < end and reading.tags[place] == "POS"


def skip_determiners(reading: Reading, place: int, end: int) -> int:
    """The first word behind articles."""
    while place < end - 1 and (reading.tags[place] == "DT" or reading.lower[place] in _ARTICLES):
        place += 1
    return place


def next_finite(reading: Reading, place: int, limit: int, through: str = "") -> int | None:
    """The first finite verb from `place` on, with nothing but a noun phrase (and `through`) before it."""
    for other in range(place, limit):
        tag = reading.tags[other]
        if tag in _FINITE:
            return other
        if reading.lower[other] in _BEFORE_CLAUSES:
            return None
        if tag not in NOUN_PHRASE and (not through or reading.lower[other] not in through):
            return None
    return None
