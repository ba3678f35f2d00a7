"""spaCy DocBin: a Doc a statement, its regions as a span group, for training and for spaCy's own tools.

The group is `doc.spans["labels"]`; the attributes of its spans stand in the same order in
`doc.spans["labels"].attrs["attributes"]`, name and metadata in `doc.user_data["statement"]`. People and
organisations are entities too.
"""

from collections.abc import Iterable
from typing import Any, Final

from extractor.errors import LabelError
from extractor.exchange.regions import REGION_KINDS, Annotated, Region
from extractor.exchange.tokens import pieces

GROUP: Final = "labels"
_USER_DATA: Final = "statement"
_ENTITIES: Final = {"person": "PERSON", "organization": "ORG"}


def dumps(annotated: Iterable[Annotated]) -> bytes:
    """A DocBin, as `DocBin().from_bytes` or `spacy train` read it."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    return bytes(DocBin(docs=[_doc(one, vocab) for one in annotated], store_user_data=True).to_bytes())


def _doc(annotated: Annotated, vocab: Any) -> Any:  # noqa: ANN401 (spaCy is imported only where it is used)
    from spacy.tokens import Doc, Span, SpanGroup
    from spacy.util import filter_spans

    tokens = pieces(annotated.text, annotated.regions)
    words = [annotated.text[token.start : token.end] for token in tokens]
    doc = Doc(vocab, words=words, spaces=[token.space for token in tokens])
    first = {token.start: index for index, token in enumerate(tokens)}
    last = {token.end: index + 1 for index, token in enumerate(tokens)}
    placed = [(first[one.start], last[one.end], one.kind) for one in annotated.regions]
    doc.spans[GROUP] = SpanGroup(
        doc,
        name=GROUP,
        attrs={"attributes": [region.attributes for region in annotated.regions]},
        spans=[Span(doc, start, end, label=kind) for start, end, kind in placed],
    )
    named = (Span(doc, start, end, _ENTITIES[kind]) for start, end, kind in placed if kind in _ENTITIES)
    doc.ents = filter_spans(named)
    doc.user_data[_USER_DATA] = {"name": annotated.name, "metadata": annotated.metadata}
    return doc


def loads(content: bytes, file: str) -> list[Annotated]:
    """The statements of a DocBin.

    Raises:
        LabelError: it is none, or its Docs lack what the labels need.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    try:
        docs = list(DocBin().from_bytes(content).get_docs(Vocab()))
    except Exception:
        raise LabelError(f"{file}: not a DocBin of spaCy") from None
    return [_annotated(doc, index + 1, f"{file}: doc {index + 1}") for index, doc in enumerate(docs)]


def _annotated(doc: Any, number: int, where: str) -> Annotated:  # noqa: ANN401
    if GROUP not in doc.spans:
        raise LabelError(f"{where}: no span group {GROUP!r}")
    group = doc.spans[GROUP]
    attributes = group.attrs.get("attributes") or [{} for _ in group]
    if len(attributes) != len(group):
        raise LabelError(f"{where}: {len(group)} spans but attributes of {len(attributes)}")
    regions = []
    for span, said in zip(group, attributes, strict=True):
        if span.label_ not in REGION_KINDS:
            raise LabelError(f"{where}: tokens {span.start}–{span.end}: {span.label_!r} is no label of ours")
        regions.append(Region(span.label_, span.start_char, span.end_char, dict(said)))
    statement = doc.user_data.get(_USER_DATA) or {}
    name = str(statement.get("name") or f"doc-{number}")
    return Annotated(name, doc.text, statement.get("metadata") or {}, regions)
