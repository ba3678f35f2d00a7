"""Labels survive every format: all samples, a hostile one, and what people do with the tools."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from extractor.documents import Document
from extractor.errors import InputError, LabelError
from extractor.exchange import docbin, label_studio, prodigy, web_annotation
from extractor.exchange.convert import FORMATS, convert, format_of
from extractor.exchange.labelling import unannotate
from extractor.exchange.regions import Annotated, Region, annotate
from extractor.exchange.tokens import pieces
from extractor.labels import read_samples
from extractor.labels.files import make_sample, parse_labels

SAMPLES = Path(__file__).parents[3] / "samples"
HOSTILE_TEXT = (
    "😀 JOSÉ  “Pepe”\tDíaz was fined $5,000.50 in absentia. \r\n\r\n“Free José now\u2028or never.”\x00 "
    "he said in May; in May, too. Ann-Marie O’Neill’s 𝕏 group agrees: free José now or never. "
)
HOSTILE_LABELS = {
    "document": {"publisher": "Nobody & <Sons>", "published": "2024-05", "layout": None, "licence": "CC0"},
    "people": [
        {
            "id": "diaz",
            "name": "José “Pepe” Díaz",
            "aliases": ["José"],
            "roles": [{"title": "chief of nothing said", "organization": "𝕏 group", "former": True}],
        },
        {
            "id": "oneill",
            "name": "Ann-Marie O'Neill",
            "aliases": [],
            "roles": [{"title": "group", "organization": None}],
        },
    ],
    "organizations": ["𝕏 group", "Nobody & <Sons>"],
    "quotes": [{"text": "Free José now\u2028or never.", "speaker": "diaz"}],
    "sentences": [
        {
            "people": ["diaz", "oneill"],
            "who": "two",
            "kind": "fine",
            "amount": {"value": 5000.5, "currency": "USD"},
            "suspended": True,
            "in_absentia": True,
            "charges": ["a; b", "c, d"],
            "date": "2024-05~",
            "status": "upheld",
            "evidence": "was fined $5,000.50 in absentia",
        },
        {
            "kind": "other",
            "amount": {"value": 40000, "currency": None},
            "evidence": "was fined $5,000.50 in absentia",
            "occurrence": 1,
        },
    ],
    "dates": [
        {"text": "May", "value": "2024-05", "occurrence": 2},
        {"text": "May", "value": "2024-05", "occurrence": 1},
    ],
    "demands": [
        {
            "action": "free José now",
            "evidence": "Ann-Marie O’Neill’s 𝕏 group agrees: free José now or never",
            "speaker": "org:𝕏 group",
            "addressee": None,
            "category": "release",
            "polarity": "refrain",
            "beneficiaries": ["diaz"],
        }
    ],
}
TOOLS = [label_studio, prodigy, docbin]
names = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.__name__.rsplit(".", 1)[-1])


@pytest.fixture(scope="module")
def samples():
    hostile = make_sample(
        Document("hostile", HOSTILE_TEXT), parse_labels(HOSTILE_LABELS, "hostile"), "hostile"
    )
    return [*read_samples(SAMPLES), hostile]


def content(sample):
    """What labels say; where they stand is told by the places, and `occurrence` says only that."""
    labels = sample.labels.model_dump()
    for kind in ("quotes", "sentences", "dates", "demands"):
        for label in labels[kind]:
            del label["occurrence"]
    places = [
        (placed.start, placed.end)
        for placed in (*sample.quotes, *sample.sentences, *sample.dates, *sample.demands)
    ]
    return sample.name, sample.text, labels, places


@names
def test_labels_come_back_as_they_went(samples, tool):
    there = tool.dumps([annotate(sample) for sample in samples])
    back = [unannotate(one, "tool") for one in tool.loads(there, "tool")]
    for sample, again in zip(samples, back, strict=True):
        assert content(again) == content(sample)


def test_everybody_has_a_region(samples):
    for sample in samples:
        for region in annotate(sample).regions:
            assert 0 <= region.start < region.end <= len(sample.text)
        people = {
            region.attributes["person"] for region in annotate(sample).regions if region.kind == "person"
        }
        assert people == {person.id for person in sample.labels.people}


def test_a_longer_name_keeps_its_place():
    text = "Ana Ruiz met Juan Ruiz. Ruiz left."
    people = [{"id": "ana", "name": "Ana Ruiz", "aliases": ["Ruiz"]}, {"id": "juan", "name": "Juan Ruiz"}]
    sample = make_sample(Document("x", text), parse_labels({"people": people}, "x"), "x")
    found = [(one.attributes["person"], text[one.start : one.end]) for one in annotate(sample).regions]
    assert found == [("ana", "Ana Ruiz"), ("ana", "Ruiz"), ("juan", "Juan Ruiz")]


def test_a_role_stands_where_its_title_is_nearest_to_the_person():
    text = "A judge spoke. Later Ana Ruiz, a judge, left."
    people = [{"id": "ana", "name": "Ana Ruiz", "roles": [{"title": "judge"}]}]
    sample = make_sample(Document("x", text), parse_labels({"people": people}, "x"), "x")
    (role,) = (region for region in annotate(sample).regions if region.kind == "role")
    assert (role.start, text[role.start : role.end]) == (text.rindex("judge"), "judge")


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("can't stop", [(0, 2), (2, 5)]),
        ("New York–based", [(0, 8), (4, 14)]),
        ("a b  c\n\nd", [(1, 3), (4, 6)]),
        ("x y", [(0, 2)]),
        ("😀 e\u0301t", [(2, 3)]),
    ],
)
def test_tokens_fit_the_regions_and_are_the_text(text, regions):
    tokens = pieces(text, [Region("date", *place) for place in regions])
    assert "".join(text[one.start : one.end] + " " * one.space for one in tokens) == text
    assert {start for start, _ in regions} <= {one.start for one in tokens}
    assert {end for _, end in regions} <= {one.end for one in tokens}


def test_label_studio_knows_every_attribute_and_value(samples):
    setup = ElementTree.fromstring(label_studio.setup())  # noqa: S314 (our own text)
    controls = {one.get("name"): one for one in setup.iter() if one.get("name")}
    tasks = json.loads(label_studio.dumps([annotate(sample) for sample in samples]))
    for result in (result for task in tasks for result in task["annotations"][0]["result"]):
        control = controls[result["from_name"]]
        assert result["type"] == {"TextArea": "textarea"}.get(control.tag, control.tag.lower())
        if result["type"] == "choices":
            known = {choice.get("value") for choice in control.iter("Choice")}
            assert set(result["value"]["choices"]) <= known


def task(result, text="😀 Ana Ruiz left.", **fields):
    return {"data": {"text": text}, "annotations": [{"result": result}], **fields}


def labelled(start, end, stretch, kind="person", id="a"):
    value = {"start": start, "end": end, "text": stretch, "labels": [kind]}
    return {"id": id, "type": "labels", "from_name": "label", "to_name": "text", "value": value}


@pytest.mark.parametrize(("start", "end"), [(2, 10), (3, 11)], ids=["code-points", "utf-16"])
def test_label_studio_may_count_either_way(start, end):
    (one,) = label_studio.loads(json.dumps([task([labelled(start, end, "Ana Ruiz")])]), "x.json")
    assert [(region.start, region.end) for region in one.regions] == [(2, 10)]
    assert one.name == "task-1"


def test_label_studio_takes_the_last_annotation_that_counts():
    first, second = [labelled(2, 5, "Ana")], [labelled(2, 10, "Ana Ruiz")]
    cancelled = {"result": [labelled(6, 10, "Ruiz")], "was_cancelled": True}
    tasks = [
        task(first) | {"annotations": [{"result": first}, {"result": second}, cancelled]},
        task([]) | {"annotations": [], "predictions": [{"result": first}]},
        task([]) | {"annotations": []},
    ]
    found = label_studio.loads(json.dumps(tasks), "x.json")
    assert [[region.end for region in one.regions] for one in found] == [[10], [5], []]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[", "x.json: line 1: not valid JSON"),
        ("{}", None),
        ("[1]", "x.json: not an export"),
        ('[{"data": {}}]', "x.json: not an export"),
        (json.dumps([task([labelled(0, 3, "Ana")])]), "x.json: task 1: region a: the text at 0–3"),
        (json.dumps([task([labelled(2, 5, "Ana", kind="ship")])]), "x.json: task 1: region a: no label"),
    ],
)
def test_what_is_no_export_of_label_studio_is_told(content, told):
    if told is None:
        assert label_studio.loads(content, "x.json") == []
        return
    with pytest.raises(LabelError) as error:
        label_studio.loads(content, "x.json")
    assert str(error.value).startswith(told)


def test_prodigy_leaves_out_what_was_rejected():
    tasks = [{"text": "Ana", "answer": answer} for answer in ("accept", "reject", "ignore")]
    lines = "\n".join(json.dumps(one) for one in [*tasks, {"text": "Ana"}])
    assert [one.name for one in prodigy.loads(lines + "\n\n", "x.jsonl")] == ["line-1", "line-4"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "not valid JSON"),
        ("[]", "not a task"),
        ('{"text": 1}', "not a task"),
        ('{"text": "Ana", "spans": [{"start": 0}]}', "a span lacks"),
        ('{"text": "Ana", "spans": [{"start": 0, "end": 3, "label": "ship"}]}', "'ship' is no label"),
        ('{"text": "Ana", "spans": [{"start": 0, "end": 9, "label": "person"}]}', "not within the text"),
    ],
)
def test_what_is_no_task_of_prodigy_is_told_with_its_line(line, told):
    with pytest.raises(LabelError, match=rf"^x\.jsonl: line 2: .*{told}"):
        prodigy.loads('{"text": "fine"}\n' + line, "x.jsonl")


def test_docbin_has_people_and_organisations_as_entities(samples):
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    (doc,) = DocBin().from_bytes(docbin.dumps([annotate(samples[-1])])).get_docs(Vocab())
    assert doc.text == HOSTILE_TEXT
    assert ("ORG", "𝕏 group") in [(entity.label_, entity.text) for entity in doc.ents]


@pytest.mark.parametrize("content", [b"", b"oops", b"\x78\x9c\x00"])
def test_what_is_no_docbin_is_told(content):
    with pytest.raises(LabelError, match=r"^x\.spacy: not a DocBin"):
        docbin.loads(content, "x.spacy")


def test_a_docbin_without_labels_is_told():
    import spacy
    from spacy.tokens import DocBin

    plain = DocBin(docs=[spacy.blank("en")("Ana")]).to_bytes()
    with pytest.raises(LabelError, match="doc 1: no span group 'labels'"):
        docbin.loads(plain, "x.spacy")


def test_names_marked_without_saying_whose_they_are():
    text = "Ana Ruiz, a judge, and Bo Li met. ANA RUIZ left. Ruiz wept."
    places = [(0, 8), (23, 28), (34, 42)]
    regions = [Region("person", *place) for place in places] + [Region("role", 12, 17)]
    regions.append(Region("person", 49, 53, {"person": "ana-ruiz"}))
    people = unannotate(Annotated("x", text, {}, regions), "x").labels.people
    assert [(one.id, one.name, one.aliases) for one in people] == [
        ("ana-ruiz", "Ana Ruiz", ["Ruiz"]),
        ("bo-li", "Bo Li", []),
    ]
    assert [role.title for role in people[0].roles] == ["judge"]


def test_a_demand_without_a_category_is_told():
    one = Annotated("letter", "Free Ana.", {}, [Region("demand", 0, 8)])
    with pytest.raises(LabelError, match=r"^x\.json: letter: demands\[0\]\.category: Field required"):
        unannotate(one, "x.json")


def test_web_annotations_can_be_found_by_place_and_by_words(samples):
    for sample in samples:
        regions = annotate(sample).regions
        page = json.loads(web_annotation.dumps([annotate(sample)]))
        assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert len({item["id"] for item in page["items"]}) == len(regions)
        for item, region in zip(page["items"], regions, strict=True):
            position, words = item["target"]["selector"]
            assert sample.text[position["start"] : position["end"]] == words["exact"]
            assert words["prefix"] + words["exact"] + words["suffix"] in sample.text
            assert item["body"][0]["value"] == region.kind


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("labels", "web-annotation")])
def test_files_are_converted_there_and_back(tmp_path, name, samples):
    file, folder = tmp_path / f"there{FORMATS[name]}", tmp_path / "back"
    assert convert(SAMPLES, file) == len(samples) - 1
    assert convert(file, folder) == len(samples) - 1
    assert [content(one) for one in read_samples(folder)] == [content(one) for one in samples[:-1]]


@pytest.mark.parametrize("target", ["there.json", "back"])
def test_nothing_is_overwritten_unless_told(tmp_path, target):
    one = SAMPLES / "open-letter-poland-border-activists.txt"
    convert(one, tmp_path / target)
    with pytest.raises(InputError, match="is there already; --overwrite"):
        convert(one, tmp_path / target)
    assert convert(one, tmp_path / target, overwrite=True) == 1


@pytest.mark.parametrize("name", ["../out", "a/b", "", ".hidden", ".."])
def test_a_name_from_a_file_leaves_no_folder(tmp_path, name):
    file = tmp_path / "tasks.json"
    file.write_text(json.dumps([{"data": {"text": "Ana", "name": name}, "id": "../7"}]), "utf-8")
    with pytest.raises(LabelError, match="no name for a file"):
        convert(file, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_unknown_ending_is_told(tmp_path):
    assert format_of(tmp_path) == "labels"
    with pytest.raises(InputError, match=r"x\.csv: the ending says no format"):
        format_of(Path("x.csv"))
