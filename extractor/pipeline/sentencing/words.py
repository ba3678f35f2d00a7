"""Many words as one fast pattern: a trie whose first letters the regex engine can look for."""

import re
from collections.abc import Iterable

_END = ""
_SPACE = " "


def lowered(text: str) -> str:
    """The text in lower case, with every character where it was."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def whole_words(forms: Iterable[str], *, gap: str = r"\s+") -> re.Pattern[str]:
    r"""A pattern for lower-case text that finds whole words, the longest of several.

    It finds what `\b(?:longest|...|shortest)\b` does, with `gap` for the spaces within a form, but begins
    with a set of letters, not with `\b`: so the engine skips to the next place where a form may begin.
    """
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for form in forms:
        node = root
        for char in " ".join(form.split()):
            node = node.setdefault(char, {})
        node[_END] = {}
    branches = [
        rf"{re.escape(char)}(?<!\w{re.escape(char)}){_branch(node, gap)}"
        for char, node in sorted(root.items())
    ]
    return re.compile(rf"(?:{'|'.join(branches)})\b")


def _branch(node: dict[str, dict], gap: str) -> str:  # type: ignore[type-arg]
    longer = [
        (gap if char == _SPACE else re.escape(char)) + _branch(child, gap)
        for char, child in sorted(node.items())
        if char != _END
    ]
    if not longer:
        return ""
    alternatives = longer[0] if len(longer) == 1 and _END not in node else f"(?:{'|'.join(longer)})"
    return alternatives + ("?" if _END in node else "")
