"""Names in lists: a full name between people is one of them."""

from spacy.tokens import Span

from extractor.pipeline.people.candidates import ENOUGH, Candidate

_BETWEEN_NAMES = frozenset({",", ";", "and", "&", "und", "y"})
# Below this, too much speaks against a person.
_LOWEST = -0.5


def weigh_lists(candidates: list[Candidate]) -> None:
    """Raises full names that stand beside people in a list, until no more are found."""
    ends = {span.end: candidate for candidate in candidates for span in candidate.spans}
    starts = {span.start: candidate for candidate in candidates for span in candidate.spans}
    open_cases = [c for c in candidates if _LOWEST <= c.points < ENOUGH and _is_full_name(c)]
    found = True
    while found:
        found = False
        for candidate in open_cases:
            if candidate.points < ENOUGH and any(_is_listed(span, starts, ends) for span in candidate.spans):
                candidate.points = ENOUGH
                found = True


def _is_listed(span: Span, starts: dict[int, Candidate], ends: dict[int, Candidate]) -> bool:
    doc = span.doc
    before, after = span.start, span.end
    while before > 0 and (doc[before - 1].text in _BETWEEN_NAMES or doc[before - 1].is_space):
        before -= 1
    while after < len(doc) and (doc[after].text in _BETWEEN_NAMES or doc[after].is_space):
        after += 1
    sides = [
        ends.get(before) if before < span.start else None,
        starts.get(after) if after > span.end else None,
    ]
    return any(side is not None and side.points >= ENOUGH and len(side.form.words) > 1 for side in sides)


def _is_full_name(candidate: Candidate) -> bool:
    names = [token for token in candidate.spans[0] if token.text[0].isupper()]
    return len(names) > 1 and all(token.pos_ == "PROPN" or token.ent_type_ == "PERSON" for token in names)
