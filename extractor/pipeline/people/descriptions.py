"""Resolves "the defendant" and "the lawyer" where one person of the text is called so, and nobody else."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from spacy.attrs import LOWER
from spacy.tokens import Doc, Span, Token

from extractor.pipeline.people.identity import Person
from extractor.pipeline.people.words import NameWords
from extractor.pipeline.tokens import places, word_ids

_REACH = 7
_ARTICLES = frozenset({"a", "an", "another", "other", "each", "every", "any", "no"})
_THE = word_ids(["the"])


class Descriptions:
    """Finds the person that a description means."""

    def __init__(self, words: NameWords) -> None:
        self._nouns = {*words.titles, *words.kin} - words.modifiers
        self._noun_ids = word_ids([*self._nouns, *(f"{noun}s" for noun in self._nouns)])

    def resolve(self, doc: Doc, people: Collection[Person]) -> None:
        """Adds the descriptions that mean them to the people."""
        mentions = {
            i: person for person in people for span, _ in person.mentions for i in (span.start, span.end - 1)
        }
        described = self._described(doc, people)
        open_nouns = self._unnamed(doc, mentions)
        for place in places(doc, LOWER, _THE):
            if place + 1 == len(doc):
                continue
            token, noun = doc[place], doc[place + 1]
            if noun.lower_ not in described or noun.lower_ in open_nouns:
                continue
            if noun.tag_ == "NN" and not self._goes_on(noun, mentions):
                described[noun.lower_].pronouns.append(doc[token.i : noun.i + 1])

    def _described(self, doc: Doc, people: Collection[Person]) -> dict[str, Person]:
        """The nouns that stand beside the name of one person only."""
        holders: dict[str, set[int]] = defaultdict(set)
        by_id = {id(person): person for person in people}
        for person in people:
            for span, _ in person.mentions:
                for noun in self._nouns_beside(doc, span):
                    holders[noun].add(id(person))
        return {noun: by_id[next(iter(ids))] for noun, ids in holders.items() if len(ids) == 1}

    def _nouns_beside(self, doc: Doc, span: Span) -> set[str]:
        before = [token for token in doc[max(0, span.start - 2) : span.start] if token.lower_ != "as"]
        nouns = {before[-1].lower_} if before and before[-1].lower_ in self._nouns else set()
        if span.end < len(doc) and (doc[span.end].text == "," or doc[span.end].lemma_ == "be"):
            for token in doc[span.end + 1 : span.end + _REACH]:
                if token.is_punct or token.tag_ == "IN":
                    break
                if token.tag_ == "NN" and token.lower_ in self._nouns:
                    nouns.add(token.lower_)
        return nouns

    def _unnamed(self, doc: Doc, mentions: Mapping[int, Person]) -> set[str]:
        """The nouns that the doc also uses for somebody unnamed, or for several."""
        found = set()
        for place in places(doc, LOWER, self._noun_ids):
            token = doc[place]
            if token.tag_ == "NNS" and token.lower_.removesuffix("s") in self._nouns:
                found.add(token.lower_.removesuffix("s"))
            elif token.lower_ in self._nouns and self._is_indefinite(token):
                sent = token.sent
                near = range(max(sent.start, token.i - _REACH), min(sent.end, token.i + _REACH))
                if not any(i in mentions for i in near):
                    found.add(token.lower_)
        return found

    @staticmethod
    def _is_indefinite(noun: Token) -> bool:
        return any(child.lower_ in _ARTICLES for child in noun.children)

    @staticmethod
    def _goes_on(noun: Token, mentions: Mapping[int, Person]) -> bool:
        """Whether more follows that makes the description another, or a title of a name."""
        if noun.i + 1 >= len(noun.doc):
            return False
        after = noun.nbor()
        named = noun.i + 1 in mentions or (noun.i + 2 in mentions and after.is_punct)
        return (
            named or after.lower_ in {"of", "for", "who", "whose", "to"} or after.tag_ in {"NN", "NNS", "NNP"}
        )
