"""Phrases without what two writers may do differently: case, accents, quotation marks, spaces."""

import unicodedata

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
    """A folded text that remembers where in the original each of its characters stands."""

    def __init__(self, text: str) -> None:
        characters: list[str] = []
        self._origins: list[int] = []
        for origin, original in enumerate(text):
            for character in _plain(original):
                if character.isspace() and (not characters or characters[-1] == " "):
                    continue
                characters.append(" " if character.isspace() else character)
                self._origins.append(origin)
        self.folded = "".join(characters)

    def find(self, form: str, start: int = 0) -> tuple[int, int] | None:
        """The first place at or after `start` (an offset of the original) that reads like the form."""
        wanted = folded(form)
        if not wanted:
            return None
        at = self.folded.find(wanted)
        while at >= 0 and self._origins[at] < start:
            at = self.folded.find(wanted, at + 1)
        return None if at < 0 else (self._origins[at], self._origins[at + len(wanted) - 1] + 1)
