"""A small extractor in place of the pipeline; in a folder of its own, from which workers import it.

What it does depends on the first word of a text: die, hang, spin or raise; else it finds the first word.
"""

import os
import signal
import time
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from extractor.records import Person, PipelineInfo, Published, Section, Source, Statement


@dataclass(frozen=True)
class MakeSmall:
    """Makes a small extractor, which notes in `log` the id of each document that it is given."""

    log: str | None = None
    pause: float = 0.0

    def __call__(self):
        return Small(self.log, self.pause)


class Small:
    def __init__(self, log, pause):
        self.log, self.pause = log, pause

    def memory_zone(self):
        return nullcontext()

    def extract_document(self, document):
        if self.log:
            with Path(self.log).open("a") as log:
                log.write(document.id + "\n")
        time.sleep(self.pause)
        word = document.text.split()[0]
        if word == "DIE":
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "HANG":
            time.sleep(600)
        while word == "SPIN":
            pass
        if word == "RAISE":
            raise ZeroDivisionError("of\nits own")
        return statement_of(document, word)


def statement_of(document, word):
    start = document.text.index(word)
    mention = {"start": start, "end": start + len(word), "text": word}
    return Statement(
        id=document.id,
        source=Source(
            name=document.name,
            sha256=document.sha256,
            media_type=document.media_type,
            encoding=document.encoding,
            characters=len(document.text),
        ),
        pipeline=PipelineInfo(extractor="0", model="small", model_version="0"),
        title=None,
        publisher=document.publisher,
        published=Published(value=document.published, how=document.published_how),
        sections=[Section(kind="body", start=0, end=len(document.text))],
        people=[Person(id="p1", name=word, aliases=[], mentions=[mention], roles=[], found_by="ner")],
        organizations=[],
        roles=[],
        quotes=[],
        sentences=[],
        dates=[],
        demands=[],
        warnings=list(document.warnings),
    )
