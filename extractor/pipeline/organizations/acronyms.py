"""Ties short forms to the full names of bodies ("Institute for Open Rivers (IOR)")."""

from spacy.tokens import Span

_LONGEST = 12


def bracketed_acronym(span: Span) -> Span | None:
    """The short form in brackets right after a name, where there is one."""
    doc, i = span.doc, span.end
    if i + 2 >= len(doc) or doc[i].text not in {"(", "[", "（"}:
        return None
    end = next((k for k in range(i + 1, min(i + 5, len(doc))) if doc[k].text in {")", "]", "）"}), None)
    if end is None or end == i + 1:
        return None
    inside = doc[i + 1 : end]
    if inside[0].text in {'"', "“", "‘", "'", "the"} and len(inside) > 1:
        inside = doc[i + 2 : end if inside[-1].text not in {'"', "”", "’", "'"} else end - 1]
    return inside if inside and looks_like_acronym(inside.text) else None


def looks_like_acronym(text: str) -> bool:
    """Whether a word is written as acronyms are: short, of one word, mostly capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return (
        2 <= len(letters) <= _LONGEST
        and " " not in text
        and sum(letter.isupper() for letter in letters) >= max(2, 0.6 * len(letters))
    )


def initials(name: str) -> set[str]:
    """The acronyms that a full name may be shortened to: with and without its small words."""
    words = [word for part in name.replace("’", "'").split() for word in part.split("-") if word]
    capitals = "".join(word[0] for word in words if word[0].isupper())
    everything = "".join(word[0].upper() for word in words if word[0].isalnum())
    return {form for form in (capitals, everything) if len(form) > 1}


def acronym_before(span: Span) -> Span | None:
    """The short form right before a name that stands in brackets ("IOR (Institute for Open Rivers)")."""
    doc, i = span.doc, span.start - 2
    bracketed = i >= 0 and doc[i + 1].text == "(" and span.end < len(doc) and doc[span.end].text == ")"
    if not bracketed or doc[i].text not in initials(span.text):
        return None
    return doc[i : i + 1]
