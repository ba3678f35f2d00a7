"""What kind of thing is asked: the rules of the vocabulary, compiled; the first that fits decides."""

import re
from dataclasses import dataclass
from typing import Final

from extractor.language.demands import CategoryRule
from extractor.records import DemandCategory


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


# A star between two words stands for up to three words.
_FEW_WORDS: Final = r" (?:[\w'’-]+ ){0,3}?"


def _pattern(phrases: tuple[str, ...], *, whole: bool = False) -> re.Pattern[str] | None:
    if not phrases:
        return None
    parts = "|".join(
        re.escape(phrase.lower()).replace(r"\ \*\ ", _FEW_WORDS).replace(r"\*", r"\w*") for phrase in phrases
    )
    return re.compile(f"(?:{parts})" if whole else rf"(?<![\w-])(?:{parts})(?!\w)")
