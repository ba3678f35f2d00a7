"""What kind of thing is asked: the rules of the vocabulary, compiled; the first that fits decides."""

import re
from dataclasses import dataclass
from typing import Final

from extractor.language.demands import CategoryRule, DemandLexicon
from extractor.pipeline.demands.asks import Ask, Range
from extractor.pipeline.demands.nouns import head_noun
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.verbs import participle
from extractor.records import DemandCategory

# So many words from its head on say what an action is about, where no clause ends them earlier.
_CORE: Final = 9
_STEM: Final = 4
# What a light verb leaves to be said: `let them` see, `order` that none be `returned`.
_VERBS: Final = frozenset({"VB", "VBN", "VBG"})
_LANDS: Final = frozenset({"GPE", "NORP"})
_SUBORDINATES: Final = frozenset(
    {"until", "that", "who", "which", "whether", "while", "whilst", "so", "instead", "when", "as"}
)


@dataclass(frozen=True, slots=True)
class _Compiled:
    category: DemandCategory
    head: re.Pattern[str] | None
    words: re.Pattern[str] | None
    without: re.Pattern[str] | None
    addressee: re.Pattern[str] | None
    refrain: bool

    def fits(self, head: str, action: str, addressee: str, *, refrain: bool) -> bool:
        if self.refrain and not refrain:
            return False
        if self.head is not None and not self.head.fullmatch(head):
            return False
        if self.words is not None and not self.words.search(action):
            return False
        if self.addressee is not None and not self.addressee.search(addressee):
            return False
        return self.without is None or not self.without.search(action)


class Categories:
    """Gives actions their category; built once from the vocabulary."""

    def __init__(self, rules: tuple[CategoryRule, ...]) -> None:
        self._rules = [
            _Compiled(
                category=rule.category,
                head=_pattern(rule.head, whole=True),
                words=_pattern(rule.words),
                without=_pattern(rule.without),
                addressee=_pattern(rule.addressee),
                refrain=rule.refrain,
            )
            for rule in rules
        ]

    def category(
        self, *, head: str, action: str, addressee: str = "", refrain: bool = False
    ) -> DemandCategory:
        """The category of an action.

        Args:
            head: Its main verb or noun.
            action: All its words, apart by single spaces.
            addressee: The words for who must act.
            refrain: Whether it is to be left undone.
        """
        head, action, addressee = head.lower(), action.lower(), addressee.lower()
        for rule in self._rules:
            if rule.fits(head, action, addressee, refrain=refrain):
                return rule.category
        return "other"


class AskCategories:
    """Reads the category of an ask from its words; built once from the vocabulary."""

    def __init__(self, lexicon: DemandLexicon) -> None:
        self._rules = Categories(lexicon.categories)
        self._vague = lexicon.words.vague

    def of(
        self, reading: Reading, ask: Ask, action: Range, addressee: Range | None, *, refrain: bool
    ) -> DemandCategory:
        """The category of one action: by its first words, else by its subject or by what follows."""
        head = self._head(reading, ask, action)
        word = reading.lower[head]
        asked = " ".join(reading.lower[slice(*addressee)]) if addressee is not None else ""
        core_end = _core_end(reading, head, action)
        core = reading.lower[action[0] : core_end]
        patient = reading.lower[slice(*ask.patient)] if ask.patient is not None else []
        tries = [(word, core)]
        if patient:
            tries.append((word, patient + core))
        tries += [
            (reading.lower[place], reading.lower[place:core_end])
            for place in range(head + 1, core_end)
            if reading.tags[place] in _VERBS
        ]
        tries.append((word, reading.lower[action[0] : min(action[1], head + _CORE)]))
        if word in self._vague or patient:
            tries.append(("", patient + reading.lower[slice(*action)]))
        for first, words in tries:
            found = self._rules.category(head=first, action=" ".join(words), addressee=asked, refrain=refrain)
            if found != "other":
                return found
        if addressee is not None and _is_abroad(reading, addressee, action):
            return "international_action"
        return "other"

    def _head(self, reading: Reading, ask: Ask, action: Range) -> int:
        if ask.nominal:
            noun = head_noun(reading, *action)
            return noun if noun is not None else action[0]
        done = participle(reading, action[0], action[1])
        return done if done is not None else action[0]


def _core_end(reading: Reading, head: int, action: Range) -> int:
    """Where the first clause inside an action opens: `halt the flights` until they are safe."""
    for place in range(head + 2, min(action[1], head + _CORE)):
        word, following = reading.lower[place], reading.tags[place + 1 : place + 2]
        if word in _SUBORDINATES or (word in {"to", "by"} and following in (["VB"], ["VBG"])):
            return place
    return min(action[1], head + _CORE)


def _is_abroad(reading: Reading, addressee: Range, action: Range) -> bool:
    """Whether a state is asked to do something about another, as the names of lands in both say."""
    own = _lands(reading, addressee)
    return bool(own) and bool(_lands(reading, action) - own)


def _lands(reading: Reading, part: Range) -> set[str]:
    """The stems of names of lands and peoples: `Norland` and `Norlandic` have one."""
    return {
        reading.lower[place][:_STEM] for place in range(*part) if reading.words[place].ent_type_ in _LANDS
    }


# A star between two words stands for up to three words.
_FEW_WORDS: Final = r" (?:[\w'’-]+ ){0,3}?"


def _pattern(phrases: tuple[str, ...], *, whole: bool = False) -> re.Pattern[str] | None:
    if not phrases:
        return None
    parts = "|".join(
        re.escape(phrase.lower()).replace(r"\ \*\ ", _FEW_WORDS).replace(r"\*", r"\w*") for phrase in phrases
    )
    return re.compile(f"(?:{parts})" if whole else rf"(?<![\w-])(?:{parts})(?!\w)")
