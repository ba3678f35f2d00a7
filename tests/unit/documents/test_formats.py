"""Every format gives text, its date and its sender where it says so, and faulty files are told."""

import io
import zipfile

import pytest

from extractor.documents import read_bytes
from extractor.documents.formats import DOCX, HTML, MAIL, PDF, TEXT, format_of
from extractor.errors import InputError, MissingExtraError

PAGE = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>Court jails printer</title>
<meta property="og:site_name" content="Harbour Watch">
<meta property="article:published_time" content="2024-03-05T23:30:00-05:00"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/join">Join us</a></li></ul></nav>
<article><h1>Court jails printer</h1>
<p>Olena Dzyuba was sentenced to six years in prison on 4 March for printing leaflets, her lawyer said.</p>
<blockquote>“They must free Olena now,” said Tom Reed of Harbour Watch at the café.</blockquote>
<p>The trial was held behind closed doors, and no observer was let in during its three days.</p></article>
<footer>All rights reserved. Cookies.</footer></body></html>"""


def read(data, name):
    return read_bytes(data, id="x", name=name)


def mail(headers="", body="The court jailed Olena Dzyuba.\n", kind="text/plain; charset=utf-8"):
    return (
        "From: Harbour Watch <press@harbour.example>\n"
        "Subject: =?utf-8?q?Court_jails_=E2=80=9Cprinter=E2=80=9D?=\n"
        f"Date: Tue, 05 Mar 2024 23:30:00 -0500\n{headers}MIME-Version: 1.0\nContent-Type: {kind}\n\n{body}"
    ).encode()


@pytest.fixture
def docx():
    return pytest.importorskip("docx")


@pytest.fixture
def saved(docx):
    """The bytes of a Word file that a function fills."""

    def save(fill):
        document = docx.Document()
        fill(document)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    return save


def pdf(*pages):
    """A PDF with a line of text on each page, written by hand; readers rebuild its missing table."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, text in enumerate(pages):
        shown = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    data, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    start = data.rindex("xref\n0")
    return (
        data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ).encode()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"x", "a.txt", TEXT),
        (b"x", None, TEXT),
        (b"x", "a.HTM", HTML),
        (b"\xef\xbb\xbf\n<!DOCTYPE HTML>", "a", HTML),
        (b"<html lang=en>", None, HTML),
        (b"<html>", "a.txt", TEXT),
        (b"%PDF-1.7", "a.txt", PDF),
        (b"x", "a.pdf", PDF),
        (b"PK\x03\x04 word/document.xml", None, DOCX),
        (b"PK\x03\x04 mimetype", "a.odt", TEXT),
        (b"x", "a.eml", MAIL),
    ],
    ids=lambda value: ascii(value)[:24] if isinstance(value, bytes | str) else None,
)
def test_the_format_is_told_by_first_bytes_then_by_name(data, name, expected):
    assert format_of(data, name) is expected


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_a_page_gives_its_text_without_navigation(charset):
    pytest.importorskip("trafilatura")
    document = read(PAGE.format(charset=charset).encode(charset), "a.html")
    assert document.text.startswith("Court jails printer\n\nOlena Dzyuba was sentenced")
    assert "“They must free Olena now,” said Tom Reed of Harbour Watch at the café." in document.text
    assert "Home" not in document.text
    assert "Cookies" not in document.text
    assert (document.published, document.published_how) == ("2024-03-05", "metadata")
    assert document.publisher == "Harbour Watch"
    assert document.media_type == "text/html"
    assert document.encoding in {charset, "cp1252"}


def test_a_page_does_not_make_up_a_date_or_a_publisher():
    pytest.importorskip("trafilatura")
    page = PAGE.replace("article:published_time", "other").replace("og:site_name", "other")
    document = read(page.format(charset="utf-8").encode(), "a.html")
    assert (document.published, document.published_how, document.publisher) == (None, None, None)


def test_nothing_that_a_page_names_is_read(tmp_path):
    pytest.importorskip("trafilatura")
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    page = PAGE.format(charset="utf-8").replace(
        "<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>'
    )
    document = read(page.replace("leaflets", "leaflets &x;").encode(), "a.html")
    assert "Olena Dzyuba" in document.text
    assert "the secret" not in document.text


@pytest.mark.parametrize("page", ["<html></html>", "   "])
def test_a_page_without_text_is_told(page):
    pytest.importorskip("trafilatura")
    with pytest.raises(InputError, match=r"a\.html: "):
        read(page.encode(), "a.html")


