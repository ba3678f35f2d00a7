"""The clause that tells of a punishment: what a reader would underline, from its subject to its end."""

import re
from itertools import groupby

from spacy.tokens import Token

from extractor.pipeline.sentencing.drafts import Draft
from extractor.pipeline.sentencing.scene import Scene

_MARKER = re.compile(
    r"[\s>*•·#\-(\[\"']*(?:(?:\d{1,2}|[A-Za-z]|[IVX]{1,4})[.)]\s+)?(?:whereas\b,?\s+)?", re.I
)
_HARD = re.compile(r"[;:]\s+|\s-+\s+|\s\((?![^()]*\))", re.IGNORECASE)
_FRONTED = re.compile(
    r"(?:and\s+)?(?:in|on|at|by|since|during)\s[^,;:]{1,60},\s+(?=[^,;:]{3})", re.IGNORECASE
)
_COORDINATED = re.compile(r",?\s+(?:and|but|while|whereas)\s+", re.IGNORECASE)
_SUBORDINATED = re.compile(
    r"\b(?:that|after|before|because|when|as|since|while|whereas)\s+"
    r"(?=(?:an?|the|he|she|they|it|his|her|their|in|on|[A-Z#][\w'-]*)\b)"
)
_OWN_RELATIVE = re.compile(r"(?:\b(?:in|for|to|under|of)\s+)?\b(?:who|which|whom|whose)\b(?=[^,;]*$)")
_RELATIVE = re.compile(r"\b(?:who|whose|whom|which|that)\b[^,;]*(?:,|$)", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:\b(?:an?|the|this|that|these|those|his|her|their|its)|(?:[\w.-]+\s+){0,3}[\w.-]+'s?)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(r"(?:\bto|,)\s$", re.IGNORECASE)
_BARE_FORM = re.compile(r"(?:sentence|jail|fine|impose|\w+ing)\b", re.IGNORECASE)
_JOINT = re.compile(r"[\s,;]*(?:(?:and|but|while|whereas)\s+)?", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:,[\"']|(?:[\"'](?=[\s.,;]|$))?"
    r"(?:(?!\s+(?:and|but|while)\s|\s+after\s+(?:he|she|they|an?|the)\b)"
    r"(?:[^.,;:()\"\s-]|[.,](?=\d)|\s+(?![-(])|(?<=\w)-|(?<=\b[A-Z])\.|\"[^\"]*\"))*"
    r"(?:,\s+(?:(?:and\s+)?suspended|followed by|of which|reduced)\b[^.,;:()]*)?)",
    re.IGNORECASE,
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_HELPERS = frozenset({"AUX", "ADV", "PART"})


def set_evidence(scene: Scene, drafts: list[Draft]) -> None:
    """Widens the evidence of each draft to its clause, within its passage."""
    placed = sorted(drafts, key=lambda d: (d.passage.start, d.punishment.start))
    for _, members in groupby(placed, key=lambda d: d.passage.start):
        clauses = _clauses(scene, list(members))
        floor = clauses[0][0].passage.start
        for clause, following in zip(clauses, [*clauses[1:], None], strict=True):
            first = following[0] if following else None
            chained = first is not None and first.trigger is clause[0].trigger
            limit = clause[0].passage.end
            if first is not None:
                limit = first.punishment.start if chained else first.start
            start, end = _start(scene, clause[0], floor), _end(scene, clause, limit)
            if first is not None and (chained or first.convicts.people != clause[0].convicts.people):
                floor = max(end, floor)
            for draft in clause:
                draft.start, draft.end = start, end


def _clauses(scene: Scene, drafts: list[Draft]) -> list[list[Draft]]:
    """Drafts of one passage, those together that one clause tells of."""
    clauses: list[list[Draft]] = []
    for draft in drafts:
        if clauses and _is_one_clause(scene, clauses[-1][-1], draft):
            clauses[-1].append(draft)
        else:
            clauses.append([draft])
    return clauses


def _is_one_clause(scene: Scene, first: Draft, second: Draft) -> bool:
    if first.trigger is None or second.trigger is None:
        return False
    if first.trigger.start == second.trigger.start:
        if _has_own_charges(first, second):
            return False
        between = scene.mentions_in(first.punishment.end, second.punishment.start)
        return (
            first.convicts.people == second.convicts.people
            or first.trigger.entry.person == "near"
            or not any(m.person in second.convicts.people for m in between)
        )
    between_text = scene.text[first.punishment.end : second.trigger.start]
    named = any(not m.pronoun for m in scene.mentions_in(first.punishment.end, second.trigger.start))
    return (
        first.convicts.people == second.convicts.people
        and first.status == second.status
        and not named
        and ";" not in between_text
        and ":" not in between_text
    )


def _has_own_charges(first: Draft, second: Draft) -> bool:
    """Whether charges between two punishments belong to the first one only."""
    return any(first.punishment.end <= a < second.punishment.start for a, _ in first.charges) and (
        first.charges != second.charges
    )


def _start(scene: Scene, draft: Draft, floor: int) -> int:
    """Where the clause of a draft begins, at `floor` or behind it."""
    text, trigger, p = scene.text, draft.trigger, draft.punishment
    if trigger is None:
        return draft.start
    if floor > trigger.start:  # A later part of a chain: "and B to three years".
        match = _JOINT.match(text, floor, p.start)
        return match.end() if match else p.start
    marker = (_MARKER if floor == draft.passage.start else _JOINT).match(text, floor, draft.start)
    begin = marker.end() if marker else floor
    if p.start <= trigger.start:
        owner = _OWNER.search(text, begin, p.start)
        return owner.start() if owner else draft.start
    if _NO_SUBJECT.search(text, begin, trigger.start) and _BARE_FORM.match(text, trigger.start):
        return trigger.start
    return min(_subject_start(scene, begin, trigger.start), draft.start)


def _subject_start(scene: Scene, begin: int, verb: int) -> int:
    """Where the clause of a verb begins between the bounds, subject and short adverbials included."""
    text = scene.text
    for pattern in (_HARD, _SUBORDINATED):
        for match in pattern.finditer(text, begin, verb):
            if pattern is _HARD or not re.search(r"[,;]", text[match.end() : verb]):
                begin = match.end()
    for match in _COORDINATED.finditer(text, begin, verb):
        if _parts_clauses(scene, begin, match.start(), match.end(), verb):
            begin = match.end()
    own = _OWN_RELATIVE.search(text, begin, verb)
    if own and not any(t.tag_ in _FINITE and t.pos_ != "AUX" for t in _tokens(scene, own.end(), verb)):
        return own.start()
    fronted = _FRONTED.match(scene.masked, begin, verb)
    return fronted.end() if fronted and not scene.mentions_in(begin, fronted.end()) else begin


def _parts_clauses(scene: Scene, begin: int, end: int, onward: int, verb: int) -> bool:
    """Whether a conjunction has a finite verb on its left, and a subject of its own before the verb."""
    hidden = [m.span() for m in _RELATIVE.finditer(scene.text, begin, end)]
    if not any(
        token.tag_ in _FINITE and not any(a <= token.idx < b for a, b in hidden)
        for token in _tokens(scene, begin, end)
    ):
        return False
    right = _tokens(scene, onward, verb)
    finite = any(token.tag_ in _FINITE for token in right) or any(
        token.tag_ in _FINITE for token in _tokens(scene, verb, verb + 24)[:1]
    )
    while right and (right[-1].pos_ in _HELPERS or scene.masked[right[-1].idx] == "#"):
        right.pop()
    return finite and bool(right) and (right[-1].pos_ in _NOMINAL or right[-1].text == ",")


def _end(scene: Scene, clause: list[Draft], limit: int) -> int:
    """Where the clause ends: behind punishments, charges and adverbials, not behind `limit`."""
    core = max(max(d.end, d.punishment.end) for d in clause)
    reach = max(limit, core)
    behind = [b for d in clause for a, b in d.charges if d.start < a and core < b <= reach]
    last = max(clause, key=lambda d: d.punishment.end)
    if last.trigger is not None and last.punishment.start <= last.trigger.start:
        people = {person for d in clause for person in d.convicts.people}
        named = scene.mentions_in(core, min(reach, core + 120))
        behind += [m.end for m in named if m.person in people][:1]
    core = max([core, *behind])
    match = _TAIL.match(scene.text, core, reach)
    return core + len((match.group() if match else "").rstrip(" ,"))


def _tokens(scene: Scene, start: int, end: int) -> list[Token]:
    span = (
        scene.doc.char_span(start, min(end, len(scene.text)), alignment_mode="expand")
        if start < end
        else None
    )
    return list(span) if span is not None else []
