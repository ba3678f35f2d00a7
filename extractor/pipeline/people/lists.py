"""Names in lists: a full name between people is one of them, and so is a surname after a title for many."""

from collections.abc import Callable, Mapping

from spacy.tokens import Doc, Span, Token

from extractor.pipeline.people.candidates import ENOUGH, Candidate

_BETWEEN_NAMES = frozenset({",", ";", "and", "&", "und", "y"})
# Below this, too much speaks against a person.
_LOWEST = -0.5
_LOWEST_TITLED = -2.0
# What stands in brackets behind each name of a list ("Olha Lys (Minsk), Ivan Zub (Brest)").
_LONGEST_REMARK = 6


def weigh_lists(candidates: list[Candidate], is_title_of_many: Callable[[Token], bool]) -> None:
    """Raises names that stand beside people in a list, until no more are found."""
    ends = {span.end: candidate for candidate in candidates for span in candidate.spans}
    starts = {span.start: candidate for candidate in candidates for span in candidate.spans}
    for candidate in candidates:
        for span in candidate.spans:
            if span.start and is_title_of_many(_last_word(span.doc, span.start)):
                _weigh_titled(span, starts)
    open_cases = [c for c in candidates if _LOWEST <= c.points < ENOUGH and _is_full_name(c)]
    found = True
    while found:
        found = False
        for candidate in open_cases:
            if candidate.points < ENOUGH and any(_is_listed(span, starts, ends) for span in candidate.spans):
                candidate.points = ENOUGH
                found = True


def _last_word(doc: Doc, index: int) -> Token:
    """The last word before an index, over gaps and the full stop of an abbreviation."""
    before = index - 1
    while before > 0 and (doc[before].is_space or doc[before].text == "."):
        before -= 1
    return doc[before]


def _weigh_titled(first: Span, starts: Mapping[int, Candidate]) -> None:
    """Raises the names that share a title ("Senators Lys, Zub and Hai")."""
    at = first.start
    while (candidate := starts.get(at)) is not None and candidate.points >= _LOWEST_TITLED:
        span = next(span for span in candidate.spans if span.start == at)
        if span[0].pos_ != "PROPN" and span[0].ent_type_ != "PERSON":
            return
        candidate.points = max(candidate.points, ENOUGH)
        at = _after(span)
        if at == span.end:
            return


def _is_listed(span: Span, starts: Mapping[int, Candidate], ends: Mapping[int, Candidate]) -> bool:
    before, after = _before(span), _after(span)
    sides = [
        ends.get(before) if before < span.start else None,
        starts.get(after) if after > span.end else None,
    ]
    return any(side is not None and side.points >= ENOUGH and len(side.form.words) > 1 for side in sides)


def _is_between(token: Token) -> bool:
    return token.text in _BETWEEN_NAMES or token.is_space


def _before(span: Span) -> int:
    """Where the neighbour before ends: over what stands between names, and a remark on it in brackets."""
    doc, i = span.doc, span.start
    while i > 0 and _is_between(doc[i - 1]):
        i -= 1
    if i < span.start and i > 1 and doc[i - 1].text == ")":
        opening = (k for k in range(i - 2, max(0, i - _LONGEST_REMARK), -1) if doc[k].text == "(")
        return next(opening, i)
    return i


def _after(span: Span) -> int:
    """Where the neighbour after begins: over a remark on this name, and what stands between names."""
    doc, i = span.doc, span.end
    if i < len(doc) and doc[i].text == "(":
        closing = (k for k in range(i + 1, min(len(doc), i + _LONGEST_REMARK)) if doc[k].text == ")")
        i = next(closing, i - 1) + 1
    while i < len(doc) and _is_between(doc[i]):
        i += 1
    return i


def _is_full_name(candidate: Candidate) -> bool:
    names = [token for token in candidate.spans[0] if token.text[0].isupper()]
    if len(names) < 2 or _opens_with_acronym(names):
        return False
    return all(token.pos_ == "PROPN" or token.ent_type_ == "PERSON" for token in names)


def _opens_with_acronym(names: list[Token]) -> bool:
    """Whether capitals that nobody takes for a person's stand before a plain word ("QRT Law")."""
    first = names[0]
    return first.is_upper and len(first) > 1 and not (names[-1].is_upper or first.ent_type_)
