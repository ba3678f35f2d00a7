"""What is kept survives; what is not whole is not there."""

from contextlib import closing

import pytest

from extractor.batch import durable
from extractor.batch.items import Extracted
from extractor.batch.ledger import Ledger

ONE = [("f1", Extracted(b'{"a": 1}\n', "Ana\nmet \N{SNOWMAN}")), ("f2", Extracted(b'{"b": 2}\n'))]
TWO = [("f3", Extracted(b'{"c": 3}\n', "Cy"))]


@pytest.fixture
def folder(tmp_path):
    ledger = Ledger(tmp_path / "parts")
    ledger.add(ONE)
    ledger.add(TWO)
    ledger.close()
    return tmp_path / "parts"


def contents(folder):
    with closing(Ledger(folder)) as ledger:
        return {name: found for name in ("f1", "f2", "f3") if (found := ledger.read(name))}


ALL = {
    "f1": (b'{"a": 1}\n', "Ana\nmet \N{SNOWMAN}"),
    "f2": (b'{"b": 2}\n', ""),
    "f3": (b'{"c": 3}\n', "Cy"),
}


def test_what_was_added_is_there_at_the_next_start(folder):
    assert contents(folder) == ALL


def test_what_is_in_it(folder):
    with closing(Ledger(folder)) as ledger:
        assert "f1" in ledger
        assert "f4" not in ledger


def test_unfinished_parts_are_swept(folder):
    (folder / "00000003.part.tmp").write_bytes(b'[["f4", 100, 0]]\nhalf')
    assert contents(folder) == ALL
    assert sorted(path.name for path in folder.iterdir()) == ["00000001.part", "00000002.part"]


@pytest.mark.parametrize("damage", [lambda data: data[:-3], lambda _: b"", lambda data: b"x" + data])
def test_a_damaged_part_is_done_again(folder, damage):
    part = folder / "00000001.part"
    part.write_bytes(damage(part.read_bytes()))
    assert contents(folder) == {"f3": ALL["f3"]}
    assert not part.exists()


def test_a_new_part_never_takes_the_place_of_another(folder):
    with closing(Ledger(folder)) as ledger:
        ledger.add([("f4", Extracted(b"{}\n"))])
        assert sorted(path.name for path in folder.iterdir())[-1] == "00000003.part"
        assert ledger.read("f4") == (b"{}\n", "")
        assert ledger.read("f1") == ALL["f1"]


def test_nothing_makes_no_part(tmp_path):
    Ledger(tmp_path / "parts").add([])
    assert list((tmp_path / "parts").iterdir()) == []


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(tmp_path):
    file = tmp_path / "a"
    file.write_bytes(b"old")

    def chunks():
        yield b"new"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        durable.write_whole(file, chunks())
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
