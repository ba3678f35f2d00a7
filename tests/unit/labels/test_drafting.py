"""A record drafted as labels is the record: measured against its own draft it is faultless."""

from pathlib import Path

import pytest

from extractor.documents import Document
from extractor.evaluation.run import evaluate_records
from extractor.labels import draft, read_sample, read_samples, write_sample

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="module")
def drafts(extractor):
    """Some samples' drafts, each with the record that it was made of."""
    documents = [sample.document for sample in read_samples(SAMPLES)[::6]]
    records = [extractor.extract_document(document) for document in documents]
    return [(draft(document, record), record) for document, record in zip(documents, records, strict=True)]


def test_a_record_measured_against_its_draft_is_faultless(drafts):
    evaluation = evaluate_records(drafts)
    assert evaluation.errors() == []
    assert all(outcome.exact for outcome in evaluation.outcomes)
    assert evaluation.strict["people"].labelled > 10


def test_a_draft_can_be_written_and_read(drafts, tmp_path):
    for sample, _ in drafts:
        write_sample(sample, tmp_path)
        assert read_sample(tmp_path / f"{sample.name}.json").labels == sample.labels


def test_people_who_share_a_surname_have_ids_of_their_own(extractor):
    document = Document("x", "Olena Dzyuba and Petro Dzyuba were jailed. Ivan Petrenko was not.")
    people = draft(document, extractor.extract_document(document)).labels.people
    assert [person.id for person in people] == ["dzyuba", "dzyuba-2", "petrenko"]
