"""Forms of names: their words, and when two of them can name the same person."""

import re
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Levenshtein
from spacy.tokens import Span

from extractor.pipeline.people.words import GENERATION, fold

_MARKS = re.compile(r"[\"“”„‘’«»']")
_NICKNAME = re.compile(r"[\"“„«‘'(](?P<nick>[^\"“”„‘’«»'()]+)[\"”“»’')]")
_SPACES = re.compile(r"\s+")
_SHORTEST_VARIANT = 6
# Shorter ones are variants only if they sound the same.
_SHORTEST_SOUND = 4


@dataclass(frozen=True)
class Form:
    """A name as written, with its words folded for comparison."""

    text: str
    words: tuple[str, ...]
    nickname: str | None = None

    @cached_property
    def key(self) -> str:
        """The words in one string: equal keys are the same form but for case, accents and hyphens."""
        return " ".join(self.words)

    @property
    def surname(self) -> str:
        """The last word that is no suffix."""
        return _last_name(self.words)


def form_of(span: Span) -> Form:
    """The form of a run of words; `text` has single spaces, `words` leaves nicknames in marks out."""
    text = _SPACES.sub(" ", span.text).strip()
    text = re.sub(r"\s+,", ",", text)
    nickname = _NICKNAME.search(text)
    plain = _NICKNAME.sub(" ", text) if nickname and " " in text else text
    words = tuple(word for part in re.split(r"[\s\-‑,]+", _MARKS.sub("", plain)) if (word := fold(part)))
    return Form(text, words or (fold(text) or text,), fold(nickname["nick"]) if nickname else None)


def same(one: Form, two: Form) -> bool:
    """Whether two forms of two words and more name one person by their words alone."""
    if one.key == two.key or "".join(one.words) == "".join(two.words):
        return True
    if len(one.words) < 2 or len(two.words) < 2:
        return False
    short, long = sorted((one.words, two.words), key=len)
    if sorted(short) == sorted(long):
        return True
    if len(short) == len(long) and short[-1] == long[-1] and all(map(_stands_for, short, long)):
        return True
    return _within(short, long) or _spelt_alike(one, two)


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the shorter name has its words in the longer, in order, initials standing for words."""
    if short[-1] not in (long[-1], _last_name(long)) and short[0] != long[0]:
        return False
    position = 0
    for word in short:
        while position < len(long) and not _abbreviates(word, long[position]):
            position += 1
        if position == len(long):
            return False
        position += 1
    return len(short) < len(long)


def _abbreviates(one: str, two: str) -> bool:
    """Whether a word of the shorter name is that of the longer one, or its initial."""
    return one == two or (len(one) == 1 and two.startswith(one))


def _last_name(words: tuple[str, ...]) -> str:
    return next((word for word in reversed(words) if not GENERATION.fullmatch(word)), words[-1])


def _stands_for(one: str, two: str) -> bool:
    return one == two or (1 in (len(one), len(two)) and one[0] == two[0])


def _spelt_alike(one: Form, two: Form) -> bool:
    """Whether one part of the name is the same and the other a variant of it ("Vagifgizi", "Vaqifqizi")."""
    if len(one.words) != len(two.words):
        return False
    unlike = [(a, b) for a, b in zip(one.words, two.words, strict=True) if a != b]
    return len(unlike) == 1 and is_variant(*unlike[0])


def is_variant(one: str, two: str) -> bool:
    """Whether two words are spellings of one: long, alike at both ends, hardly different between."""
    if one[0] != two[0] or min(len(one), len(two)) < _SHORTEST_SOUND:
        return False
    if _sounds(one) == _sounds(two):
        return True
    if min(len(one), len(two)) < _SHORTEST_VARIANT:
        return False
    allowed = 1 if min(len(one), len(two)) < 8 else 2
    return Levenshtein.distance(_sounds(one), _sounds(two)) <= allowed - (one[-1] != two[-1])


def _sounds(word: str) -> str:
    """A rough spelling for the letters that transliterations swap."""
    for old, new in (
        ("kh", "h"),
        ("q", "g"),
        ("k", "g"),
        ("y", "i"),
        ("w", "v"),
        ("ou", "u"),
        ("ee", "i"),
        ("oo", "u"),
    ):
        word = word.replace(old, new)
    return re.sub(r"(.)\1", r"\1", word)
