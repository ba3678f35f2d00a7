"""Where sents begin for sure: at blocks, after a full stop that lost its space, where marks were lost."""

from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Token

_ENDS = frozenset(".!?")
# Texts that lost their punctuation put a second space where a mark was, and hardly keep a comma.
_MARKS_PER_WORD = 0.02
_GAPS_PER_WORD = 0.02
_FULL_STOP_GAP = 3


def sent_starts(doc: Doc, blocks: AbstractSet[int], opening: frozenset[str]) -> dict[int, bool]:
    """Token index to whether a sent begins there; only where that is sure."""
    found = {token.i: False for token in doc if token.is_space and token.i}
    found |= dict.fromkeys(blocks, True)
    lost = lost_marks(doc)
    for token in doc[1:]:
        if token.i in found or not token.is_title:
            continue
        if _unspaced(token) or (lost and _after_gap(token, opening)):
            found[token.i] = True
    return found


def lost_marks(doc: Doc) -> bool:
    """Whether the text lost its punctuation on the way and has gaps in its place."""
    words = sum(token.is_alpha for token in doc)
    marks = sum(token.text in {",", "."} for token in doc)
    gaps = sum(token.is_space and "\n" not in token.text for token in doc)
    return gaps > _GAPS_PER_WORD * words and marks < _MARKS_PER_WORD * words


def _unspaced(token: Token) -> bool:
    """`in prison.Prosecutors`: the line break between two paragraphs was lost."""
    before = token.nbor(-1)
    if before.whitespace_ or before.text[-1] not in _ENDS or len(token.text) < 2:
        return False
    word = before.text[:-1] or (doc_word.text if (doc_word := _before(before)) is not None else "")
    return len(word) > 3 and word.islower()


def _before(token: Token) -> Token | None:
    return token.nbor(-1) if token.i and not token.nbor(-1).whitespace_ else None


def _after_gap(token: Token, opening: frozenset[str]) -> bool:
    """After a wide gap any capital begins a sent; after a comma's gap only a word that opens sentences."""
    gap = token.nbor(-1)
    if not gap.is_space:
        return False
    return len(gap.text) + 1 >= _FULL_STOP_GAP or token.lower_ in opening
