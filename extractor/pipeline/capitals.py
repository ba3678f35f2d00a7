"""Capital letters as evidence of names: which words carry them, and where they mean nothing."""

from dataclasses import dataclass

from spacy.attrs import IS_ALPHA, IS_SPACE, IS_UPPER, LENGTH
from spacy.tokens import Doc, Token

from extractor.pipeline.keys import BLOCKS

# Words of one line in capitals ("STOP THE EXECUTIONS"): the letters no longer tell names.
_MOSTLY = 0.6
_NEARLY_ALL = 0.8
_FEWEST = 4
_LONG_WORD = 3
_LONGEST_HEADLINE = 60
# A line shorter than this ended because the author ended it, not because the page did.
_WRAPPED = 60
# So few words after a colon are the value of a label, no headline.
_LABELLED = 6
_SORTED = "extractor_capital_lines"


def is_capital(token: Token) -> bool:
    """Whether a word begins with a capital letter, or hides one behind a small prefix ("iLabour")."""
    return begins_capital(token.text)


def begins_capital(text: str) -> bool:
    """What `is_capital` asks, of the word as written."""
    return text[0].isupper() or (text[0].islower() and len(text) > 2 and text[1].isupper())


def is_glue(token: Token) -> bool:
    """Whether the token is a hyphen or apostrophe that ties two words into one ("Hackford-Peer")."""
    if (
        token.text not in {"-", "‑", "'", "’", "/"}
        or token.whitespace_
        or not 0 < token.i < len(token.doc) - 1
    ):
        return False
    return not token.nbor(-1).whitespace_


@dataclass(frozen=True)
class CapitalLines:
    """The tokens of lines where capitals tell nothing.

    Attributes:
        shouted: Lines written in capitals throughout.
        headed: Lines that write most words with a capital, as headlines do ("Court Frees Two Men").
    """

    shouted: frozenset[int]
    headed: frozenset[int]


def capital_lines(doc: Doc) -> CapitalLines:
    """Sorts the lines of a doc by their capitals; once for each doc, as several components ask."""
    lines = doc.user_data.get(_SORTED)
    if lines is None:
        lines = doc.user_data[_SORTED] = _sorted_lines(doc)
    return CapitalLines(*(frozenset(i for line in some for i in range(*line)) for some in lines))


def _sorted_lines(doc: Doc) -> list[list[tuple[int, int]]]:
    """The lines in capitals and the lines headed, by start and end: plain values, as `Doc.to_bytes` asks."""
    shouted: list[tuple[int, int]] = []
    headed: list[tuple[int, int]] = []
    flags = doc.to_array([IS_ALPHA, IS_UPPER, LENGTH])
    blocks = breaks(doc)
    for start, end in _lines(doc, blocks):
        if end - start < _FEWEST:
            continue
        alpha, upper, length = flags[start:end].T
        words = (alpha == 1) & (length > 1)
        if words.sum() >= _FEWEST and (words & (upper == 1)).sum() > _MOSTLY * words.sum():
            shouted.append((start, end))
        long = (words & (length > _LONG_WORD)).nonzero()[0].tolist()
        if len(long) < _FEWEST or end - start >= _LONGEST_HEADLINE or _is_sentence(doc, start, end):
            continue
        capitals = sum(is_capital(doc[start + i]) for i in long)
        if capitals > _NEARLY_ALL * len(long) and not _is_wrapped(doc, start, end, blocks):
            headed.append((start, end))
    return [shouted, headed]


def shouted(doc: Doc) -> frozenset[int]:
    """The tokens of lines written in capitals throughout."""
    return capital_lines(doc).shouted


def breaks(doc: Doc) -> set[int]:
    """Indices of tokens at which no name can continue: the first of each block of text."""
    if doc.spans.get(BLOCKS):
        return {span.start for span in doc.spans[BLOCKS]}
    found = {0}
    line_start = 0
    for i in _line_ends(doc):
        token = doc[i]
        if token.text.count("\n") > 1 or token.idx - line_start < _WRAPPED:
            found.add(i + 1)
        line_start = token.idx + len(token)
    return found


def _line_ends(doc: Doc) -> list[int]:
    return [int(i) for i in doc.to_array(IS_SPACE).nonzero()[0] if "\n" in doc[int(i)].text]


def _lines(doc: Doc, blocks: set[int]) -> list[tuple[int, int]]:
    if not len(doc):
        return []
    starts = sorted({0, *blocks, *(i + 1 for i in _line_ends(doc))} - {len(doc)})
    return list(zip(starts, [*starts[1:], len(doc)], strict=True))


def _is_wrapped(doc: Doc, start: int, end: int, blocks: set[int]) -> bool:
    """Whether a line is cut out of a sentence that began above it or goes on below it."""
    if start not in blocks and start > 1:
        above = doc[start - 2] if doc[start - 1].is_space else doc[start - 1]
        if not above.is_punct or above.text == ",":
            return True
    return end not in blocks and end < len(doc) and doc[end].is_lower


def _is_sentence(doc: Doc, start: int, end: int) -> bool:
    """Whether a line ends as sentences and lead-ins do and headlines do not, or is a label with its value."""
    last = next((token for token in reversed(doc[max(start, end - 3) : end]) if not token.is_space), None)
    if last is not None and last.text in {".", ":", "!", ";", ","}:
        return True
    return any(token.text == ":" for token in doc[max(start, end - _LABELLED) : end])
