"""Verbs by their tags and forms: bare verbs, passives, and what may stand before them."""

from typing import Final

from extractor.pipeline.demands.reading import Reading

NEGATIONS: Final = frozenset({"not", "n't", "never"})
AUXILIARIES: Final = frozenset(
    {"is", "are", "has", "have", "do", "does", "'s", "'re", "'ve", "was", "were", "am"}
)
_LEADING: Final = frozenset({"either", "please", "kindly", "also", "first", "thus"})
_MISTAGGED: Final = frozenset({"JJ", "NN", "NNP", "NNS", "VBP"})
_TITLE_SHARE: Final = 0.8


def verb_start(reading: Reading, place: int, limit: int) -> tuple[int, bool]:
    """The first word behind adverbs, "please" and negations; and whether there was a negation."""
    negated = False
    while place < limit:
        word, tag = reading.lower[place], reading.tags[place]
        following = reading.tags[place + 1] if place + 1 < limit else ""
        between = word == "and" and following == reading.tags[place - 1] == "RB"
        if word in NEGATIONS:
            negated = True
        elif tag == "RB" and word in reading.verbs:
            break
        elif word == "at" and reading.lower[place + 1] in {"least", "once", "last"}:
            place += 1
        elif tag not in {"RB", "RBR"} and word not in _LEADING and not between:
            break
        place += 1
    return place, negated


def skip_adverbs(reading: Reading, place: int, end: int) -> int:
    """The first word behind adverbs that deny nothing."""
    while place < end and reading.tags[place] == "RB" and reading.lower[place] not in NEGATIONS:
        place += 1
    return place


def participle(reading: Reading, verb: int, end: int) -> int | None:
    """The participle of a passive whose first word is at `verb` (`be released`, `released`), if it is one."""
    if reading.tags[verb] == "VBN":
        return verb
    if reading.lower[verb] not in {"be", "get", "is", "are"}:
        return None
    place = skip_adverbs(reading, verb + 1, end)
    return place if place < end and reading.tags[place] in {"VBN", "VBD"} else None


def is_base(reading: Reading, place: int) -> bool:
    """Whether a word can be the verb of something asked, behind "to" or a modal."""
    word, following = reading.lower[place], reading.tags[min(place + 1, len(reading.tags) - 1)]
    if reading.tags[place] == "VB" or word == "be" or (word in reading.verbs and following != "IN"):
        return True
    in_capitals = reading.capitals(place) and reading.words[place].is_alpha
    return in_capitals or (reading.tags[place - 1] == "MD" and _in_title_case(reading, place))


def opens_bare(reading: Reading, place: int, end: int) -> bool:
    """Whether a sentence or item opens with a bare verb, by its tag or what follows (`Free the crew`)."""
    if place >= end:
        return False
    if reading.tags[place] == "VB":
        return True
    if place + 1 >= end or reading.tags[place] not in _MISTAGGED or reading.lower[place] in AUXILIARIES:
        return False
    if reading.lower[place] in reading.verbs and reading.tags[place + 1] in {"JJ", "NNP", "NNS", "CD"}:
        return reading.lower[place] not in reading.nominals
    before_noun = reading.tags[place + 1] in {"DT", "PRP$"} or reading.lower[place + 1] == "all"
    named = reading.tags[place].startswith("NN") and reading.lower[place] not in reading.verbs
    return before_noun and not named and reading.words[place + 1].is_lower


def _in_title_case(reading: Reading, place: int) -> bool:
    """Whether the word stands in a headline in title case, where verbs are tagged as names."""
    if not reading.words[place].is_title or not reading.words[place].is_alpha:
        return False
    unit = reading.words[reading.unit_start[place] : reading.unit_end[place]]
    long = [word for word in unit if len(word) > 3]
    return len(long) > 3 and sum(word.text[0].isupper() for word in long) > _TITLE_SHARE * len(long)
