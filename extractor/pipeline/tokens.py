"""What components read of every Doc, read fast: its text once, and words by array, not one by one."""

from collections.abc import Iterable

import numpy as np
from spacy.strings import get_string_id
from spacy.tokens import Doc

_TEXT = "extractor_text"


def text_of(doc: Doc) -> str:
    """The text of a doc; spaCy puts it together from the tokens each time it is asked."""
    text = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return str(text)


def word_ids(words: Iterable[str]) -> np.ndarray:
    """The ids under which every vocabulary knows words, for `places`."""
    return np.unique(np.array([get_string_id(word) for word in words], dtype="uint64"))


def places(doc: Doc, attribute: int, ids: np.ndarray) -> list[int]:
    """Indices, in text order, of the tokens whose attribute (`LOWER`, `ORTH`) is one of the ids."""
    found: list[int] = np.isin(doc.to_array(attribute), ids).nonzero()[0].tolist()
    return found
