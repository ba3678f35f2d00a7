"""Phrases without what two writers may do differently: case, accents, quotation marks, spaces."""

import unicodedata
from collections.abc import Iterator

_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-"})


def folded(text: str) -> str:
    """The text for comparing: `Kalešnikava’s  Lawyer` becomes `kalesnikava's lawyer`."""
    return " ".join(_plain(text).split())


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return (
        "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_ALIKE).casefold()
    )


class FoldedText:
    """A text in which phrases are found however they are written there."""

    def __init__(self, text: str) -> None:
        self.text = text
        characters: list[str] = []
        self._origins: list[int] = []
        for origin, original in enumerate(text):
            for character in _plain(original):
                if character.isspace() and (not characters or characters[-1] == " "):
                    continue
                characters.append(" " if character.isspace() else character)
                self._origins.append(origin)
        self._folded = "".join(characters)

    def find_all(self, phrase: str) -> Iterator[tuple[int, int]]:
        """The places of a phrase in the text, as whole words; failing that, within words."""
        places = list(self._find(folded(phrase)))
        whole = [place for place in places if self._stands_alone(*place)]
        yield from whole or places

    def _find(self, wanted: str) -> Iterator[tuple[int, int]]:
        at = self._folded.find(wanted) if wanted else -1
        while at >= 0:
            yield self._origins[at], self._origins[at + len(wanted) - 1] + 1
            at = self._folded.find(wanted, at + 1)

    def _stands_alone(self, start: int, end: int) -> bool:
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        return not (before.isalnum() or after.isalnum())