def test_pages_of_a_pdf_follow_each_other():
    pytest.importorskip("pypdfium2")
    document = read(pdf("Olena Dzyuba was jailed.", "Free her, said", "the lawyers."), "a.pdf")
    assert document.text == "Olena Dzyuba was jailed.\n\nFree her, said\nthe lawyers."
    assert document.media_type == "application/pdf"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no pdf at all", "is no PDF file"),
        (b"%PDF-1.4 and then nothing", "is damaged"),
        (pdf(""), "holds no text"),
    ],
    ids=["other", "damaged", "empty"],
)
def test_faulty_pdfs_are_told(data, message):
    pytest.importorskip("pypdfium2")
    with pytest.raises(InputError, match=message):
        read(data, "a.pdf")


def test_a_word_file_keeps_paragraphs_items_and_tables_in_order(saved):
    def fill(document):
        document.add_heading("Court jails printer", 0)
        document.add_paragraph("Olena Dzyuba was jailed.")
        document.add_paragraph("Free Olena.", style="List Bullet")
        table = document.add_table(2, 2)
        for cell, text in zip(
            [*table.rows[0].cells, *table.rows[1].cells], ["Name", "Term", "Olena", ""], strict=True
        ):
            cell.text = text
        document.add_paragraph("No observer was let in.")

    document = read(saved(fill), "a.docx")
    assert document.text == (
        "Court jails printer\n\nOlena Dzyuba was jailed.\n\n- Free Olena.\n\nName\tTerm\nOlena\t\n\n"
        "No observer was let in.\n"
    )


@pytest.mark.parametrize(
    ("created", "modified", "published"),
    [
        ((2024, 3, 5), (2024, 3, 6), "2024-03-05"),
        ((2013, 1, 1), (2024, 3, 6), None),
        ((2024, 3, 5), (2024, 3, 1), None),
    ],
    ids=["soon", "a template's", "before it was made"],
)
def test_the_date_of_a_word_file_is_taken_where_it_is_its_own(saved, created, modified, published):
    from datetime import datetime

    def fill(document):
        document.add_paragraph("Olena Dzyuba was jailed.")
        document.core_properties.created = datetime(*created)
        document.core_properties.modified = datetime(*modified)

    assert read(saved(fill), "a.docx").published == published


def test_a_word_file_reads_no_entity(saved, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    data = saved(lambda document: document.add_paragraph("Olena MARK was jailed."))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                _, _, rest = content.partition(b"?>")
                entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>'.encode()
                content = entity + rest.replace(b"MARK", b"&x;")
            new.writestr(name, content)
    assert "the secret" not in read(stream.getvalue(), "a.docx").text


def test_word_files_that_are_none_are_told(docx):  # noqa: ARG001 (it must be installed)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 50_000_000)
    for data, message in [(bomb.getvalue(), "bomb"), (b"PK\x03\x04 word/", "damaged"), (b"x", "damaged")]:
        with pytest.raises(InputError, match=message):
            read(data, "a.docx")


def test_a_message_gives_subject_body_date_and_sender():
    document = read(mail(), "a.eml")
    assert document.text == "Court jails “printer”\n\nThe court jailed Olena Dzyuba.\n"
    assert (document.published, document.published_how) == ("2024-03-05", "metadata")
    assert document.publisher == "Harbour Watch"
    assert document.media_type == "message/rfc822"


def test_the_plain_part_of_a_message_is_preferred_and_attachments_are_told():
    parts = "".join(
        f"--b\nContent-Type: {kind}\n{more}\n{text}\n"
        for kind, more, text in [
            ("text/html", "", "<p>The page.</p>"),
            ("text/plain", "", "The text."),
            ("application/pdf", "Content-Disposition: attachment\n", "x"),
        ]
    )
    document = read(mail(body=parts + "--b--\n", kind='multipart/mixed; boundary="b"'), "a.eml")
    assert "The" in document.text
    assert any("attachments" in warning for warning in document.warnings)


@pytest.mark.parametrize("kind", ["text/plain; charset=nonsense", "text/plain; charset=utf-8"])
def test_a_message_in_another_encoding_than_it_says(kind):
    data = mail(kind=kind).replace(b"court", "caf\xe9 court".encode("latin-1"))
    assert "caf\xe9 court" in read(data, "a.eml").text


@pytest.mark.parametrize(
    "header", [b"Date: nonsense\n", b"Date: \xff\xfe\n", b"From: <<<>>>@@\n", b"From: \xff\n"]
)
def test_hostile_headers_give_no_date_and_no_sender(header):
    document = read(header + b"Subject: x\n\nThe court jailed Olena.\n", "a.eml")
    assert "Olena" in document.text
    assert document.published is None


@pytest.mark.parametrize(
    ("name", "data", "module", "extra"),
    [
        ("a.html", b"<html>", "lxml.html", "html"),
        ("a.pdf", b"%PDF-1.4", "pypdfium2", "pdf"),
    ],
)
def test_a_missing_extra_is_named(monkeypatch, name, data, module, extra):
    import sys

    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(
        MissingExtraError, match=rf"{name}: .*extra \[{extra}\].*pip install 'extractor\[{extra}\]'"
    ):
        read(data, name)
