"""From regions back to labels."""

import re
from collections.abc import Iterable
from typing import Any

from extractor.documents import Document
from extractor.exchange.regions import Annotated, Region, RegionKind, gap
from extractor.labels import Sample
from extractor.labels.files import make_sample, parse_labels
from extractor.labels.phrases import folded
from extractor.labels.placing import occurrences

_ID = re.compile(r"\W+")


def unannotate(annotated: Annotated, file: str) -> Sample:
    """The sample that regions describe; `file` is what messages call their source.

    Raises:
        LabelError: an attribute is missing or not one of its list, or somebody referred to is not there.
    """
    metadata = dict(annotated.metadata)
    organizations = [_form(region, annotated.text) for region in _of(annotated, "organization")]
    organizations += metadata.pop("organizations", [])
    people, owners = _people(annotated)
    content = {
        "document": metadata,
        "people": [person | {"roles": _roles(annotated, person["id"], owners)} for person in people],
        "organizations": list(dict.fromkeys(organizations)),
        "quotes": _snippets(annotated, "quote", "text"),
        "sentences": [_sentence(label) for label in _snippets(annotated, "sentence", "evidence")],
        "dates": _snippets(annotated, "date", "text"),
        "demands": [
            {"evidence": label["action"]} | label for label in _snippets(annotated, "demand", "action")
        ],
    }
    labels = parse_labels(content, f"{file}: {annotated.name}")
    return make_sample(Document(annotated.name, annotated.text), labels, f"{file}: {annotated.name}")


def _of(annotated: Annotated, kind: RegionKind) -> Iterable[Region]:
    return (region for region in annotated.regions if region.kind == kind)


def _form(region: Region, text: str) -> str:
    form = region.attributes.get("form")
    return form if isinstance(form, str) else text[region.start : region.end]


def _people(annotated: Annotated) -> tuple[list[dict[str, Any]], list[tuple[Region, str]]]:
    """The people, in the order of their first regions, and whose each region is."""
    forms: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    owners: list[tuple[Region, str]] = []
    for region in _of(annotated, "person"):
        form = _form(region, annotated.text)
        person = str(region.attributes.get("person") or _known(form, forms) or _new_id(form))
        owners.append((region, person))
        forms.setdefault(person, []).append(form)
        if region.attributes.get("name"):
            names.setdefault(person, form)
    people = []
    for person, used in forms.items():
        name = names.get(person) or max(used, key=len)
        aliases = _different(name, used)
        people.append({"id": person, "name": name, "aliases": aliases})
    return people, owners


def _known(form: str, forms: dict[str, list[str]]) -> str | None:
    """Who is called like that already: tools let people mark a name without saying whose it is."""
    return next((person for person, used in forms.items() if form in used), None)


def _new_id(form: str) -> str:
    return _ID.sub("-", folded(form)).strip("-") or "person"


def _different(name: str, forms: Iterable[str]) -> list[str]:
    """Other forms than the name, those that differ only in case left out."""
    by_fold = {form.casefold(): form for form in reversed([name, *forms])}
    return [form for form in dict.fromkeys(forms) if form != name and by_fold[form.casefold()] == form]


def _roles(annotated: Annotated, person: str, owners: list[tuple[Region, str]]) -> list[dict[str, Any]]:
    return [
        {
            "title": region.attributes.get("title") or annotated.text[region.start : region.end],
            "organization": region.attributes.get("organization"),
            "former": bool(region.attributes.get("former")),
        }
        for region in _of(annotated, "role")
        if (region.attributes.get("person") or _nearest(region, owners)) == person
    ]


def _nearest(region: Region, owners: list[tuple[Region, str]]) -> str | None:
    """Whose name stands nearest to a role of which nobody said whose it is."""
    return min(owners, key=lambda one: gap(one[0], region), default=(region, None))[1]


def _snippets(annotated: Annotated, kind: RegionKind, field: str) -> list[dict[str, Any]]:
    text, regions = annotated.text, list(_of(annotated, kind))
    placed = [(text[region.start : region.end], region.start) for region in regions]
    return [
        region.attributes | {field: snippet} | ({"occurrence": nth} if nth else {})
        for region, (snippet, _), nth in zip(regions, placed, occurrences(placed, text), strict=True)
    ]


def _sentence(label: dict[str, Any]) -> dict[str, Any]:
    """`amount` is written as `40000 USD`."""
    if not isinstance(label.get("amount"), str):
        return label
    value, _, currency = label["amount"].partition(" ")
    return label | {"amount": {"value": value, "currency": currency or None}}
