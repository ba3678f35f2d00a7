"""Samples are read whole or refused with file, place and reason; what is written is read back the same."""

import copy
import json

import pytest

from extractor.errors import LabelError
from extractor.labels import read_sample, read_samples, write_sample

TEXT = """Court jails printer

Olena Dzyuba, editor of Harbour Post, was jailed for two years on 4 March 2024.

“We shall print again,” she said.

Harbour Watch calls on the court to free her. It must free her. In March 2024 two others were fined.
"""
LABELS = {
    "document": {"publisher": "Harbour Watch", "published": "2024-03-05", "layout": "reaction"},
    "people": [
        {
            "id": "dzyuba",
            "name": "Olena Dzyuba",
            "aliases": [],
            "roles": [{"title": "editor", "organization": "Harbour Post", "former": False}],
        }
    ],
    "organizations": ["Harbour Post"],
    "quotes": [{"text": "We shall print again,", "speaker": "dzyuba"}],
    "sentences": [
        {
            "people": ["dzyuba"],
            "kind": "imprisonment",
            "duration": "P2Y",
            "evidence": "was jailed for two years",
            "charges": [],
        }
    ],
    "dates": [
        {"text": "4 March 2024", "value": "2024-03-04"},
        {"text": "March 2024", "value": "2024-03", "occurrence": 2},
    ],
    "demands": [
        {
            "action": "free her",
            "evidence": "Harbour Watch calls on the court to free her",
            "speaker": "org:Harbour Watch",
            "addressee": "the court",
            "category": "release",
            "beneficiaries": ["dzyuba"],
        },
        {
            "action": "free her",
            "evidence": "It must free her",
            "speaker": "org:Harbour Watch",
            "category": "release",
        },
    ],
}


@pytest.fixture
def write(tmp_path):
    def write(labels, name="printer", text=TEXT):
        file = tmp_path / f"{name}.json"
        file.write_text(labels if isinstance(labels, str) else json.dumps(labels), "utf-8")
        if text is not None:
            file.with_suffix(".txt").write_text(text, "utf-8")
        return file

    return write


def test_every_label_stands_where_its_words_stand(write):
    sample = read_sample(write(LABELS))
    for kind, field in (
        ("quotes", "text"),
        ("sentences", "evidence"),
        ("dates", "text"),
        ("demands", "action"),
    ):
        for placed in getattr(sample, kind):
            assert TEXT[placed.start : placed.end] == getattr(placed.label, field)
    first, second = sample.demands
    assert TEXT[first.start - 3 : first.start] == "to "
    assert TEXT[second.start - 5 : second.start] == "must "
    assert TEXT[sample.dates[1].start - 3 : sample.dates[1].start] == "In "


def test_the_same_words_again_stand_at_the_next_place(write):
    year = {"text": "2024", "value": "2024"}
    sample = read_sample(write(LABELS | {"dates": [year, year, year | {"occurrence": 1}]}))
    first, second = TEXT.index("2024"), TEXT.rindex("2024")
    assert [date.start for date in sample.dates] == [first, second, first]
    with pytest.raises(LabelError, match="only 2 times in the text, not 3"):
        read_sample(write(LABELS | {"dates": [year | {"occurrence": 2}, year]}))


def test_the_document_has_the_metadata_of_the_labels(write):
    document = read_sample(write(LABELS)).document
    assert (document.id, document.published, document.publisher) == (
        "printer",
        "2024-03-05",
        "Harbour Watch",
    )


def changed(path, value):
    labels = copy.deepcopy(LABELS)
    *steps, last = path
    node = labels
    for step in steps:
        node = node[step]
    node[last] = value
    return labels


