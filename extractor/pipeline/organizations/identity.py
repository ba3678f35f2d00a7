"""Which mentions name the same body: same words, an acronym, or the first words of one full name."""

from dataclasses import dataclass, field

from spacy.attrs import ORTH
from spacy.tokens import Span

from extractor.pipeline.organizations.acronyms import (
    acronym_before,
    bracketed_acronym,
    initials,
    looks_like_acronym,
)
from extractor.pipeline.organizations.issuer import ISSUER, is_issuer
from extractor.pipeline.organizations.naming import fold
from extractor.pipeline.tokens import places, word_ids


@dataclass
class Body:
    """One organization while its mentions are gathered."""

    name: str
    found_by: str
    issuer: bool = False
    mentions: list[Span] = field(default_factory=list)
    forms: dict[str, str] = field(default_factory=dict)

    def add(self, span: Span) -> None:
        """Takes a mention in, with the form it uses."""
        self.mentions.append(span)
        self.know(span.text)

    def know(self, form: str) -> None:
        """Remembers a form of the name; the first spelling of it is kept.

        The issuer keeps the name it was given, be it an acronym: an archive is joined by it.
        """
        form = " ".join(form.split())
        self.forms.setdefault(fold(form), form)
        if not self.issuer and looks_like_acronym(self.name) and not looks_like_acronym(form):
            self.name = form

    @property
    def aliases(self) -> list[str]:
        """The other forms, in the order they were met."""
        return [form for key, form in self.forms.items() if key != fold(self.name)]


def gather(spans: list[Span], publisher: str | None) -> list[Body]:
    """Bodies with their mentions, in the order of first mention; the publisher is one even if unnamed."""
    bodies: list[Body] = []
    by_form: dict[str, Body] = {}
    if publisher:
        bodies.append(Body(name=publisher, found_by=ISSUER, issuer=True))
        bodies[0].know(publisher)
        by_form[fold(publisher)] = bodies[0]
    for span in sorted(spans, key=lambda span: looks_like_acronym(span.text)):
        body = _body_of(span, by_form, bodies, publisher)
        body.add(span)
        by_form.setdefault(fold(span.text), body)
        acronym = bracketed_acronym(span) or acronym_before(span)
        if acronym:
            body.add(acronym)
            by_form.setdefault(fold(acronym.text), body)
    _spread_acronyms(bodies, by_form)
    for body in bodies:
        body.mentions = _unique(body.mentions)
        if body.issuer and body.mentions:
            body.found_by = body.mentions[0].label_ or body.found_by
    return sorted(bodies, key=lambda body: body.mentions[0].start if body.mentions else -1)


def _body_of(span: Span, by_form: dict[str, Body], bodies: list[Body], publisher: str | None) -> Body:
    key = fold(span.text)
    if key in by_form:
        return by_form[key]
    if publisher and is_issuer(span.text, publisher):
        return bodies[0]
    if looks_like_acronym(span.text):
        for body in bodies:
            if any(key == fold(short) for form in body.forms.values() for short in initials(form)):
                return body
    bodies.append(Body(name=" ".join(span.text.split()), found_by=span.label_))
    return bodies[-1]


def _spread_acronyms(bodies: list[Body], by_form: dict[str, Body]) -> None:
    """Adds the places where an acronym that was introduced stands alone."""
    doc = next((body.mentions[0].doc for body in bodies if body.mentions), None)
    known = {form for body in bodies for form in body.forms.values() if looks_like_acronym(form)}
    if doc is None or not known:
        return
    for place in places(doc, ORTH, word_ids(known)):
        by_form[fold(doc[place].text)].mentions.append(doc[place : place + 1])


def _unique(mentions: list[Span]) -> list[Span]:
    """The mentions in text order, without those that lie inside others."""
    kept: list[Span] = []
    for span in sorted(mentions, key=_by_place):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept


def _by_place(span: Span) -> tuple[int, int]:
    return span.start, -span.end
