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


def is_capital(token: Token) -> bool:
    """Whether a word begins with a capital letter, or hides one behind a small prefix ("iLabour")."""
    text = token.text
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
    """Sorts the lines of a doc by their capitals."""
    shouted: set[int] = set()
    headed: set[int] = set()
    flags = doc.to_array([IS_ALPHA, IS_UPPER, LENGTH])
    for start, end in _lines(doc):
        alpha, upper, length = flags[start:end].T
        words = (alpha == 1) & (length > 1)
        if words.sum() >= _FEWEST and (words & (upper == 1)).sum() > _MOSTLY * words.sum():
            shouted.update(range(start, end))
        long = (alpha == 1) & (length > _LONG_WORD)
        if long.sum() >= _FEWEST and end - start < _LONGEST_HEADLINE and not _is_sentence(doc, start, end):
            capitals = sum(is_capital(doc[start + int(i)]) for i in long.nonzero()[0])
            if capitals > _NEARLY_ALL * long.sum():
                headed.update(range(start, end))
    return CapitalLines(frozenset(shouted), frozenset(headed))


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


def _lines(doc: Doc) -> list[tuple[int, int]]:
    if not len(doc):
        return []
    starts = sorted({0, *breaks(doc), *(i + 1 for i in _line_ends(doc))} - {len(doc)})
    return list(zip(starts, [*starts[1:], len(doc)], strict=True))


def _is_sentence(doc: Doc, start: int, end: int) -> bool:
    """Whether a line ends as sentences and lead-ins do and headlines do not, or is a label with its value."""
    last = next((token for token in reversed(doc[max(start, end - 3) : end]) if not token.is_space), None)
    if last is not None and last.text in {".", ":", "!", ";", ","}:
        return True
    return any(token.text == ":" for token in doc[max(start, end - _LABELLED) : end])
