"""Quoted stretches of a doc, and whether they are speech: charges, titles and scare words are not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extractor.language.quotes import QuoteWords
from extractor.pipeline import keys
from extractor.pipeline.quotes.cues import Hit
from extractor.pipeline.quotes.marks import (
    Stretch,
    carries_on,
    has_double_marks,
    opens_single,
    quoted_stretches,
)
from extractor.pipeline.quotes.phrases import word_before
from extractor.pipeline.tokens import text_of

SILENT_SECTIONS = frozenset({"navigation", "contact"})
"""Sections in which nobody speaks."""

_FEWEST_WORDS = 4
_CARRIED = 13
_TITLED = 0.75
_TITLED_SENTENCE = 0.9
_SIGHT = 6
_CHARGE_SIGHT = 30
_ENDS = frozenset(".!?")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DEFINES = frozenset({"means", "mean", "includes", "include", "denotes", "comprises"})
_LABEL_LONGEST = 4
_SINGLES = frozenset("‘'’")


@dataclass(slots=True)
class Quoted:
    """A stretch of speech in quotation marks within one block."""

    content: Span
    block: int
    head: int
    """The token of the opening mark, or the first of the content where that mark was lost."""
    tail: int
    """The first token after the closing mark."""
    closed: bool
    leads: bool
    """Whether nothing but marks stands before it in its block."""
    section: str
    opened: bool = True
    label: Span | None = None
    """The name before a colon with which the words begin, as in transcripts (`“BRASK: We …”`)."""
    whole: bool = False
    """Whether it is speech by itself, not some words within somebody else's sentence."""
    told: bool = False
    """Whether it is a clause of somebody else's sentence: words after `that`."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text with the section it belongs to."""

    span: Span
    section: str
    text: str


def read_blocks(doc: Doc) -> list[Block]:
    """The blocks of a doc; the whole doc where no layout was read."""
    text = text_of(doc)
    spans = [span for span in doc.spans.get(keys.BLOCKS, ()) if len(span)]
    if not spans:
        return [Block(doc[:], "body", text)] if len(doc) else []
    sections = list(doc.spans.get(keys.SECTIONS, ()))
    blocks: list[Block] = []
    place = 0
    for span in spans:
        while place < len(sections) and sections[place].end <= span.start:
            place += 1
        kind = sections[place].label_ if place < len(sections) else "body"
        blocks.append(Block(span, kind, text[span.start_char : span.end_char]))
    return blocks


class StretchReader:
    """Finds the quoted stretches of a doc that are speech."""

    def __init__(self, words: QuoteWords) -> None:
        self._words = words

    def read(self, doc: Doc, blocks: list[Block], hits: Mapping[int, Hit]) -> list[Quoted]:
        """All speech in quotation marks, in text order."""
        singles = not any(has_double_marks(block.text) for block in blocks)
        found: list[Quoted] = []
        carried, mark = 0, ""
        for number, block in enumerate(blocks):
            if block.section in SILENT_SECTIONS:
                carried = 0
                continue
            stretches = quoted_stretches(
                block.text,
                singles=singles or opens_single(block.text),
                carried=mark if carried else "",
            )
            for quoted in self._in_block(doc, block, number, stretches, hits):
                if self._is_speech(quoted, block.span, hits):
                    found.append(quoted)
            carried = max(carried - 1, 0)
            if not carried and stretches and not stretches[-1].closed:
                last = stretches[-1]
                mark = block.text[last.opening]
                later = [later.text for later in blocks[number + 1 : number + _CARRIED]]
                carried = carries_on(mark, block.text[last.start :], later)
        return found

    def _in_block(
        self, doc: Doc, block: Block, number: int, stretches: list[Stretch], hits: Mapping[int, Hit]
    ) -> Iterator[Quoted]:
        base = block.span.start_char
        for stretch in stretches:
            content = doc.char_span(base + stretch.start, base + stretch.end, alignment_mode="expand")
            if content is None:
                continue
            head = _token_at(doc, base + stretch.opening, content.start)
            after = doc.char_span(base + stretch.end, base + stretch.after, alignment_mode="expand")
            tail = after.end if after is not None and stretch.after > stretch.end else content.end
            leads = not any(token.is_alpha or token.like_num for token in doc[block.span.start : head])
            quoted = Quoted(
                content,
                number,
                head,
                max(tail, content.end),
                stretch.closed,
                leads,
                block.section,
                stretch.opened,
            )
            if not quoted.closed:
                _cut_at_cue(quoted, hits)
            quoted.whole = _is_whole(quoted)
            quoted.told = _is_told(quoted, block.span.start)
            if quoted.leads:
                _split_label(quoted)
            yield quoted

    def _is_speech(self, quoted: Quoted, block: Span, hits: Mapping[int, Hit]) -> bool:
        words = [token for token in quoted.content if token.text[0].isalnum()]
        if len(words) < _FEWEST_WORDS:
            return False
        if _is_defined(quoted):
            return False
        if quoted.told:
            return True
        if quoted.content.doc[quoted.head].text[0] in _SINGLES and not quoted.leads:
            named = not quoted.whole and self._is_named_or_charged(quoted, block, hits)
            return self._is_announced(quoted, block, hits) and not named
        if not quoted.leads and _is_title(quoted.content, words):
            return False
        return quoted.whole or not self._is_named_or_charged(quoted, block, hits)

    def _is_announced(self, quoted: Quoted, block: Span, hits: Mapping[int, Hit]) -> bool:
        """Whether a verb of saying, or a message, stands right beside a stretch in single marks."""
        start = max(block.start, quoted.head - _SIGHT)
        after = quoted.tail
        if after + 1 < block.end and block.doc[after].text == "," and hits.get(after + 1):
            return hits[after + 1].is_verb
        return any(i in hits or block.doc[i].lower_ in self._words.papers for i in range(start, quoted.head))

    def _is_named_or_charged(self, quoted: Quoted, block: Span, hits: Mapping[int, Hit]) -> bool:
        """Whether the words before the mark say that a charge or a name follows."""
        start = max(block.start, quoted.head - _SIGHT)
        before = [token for token in quoted.content.doc[start : quoted.head] if not token.is_space]
        if not before:
            return False
        last = before[-1]
        pair = " ".join(token.lower_ for token in before[-2:])
        if last.lower_ in self._words.titles or pair in self._words.titles:
            return True
        if _is_judged(before, hits):
            return False
        joins = last.pos_ in {"ADP", "SCONJ", "CCONJ"} or last.lower_ in self._words.charges
        joins = joins or (last.pos_ == "PUNCT" and not (last.text == "," and before[-2:][0].is_alpha))
        if last.pos_ in {"ADP", "SCONJ"} and _is_gerund(quoted.content):
            before = _sentence_before(block, quoted.head)
        return joins and any(token.lower_ in self._words.charges for token in before)


