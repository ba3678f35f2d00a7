"""Findings on a Doc: labelled spans that share an id, with plain attributes.

A finding's parts are spans in `doc.spans[key]` (`Span.label_` says which part, `Span.id_` which finding);
its attributes are plain values in `doc.spans[key].attrs[id]`. Both survive `Doc.to_bytes`, unlike custom
objects in `doc._` (explosion/spaCy issue 4903).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from spacy.tokens import Doc, Span, SpanGroup

from extractor.pipeline.keys import ID_LETTERS

Value = str | bool | float | list[str] | None
_NONE: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: its parts in the text, its attributes, and the entry or component that found it."""

    found_by: str
    parts: tuple[tuple[str, Span], ...] = ()
    attributes: Mapping[str, Value] = field(default_factory=lambda: _NONE)
    id: str = ""

    def part(self, label: str) -> Span | None:
        """The first part with that label."""
        return next((span for name, span in self.parts if name == label), None)

    def require(self, label: str) -> Span:
        """The first part with that label, which the component promises to write."""
        span = self.part(label)
        if span is None:
            raise LookupError(f"finding {self.id} of {self.found_by} lacks its part {label!r}")
        return span

    def all(self, label: str) -> list[Span]:
        """All parts with that label, as written down."""
        return [span for name, span in self.parts if name == label]

    def text(self, name: str) -> str | None:
        """A text attribute, or None where it is unknown."""
        value = self.attributes.get(name)
        return value if isinstance(value, str) else None

    def texts(self, name: str) -> list[str]:
        """An attribute that is a list of texts; empty where it is unknown."""
        value = self.attributes.get(name)
        return list(value) if isinstance(value, list) else []

    def flag(self, name: str) -> bool:
        """An attribute that is true or false; false where it is unknown."""
        return self.attributes.get(name) is True


def write_findings(doc: Doc, key: str, findings: Iterable[Finding]) -> None:
    """Writes all findings of one component, replacing earlier ones; ids are given in the order received."""
    spans: list[Span] = []
    attributes: dict[str, dict[str, Value]] = {}
    for number, finding in enumerate(findings, start=1):
        finding_id = f"{ID_LETTERS[key]}{number}"
        attributes[finding_id] = {**finding.attributes, "found_by": finding.found_by}
        spans += [
            Span(doc, span.start, span.end, label=label, span_id=finding_id) for label, span in finding.parts
        ]
    doc.spans[key] = SpanGroup(doc, name=key, attrs=attributes, spans=spans)


def read_findings(doc: Doc, key: str) -> list[Finding]:
    """The findings that a component wrote, in the order of their ids; empty where it has not run."""
    if key not in doc.spans:
        return []
    group = doc.spans[key]
    parts: dict[str, list[tuple[str, Span]]] = {finding_id: [] for finding_id in group.attrs}
    for span in group:
        parts[span.id_].append((span.label_, span))
    return [
        Finding(
            found_by=values["found_by"],
            parts=tuple(parts[finding_id]),
            attributes=MappingProxyType(values),
            id=finding_id,
        )
        for finding_id, values in group.attrs.items()
    ]


def referents(doc: Doc, key: str) -> dict[int, str]:
    """Token index to the id of the person or organization that a mention there names or safely means."""
    return {token.i: span.id_ for span in doc.spans.get(key, ()) for token in span}
