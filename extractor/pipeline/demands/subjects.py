"""The noun phrase before a verb: who asks, or who must act."""

from typing import Final

from extractor.pipeline.demands.reading import Reading

Range = tuple[int, int]

_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"})
_AUXILIARIES: Final = frozenset({"aux", "aux:pass", "cop", "mark"})
_CLIMBS: Final = frozenset({"conj", "xcomp", "advcl", "parataxis", "ccomp", "aux"})
_NOUN_PHRASE: Final = frozenset(
    [
        "DT",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "PRP",
        "PRP$",
        "JJ",
        "JJR",
        "JJS",
        "CD",
        "POS",
        "IN",
        "CC",
        "VBN",
        "VBG",
        "PDT",
        "EX",
        "HYPH",
        "AFX",
        "WDT",
        "TO",
    ]
)
_COMPLEMENTIZERS: Final = frozenset({"that", "because", "if", "while", "although", "as", "since", "whether"})
_BREAKS: Final = frozenset({":", ";", "“", '"', "”", "_", "—", "–"})
_EDGES: Final = frozenset({"(", ")", "”", '"', "*", "•", "-", "–", "·", "“", "_", ">"})
_SKIPPED: Final = frozenset({"today", "yesterday", "tomorrow", "tonight", "is", "are", "be", "been"})
_PARENTHESIS: Final = 25


def subject_of(reading: Reading, place: int, *, climb: bool = True) -> Range | None:
    """The subject of the verb (or auxiliary) at `place`, by the parse, else by the words before it.

    Args:
        reading: The doc.
        place: The verb or its auxiliary.
        climb: Whether a verb without a subject takes that of the verb it hangs on.
    """
    if reading.capitals(place):
        return _capitals_before(reading, place)
    pronoun = _pronoun_before(reading, place)
    if pronoun is not None:
        return pronoun
    shared = (_shared_pronoun(reading, place) or _of_conjoined(reading, place)) if climb else None
    parsed = shared or _parsed_subject(reading, place, climb=climb)
    return parsed if parsed is not None else _before(reading, place)


def antecedent(reading: Reading, place: int) -> Range | None:
    """The noun phrase that a relative pronoun right before `place` stands for."""
    start = place
    while start > reading.unit_start[place] and reading.lower[start - 1] in {"that", "which", ","}:
        start -= 1
    return _before(reading, start) if start < place else None


def _pronoun_before(reading: Reading, place: int) -> Range | None:
    """The "we" or "I" right before a verb, over adverbs and auxiliaries, whatever the parse says."""
    if reading.tags[place] not in {"VB", "VBP", "VBD", "VBN", "VBG"}:
        return None
    before = place - 1
    while before > reading.unit_start[place] and reading.tags[before] in {"RB", "VBP", "MD"}:
        before -= 1
    found = before >= reading.unit_start[place] and reading.lower[before] in {"we", "i"}
    return (before, before + 1) if found else None


def _shared_pronoun(reading: Reading, place: int) -> Range | None:
    """The "we" before, of a verb of the same form that is conjoined: `We must act as one and demand …`."""
    if reading.tags[place] not in {"VBP", "VB"} or reading.tags[place - 1] not in {"CC", "RB"}:
        return None
    for other in range(place - 1, reading.unit_start[place] - 1, -1):
        if reading.lower[other] in {"we", "i"}:
            return (other, other + 1)
        if reading.tags[other] in {"NNP", "NNPS"} or reading.lower[other] in {"they", "you", "who"}:
            return None
    return None


def _of_conjoined(reading: Reading, place: int) -> Range | None:
    """The subject of the verb of the same form before an "and": `Mr Petrov wrote to her and called for …`."""
    tag, before = reading.tags[place], place - 1
    if tag == "NNS":
        tag = "VBZ"
    while before > reading.unit_start[place] and reading.tags[before] == "RB":
        before -= 1
    if tag not in {"VBD", "VBZ"} or reading.tags[before] != "CC":
        return None
    for other in range(before - 1, reading.unit_start[place], -1):
        if reading.tags[other] == tag and not {"WP", "WDT"} & set(reading.tags[other - 2 : other]):
            return _parsed_subject(reading, other, climb=False) or _before(reading, other)
    return None