def _is_whole(quoted: Quoted) -> bool:
    """Whether a stretch is speech by itself: it opens its block, or has a sentence's beginning and end."""
    if quoted.leads or not quoted.opened:
        return True
    content = quoted.content
    first = next((token for token in content if token.is_alpha or token.like_num), content[0])
    before = word_before(content.doc, quoted.head, 0)
    if before >= 0 and content.doc[before].text == ":":
        return True
    introduced = before >= 0 and content.doc[before].text == ","
    ends = content[-1].text[-1] in ".!?…," or not quoted.closed
    # `“We stay”, she said`: the comma may stand outside the marks.
    after = content.doc[quoted.tail].text if quoted.tail < len(content.doc) else ""
    ends = ends or (after == "," and before >= 0 and content.doc[before].text in _ENDS)
    return first.text[:1].isupper() and (ends or introduced)


def _is_defined(quoted: Quoted) -> bool:
    """Whether a law or paper says what the words mean (`“Fishing vessel” means …`)."""
    doc, after = quoted.content.doc, quoted.tail
    if not quoted.closed or after >= len(doc) or quoted.content[-1].text[-1] in _ENDS:
        return False
    return doc[after].lower_ in _DEFINES


def _is_told(quoted: Quoted, low: int) -> bool:
    """Whether `that`, or `that` and a pronoun, stands right before a stretch."""
    doc = quoted.content.doc
    before = word_before(doc, quoted.head, low)
    if before > low and doc[before].tag_ == "PRP":
        before = word_before(doc, before, low)
    return before >= low and doc[before].lower_ == "that"


def _is_judged(before: list[Token], hits: Mapping[int, Hit]) -> bool:
    """Whether somebody gives a charge another name (`called the charges “…”`, `described them as “…”`)."""
    said = [hits[token.i] for token in before if token.i in hits]
    as_well = before[-1].lower_ == "as" and any(hit.token.tag_ in _FINITE for hit in said)
    return as_well or any(hit.cue.naming and hit.is_verb for hit in said)


def _is_gerund(content: Span) -> bool:
    """Whether words name a deed, as charges do (`for “spreading false news”`)."""
    first = next((token for token in content if token.is_alpha), content[0])
    return first.is_lower and first.text.endswith("ing")


def _sentence_before(block: Span, head: int) -> list[Token]:
    """The words of a sentence before a token, as far back as a charge may stand."""
    words: list[Token] = []
    for index in range(head - 1, max(block.start, head - _CHARGE_SIGHT) - 1, -1):
        token = block.doc[index]
        if token.text in _ENDS:
            break
        words.append(token)
    return words


def _is_title(content: Span, words: list[Token]) -> bool:
    """Whether words are written like a title: capitals throughout."""
    capitals = sum(word.text[0].isupper() for word in words)
    lower = sum(word.text[0].islower() and len(word) > 3 for word in words)
    ends = content[-1].text[-1] in ".!?…"
    return capitals > 2 and capitals > (_TITLED_SENTENCE if ends else _TITLED) * (capitals + lower)


def _cut_at_cue(quoted: Quoted, hits: Mapping[int, Hit]) -> None:
    """Where the closing mark was lost before `, said X` or `, X said`, the speech ends at that comma."""
    content = quoted.content
    doc = content.doc
    for index in range(content.end - 1, content.start + _FEWEST_WORDS, -1):
        hit = hits.get(index)
        if hit is None or not hit.cue.direct:
            continue
        before = word_before(doc, index, content.start)
        after = doc[hit.end] if hit.end < content.end else None
        inverted = after is not None and (after.pos_ == "PROPN" or after.is_title)
        if after is not None and after.is_punct:
            while before > content.start and index - before < _SIGHT and doc[before].is_title:
                before = word_before(doc, before, content.start)
            inverted = index - before > 1 and not doc[before].is_title
        if inverted and doc[before].text in {",", ".", "”", '"'}:
            quoted.content = doc[content.start : before + 1]
            quoted.tail, quoted.closed = before + 1, True
            return


def _split_label(quoted: Quoted) -> None:
    """Parts `BRASK:` or `UNA BRASK:` from the words that follow it."""
    content = quoted.content
    for token in content[:_LABEL_LONGEST]:
        if token.text == ":" and token.i > content.start and token.i + 1 < content.end:
            quoted.label = content.doc[content.start : token.i]
            quoted.content = content.doc[token.i + 1 : content.end]
            return
        if not (token.is_upper and token.is_alpha):
            return


def _token_at(doc: Doc, place: int, otherwise: int) -> int:
    span = doc.char_span(place, place + 1, alignment_mode="expand")
    return span.start if span is not None and span.start <= otherwise else otherwise
