"""What kind of thing is asked: a linear model of the words, trained on invented demands of each kind."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, cast, get_args

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

from extractor.errors import PackError
from extractor.language import load_vocabulary, pack_folder
from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.wording import PERSON, Vector, Wording, features, meaning
from extractor.records import DemandCategory

CATEGORIES: Final[tuple[DemandCategory, ...]] = get_args(DemandCategory)
WEIGHTS: Final = "categories.npz"
GetVector = Callable[[str], Vector]

_PROBE: Final = ("release", "government", "law")

# Weights below it in all categories are not kept.
_LEAST: Final = 0.05
_LANDS: Final = frozenset({"GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class Weights:
    """What the model has learnt, a row a mark or dimension and a column a category.

    Attributes:
        marks: The marks of wordings; the last is the bias.
        beside: Weights of the marks where the vectors of the words are known too.
        meaning: Weights of those vectors.
        alone: Weights of the marks where they are not.
        probe: The vectors of `PROBE`, by which the vectors trained on are known again.
    """

    marks: list[str]
    beside: NDArray[np.float32]
    meaning: NDArray[np.float32]
    alone: NDArray[np.float32]
    probe: NDArray[np.float32]


class Categories:
    """Gives wordings their category: adds the weights of their marks and of what their words mean.

    `models/en/training/scripts/categories.py` makes the weights.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._rows = {mark: row for row, mark in enumerate(weights.marks)}

    def category(self, wording: Wording, vector: GetVector | None = None) -> DemandCategory:
        """The category of a demand; without vectors by the words alone."""
        found = [(self._rows[mark], value) for mark, value in features(wording).items() if mark in self._rows]
        rows = [row for row, _ in found]
        values = np.array([value for _, value in found], dtype=np.float32)
        marks = self._weights.alone if vector is None else self._weights.beside
        scores = marks[-1] + values @ marks[rows]
        if vector is not None:
            scores = scores + meaning(wording, vector) @ self._weights.meaning
        return CATEGORIES[int(scores.argmax())]

    def knows(self, vector: GetVector) -> bool:
        """Whether these are the vectors that the weights were trained with; another pipeline has others."""
        probe = probe_of(vector)
        return probe.shape == self._weights.probe.shape and np.allclose(probe, self._weights.probe, atol=1e-3)

    def save(self, file: Path, made_of: str) -> None:
        """Writes the weights as `load_categories` reads them, without marks that say next to nothing.

        Args:
            file: Where they go.
            made_of: The digest of what they were trained on, kept with them.
        """
        weights = self._weights
        kept = np.maximum(np.abs(weights.beside), np.abs(weights.alone)).max(axis=1) >= _LEAST
        kept[-1] = True
        np.savez_compressed(
            file,
            made_of=np.array(made_of),
            marks=np.array("\n".join(mark for mark, row in self._rows.items() if kept[row])),
            beside=weights.beside[kept].astype(np.float16),
            meaning=weights.meaning.astype(np.float16),
            alone=weights.alone[kept].astype(np.float16),
            probe=weights.probe,
        )


def probe_of(vector: GetVector) -> NDArray[np.float32]:
    """The vectors of a few words, by which a set of vectors is known again."""
    return np.stack([vector(word) for word in _PROBE])


@lru_cache(maxsize=4)
def load_categories(language: str = "en") -> Categories:
    """The model of a language pack, read once a process.

    Raises:
        PackError: the weights are missing.
    """
    file = pack_folder(language) / "vocab" / WEIGHTS
    try:
        arrays = np.load(file)
    except OSError as error:
        raise PackError(f"{file.name}: cannot be read ({error.strerror}); reinstall the pack") from error
    marks = str(arrays["marks"]).split("\n")
    names = ("beside", "meaning", "alone", "probe")
    return Categories(Weights(marks, *(arrays[name].astype(np.float32) for name in names)))


class AskCategories:
    """Reads the category of an ask from its words."""

    def __init__(self, categories: Categories, lands: frozenset[str], vocab: Vocab) -> None:
        self._categories = categories
        self._lands = lands
        vector = word_vectors(vocab)
        self._vector = vector if categories.knows(vector) else None

    def of(
        self, reading: Reading, ask: Ask, action: Range, addressee: Range | None, *, refrain: bool
    ) -> DemandCategory:
        """The category of one action."""
        wording = self.wording(reading, action, subject=ask.patient, addressee=addressee, refrain=refrain)
        return self._categories.category(wording, self._vector)

    def wording(
        self,
        reading: Reading,
        action: Range,
        *,
        subject: Range | None,
        addressee: Range | None,
        refrain: bool,
    ) -> Wording:
        """The words of an action with what else tells its category."""
        return Wording(
            action=self._words(reading, action),
            subject=self._words(reading, subject),
            addressee=self._words(reading, addressee),
            refrain=refrain,
        )

    def _words(self, reading: Reading, part: Range | None) -> tuple[str, ...]:
        if part is None:
            return ()
        return tuple(
            PERSON if reading.words[place].ent_type_ == "PERSON" else reading.lower[place]
            for place in range(*part)
            if not self._is_land(reading, place)
        )

    def _is_land(self, reading: Reading, place: int) -> bool:
        word = reading.words[place]
        return word.ent_type_ in _LANDS or word.text in self._lands


def ask_categories(vocab: Vocab, language: str = "en") -> AskCategories:
    """The reader of a language pack, for Docs of a vocabulary."""
    nations = load_vocabulary("nationalities", language)
    return AskCategories(load_categories(language), nations.peoples() | nations.lands(), vocab)


def word_vectors(vocab: Vocab) -> GetVector:
    """What gives words their vectors."""
    return cast("GetVector", vocab.get_vector)
