"""A Doc as the rules for judicial sentences see it: plain text, passages, mentions, dates."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.pipeline import keys
from extractor.pipeline.findings import read_findings
from extractor.pipeline.sentencing.words import lowered
from extractor.pipeline.tokens import text_of

# Marks that mean the same become one, character by character, so that offsets stay.
_ALIKE = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "\n": " ",
        "\r": " ",
        "\t": " ",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2028": " ",
    }
)
_END = re.compile(r"[.!?:;]['\")\]]*\s*$")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|No|U\.S|v|vs|art|[A-Z])\.\s*$")
_CONTINUES = re.compile(r"\s*[,a-z)]")
_SKIPPED = frozenset({"navigation", "contact", "boilerplate"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a person is named or, with `pronoun`, safely meant."""

    start: int
    end: int
    person: str
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in the text with its EDTF value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the text; `block` numbers the block it stands in."""

    start: int
    end: int
    block: int
    section: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules read: the text, also with dates masked, and that in lower case."""

    text: str
    masked: str
    lower: str
    passages: list[Passage]
    mentions: list[Mention]
    dates: list[Dated]
    bodies: list[tuple[int, int]]
    genders: dict[str, str | None]
    names: dict[str, str]
    doc: Doc
    parsed: bool

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Mentions that lie within the bounds."""
        i = bisect_left(self.mentions, start, key=lambda mention: mention.start)
        found = []
        while i < len(self.mentions) and self.mentions[i].end <= end:
            found.append(self.mentions[i])
            i += 1
        return found

    def dates_in(self, start: int, end: int) -> list[Dated]:
        """Dates that lie within the bounds."""
        return [date for date in self.dates if start <= date.start and date.end <= end]

    def is_attribute(self, position: int) -> bool:
        """Whether the word at a character describes the noun behind it ("two jailed writers")."""
        span = self.doc.char_span(position, position + 1, alignment_mode="expand")
        if span is None or not self.parsed:
            return False
        token = span[0]
        # The parser takes "A court jailed Ann Lee" for one too: there a noun stands before.
        behind_noun = token.i > 0 and token.nbor(-1).pos_ in {"NOUN", "PROPN", "AUX", "ADV"}
        return (
            token.dep_ == "amod" and token.head.i > token.i and token.head.pos_ == "NOUN" and not behind_noun
        )

    def subject_of(self, position: int) -> tuple[int, int] | None:
        """The subject of the verb at a character, as the parse has it: where that token stands."""
        span = self.doc.char_span(position, position + 1, alignment_mode="expand")
        if span is None or not self.parsed:
            return None
        token = span[0]
        for _ in range(4):
            subject = next((child for child in token.children if child.dep_.startswith("nsubj")), None)
            if subject is not None:
                return subject.idx, subject.idx + len(subject)
            if token.dep_ in {"acl", "acl:relcl"}:
                return token.head.idx, token.head.idx + len(token.head)
            if token.dep_ not in {"conj", "xcomp", "advcl", "parataxis"} or token.head is token:
                return None
            token = token.head
        return None


def make_scene(doc: Doc) -> Scene:
    """The scene of a Doc that people and dates have been found in."""
    text = text_of(doc).translate(_ALIKE)
    dates = [
        Dated(span.start_char, span.end_char, value)
        for finding in read_findings(doc, keys.DATES)
        if (span := finding.part("date")) is not None and (value := finding.text("value"))
    ]
    masked = list(text)
    for date in dates:
        masked[date.start : date.end] = "#" * (date.end - date.start)
    hidden = "".join(masked)
    people = read_findings(doc, keys.PEOPLE)
    mentions = sorted(
        (
            Mention(span.start_char, span.end_char, finding.id, label == "pronoun")
            for finding in people
            for label, span in finding.parts
            if label in {"mention", "pronoun"}
        ),
        key=lambda mention: (mention.start, -mention.end),
    )
    return Scene(
        text=text,
        masked=hidden,
        lower=lowered(hidden),
        passages=list(_passages(doc, text)),
        mentions=mentions,
        dates=dates,
        bodies=[
            (s.start_char, s.end_char) for s in doc.spans.get(keys.ORGANIZATIONS, ()) if s.label_ == "mention"
        ],
        genders={finding.id: finding.text("gender") for finding in people},
        names={finding.id: finding.text("name") or "" for finding in people},
        doc=doc,
        parsed=doc.has_annotation("DEP"),
    )


def _passages(doc: Doc, text: str) -> Iterator[Passage]:
    """Sentences, joined again where the splitter cut one at a line's end or behind an abbreviation."""
    sections = [(span.start_char, span.label_) for span in doc.spans.get(keys.SECTIONS, ())]
    blocks = _block_starts(doc)
    starts = [start for start, _ in sections]
    pending: tuple[int, int, int] | None = None
    for sent in doc.sents if doc.has_annotation("SENT_START") else [doc[:]]:
        start, end = sent.start_char, sent.end_char
        block = bisect_left(blocks, start + 1)
        whole = (
            pending is None
            or block != pending[2]
            or (_ends(text[pending[0] : pending[1]]) and not _CONTINUES.match(text, start))
        )
        if pending is not None and whole:
            yield _passage(pending, sections, starts)
        pending = (start, end, block) if whole or pending is None else (pending[0], end, block)
    if pending is not None:
        yield _passage(pending, sections, starts)


def _ends(text: str) -> bool:
    return bool(_END.search(text)) and not _ABBREVIATION.search(text[-12:])


def _passage(bounds: tuple[int, int, int], sections: list[tuple[int, str]], starts: list[int]) -> Passage:
    i = bisect_left(starts, bounds[0] + 1) - 1
    return Passage(*bounds, section=sections[i][1] if i >= 0 else "body")


def _block_starts(doc: Doc) -> list[int]:
    if doc.spans.get(keys.BLOCKS):
        return [span.start_char for span in doc.spans[keys.BLOCKS]]
    return [0, *(match.end() for match in re.finditer(r"\n\s*\n", text_of(doc)))]


def is_read(passage: Passage) -> bool:
    """Whether the passage stands in a part of the document that tells of the case."""
    return passage.section not in _SKIPPED


def is_title(passage: Passage) -> bool:
    """Whether the passage is the headline of the document, or of another on the list of a page."""
    return passage.section in {"headline", "navigation"}
