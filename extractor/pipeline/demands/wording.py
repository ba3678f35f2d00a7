"""The words of one demand by which its category is told, and what a linear model makes of them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]

# What stands for the name of any person.
PERSON: Final = "{p}"

# So many words open an action that say what it is about; those behind weigh less.
_CORE: Final = 12
_NEAR, _FAR = 5, 8
_REST: Final = 15
_SUBJECT, _ADDRESSEE = 6, 8
_LETTERS: Final = re.compile(r"[a-z]")
_EMPTY: Final = frozenset(
    "a an the of to and or in on at for by with from as that this these those its his their our your my it "  # noqa: SIM905 (a list)
    "is are was were be been being have has had do does did will would which who whom than so such into "
    "about over all any each every both also then there here i we you he she they us me one".split()
)
_SUBORDINATES: Final = frozenset(
    "until that who which whether while whilst so instead when as because before after where if unless since "  # noqa: SIM905 (as above)
    "regarding without".split()
)
# Endings that inflection adds, longest first, and what stays of them.
_ENDINGS: Final = (
    ("ising", "iz"),
    ("izing", "iz"),
    ("ised", "iz"),
    ("ized", "iz"),
    ("ises", "iz"),
    ("izes", "iz"),
    ("ise", "iz"),
    ("ize", "iz"),
    ("ies", "y"),
    ("ied", "y"),
    ("sses", "ss"),
    ("ings", ""),
    ("ing", ""),
    ("edly", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in lower case; `PERSON` stands for names of people, names of lands and peoples are left out.

    Attributes:
        action: The words of the action.
        subject: The words for what is to be done something to: `the bill`, where it `must be rejected`.
        addressee: The words for who must act.
        refrain: Whether it is to be left undone.
    """

    action: tuple[str, ...]
    subject: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    refrain: bool = False


def stem(word: str) -> str:
    """A word without its inflection, in American spelling: `criticised`, `criticizes` give one stem."""
    word = word.replace("’", "'").removesuffix("'s")
    for ending, kept in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not word.endswith(("ss", "us")):
            word = word[: -len(ending)] + kept
            break
    return word[:-1] if len(word) > _SHORTEST + 1 and word[-1] == word[-2] and word[-1] not in "sl" else word


# Verbs that leave it to the next word what is asked.
_LIGHT: Final = frozenset(
    map(
        stem,
        "get give take make put let see keep hold go come continue ensure help act work try bring set "  # noqa: SIM905 (as above)
        "allow".split(),
    )
)


def features(wording: Wording) -> dict[str, float]:
    """The marks of a wording and how much each weighs: words by their place, pairs of words, and its form."""
    core, rest = _core(wording.action)
    told = [stem(word) for word in core]
    marks: dict[str, float] = {}
    if told:
        marks[f"head {told[0]}"] = 1.0
        if told[0] in _LIGHT and len(told) > 1:
            marks[f"head {told[1]}"] = 0.7
    _add(marks, "word", told[:_NEAR], 1.0)
    _add(marks, "word", told[_NEAR:_FAR], 0.7)
    _add(marks, "word", told[_FAR:], 0.4)
    _add(marks, "word", (stem(word) for word in _full(rest[:_REST])), 0.2)
    _add(marks, "pair", (f"{one} {other}" for one, other in pairwise(told)), 0.7)
    subject = [stem(word) for word in _full(wording.subject)[-_SUBJECT:]]
    _add(marks, "subject", subject, 1.0)
    _add(marks, "word", subject, 0.5)
    _add(marks, "asked", (stem(word) for word in _full(wording.addressee[-_ADDRESSEE:])), 0.6)
    form = {
        "refrain": wording.refrain,
        "subject": bool(wording.subject),
        "asked": bool(wording.addressee),
        "passive": wording.action[:1] == ("be",),
        "short": len(told) < 2,
    }
    _add(marks, "form", (name for name, holds in form.items() if holds), 1.0)
    return marks


def meaning(wording: Wording, vector: Callable[[str], Vector]) -> Vector:
    """What the words mean: the mean directions of first word, action, object, subject and addressee."""
    core, _ = _core(wording.action)
    groups = (core[:1], core[:_FAR], core[1:4], _full(wording.subject)[-5:], _full(wording.addressee)[-5:])
    return np.concatenate(
        [_direction([vector(word) for word in group if word != PERSON], vector) for group in groups]
    )


def _direction(vectors: list[Vector], vector: Callable[[str], Vector]) -> Vector:
    if not vectors:
        return np.zeros_like(vector(PERSON))
    return _unit(np.sum([_unit(each) for each in vectors], axis=0))


def _unit(vector: Vector) -> Vector:
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector


def _core(action: tuple[str, ...]) -> tuple[list[str], tuple[str, ...]]:
    """The full words of the first clause of an action, and all words behind it."""
    end = next(
        (place for place, word in enumerate(action) if place >= _SHORTEST and word in _SUBORDINATES),
        len(action),
    )
    end = min(end, _CORE)
    return _full(action[:end]), action[end:]


def _full(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in _EMPTY and _LETTERS.search(word)]


def _add(marks: dict[str, float], kind: str, names: Iterable[str], weight: float) -> None:
    for name in names:
        mark = f"{kind} {name}"
        marks[mark] = max(marks.get(mark, 0.0), weight)
