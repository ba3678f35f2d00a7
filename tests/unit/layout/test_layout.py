"""Blocks and sections of releases in the shapes in which they come."""

from itertools import pairwise

import pytest
import spacy

from extractor.language import load_vocabulary
from extractor.pipeline import keys
from extractor.pipeline.keys import register_extensions
from extractor.pipeline.layout.component import Layout
from extractor.pipeline.tokenization import split_marks

LONG = "The court in Northport freed two librarians this morning after a short hearing in private."
NEXT = "They were arrested in March after a public reading of letters from prisoners in the north."

END = "ENDS\n\nMedia contact: Una Brask, 0400 555 019"

BLOCKS = {
    "blank lines": (f"{LONG}\n\n{NEXT}", [("paragraph", LONG), ("paragraph", NEXT)]),
    "a line each": (f"{LONG}\n{NEXT}", [("paragraph", LONG), ("paragraph", NEXT)]),
    "carriage returns": (f"{LONG}\r\n\r\n{NEXT}", [("paragraph", LONG), ("paragraph", NEXT)]),
    "bullets": (
        f"{LONG}\n• open the harbour\n• free the crew",
        [("paragraph", LONG), ("item", "• open the harbour"), ("item", "• free the crew")],
    ),
    "numbers": (
        f"{LONG}\n1. Open the harbour;\n2) Free the crew.\n(c) Pay them.",
        [
            ("paragraph", LONG),
            ("item", "1. Open the harbour;"),
            ("item", "2) Free the crew."),
            ("item", "(c) Pay them."),
        ],
    ),
    "dateline of its own": (f"NORTHPORT\n- {LONG}", [("paragraph", f"NORTHPORT - {LONG}")]),
    "raised ending": (
        f"{LONG[:-1]} on May 5\nth\nat noon in the old town hall.",
        [("paragraph", f"{LONG[:-1]} on May 5 th at noon in the old town hall.")],
    ),
    "name in bold on a line": (
        "The case was led by the deputy attorney\nUna Brask\nand two clerks of the court.",
        [("paragraph", "The case was led by the deputy attorney Una Brask and two clerks of the court.")],
    ),
    "closing mark on a line": (f"“{LONG}\n”", [("paragraph", f"“{LONG} ”")]),
    "page break in a sentence": (
        "The court in Northport freed two librarians this morning after a short\n\nhearing in private.",
        [
            (
                "paragraph",
                "The court in Northport freed two librarians this morning after a short hearing in private.",
            )
        ],
    ),
    "page break within quoted words": (
        "“The court in Northport freed two librarians this morning on a word of Mr\n\nLund,” he said.",
        [
            (
                "paragraph",
                "“The court in Northport freed two librarians this morning on a word of Mr Lund,” he said.",
            )
        ],
    ),
    "line that stops within quoted words": (
        "“The court in Northport freed two\nLibrarians this morning after a short hearing,” he said.",
        [
            (
                "paragraph",
                "“The court in Northport freed two Librarians this morning after a short hearing,” he said.",
            )
        ],
    ),
    "nothing": ("", []),
    "only space": (" \n\t\n ", []),
}
WRAPPED = """The court in Northport freed two librarians this morning
after a short hearing. They had been held since March, when
the police searched the town library and took away letters
that were read in public.

Their lawyers said that the case was closed. The prosecutor
did not reply to a letter in which the families of both
asked for an apology.
"""

SECTIONS = {
    "release": (
        f"FOR IMMEDIATE RELEASE\n3 May 2021\n\nCourt frees two librarians\n\n{LONG}\n\n{NEXT}\n\n{END}",
        ["lead", "headline", "lead", "body", "boilerplate", "contact"],
    ),
    "contacts above": (
        f"Una Brask\nPress Officer\nOffice: 555-555-0134\n\nCOURT FREES TWO LIBRARIANS\n\n{LONG}\n\n{NEXT}",
        ["contact", "headline", "lead", "body"],
    ),
    "background and about": (
        f"{LONG}\n\nBackground\n\nThe case began in May.\n\nAbout us\n\nWe follow trials in nine lands.",
        ["lead", "background", "boilerplate"],
    ),
    "menus": (
        f"Skip to content\nMenu\n\nCourt frees two librarians\n\n{LONG}\n\n{NEXT}\n\nShare\nRelated posts",
        ["navigation", "headline", "lead", "body", "navigation"],
    ),
    "letter": (
        f"Dear Minister,\n\n{LONG}\n\n{NEXT}\n\nYours sincerely,\n\nUna Brask",
        ["lead", "body"],
    ),
}


@pytest.fixture(scope="module")
def read():
    register_extensions()
    nlp = spacy.blank("en")
    split_marks(nlp)
    layout = Layout(lexicon=load_vocabulary("layout"))
    return lambda text: layout(nlp.make_doc(text))


@pytest.mark.parametrize(("text", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks(read, text, expected):
    doc = read(text)
    blocks = doc.spans[keys.BLOCKS]
    assert [(block.label_, " ".join(block.text.split())) for block in blocks] == expected


def test_wrapped_lines_are_one_paragraph(read):
    doc = read(WRAPPED)
    blocks = doc.spans[keys.BLOCKS]
    assert [block.label_ for block in blocks] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(("text", "expected"), SECTIONS.values(), ids=SECTIONS.keys())
def test_sections(read, text, expected):
    doc = read(text)
    kinds = [section.label_ for section in doc.spans[keys.SECTIONS]]
    merged = [kind for index, kind in enumerate(kinds) if index == 0 or kinds[index - 1] != kind]
    assert merged == expected


@pytest.mark.parametrize("text", [case[0] for case in SECTIONS.values()], ids=SECTIONS.keys())
def test_sections_cover_the_text(read, text):
    doc = read(text)
    sections = list(doc.spans[keys.SECTIONS])
    assert (sections[0].start, sections[-1].end) == (0, len(doc))
    assert all(one.end == two.start for one, two in pairwise(sections))


def test_sents_begin_with_blocks_and_never_with_spaces(read):
    doc = read(f"{LONG}\n\n{NEXT}")
    starts = [token.i for token in doc if token.is_sent_start]
    assert starts == [block.start for block in doc.spans[keys.BLOCKS]]
    assert all(token.is_sent_start is False for token in doc[1:] if token.is_space)


def test_lost_space_after_a_full_stop_begins_a_sent(read):
    doc = read("The court freed two librarians today.Prosecutors did not reply to a letter.")
    assert doc[7].text == "Prosecutors"
    assert doc[7].is_sent_start


def test_lost_marks_leave_gaps_that_begin_sents(read):
    doc = read("The court freed them   The town was glad   It had waited long  They sang until dawn came")
    assert [doc[i].text for i in range(len(doc)) if doc[i].is_sent_start] == ["The", "The", "It", "They"]
