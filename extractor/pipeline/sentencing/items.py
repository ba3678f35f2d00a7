"""Punishments without a verb of their own: gapped ("and Roe three"), in brackets, as items of a list."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from extractor.pipeline.sentencing.punishments import Punishment
from extractor.pipeline.sentencing.scene import Mention, Passage, Scene
from extractor.pipeline.sentencing.status import Trigger
from extractor.pipeline.sentencing.terms import Length, Term, TermGrammar

_HEADS = frozenset({"sentenced-to", "jailed-for", "given", "received", "handed-down"})
_GAP = re.compile(
    r"(?:\s+(?:in|for|on|behind|of)\s[^,;.]{1,60}?)?(?:[,;]|\s+and\b|\s+while\b)+\s*(?:[a-z-]+\s+){0,2}"
)
_LEAD = re.compile(r"(?:,\s*\d\d,?)?\s+(?:(?:to|for|got|received|was given)\s+)?")
_CLOSED = re.compile(r"\s*(?:[,.;)]|and\b|each\b|apiece\b|$)")
_ITEM = re.compile(r"(?:,?\s*\(?(?:aged?\s)?\d\d\)?)?\s*(?:\(|[,:]|-)\s*(?:sentenced to\s+|jailed for\s+)?")
_MARKER = re.compile(r"[\s>*•·#-]*(?:\d{1,2}[.)]\s+)?(?:[a-z]+\s){0,3}")
_MOST = 60


def bare_length(number: int, known: list[Term]) -> Length:
    """A length that leaves its unit out, in the unit of those known: months, else years."""
    months = any(term.high and term.high.months and not term.high.years for term in known)
    return Length(months=Fraction(number)) if months else Length(years=Fraction(number))


def gapped(
    grammar: TermGrammar, scene: Scene, passage: Passage, governed: list[Punishment]
) -> list[Punishment]:
    """The punishments of a verb, and those it gives to people behind them by the number alone."""
    whole: list[Punishment] = []
    for p, limit in zip(governed, [*(p.start for p in governed[1:]), passage.end], strict=True):
        whole.append(p)
        while (p := _next_gapped(grammar, scene, p, limit) or whole[-1]) is not whole[-1]:
            whole.append(p)
    return whole


def _next_gapped(grammar: TermGrammar, scene: Scene, p: Punishment, limit: int) -> Punishment | None:
    if p.term is None or p.term.life:
        return None
    named = next((m for m in scene.mentions_in(p.end, limit) if not m.pronoun), None)
    if named is None or not _GAP.fullmatch(scene.text, p.end, named.start):
        return None
    lead = _LEAD.match(scene.masked, named.end, limit)
    number = grammar.number(scene.masked[lead.end() : limit]) if lead else None
    if not lead or not number or not 0 < number[0] <= _MOST:
        return None
    start, end = lead.end(), lead.end() + number[1]
    if not _CLOSED.match(scene.masked, end, scene_end := min(limit, end + 12)) and end != scene_end:
        return None
    term = Term(start, end, None, bare_length(number[0], [p.term]))
    return replace(p, start=start, end=end, term=term, sum=None, noun=None, suspended=False)


def itemised(
    scene: Scene, passage: Passage, punishments: list[Punishment], lead: Trigger
) -> Iterator[tuple[Trigger, Punishment, Mention]]:
    """Lengths right behind a name, as the items that a verb leads in ("jailed were Roe (two years), ...")."""
    for p in punishments:
        named = [m for m in scene.mentions_in(passage.start, p.start) if not m.pronoun]
        if p.term and named and _ITEM.fullmatch(scene.text, named[-1].end, p.start):
            yield Trigger(p.start, p.start, lead.entry, lead.status), p, named[-1]


def leading(triggers: list[Trigger]) -> Trigger | None:
    """The trigger that may lead in items: the last one that gives a punishment."""
    return next((t for t in reversed(triggers) if t.entry.id in _HEADS), None)


def is_item(scene: Scene, passage: Passage) -> bool:
    """Whether the passage begins with a name, as an item of a list does."""
    marker = _MARKER.match(scene.text, passage.start, passage.end)
    at = marker.end() if marker else passage.start
    return any(m.start <= at for m in scene.mentions_in(passage.start, min(passage.end, at + 60))[:1])


def is_lead_in(scene: Scene, passage: Passage) -> bool:
    """Whether the passage ends in a colon, so that a list may follow."""
    return scene.text[passage.start : passage.end].rstrip().endswith(":")
