"""Quotation marks as they are found: what stands between them, without any model."""

import pytest

from extractor.pipeline.quotes.marks import carries_on, quoted_stretches

CASES = {
    "curly": ("“We left.” Then rain.", ["We left."]),
    "straight": ('She said, "We left," and ran.', ["We left,"]),
    "two": ("“We left,” she said. “All of us.”", ["We left,", "All of us."]),
    "left open": ("“We left the town at dawn.", ["We left the town at dawn."]),
    "marks within marks": ("“We say “no” to this,” he said.", ["We say “no” to this,"]),
    "single within double": ("“We say ‘no’ to this,” he said.", ["We say ‘no’ to this,"]),
    "possessive": ("“The workers’ boats left,” he said.", ["The workers’ boats left,"]),
    "next sentence opens again": ("“We left.  “They stayed.”", ["We left.", "They stayed."]),
    "mixed closing": ('“We left the town." So he said.', ["We left the town."]),
    "closing mark at the head": ("”We left the town,” he said.", ["We left the town,"]),
    "opening mark lost": (
        'The silence in this matter is deafening and wrong ." Mr Lund said',
        ["The silence in this matter is deafening and wrong ."],
    ),
    "stray closing mark": ('The pipe is 6" wide.', []),
    "no space before": ("She said:“We left the town.”", ["We left the town."]),
    "markup": ("_“We left the town.” _Mr Lund said", ["We left the town."]),
    "guillemets": ("«We left,» he said.", ["We left,"]),
    "empty": ("“”", []),
    "only a mark": ('"', []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_stretches(text, expected):
    found = quoted_stretches(text, singles=False)
    assert [text[one.start : one.end] for one in found] == expected


def test_single_marks_count_where_there_are_no_others():
    text = "‘Nobody’s boat left,’ she said. ‘We stayed.’"
    found = quoted_stretches(text, singles=True)
    assert [text[one.start : one.end] for one in found] == ["Nobody’s boat left,", "We stayed."]


def test_single_marks_end_before_the_next_ones():
    text = "The ‘old hands’ of the harbour ‘stirred them up against us’ in May."
    found = quoted_stretches(text, singles=True)
    assert [text[one.start : one.end] for one in found] == ["old hands", "stirred them up against us"]


def test_carried_speech_ends_at_the_closing_mark():
    text = "We stayed until dawn.” The crowd left."
    (found,) = quoted_stretches(text, singles=False, carried="“")
    assert (text[found.start : found.end], found.closed) == ("We stayed until dawn.", True)


@pytest.mark.parametrize(
    ("mark", "later", "blocks"),
    [
        ("“", ["We stayed.", "We slept.”"], 2),
        ("“", ["“We stayed.”"], 0),
        ("“", ["We stayed."], 0),
        ("“", [], 0),
        ('"', ["We stayed.", 'We slept."'], 2),
        ('"', ["We stayed.", 'The paper called it "a storm".'], 0),
        ("‘", ["We stayed in the workers’ hall.", "We slept.’"], 2),
        ("‘", ["‘We stayed.’"], 0),
    ],
    ids=[
        "closes two blocks on",
        "opens anew",
        "never closes",
        "nothing follows",
        "straight",
        "other words in straight marks",
        "single, past an apostrophe",
        "single opens anew",
    ],
)
def test_speech_without_marks_on_each_paragraph(mark, later, blocks):
    assert carries_on(mark, "Dear friends,", later) == blocks


def test_single_opening_mark_lost():
    text = "We stayed in the town all night', said Mr Lund."
    (found,) = quoted_stretches(text, singles=True)
    assert text[found.start : found.end] == "We stayed in the town all night"