@pytest.mark.parametrize(
    ("path", "value", "place", "reason"),
    [
        (("quotes", 0, "text"), "We shall not", "quotes[0].text", "not in the text: 'We shall not'"),
        (("dates", 1, "occurrence"), 3, "dates[1].text", "only 2 times in the text, not 3"),
        (("dates", 0, "value"), "4.3.2024", "dates[0].value", "4.3.2024"),
        (("dates", 0, "value"), "2024-19-04", "dates[0].value", "2024-19-04"),
        (("sentences", 0, "kind"), "prison", "sentences[0].kind", "'imprisonment'"),
        (("sentences", 0, "duration"), "2 years", "sentences[0].duration", "2 years"),
        (("sentences", 0, "status"), "given", "sentences[0].status", "'imposed'"),
        (("sentences", 0, "people"), ["orlova"], "sentences[0].people[0]", "nobody is 'orlova'"),
        (("sentences", 0, "suspended"), "no", "sentences[0].suspended", "boolean"),
        (("demands", 0, "category"), "free", "demands[0].category", "'release'"),
        (("demands", 0, "polarity"), "not", "demands[0].polarity", "'refrain'"),
        (("demands", 0, "beneficiaries"), ["her"], "demands[0].beneficiaries[0]", "nobody is 'her'"),
        (("demands", 1, "evidence"), "It should", "demands[1].evidence", "not in the text"),
        (("demands", 0, "speaker"), "Harbour Watch", "demands[0].speaker", "nobody is 'Harbour Watch'"),
        (("quotes", 0, "speaker"), "orlova", "quotes[0].speaker", "nobody is 'orlova'"),
        (("quotes", 0, "speeker"), "dzyuba", "quotes[0].speeker", "not permitted"),
        (("people", 0, "name"), "Olga Dzyuba", "people[0].name", "not in the text"),
        (("people", 0, "aliases"), ["Olena", "Lenka"], "people[0].aliases[1]", "not in the text"),
        (("people",), [LABELS["people"][0]] * 2, "people[1].id", "used twice"),
        (("people", 0, "id"), "org:x", "people[0].id", "org:x"),
        (("document", "published"), "5 March", "document.published", "2025-12-13"),
        (("dates",), {}, "dates", "list"),
    ],
)
def test_a_bad_label_is_told_with_file_place_and_reason(write, path, value, place, reason):
    file = write(changed(path, value))
    with pytest.raises(LabelError) as error:
        read_sample(file)
    fault = next(fault for fault in error.value.faults if place in fault)
    assert fault.startswith(f"{file}: {place}: ")
    assert reason in fault
    assert "\n" not in fault


def test_a_missing_field_is_told(write):
    labels = copy.deepcopy(LABELS)
    del labels["demands"][1]["category"]
    with pytest.raises(LabelError, match=r"printer\.json: demands\[1\]\.category: Field required"):
        read_sample(write(labels))


def test_broken_json_is_told_with_its_line(write):
    with pytest.raises(LabelError, match=r"printer\.json: line 2, column 12: not valid JSON"):
        read_sample(write('{\n "people": oops}'))


@pytest.mark.parametrize(("text", "reason"), [(None, "no such file"), ("  \n", "empty")])
def test_labels_without_a_text(write, text, reason):
    with pytest.raises(LabelError, match=reason):
        read_sample(write(LABELS, text=text))


def test_all_faults_of_all_files_are_told(write, tmp_path):
    write(changed(("dates", 0, "value"), "x"), name="a")
    write(LABELS, name="b")
    write('{"demands": 1}', name="c")
    with pytest.raises(LabelError) as error:
        read_samples(tmp_path)
    assert [fault.split(": ")[0].rsplit("/", 1)[-1] for fault in error.value.faults] == ["a.json", "c.json"]


def test_a_folder_is_read_by_name_without_its_floors(write, tmp_path):
    write(LABELS, name="b")
    write(LABELS, name="a")
    write('{"floors": {}}', name="floors", text=None)
    assert [sample.name for sample in read_samples(tmp_path)] == ["a", "b"]
    assert [sample.name for sample in read_samples(tmp_path / "b.txt")] == ["b"]


@pytest.mark.parametrize("name", ["nowhere", "", "lonely.txt"])
def test_nothing_to_read_is_told(tmp_path, name):
    (tmp_path / "lonely.txt").write_text("No labels.", "utf-8")
    with pytest.raises(LabelError, match=str(tmp_path)):
        read_samples(tmp_path / name)


def test_what_is_written_is_read_back_the_same(write, tmp_path):
    sample = read_sample(write(LABELS))
    folder = tmp_path / "out"
    folder.mkdir()
    write_sample(sample, folder)
    again = read_sample(folder / "printer.json")
    assert again.labels == sample.labels
    assert again.text == sample.text
    assert again.digest == sample.digest
    assert sorted(file.name for file in folder.iterdir()) == ["printer.json", "printer.txt"]


def test_the_digest_changes_with_text_and_labels_but_not_with_layout(write):
    digest = read_sample(write(LABELS)).digest
    assert read_sample(write(json.dumps(LABELS, indent=4))).digest == digest
    assert read_sample(write(changed(("demands", 1, "polarity"), "do"))).digest == digest
    assert read_sample(write(changed(("demands", 1, "category"), "other"))).digest != digest
    assert read_sample(write(LABELS, text=TEXT + "\n")).digest != digest
