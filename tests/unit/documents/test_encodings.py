"""Bytes become text by rule, and what had to be guessed is said."""

import pytest

from extractor.documents.encodings import decode
from extractor.errors import InputError

TEXT = "Жителька Києва — “ні”, сказала вона. Усі мовчали, і ніхто не знав чому саме так."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_word(encoding):
    decoded = decode(TEXT.encode(encoding))
    assert decoded.text == TEXT
    assert decoded.warnings == ()


def test_quotation_marks_of_cp1252_come_back():
    text = "“It’s a café,” she said – and naïveté won. The résumé of the attaché was déjà vu."
    decoded = decode(text.encode("cp1252"))
    assert decoded.text == text
    assert decoded.encoding == "cp1252"
    assert "not UTF-8" in decoded.warnings[0]


def test_a_broken_byte_order_mark_is_told():
    decoded = decode(b"\xef\xbb\xbfHarbour \xff Watch")
    assert decoded.text == "Harbour \ufffd Watch"
    assert "replaced" in decoded.warnings[0]


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4", b"PK\x03\x04", b"\x89PNG\r\n", bytes(range(32)) * 9], ids=ascii
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(InputError, match="not text"):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"", b"plain", "née".encode("latin-1"), b"\xff\xfe", b"\x81\x8d\x8f"], ids=ascii
)
def test_every_other_bytes_give_text(data):
    assert isinstance(decode(data).text, str)
