"""What holds for every text: spans slice back, ids lead somewhere, same bytes again, nothing raises."""

import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from extractor.errors import InputError

PIECES = [
    "“We call on the authorities to release ", "Olena Dzyuba", "O'Brien-Smith", "”", "\"", "‘", "’s", " said",
    ":", "\n", "\n\n", "\r\n", " ", "\t", "\u00a0", "\u200b", "11 years in prison", "was sentenced to ",
    "life", "on 4 March 2024", "2019-2020", "yesterday", "May", ", Director of Harbour Watch, ", "- ",
    "1. ", "• ", "must be released", "Background", "ENDS", "###", "Contact:", "(IRW)", "Айше", "李伟", "محمد",
    "😀", "e\u0301",
    "\x00", "\ufeff", "The court fined them $5,000", "«", "»", ".", "?!", "…", "—", "Mr. ", "AFUO", "10%",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=30).map(" ".join),
)
relaxed = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def spans(node):
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys():
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


REFERENCES = ("person", "organization", "speaker", "quote", "duplicate_of", "related_person", "addressee_id")


def references(record):
    for kind in ("people", "organizations", "roles", "quotes", "sentences", "dates", "demands"):
        for item in record[kind]:
            yield from (item[name] for name in REFERENCES if isinstance(item.get(name), str))
            yield from (one for name in ("people", "beneficiaries", "roles") for one in item.get(name, []))


@given(text=texts, published=st.sampled_from([None, "2024", "2024-03", "2024-03-05"]))
@example(text="\x91\t0 0 0", published=None)  # a garbled stretch over the border of two sections
@relaxed
def test_any_text_gives_a_sound_record(extractor, text, published):
    record = json.loads(
        extractor.extract(text, published=published, publisher="Harbour Watch").model_dump_json()
    )
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans(record))
    ids = [item["id"] for kind in record.values() if isinstance(kind, list) for item in kind if "id" in item]
    assert len(ids) == len(set(ids))
    assert set(references(record)) <= set(ids)
    sections = record["sections"]
    assert "".join(text[section["start"] : section["end"]] for section in sections) == text


@given(text=texts)
@relaxed
def test_the_same_text_gives_the_same_bytes_whatever_came_before(extractor, text):
    first = extractor.extract(text).model_dump_json()
    extractor.extract("Another statement. It named Ivan Petrenko, who was jailed for nine years.")
    assert extractor.extract(text).model_dump_json() == first


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "“", "𝕏"], ids=ascii)
def test_texts_with_next_to_nothing(extractor, text):
    assert extractor.extract(text).people == []


@given(text=texts)
@settings(parent=relaxed, max_examples=40)
def test_a_doc_with_findings_survives_serialisation(extractor, text):
    from spacy.tokens import Doc

    doc = extractor.nlp(text)
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert {key: [(s.label_, s.id_, s.text) for s in group] for key, group in doc.spans.items()} == {
        key: [(s.label_, s.id_, s.text) for s in group] for key, group in again.spans.items()
    }
    assert all(doc.spans[key].attrs == again.spans[key].attrs for key in doc.spans)


def test_half_a_surrogate_pair_is_refused(extractor):
    with pytest.raises(InputError, match="surrogate pair at character 3"):
        extractor.extract("ab \ud83d c")
