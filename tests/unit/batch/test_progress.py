"""How far, how fast, how long still."""

import io

import pytest

from extractor.batch.progress import Bar, Lines, Tally, in_words, watch


@pytest.mark.parametrize(
    ("tally", "total", "seconds", "words"),
    [
        (Tally(0, 1200, 2), 3802, 60.1, "1,202 of 3,802 documents · 20.0 a second · 0:02:10 left · 2 failed"),
        (Tally(1000, 0, 0), 3800, 2.0, "1,000 of 3,800 documents"),
        (Tally(1000, 10, 0), 2000, 5.0, "1,010 of 2,000 documents · 2.0 a second · 0:08:15 left"),
        (Tally(0, 10, 0), None, 5.0, "10 documents · 2.0 a second"),
        (Tally(0, 10, 0), 10, 5.0, "10 of 10 documents · 2.0 a second"),
        (Tally(), 10, 0.0, "0 of 10 documents"),
    ],
    ids=["both", "only unchanged", "unchanged cost no time", "no total", "end", "begin"],
)
def test_in_words(tally, total, seconds, words):
    assert in_words(tally, total, seconds) == words


def test_lines_come_only_now_and_then(monkeypatch):
    clock = [0.0]
    monkeypatch.setattr("extractor.batch.progress.time.monotonic", lambda: clock[0])
    stream = io.StringIO()
    lines = Lines(stream)
    lines.start(100)
    for second in range(1, 31):
        clock[0] = second
        lines.at(Tally(0, second, 0))
    lines.stop()
    assert stream.getvalue().splitlines() == [
        "10 of 100 documents · 1.0 a second · 0:01:30 left",
        "20 of 100 documents · 1.0 a second · 0:01:20 left",
        "30 of 100 documents · 1.0 a second · 0:01:10 left",
    ]


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_gets_a_bar(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    bar = watch(stream)
    assert isinstance(bar, Bar)
    bar.start(10)
    bar.at(Tally(0, 4, 1))
    bar.stop()
    assert "5 of 10 documents" in stream.getvalue()
