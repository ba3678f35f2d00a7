"""Capital letters as evidence of names: which words carry them, and where they mean nothing."""

import re

from spacy.tokens import Doc, Token

from extractor.pipeline.keys import BLOCKS

# Words of one sentence or line in capitals ("STOP THE EXECUTIONS"): the letters no longer tell names.
_MOSTLY = 0.6
_FEWEST = 4
_LINE_BREAK = re.compile(r"\n")
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


def shouted(doc: Doc) -> set[int]:
    """The tokens that stand in a sentence or line written in capitals throughout."""
    found: set[int] = set()
    for start, end in _lines(doc):
        words = [token for token in doc[start:end] if token.is_alpha and len(token) > 1]
        if len(words) >= _FEWEST and sum(token.is_upper for token in words) > _MOSTLY * len(words):
            found.update(range(start, end))
    return found


def headed(doc: Doc) -> set[int]:
    """The tokens of lines that write most words with a capital, as headlines do ("Court Frees Two Men")."""
    found: set[int] = set()
    for start, end in _lines(doc):
        words = [token for token in doc[start:end] if token.is_alpha]
        long = [token for token in words if len(token) > 3]
        if (
            len(long) >= _FEWEST
            and end - start < 60
            and not _is_sentence(doc, end)
            and not _is_labelled(doc, start, end)
            and sum(map(is_capital, long)) > 0.8 * len(long)
        ):
            found.update(range(start, end))
    return found


def breaks(doc: Doc) -> set[int]:
    """Indices of tokens at which no name can continue: the first of each block of text."""
    if doc.spans.get(BLOCKS):
        return {span.start for span in doc.spans[BLOCKS]}
    found = {0}
    line_start = 0
    for token in doc:
        if "\n" in token.text:
            if token.text.count("\n") > 1 or token.idx - line_start < _WRAPPED:
                found.add(token.i + 1)
            line_start = token.idx + len(token)
    return found


def _lines(doc: Doc) -> list[tuple[int, int]]:
    starts = sorted({0} | breaks(doc) | {token.i + 1 for token in doc if _LINE_BREAK.search(token.text)})
    return list(zip(starts, [*starts[1:], len(doc)], strict=True))


def _is_sentence(doc: Doc, end: int) -> bool:
    """Whether a line ends as sentences and lead-ins do, and headlines do not."""
    last = next((token for token in reversed(doc[max(0, end - 3) : end]) if not token.is_space), None)
    return last is not None and last.text in {".", ":", "!", ";", ","}


def _is_labelled(doc: Doc, start: int, end: int) -> bool:
    """Whether a line is a label with its value ("Media Contact: Olha Lys")."""
    colon = next((token.i for token in doc[start:end] if token.text == ":"), None)
    return colon is not None and end - colon <= _LABELLED
