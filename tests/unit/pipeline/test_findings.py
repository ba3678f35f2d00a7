"""Findings go onto a Doc and come back, with ids in the order they were written."""

import spacy
from spacy.tokens import Doc

from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, read_findings, referents, write_findings

NLP = spacy.blank("en")


def doc_with_people():
    doc = NLP("Olena Dzyuba and Ivan left . She wrote .")
    write_findings(
        doc,
        keys.PEOPLE,
        [
            Finding(
                "ner", (("mention", doc[0:2]), ("pronoun", doc[6:7])), {"name": "Olena Dzyuba", "aliases": []}
            ),
            Finding("ner", (("mention", doc[3:4]),), {"name": "Ivan", "aliases": []}),
        ],
    )
    return doc


def test_written_findings_are_read_back():
    first, second = read_findings(doc_with_people(), keys.PEOPLE)
    assert (first.id, second.id) == ("p1", "p2")
    assert [span.text for span in first.all("mention")] == ["Olena Dzyuba"]
    assert first.part("pronoun").text == "She"
    assert second.text("name") == "Ivan"
    assert second.part("pronoun") is None


def test_they_survive_bytes():
    doc = doc_with_people()
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert [finding.id for finding in read_findings(again, keys.PEOPLE)] == ["p1", "p2"]


def test_two_findings_may_share_a_span():
    doc = NLP("10 and 20 years respectively")
    write_findings(
        doc, keys.SENTENCES, [Finding("a", (("evidence", doc[:]),)), Finding("b", (("evidence", doc[:]),))]
    )
    assert [finding.found_by for finding in read_findings(doc, keys.SENTENCES)] == ["a", "b"]


def test_a_finding_without_parts_is_kept():
    doc = NLP("Nothing here")
    write_findings(doc, keys.ORGANIZATIONS, [Finding("given", (), {"name": "Harbour Watch"})])
    assert read_findings(doc, keys.ORGANIZATIONS)[0].text("name") == "Harbour Watch"


def test_referents_by_token():
    assert referents(doc_with_people(), keys.PEOPLE) == {0: "p1", 1: "p1", 3: "p2", 6: "p1"}


def test_a_component_that_has_not_run_found_nothing():
    assert read_findings(NLP("Empty"), keys.DATES) == []
