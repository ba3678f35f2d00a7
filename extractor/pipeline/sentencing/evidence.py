"""The clause that tells of a punishment: what a reader would underline, from its subject to its end."""

import re
from itertools import groupby

from spacy.tokens import Token

from extractor.pipeline.sentencing.drafts import Draft
from extractor.pipeline.sentencing.scene import Scene

_MARKER = re.compile(
    r"[\s>*•·#\-(\[\"']*(?:(?:\d{1,2}|[A-Za-z]|[IVX]{1,4})[.)]\s+)?(?:whereas\b,?\s+)?", re.I
)
_HARD = re.compile(r"[;:]\s+|\s-+\s+|,?\s\(\s*")
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
_JOINT = re.compile(r"[\s,;]*(?:(?:and|but|while|whereas)\s+)?", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:,?[\"'](?=[\s.,;]|$))?(?:(?!\s+(?:and|but|while)\s+(?:[A-Z]|(?:an?|the|his|her|their|he|she|they|it|is|"
    r"was|were|are|has|had|will)\b)|\s+after\s+(?:he|she|they|an?|the)\b)"
    r"(?:[^.,;:()\"\s-]|[.,](?=\d)|\s+(?![-(])|(?<=\w)-|(?<=\b[A-Z])\.|\"[^\"]*\"))*"
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_HELPERS = frozenset({"AUX", "ADV", "PART"})


def set_evidence(scene: Scene, drafts: list[Draft]) -> None:
    """Widens the evidence of each draft to its clause, within its passage."""
    for _, members in groupby(
        sorted(drafts, key=lambda d: (d.passage.start, d.punishment.start)), key=lambda d: d.passage.start
    ):
        floor, clauses = 0, list(_clauses(scene, list(members)))
        for clause, following in zip(clauses, [*clauses[1:], None], strict=True):
            passage = clause[0].passage
            floor = max(floor, passage.start)
            limit = min(d.start for d in following) if following else passage.end
            start, end = _start(scene, clause, floor), _end(scene, clause, limit)
            if following and set(following[0].convicts.people) != set(clause[0].convicts.people):
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


def _start(scene: Scene, clause: list[Draft], floor: int) -> int:
    draft, text = clause[0], scene.text
    trigger, p = draft.trigger, draft.punishment
    if trigger is None:
        return draft.start
    if floor > trigger.start:  # A later part of a chain: "and B to three years".
        match = _JOINT.match(text, floor, p.start)
        return match.end() if match and match.end() <= p.start else p.start
    begin = floor
    marker = (_MARKER if floor == draft.passage.start else _JOINT).match(text, floor, draft.start)
    if marker:
        begin = marker.end()
    if p.start <= trigger.start:
        owner = _OWNER.search(text, begin, p.start)
        return owner.start() if owner else draft.start
    before = text[max(begin, trigger.start - 3) : trigger.start]
    word = text[trigger.start : trigger.end].lower()
    if word.endswith("ing") and re.search(r",\s$", before):
        return trigger.start
    if re.search(r"\bto\s$", before) and word == "sentence":
        return trigger.start
    for pattern in (_HARD, _SUBORDINATED):
        for match in pattern.finditer(text, begin, trigger.start):
            if pattern is _HARD or not re.search(r"[,;]", text[match.end() : trigger.start]):
                begin = match.end()
    for match in _COORDINATED.finditer(text, begin, trigger.start):
        if _parts_clauses(scene, begin, match.start(), match.end(), trigger.start):
            begin = match.end()
    own = _OWN_RELATIVE.search(text, begin, trigger.start)
    if own and not any(
        t.tag_ in _FINITE and t.pos_ != "AUX" for t in _tokens(scene, own.end(), trigger.start)
    ):
        begin = own.start()
    return min(begin, draft.start)


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
    text = scene.text
    ends = [max(d.end, d.punishment.end) for d in clause]
    core = max(ends)
    stop = clause[0].passage.end
    last = max(clause, key=lambda d: d.punishment.end)
    charges = [
        b for d in clause for a, b in d.charges if d.start < a and b <= (limit if limit > core else core)
    ]
    nominal = last.trigger is not None and last.punishment.start <= last.trigger.start
    if nominal:
        people = {person for d in clause for person in d.convicts.people}
        charges += [
            m.end for m in scene.mentions_in(core, min(stop, core + 120, limit)) if m.person in people
        ][:1]
    core = max([core, *(b for b in charges if b <= stop)])
    match = _TAIL.match(text, core, min(stop, max(limit, core)))
    end = match.end() if match else core
    return core + len(text[core:end].rstrip(" ,"))


def _tokens(scene: Scene, start: int, end: int) -> list[Token]:
    span = (
        scene.doc.char_span(start, min(end, len(scene.text)), alignment_mode="expand")
        if start < end
        else None
    )
    return list(span) if span is not None else []
