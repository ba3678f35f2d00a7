"""Mojibake is read as meant, and each repaired character knows where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.documents.mojibake import repair
from extractor.realignment import realigned


def garbled(text, encoding="cp1252"):
    return text.encode("utf-8").decode(encoding)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (garbled("It’s a café in Zürich."), "It’s a café in Zürich."),
        (garbled("“Free her,” she said.", "latin-1"), "“Free her,” she said."),
        (garbled(garbled("a café")), "a café"),
        (garbled("chicken à la king, café").replace("\xa0", ""), "chicken à la king, café"),
        (garbled("the ministers’ wives") + " – “fine”", "the ministers’ wives – “fine”"),
        (
            "Line one’s fine.\r\n" + garbled("Two’s not.") + "\n“Three” is.",
            "Line one’s fine.\r\nTwo’s not.\n“Three” is.",
        ),
    ],
    ids=["cp1252", "latin-1", "twice", "blank", "half a line", "one line of three"],
)
def test_it_is_read_as_meant_with_the_way_back(text, meant):
    repaired = repair(text)
    assert repaired.text == meant
    pieces = [text[repaired.decoded_start(i) : repaired.decoded_end(i + 1)] for i in range(len(meant))]
    for piece, character in zip(pieces, meant, strict=True):
        assert piece == character or repair(f"x {piece} x").text == f"x {character} x"


@pytest.mark.parametrize(
    "text", ["", "plain", "“It’s” – a café in Łódź, naïve", "Жителька Києва — “ні”", "日本語"], ids=ascii
)
def test_what_is_well_is_left_alone(text):
    assert repair(text) is None


@given(st.text(alphabet=st.sampled_from("aÃ©â€™œž\x9d Å¡\n\r“”é’\ufffd\xa0"), max_size=60))
def test_the_way_back_never_leaves_the_text_and_never_turns_round(text):
    repaired = repair(text)
    if repaired is None:
        return
    starts = [repaired.decoded_start(i) for i in range(len(repaired.text))]
    ends = [repaired.decoded_end(i + 1) for i in range(len(repaired.text))]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(starts, ends, strict=True))


def test_a_record_is_tied_to_the_text_as_it_was(extractor):
    text = (
        "Court jails printer\n\n"
        + garbled("“They must free Zoë Dvořák,” said Harbour Watch’s Tom Reed.", "latin-1")
        + "\n"
    )
    statement = extractor.extract(text)
    assert any("mojibake" in warning for warning in statement.warnings)
    assert statement.source.characters == len(text)
    assert statement.sections[-1].end == len(text)
    mentions = [mention for person in statement.people for mention in person.mentions]
    assert mentions
    for span in [*mentions, *(demand.evidence for demand in statement.demands)]:
        assert text[span.start : span.end] == span.text


def test_realigning_moves_spans_only(extractor):
    statement = extractor.extract("Harbour Watch said Tom Reed was jailed for two years on 4 March 2024.")
    text = "Harbour Watch said Tom Reed was jailed for two years on 4 March 2024."
    assert realigned(statement, type(repair(garbled("é")))(text, ()), text) == statement
