"""Labels drafted from a record: what the extractor found, in the form in which a reader corrects it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from extractor.documents import Document
from extractor.labels.files import make_sample, parse_labels
from extractor.labels.phrases import folded
from extractor.labels.placing import occurrences
from extractor.labels.sample import Sample
from extractor.records import Demand, Person, Quote, Sentence, Span, Statement

_NO_ID = re.compile(r"[^\w]+")


def draft(document: Document, statement: Statement) -> Sample:
    """The sample that the record of a document makes; evaluated against itself it is faultless.

    Left out is what labels do not hold: indirect and repeated quotes, reported demands, evidence.

    Raises:
        LabelError: what was found does not fit the fields of labels.
    """
    ids = _ids(statement.people)
    speakers = ids | {body.id: f"org:{body.name}" for body in statement.organizations}
    text = document.text
    quotes = [one for one in statement.quotes if one.kind == "direct" and one.duplicate_of is None]
    demands = [one for one in statement.demands if one.voice != "reported"]
    content = {
        "document": {"publisher": document.publisher, "published": document.published},
        "people": [_person(one, ids[one.id], statement, text) for one in statement.people],
        "organizations": list(dict.fromkeys(one.name for one in statement.organizations if one.mentions)),
        "quotes": _snippets("text", ((one.content, _quote(one, speakers)) for one in quotes), text),
        "sentences": _snippets(
            "evidence", ((one.evidence, _sentence(one, ids)) for one in statement.sentences), text
        ),
        "dates": _snippets("text", ((one, {"value": one.value}) for one in statement.dates), text),
        "demands": _snippets("action", ((one.action, _demand(one, ids, speakers)) for one in demands), text),
    }
    return make_sample(document, parse_labels(content, document.id), document.id)


def _ids(people: Iterable[Person]) -> dict[str, str]:
    """An id a person: the last word of the name, numbered where two share it."""
    ids: dict[str, str] = {}
    for person in people:
        word = _NO_ID.sub("-", (folded(person.name).split() or [person.id])[-1]).strip("-") or person.id
        taken = set(ids.values())
        numbered = (f"{word}-{number}" for number in range(2, len(taken) + 3))
        ids[person.id] = next(one for one in (word, *numbered) if one not in taken)
    return ids


def _person(person: Person, id: str, statement: Statement, text: str) -> dict[str, Any]:
    inside = folded(text)
    mentioned = [mention.text for mention in person.mentions if not mention.pronoun]
    forms = [form for form in (person.name, *person.aliases, *mentioned) if folded(form) in inside]
    name = next(iter(forms), person.name)
    aliases = [alias for alias in dict.fromkeys(person.aliases) if alias in forms and alias != name]
    return {"id": id, "name": name, "aliases": aliases, "roles": list(_roles(person, statement))}


def _roles(person: Person, statement: Statement) -> Iterator[dict[str, Any]]:
    for role in statement.roles:
        if role.person == person.id:
            yield {"title": role.title, "organization": role.organization_name, "former": role.former}


def _quote(quote: Quote, speakers: dict[str, str]) -> dict[str, Any]:
    return {"speaker": speakers.get(quote.speaker or "")}


def _sentence(sentence: Sentence, ids: dict[str, str]) -> dict[str, Any]:
    same = ("kind", "duration", "duration_min", "suspended", "in_absentia", "charges", "date", "status")
    return {name: getattr(sentence, name) for name in same} | {
        "people": [ids[person] for person in sentence.people],
        "who": sentence.who.text if sentence.who else None,
        "amount": sentence.amount.model_dump() if sentence.amount else None,
    }


def _demand(demand: Demand, ids: dict[str, str], speakers: dict[str, str]) -> dict[str, Any]:
    return {
        "evidence": demand.evidence.text,
        "speaker": speakers.get(demand.speaker or ""),
        "addressee": demand.addressee,
        "category": demand.category,
        "polarity": demand.polarity,
        "beneficiaries": [ids[person] for person in demand.beneficiaries],
    }


def _snippets(field: str, found: Iterable[tuple[Span, dict[str, Any]]], text: str) -> list[dict[str, Any]]:
    pairs = list(found)
    nths = occurrences(((span.text, span.start) for span, _ in pairs), text)
    return [
        {field: span.text} | label | ({"occurrence": nth} if nth else {})
        for (span, label), nth in zip(pairs, nths, strict=True)
    ]