def _parsed_subject(reading: Reading, place: int, *, climb: bool) -> Range | None:
    token = reading.words[place]
    verb = token.head if token.dep_ in _AUXILIARIES else token
    for _ in range(4):
        for child in verb.lefts:
            if child.dep_ in _SUBJECTS and child.i < token.i:
                return _clip(reading, child.left_edge.i, child.i, child.right_edge.i, place)
        if verb.dep_.startswith("acl") and climb and verb.head.i < token.i:
            noun = verb.head
            return _clip(reading, noun.left_edge.i, noun.i, noun.i, place)
        if not climb or verb.dep_ not in _CLIMBS or verb.head.i >= verb.i:
            return None
        verb = verb.head
    return None


def _clip(reading: Reading, left: int, head: int, right: int, place: int) -> Range | None:
    """Token indices as a range of words within the unit, without what stands before a mark."""
    first = reading.unit_start[place]
    nucleus = reading.position.get(head)
    if nucleus is None or nucleus < first:
        return None
    start = max(first, min(reading.position[i] for i in range(left, head + 1) if i in reading.position))
    for other in range(nucleus, start, -1):
        if reading.lower[other - 1] in _BREAKS:
            start = other
            break
    end = (
        max((reading.position[i] for i in range(head, right + 1) if i in reading.position), default=nucleus)
        + 1
    )
    while end < place and reading.tags[end - 1] == "NNP" and reading.tags[end] == "NNP":
        end += 1
    if start > first + 1 and reading.tags[start - 1] == "CC" and reading.tags[start - 2].startswith("NN"):
        before = _before(reading, start - 1)
        start = before[0] if before is not None else start
    return _tidy(reading, start, min(end, place))


def _before(reading: Reading, place: int) -> Range | None:
    """The noun phrase right before `place`, over adverbs and one parenthesis."""
    first, end = reading.unit_start[place], place
    while end > first and (reading.tags[end - 1] in {"RB", "MD"} or reading.lower[end - 1] in _SKIPPED):
        end -= 1
    inner = end
    if end > first and reading.lower[end - 1] == ",":
        opening = next(
            (i for i in range(end - 2, max(first, end - _PARENTHESIS), -1) if reading.lower[i] == ","), None
        )
        if opening is None:
            return None
        inner = opening
    start = inner
    while start > first and _in_phrase(reading, start - 1):
        start -= 1
    return _tidy(reading, start, inner)


def _capitals_before(reading: Reading, place: int) -> Range | None:
    """In capitals the parse and the tags say nothing: all words before, back to a mark."""
    start = place
    while start > reading.unit_start[place] and reading.lower[start - 1] not in _BREAKS | {",", "."}:
        start -= 1
    return (start, place) if start < place else None


def _in_phrase(reading: Reading, place: int) -> bool:
    word, tag = reading.lower[place], reading.tags[place]
    if word in _COMPLEMENTIZERS and tag == "IN":
        return False
    if reading.stripped and place + 1 < len(reading.words) and reading.gap(place + 1) and len(word) > 1:
        return False
    return tag in _NOUN_PHRASE or word in {"(", ")"}


def _tidy(reading: Reading, start: int, end: int) -> Range | None:
    opening = range(max(reading.unit_start[start], start - 1), start + 1)
    led_in = any(
        reading.tags[place] == "IN" and reading.lower[place] not in _COMPLEMENTIZERS for place in opening
    )
    if start < end and led_in and "," in reading.lower[start:end]:
        # "In a speech on the bill, Senator Novak": the subject stands behind the comma.
        start += reading.lower[start:end].index(",") + 1
    while start < end and (
        reading.tags[start] in {"CC", "RB", ",", "IN", "UH", "TO", "WRB"} or reading.lower[start] in _EDGES
    ):
        if reading.tags[start] == "IN" and reading.lower[start] in {"under", "over", "about", "around"}:
            break
        start += 1
    while end > start and reading.lower[end - 1] in {",", "(", "-", "–"}:
        end -= 1
    return (start, end) if end > start else None
