"""Small samples and records, written with snippets instead of offsets."""

import pytest

from extractor.documents import Document
from extractor.labels.files import make_sample, parse_labels
from extractor.records import Statement


@pytest.fixture
def sample():
    """Makes a sample of a text and its labels."""

    def make(text, *, name="case", **labels):
        return make_sample(Document(name, text), parse_labels(labels, name), name)

    return make


DEFAULTS = {
    "people": {"aliases": [], "mentions": [], "roles": []},
    "organizations": {"aliases": [], "mentions": []},
    "roles": {
        "organization": None,
        "organization_name": None,
        "kind": "office",
        "related_person": None,
        "former": False,
    },
    "quotes": {"speaker": None, "speaker_text": None, "cue": None, "kind": "direct", "duplicate_of": None},
    "sentences": {
        "people": [],
        "who": None,
        "kind": "imprisonment",
        "duration": None,
        "duration_min": None,
        "amount": None,
        "suspended": False,
        "in_absentia": False,
        "charges": [],
        "court": None,
        "facility": None,
        "date": None,
        "status": "imposed",
    },
    "dates": {"precision": "day", "anchor": "absolute"},
    "demands": {
        "speaker": None,
        "voice": "issuer",
        "addressee": None,
        "addressee_id": None,
        "inferred": False,
        "category": "release",
        "polarity": "do",
        "force": "must",
        "beneficiaries": [],
        "urgency": None,
        "deadline": None,
        "quote": None,
    },
}
SPANS = {
    "roles": ["evidence"],
    "quotes": ["content"],
    "sentences": ["evidence", "who"],
    "demands": ["action"],
}
LETTERS = {
    "people": "p",
    "organizations": "o",
    "roles": "r",
    "quotes": "q",
    "sentences": "s",
    "dates": "d",
    "demands": "m",
}


def span(text, snippet, nth=1):
    start = -1
    for _ in range(nth):
        start = text.index(snippet, start + 1)
    return {"start": start, "end": start + len(snippet), "text": snippet}


def fields(text, kind, number, given):
    given = dict(given)
    nth = given.pop("nth", 1)
    for name in SPANS.get(kind, ()):
        if isinstance(given.get(name), str):
            given[name] = span(text, given[name], nth)
    if kind == "dates":
        given |= span(text, given["text"], nth)
    if kind == "demands":
        given.setdefault("evidence", given["action"])
    return {"id": f"{LETTERS[kind]}{number}", "found_by": f"{kind}/rule"} | DEFAULTS[kind] | given


@pytest.fixture
def statement():
    """Makes a record of a text; spans are given as snippets, with `nth` where there are several."""

    def make(text, *, name="case", **findings):
        content = {
            kind: [fields(text, kind, index + 1, one) for index, one in enumerate(findings.get(kind, []))]
            for kind in DEFAULTS
        }
        return Statement(
            id=name,
            source={
                "name": None,
                "sha256": "0" * 64,
                "media_type": "text/plain",
                "encoding": "utf-8",
                "characters": len(text),
            },
            pipeline={"extractor": "0", "model": "none", "model_version": "0"},
            title=None,
            publisher=None,
            published={"value": None, "how": None},
            sections=[],
            warnings=[],
            **content,
        )

    return make
