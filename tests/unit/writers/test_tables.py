"""The same rows whatever the format, and files that are safe and sound in the programs that open them."""

import csv
import sqlite3
from contextlib import closing

import pytest

from extractor.records import (
    Amount,
    Date,
    Demand,
    Mention,
    Organization,
    Person,
    PipelineInfo,
    Published,
    Quote,
    Role,
    Section,
    Sentence,
    Source,
    Span,
    Statement,
)
from extractor.writers import tables
from extractor.writers.rows import TABLES, rows_of

TEXT = "=Ana Petrova, head of Harbour Watch, got 2 years. “Free her,\nnow,” said +Bo on 4 May 2024.\0"


def span(text):
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "text": text}


def statement():
    ana = Person(
        id="p1",
        name="=Ana Petrova",
        aliases=["Ana", "Petrova"],
        mentions=[Mention(**span("=Ana Petrova"))],
        roles=["r1"],
        found_by="ner",
    )
    bo = Person(id="p2", name="+Bo", aliases=[], mentions=[Mention(**span("+Bo"))], roles=[], found_by="ner")
    watch = Organization(id="o1", name="Harbour Watch", aliases=[], mentions=[], found_by="ner")
    role = Role(
        id="r1",
        person="p1",
        title="head",
        organization="o1",
        organization_name="Harbour Watch",
        kind="office",
        related_person=None,
        former=False,
        evidence=Span(**span("head of Harbour Watch")),
        found_by="roles/head",
    )
    quotes = [
        Quote(
            id=id_,
            content=Span(**span("Free her,\nnow,")),
            speaker="p2",
            speaker_text=Span(**span("+Bo")),
            cue=Span(**span("said")),
            kind="direct",
            duplicate_of=other,
            found_by="quotes/said",
        )
        for id_, other in [("q1", "q2"), ("q2", None)]
    ]
    sentence = Sentence(
        id="s1",
        people=["p1"],
        who=None,
        kind="fine",
        duration=None,
        duration_min=None,
        amount=Amount(value=12.5, currency="EUR"),
        suspended=True,
        in_absentia=False,
        charges=["a; b", "c"],
        court=None,
        facility=None,
        date="2024-05-04",
        status="imposed",
        evidence=Span(**span("got 2 years")),
        found_by="sentencing/got",
    )
    date = Date(
        id="d1",
        value="2024-05-04",
        precision="day",
        anchor="absolute",
        found_by="temporal/day",
        **span("4 May 2024"),
    )
    demand = Demand(
        id="m1",
        speaker="p2",
        voice="quoted",
        addressee=None,
        addressee_id=None,
        inferred=False,
        action=Span(**span("Free her")),
        category="release",
        polarity="do",
        force="demand",
        beneficiaries=["p1"],
        urgency="now",
        deadline=None,
        quote="q1",
        evidence=Span(**span("Free her,\nnow")),
        found_by="demands/free",
    )
    return Statement(
        id="a",
        source=Source(
            name="a.txt", sha256="0", media_type="text/plain", encoding="utf-8", characters=len(TEXT)
        ),
        pipeline=PipelineInfo(extractor="0", model="m", model_version="0"),
        title="A title with a nul\0",
        publisher="@watch",
        published=Published(value=None, how=None),
        sections=[Section(kind="body", start=0, end=len(TEXT))],
        people=[ana, bo],
        organizations=[watch],
        roles=[role],
        quotes=quotes,
        sentences=[sentence],
        dates=[date],
        demands=[demand],
        warnings=[],
    )


def codes(category, force):
    return f"{category}-{force}", "DEMAND", None, "legal"


def expected():
    rows = {table.name: [] for table in TABLES}
    for file in ("b/a.txt", "c.zip/a.txt"):
        for table, row in rows_of(file, statement(), codes):
            rows[table].append(row)
    return rows


@pytest.fixture
def written(tmp_path):
    """Writes the same two records in a format."""

    def write(name):
        with closing(tables(name, tmp_path)) as files:
            for table, rows in expected().items():
                for row in rows:
                    files.add(table, row)
        return tmp_path

    return write


