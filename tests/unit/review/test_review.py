"""The review page's other side: what is read and saved, and what is refused."""

import json

import pytest
from starlette.testclient import TestClient

from extractor.errors import InputError, LabelError
from extractor.labels import read_samples
from extractor.review.app import make_app
from extractor.review.folder import DRAFT, ReviewFolder, StaleVersionError

TEXT = "Olena Dzyuba was jailed on 4 March 2024. “She must be released now,” said Marta Lind.\n"
TOKEN = "token-of-the-test"  # noqa: S105


@pytest.fixture
def statements(tmp_path):
    folder = tmp_path / "statements"
    folder.mkdir()
    (folder / "case.txt").write_text(TEXT, "utf-8")
    (tmp_path / "secret.txt").write_text("not for anybody", "utf-8")
    return folder


@pytest.fixture
def folder(statements, extractor):
    return ReviewFolder(statements, extractor.extract_document)


@pytest.fixture
def client(folder):
    return TestClient(make_app(folder, token=TOKEN, port=8000), base_url="http://127.0.0.1:8000")


def labels_of(reviewed):
    return json.loads(reviewed.sample.labels.model_dump_json())


def test_a_draft_is_on_disk_only_when_it_is_saved(folder, statements):
    reviewed = folder.read("case")
    assert reviewed.version == DRAFT
    assert not (statements / "case.json").exists()
    folder.save("case", json.dumps(labels_of(reviewed)), DRAFT)
    assert [sample.name for sample in read_samples(statements)] == ["case"]
    assert folder.read("case").version != DRAFT


def test_labels_that_do_not_fit_are_refused_and_nothing_changes(folder, statements):
    labels = labels_of(folder.read("case")) | {"dates": [{"text": "5 March 2024", "value": "2024-03-05"}]}
    with pytest.raises(LabelError, match="not in the text"):
        folder.save("case", json.dumps(labels), DRAFT)
    assert not (statements / "case.json").exists()


def test_an_old_version_does_not_overwrite_a_newer_one(folder):
    labels = json.dumps(labels_of(folder.read("case")))
    folder.save("case", labels, DRAFT)
    with pytest.raises(StaleVersionError):
        folder.save("case", labels, DRAFT)


def test_a_link_out_of_the_folder_is_no_statement(folder, statements, tmp_path):
    (statements / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert folder.names() == ["case"]
    with pytest.raises(KeyError):
        folder.read("link")


def test_labels_behind_a_link_are_neither_read_nor_written(folder, statements, tmp_path):
    (tmp_path / "labels.json").write_text("{}", "utf-8")
    (statements / "case.json").symlink_to(tmp_path / "labels.json")
    with pytest.raises(InputError, match="leads out of the folder"):
        folder.read("case")
    with pytest.raises(InputError, match="leads out of the folder"):
        folder.save("case", "{}", DRAFT)
    assert (tmp_path / "labels.json").read_text("utf-8") == "{}"


def test_a_folder_without_statements(tmp_path, extractor):
    with pytest.raises(InputError, match="holds no statement"):
        ReviewFolder(tmp_path, extractor.extract_document)


def test_the_page_holds_text_and_labels(client):
    page = client.get(f"/{TOKEN}/statement/case").text
    assert "Olena Dzyuba was jailed" in page
    assert "no-store" in client.get(f"/{TOKEN}/").headers["cache-control"]


@pytest.mark.parametrize("path", ["", "statement/case", "labels/case"])
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example"}, 400),
        ({"host": "127.0.0.1:9999"}, 400),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_foreign_hosts_and_origins_are_refused(client, path, headers, status):
    assert client.get(f"/{TOKEN}/{path}", headers=headers).status_code == status


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1], TOKEN + "x"])
def test_without_the_token_nothing_is_told(client, token):
    answer = client.get(f"/{token}/statement/case")
    assert answer.status_code == 403
    assert "Olena" not in answer.text


@pytest.mark.parametrize("name", ["../secret", "%2e%2e%2fsecret", "/etc/passwd", "case.txt", "secret", ""])
def test_no_name_leads_out_of_the_folder(client, name):
    for answer in (
        client.get(f"/{TOKEN}/statement/{name}"),
        client.get(f"/{TOKEN}/labels/{name}"),
        client.put(f"/{TOKEN}/labels/{name}", content="{}", headers={"if-match": DRAFT}),
    ):
        assert answer.status_code in {403, 404}
        assert "not for anybody" not in answer.text


def test_saving_over_http(client, statements):
    content = client.get(f"/{TOKEN}/labels/case").json()
    saved = client.put(
        f"/{TOKEN}/labels/case",
        content=json.dumps(content["labels"]),
        headers={"if-match": content["version"]},
    )
    assert saved.status_code == 200
    assert (statements / "case.json").exists()
    again = client.put(f"/{TOKEN}/labels/case", content="{}", headers={"if-match": content["version"]})
    assert again.status_code == 412
    wrong = client.put(f"/{TOKEN}/labels/case", content="{", headers={"if-match": saved.json()["version"]})
    assert wrong.status_code == 422
    assert "JSON" in wrong.json()["faults"][0]
