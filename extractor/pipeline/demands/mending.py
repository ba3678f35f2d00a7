"""Tags that a tagger often gets wrong where something is asked, mended by what stands around the word."""

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

# A verb that goes on from a bare one stands at most so many words behind it; taggers read it as one of these.
_REACH: Final = 25
_MISTAKEN: Final = frozenset({"VBP", "JJ", "NN", "NNP"})
_OBJECT_OPENERS: Final = frozenset({"DT", "PDT", "PRP", "PRP$", "NNP", "NNPS"})
_ARTICLES: Final = (["a"], ["an"], ["the"], ["their"], ["its"], ["his"], ["her"])
_BEFORE_NOUNS: Final = frozenset({"a", "all", "an", "other", "our", "the", "their", "these", "those"})
_AS_WELL: Final = ["as", "well", "as"]
_SENTENCE_ENDS: Final = frozenset({".", "!", "?"})


def mend_tags(words: list[Token], lower: list[str], tags: list[str], verbs: frozenset[str]) -> None:
    """Mends tags in place: bare verbs that go on from a bare one, and nouns behind an article.

    `must quash it and release him` has two bare verbs; `all states` has no finite one.
    """
    mending = _Mending(words, lower, tags, verbs)
    bare = -_REACH
    for place, tag in enumerate(tags):
        if tag == "VB":
            bare = place
        elif tag == "VBZ" and place and lower[place - 1] in _BEFORE_NOUNS:
            tags[place] = "NNS"
        elif lower[place] in _SENTENCE_ENDS:
            bare = -_REACH
        elif place - bare < _REACH and tag in _MISTAKEN and mending.goes_on(place, tag):
            tags[place] = "VB"
            bare = place


@dataclass(frozen=True, slots=True)
class _Mending:
    words: list[Token]
    lower: list[str]
    tags: list[str]
    verbs: frozenset[str]

    def goes_on(self, place: int, tag: str) -> bool:
        """Whether a word is a bare verb behind a conjunction or comma."""
        before = place - 1
        while before > 0 and self.tags[before] == "RB" and self.lower[before] != "as":
            before -= 1
        if tag == "JJ" and self.tags[before - 1] == "JJ":
            return False
        if self.tags[before] not in {"CC", ","} and self.lower[before - 2 : before + 1] != _AS_WELL:
            return False
        token = self.words[place]
        if tag == "NN" and self._is_verb_by_parse(token):
            return True
        if tag == "VBP":
            return token.dep_ == "conj" and not any(
                child.dep_.startswith("nsubj") for child in token.children
            )
        following = self.tags[place + 1] if place + 1 < len(self.tags) else ""
        if self.lower[before] == "and" and self.lower[place + 1 : place + 2] in _ARTICLES:
            return tag in {"JJ", "NN"} and self.words[place].is_lower
        return self.lower[place] in self.verbs and (
            following in _OBJECT_OPENERS or self.lower[place + 1 : place + 2] in (["both"], ["all"])
        )

    @staticmethod
    def _is_verb_by_parse(token: Token) -> bool:
        """Whether the parse has a word beside a verb and gives it an object, whatever its tag."""
        if token.dep_ != "conj" or token.head.tag_ != "VB":
            return False
        return any(child.dep_ == "obj" and child.i > token.i for child in token.children)