def from_csv(folder, table):
    def value(cell, kind):
        if cell == "":
            return None
        if kind == "boolean":
            return {"true": True, "false": False}[cell]
        return {"integer": int, "real": float, "text": str}[kind](cell)

    with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as stream:
        head, *rows = csv.reader(stream)
    assert head == list(table.columns)
    return [
        tuple(
            value(cell.removeprefix("'"), kind)
            for cell, kind in zip(row, table.columns.values(), strict=True)
        )
        for row in rows
    ]


def from_sqlite(folder, table):
    with closing(sqlite3.connect(folder / "records.sqlite")) as database:
        found = database.execute(f"SELECT * FROM {table.name} ORDER BY rowid")  # noqa: S608
        assert [column[0] for column in found.description] == list(table.columns)
        return found.fetchall()


def from_parquet(folder, table):
    parquet = pytest.importorskip("pyarrow.parquet")
    content = parquet.read_table(folder / f"{table.name}.parquet")
    assert content.column_names == list(table.columns)
    return [tuple(row.values()) for row in content.to_pylist()]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_has_a_cell_for_each_column_of_its_type(table):
    types = {"text": str, "integer": int, "real": float, "boolean": bool}
    rows = expected()[table.name]
    assert rows
    for row in rows:
        assert len(row) == len(table.columns)
        for cell, (name, kind) in zip(row, table.columns.items(), strict=True):
            assert cell is None or type(cell) is types[kind], name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize(
    ("name", "read"), [("csv", from_csv), ("sqlite", from_sqlite), ("parquet", from_parquet)]
)
def test_the_same_rows_come_back_from_every_format(written, table, name, read):
    if name == "parquet":
        pytest.importorskip("pyarrow")
    assert read(written(name), table) == expected()[table.name]


@pytest.mark.parametrize("name", ["csv", "sqlite", "parquet"])
def test_the_same_rows_give_the_same_bytes(written, name):
    if name == "parquet":
        pytest.importorskip("pyarrow")
    folder = written(name)
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    for path in list(folder.iterdir()):
        path.unlink()
    assert {path.name: path.read_bytes() for path in written(name).iterdir()} == first


def test_names_stand_beside_ids():
    rows = expected()
    columns = {table.name: list(table.columns) for table in TABLES}

    def cell(table, column):
        return rows[table][0][columns[table].index(column)]

    assert cell("roles", "person_name") == "=Ana Petrova"
    assert cell("quotes", "speaker_name") == "+Bo"
    assert cell("sentences", "names") == '["=Ana Petrova"]'
    assert (cell("demands", "names"), cell("demands", "cameo")) == ('["=Ana Petrova"]', "release-demand")
    assert cell("statements", "title") == "A title with a nul\ufffd"


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_of_a_csv_can_start_a_formula(tmp_path, first):
    table = TABLES[1]
    row = ("a.txt", "p1", f"{first}cmd|' /C calc'!A0", "[]", 1, None, -5, 7, "ner")
    with closing(tables("csv", tmp_path)) as files:
        files.add(table.name, row)
    with (tmp_path / "people.csv").open(encoding="utf-8", newline="") as stream:
        _, read = csv.reader(stream)
    assert read[2].startswith("'" + first)
    assert read[6] == "-5"


def test_the_database_is_sound(written):
    with closing(sqlite3.connect(written("sqlite") / "records.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("INSERT INTO people SELECT * FROM people")
        assert len(database.execute("PRAGMA foreign_key_list(roles)").fetchall()) == 7


@pytest.mark.parametrize(
    ("table", "words", "found"),
    [
        ("demands", "free", 2),
        ("quotes", "frees", 4),
        ("roles", '"harbour watch"', 2),
        ("sentences", "death", 0),
    ],
)
def test_evidence_can_be_searched(written, table, words, found):
    with closing(sqlite3.connect(written("sqlite") / "records.sqlite")) as database:
        rows = database.execute(
            f"SELECT file FROM {table} WHERE rowid IN "  # noqa: S608
            f"(SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)",
            (words,),
        ).fetchall()
        assert len(rows) == found
        # How Datasette finds the search of a table.
        (sql,) = database.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", (f"{table}_fts",)
        ).fetchone()
        assert f'content="{table}"' in sql
