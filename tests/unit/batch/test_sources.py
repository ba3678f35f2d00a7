"""Which documents there are, what they are called, and what hostile ones come to."""

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile

import pytest

from extractor.batch.items import Item, Refusal
from extractor.batch.metadata import Metadata
from extractor.batch.sources import Sources
from extractor.errors import BatchError

MEGABYTE = 1_000_000


def sources(*names, metadata=None, max_bytes=MEGABYTE, besides=()):
    return Sources(
        [str(name) for name in names], metadata=Metadata(metadata), max_bytes=max_bytes, besides=besides
    )


def files(*names, **options):
    return [item.file for item in sources(*names, **options)]


def refused(*names, **options):
    return {item.file: item.error for item in sources(*names, **options) if isinstance(item, Refusal)}


def zipped(path, entries, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return path


def tarred(path, entries, mode="w"):
    with tarfile.open(path, mode) as archive:
        for name, data in entries:
            info = tarfile.TarInfo(name)
            if isinstance(data, bytes):
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
            else:
                info.type, info.linkname = data
                archive.addfile(info)
    return path


def test_folders_are_walked_in_the_order_of_names(archive):
    folder = archive(
        **{"b.txt": "x", "a/z.txt": "x", "a/b/c.txt": "x", "c.txt": "x", ".git/x": "x", ".DS_Store": "x"}
    )
    assert files(folder) == ["a/b/c.txt", "a/z.txt", "b.txt", "c.txt"]


def test_a_link_to_a_folder_is_no_way_round(archive):
    folder = archive(**{"a/x.txt": "x"})
    (folder / "a" / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    assert files(folder) == ["a/x.txt", "gone.txt"]
    assert "no regular file" in refused(folder)["gone.txt"]


def test_a_pipe_is_not_waited_for(archive):
    folder = archive(**{"x.txt": "x"})
    os.mkfifo(folder / "pipe.txt")
    assert list(refused(folder)) == ["pipe.txt"]


def test_globs_and_single_files(archive):
    folder = archive(**{"a.txt": "x", "b.md": "x", "c/d.txt": "x"})
    assert files(folder / "*.txt") == ["a.txt"]
    assert files(folder / "**" / "*.txt") == ["a.txt", "d.txt"]
    assert files(folder / "b.md", folder / "a.txt", folder / "b.md") == ["b.md", "a.txt"]


def test_two_sources_of_one_name_are_kept_apart(archive):
    one, two = archive("one/letters", **{"a.txt": "x"}), archive("two/letters", **{"a.txt": "x"})
    names = files(one, two)
    assert len(set(names)) == 2
    assert all(name.endswith("letters/a.txt") for name in names)


def test_a_source_within_a_source_is_read_once(archive):
    folder = archive(**{"a/b.txt": "x", "c.txt": "x"})
    assert files(folder, folder / "a", folder / "c.txt") == ["a/b.txt", "c.txt"]


def test_besides_are_left_out(archive):
    folder = archive(**{"a.txt": "x", "out/b.txt": "x", "given.csv": "x"})
    assert files(folder, besides=[folder / "out", folder / "given.csv"]) == ["a.txt"]


def test_nothing_is_told(tmp_path):
    with pytest.raises(BatchError, match="check the name"):
        sources(tmp_path / "*.txt")


def test_names_that_are_no_utf8_get_into_json(archive):
    folder = archive(**{"a.txt": "x"})
    (folder / os.fsdecode(b"b\xff.txt")).write_text("x")
    (_, item) = sources(folder)
    assert json.loads(json.dumps([item.file, item.id, item.name]).encode()) == [
        "b\ufffd.txt",
        "b\ufffd",
        "b\ufffd.txt",
    ]


def test_lines_of_json(archive):
    rows = [
        json.dumps({"text": "Ana met.", "id": "x1", "published": "2024-02-03", "publisher": "Harbour Watch"}),
        "",
        json.dumps({"text": "Bea met."}),
        "no json",
        json.dumps({"text": 7}),
        json.dumps({"text": "Cy met.", "published": "3.2.2024"}),
        json.dumps(["text"]),
        json.dumps({"text": "half \ud800 pair"}),
        "[" * 100_000,
    ]
    items = list(sources(archive(**{"all.jsonl": "\n".join(rows)})))
    assert [(item.file, type(item)) for item in items] == [
        ("all.jsonl#1", Item),
        ("all.jsonl#3", Item),
        *((f"all.jsonl#{number}", Refusal) for number in range(4, 10)),
    ]
    assert items[0].id == "x1"
    assert (items[0].given.published, items[0].given.publisher) == ("2024-02-03", "Harbour Watch")
    assert "3.2.2024" in items[4].error


def test_a_line_over_the_limit_is_passed_over(archive):
    rows = [json.dumps({"text": text}) for text in ("a", "b" * 5000, "c")]
    folder = archive(**{"all.jsonl": "\n".join(rows)})
    items = list(sources(folder, max_bytes=1000))
    assert [item.file for item in items] == ["all.jsonl#1", "all.jsonl#2", "all.jsonl#3"]
    assert "--max-megabytes" in items[1].error
    assert items[2].content == "c"


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz", "tgz"])
def test_archives(tmp_path, kind):
    entries = [("./b/c.txt", b"Bea met."), ("a.txt", b"Ana met.")]
    path = tmp_path / f"old.{kind}"
    mode = {"tar": "w", "tgz": "w:gz"}.get(kind, "w:" + kind[4:])
    zipped(path, entries) if kind == "zip" else tarred(path, entries, mode)
    items = list(sources(path))
    assert [item.file for item in items] == ["old." + kind + "/b/c.txt", "old." + kind + "/a.txt"]
    assert [(item.id, item.name, item.content) for item in items] == [
        ("c", "c.txt", b"Bea met."),
        ("a", "a.txt", b"Ana met."),
    ]


@pytest.mark.parametrize("name", ["../../evil.txt", "a/../../evil.txt", "..\\evil.txt"])
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_names_that_point_outside_are_refused(tmp_path, name, kind):
    path = tmp_path / f"old.{kind}"
    make = zipped if kind == "zip" else tarred
    make(path, [(name, b"x"), ("good.txt", b"x")])
    bad, good = sources(path)
    assert "outside" in bad.error
    assert good.file.endswith("/good.txt")
    assert sorted(found.name for found in tmp_path.rglob("*")) == [path.name]


def test_absolute_names_lie_within_the_archive(tmp_path):
    assert files(tarred(tmp_path / "old.tar", [("/etc/passwd", b"x")])) == ["old.tar/etc/passwd"]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_are_refused(tmp_path, kind):
    path = tarred(tmp_path / "old.tar", [("passwd.txt", (kind, "/etc/passwd")), ("good.txt", b"x")])
    bad, good = sources(path)
    assert "link or a device" in bad.error
    assert isinstance(good, Item)


def test_a_zip_bomb_is_refused_and_its_neighbours_are_read(tmp_path):
    path = zipped(tmp_path / "old.zip", [("bomb.txt", b"0" * 20 * MEGABYTE), ("good.txt", b"x")])
    bad, good = sources(path, max_bytes=100 * MEGABYTE)
    assert "bomb" in bad.error
    assert isinstance(good, Item)


def test_a_zip_whose_header_lies_is_not_read_beyond_the_limit(tmp_path):
    path = zipped(tmp_path / "old.zip", [("a.txt", os.urandom(50_000))], zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    path.write_bytes(data)
    (item,) = sources(path, max_bytes=1000)
    assert isinstance(item, Refusal)
    assert len(item.error) < 300


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress], ids=["gz", "bz2", "xz"])
def test_a_tar_bomb_stops(tmp_path, pack):
    suffix = {"gzip": "gz", "bz2": "bz2", "lzma": "xz"}[pack.__module__]
    plain = tarred(tmp_path / "plain.tar", [("good.txt", b"x"), ("bomb.txt", b"0" * 60 * MEGABYTE)])
    path = tmp_path / f"old.tar.{suffix}"
    path.write_bytes(pack(plain.read_bytes()))
    items = list(sources(path))
    assert [item.file for item in items if isinstance(item, Item)] == [f"old.tar.{suffix}/good.txt"]
    assert "bomb" in items[-1].error


@pytest.mark.parametrize("name", ["old.zip", "old.tar", "old.tar.gz"])
@pytest.mark.parametrize("data", [b"", b"not an archive at all" * 100], ids=["empty", "other"])
def test_what_is_no_archive_is_told(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    items = list(sources(tmp_path / name))
    assert all(isinstance(item, Refusal) and "archive" in item.error for item in items)
    assert len(items) == 1


def test_a_cut_archive_gives_what_is_whole(tmp_path):
    path = tarred(tmp_path / "old.tar.gz", [(f"{n}.txt", os.urandom(30_000)) for n in range(9)], "w:gz")
    path.write_bytes(path.read_bytes()[:150_000])
    items = list(sources(path))
    assert [item.file for item in items if isinstance(item, Item)] == [
        f"old.tar.gz/{n}.txt" for n in range(4)
    ]
    assert "damaged" in items[-1].error


def test_an_encrypted_entry_is_told(tmp_path):
    path = zipped(tmp_path / "old.zip", [("a.txt", b"x")])
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "encrypted" in refused(path)["old.zip/a.txt"]


def test_metadata_by_path_name_or_id(archive, tmp_path):
    table = tmp_path / "given.csv"
    table.write_text(
        "file,published,publisher\na/x.txt,2024-01-02,\ny.txt,2023,Harbour Watch\nz,,Other\nnobody,2020,\n",
        "utf-8-sig",
    )
    folder = archive(**{"a/x.txt": "x", "b/y.txt": "x", "c/z.txt": "x", "d.txt": "x"})
    metadata = Metadata(table)
    given = [
        (item.given.published, item.given.publisher)
        for item in Sources([str(folder)], metadata=metadata, max_bytes=MEGABYTE)
    ]
    assert given == [("2024-01-02", None), ("2023", "Harbour Watch"), (None, "Other"), (None, None)]
    assert metadata.unused() == (1, "nobody")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,when\nx,2024\n", "needs the columns"),
        ("file,published\nx,tomorrow\n", "line 2.*tomorrow"),
        ("file,published\n,2024\n", "names no file"),
        ("", "needs the columns"),
    ],
    ids=["columns", "date", "file", "empty"],
)
def test_faulty_metadata_is_told_with_its_line(tmp_path, content, message):
    table = tmp_path / "given.csv"
    table.write_text(content)
    with pytest.raises(BatchError, match=message):
        Metadata(table)


def test_counting(archive):
    folder = archive(**{"a.txt": "x", "b/c.txt": "x", "all.jsonl": "{}\n{}\n{}\n"})
    zipped(folder / "old.zip", [("1", b"x"), ("2", b"x")])
    assert sources(folder).count() == 2 + 3 + 2
    tarred(folder / "old.tar", [("1", b"x")])
    assert sources(folder).count() is None
