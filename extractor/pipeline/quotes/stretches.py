"""Quoted stretches of a doc, and whether they are speech: charges, titles and scare words are not."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extractor.language.quotes import QuoteWords
from extractor.pipeline import keys
from extractor.pipeline.quotes.marks import has_double_marks, opens_single, quoted_stretches

_FEWEST_WORDS = 4
_TITLED = 0.75
_SIGHT = 6
_SILENT_SECTIONS = frozenset({"navigation", "contact"})


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
    whole: bool
    """Whether it is speech by itself, not some words within somebody else's sentence."""
    section: str


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text with the section it belongs to."""

    span: Span
    section: str


def read_blocks(doc: Doc) -> list[Block]:
    """The blocks of a doc; the whole doc where no layout was read."""
    spans = [span for span in doc.spans.get(keys.BLOCKS, ()) if len(span)]
    if not spans:
        return [Block(doc[:], "body")] if len(doc) else []
    sections = list(doc.spans.get(keys.SECTIONS, ()))
    blocks: list[Block] = []
    place = 0
    for span in spans:
        while place < len(sections) and sections[place].end <= span.start:
            place += 1
        blocks.append(Block(span, sections[place].label_ if place < len(sections) else "body"))
    return blocks


class StretchReader:
    """Finds the quoted stretches of a doc that are speech."""

    def __init__(self, words: QuoteWords) -> None:
        self._words = words

    def read(self, doc: Doc, blocks: list[Block]) -> list[Quoted]:
        """All speech in quotation marks, in text order."""
        text = doc.text
        singles = not has_double_marks(text)
        found: list[Quoted] = []
        carried = False
        for number, block in enumerate(blocks):
            if block.section in _SILENT_SECTIONS:
                carried = False
                continue
            piece = text[block.span.start_char : block.span.end_char]
            carried = carried and _closes_later(text, blocks, number)
            stretches = quoted_stretches(piece, singles=singles or opens_single(piece), carried=carried)
            base = block.span.start_char
            for stretch in stretches:
                content = doc.char_span(base + stretch.start, base + stretch.end, alignment_mode="expand")
                if content is None:
                    continue
                head = _token_at(doc, base + stretch.opening, content.start)
                after = doc.char_span(base + stretch.end, base + stretch.after, alignment_mode="expand")
                tail = after.end if after is not None and stretch.after > stretch.end else content.end
                quoted = Quoted(
                    content=content,
                    block=number,
                    head=head,
                    tail=max(tail, content.end),
                    closed=stretch.closed,
                    leads=_leads(block.span, head),
                    whole=False,
                    section=block.section,
                )
                quoted.whole = self._is_whole(quoted, opened=stretch.opened)
                if self._is_speech(quoted, block.span):
                    found.append(quoted)
            carried = bool(stretches) and not stretches[-1].closed
        return found

    def _is_whole(self, quoted: Quoted, *, opened: bool) -> bool:
        content = quoted.content
        if quoted.leads or not opened:
            return True
        first = next((token for token in content if token.is_alpha or token.like_num), content[0])
        before = content.doc[quoted.head - 1] if quoted.head else None
        introduced = before is not None and before.text in {",", ":"}
        ends = content[-1].text[-1] in ".!?…," or not quoted.closed
        return first.text[:1].isupper() and (ends or introduced)

    def _is_speech(self, quoted: Quoted, block: Span) -> bool:
        words = [token for token in quoted.content if token.text[0].isalnum()]
        if len(words) < _FEWEST_WORDS:
            return False
        ends = quoted.content[-1].text[-1] in ".!?…"
        long = [word for word in words if len(word) > 3]
        capitals = sum(word.text[0].isupper() for word in long)
        if not quoted.leads and not ends and len(long) > 1 and capitals > _TITLED * len(long):
            return False
        return quoted.whole or not self._is_named_or_charged(quoted, block)

    def _is_named_or_charged(self, quoted: Quoted, block: Span) -> bool:
        """Whether the words before the mark say that a charge or a name follows."""
        start = max(block.start, quoted.head - _SIGHT)
        before = [token.lower_ for token in quoted.content.doc[start : quoted.head]]
        if any(word in self._words.titles for word in before[-2:]):
            return True
        return any(word in self._words.charges for word in before)


def _closes_later(text: str, blocks: list[Block], number: int) -> bool:
    """Whether a block goes on with speech that an earlier one left open: its next mark is a closing one."""
    for block in blocks[number : number + _SIGHT]:
        piece = text[block.span.start_char : block.span.end_char]
        marks = [char for char in piece if char in '“”"„«»']
        if marks:
            return marks[0] == "”" and not piece.startswith("”")
    return False


def _token_at(doc: Doc, place: int, otherwise: int) -> int:
    span = doc.char_span(place, place + 1, alignment_mode="expand")
    return span.start if span is not None and span.start <= otherwise else otherwise


def _leads(block: Span, head: int) -> bool:
    return not any(token.is_alpha or token.like_num for token in block.doc[block.start : head])
