"""Who must act: which noun phrases name somebody who can, and who is meant where nobody is named."""

from typing import Final

from extractor.language.demands import Words
from extractor.pipeline.demands.nouns import head_noun
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.verbs import participle

Range = tuple[int, int]

_ACTING_NAMES: Final = frozenset({"GPE", "ORG", "NORP", "PERSON"})
_PRONOUNS: Final = frozenset(
    {"they", "he", "she", "it", "you", "those", "anyone", "everyone", "all", "these"}
)
_AGENT: Final = "by"


class Actors:
    """Tells those who can act from things; built once from the vocabulary."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def are(self, reading: Reading, phrase: Range) -> bool:
        """Whether a noun phrase names institutions, officials, states or named people."""
        noun = head_noun(reading, *phrase)
        if noun is None:
            return False
        token = reading.words[noun]
        if reading.lower[noun] in self._words.actors or token.ent_type_ in _ACTING_NAMES:
            return True
        return (
            token.is_upper and 1 < len(token) < 7 and token.is_alpha and not reading.words[phrase[0]].is_upper
        )

    def institution(self, reading: Reading, phrase: Range) -> bool:
        """Whether a noun phrase names a body, an office or a state, and no single person by name."""
        noun = head_noun(reading, *phrase)
        return self.are(reading, phrase) and noun is not None and reading.words[noun].ent_type_ != "PERSON"

    def acts(self, reading: Reading, phrase: Range, verb: int) -> bool:
        """Whether the subject `phrase` is to do what the verb says, rather than have it done or happen."""
        if participle(reading, verb, reading.unit_end[verb]) is not None:
            return False
        if self.are(reading, phrase):
            return reading.lower[verb] not in {"feel", "receive", "suffer", "face"}
        if reading.lower[verb] in self._words.statives:
            return False
        noun = head_noun(reading, *phrase)
        if noun is None:
            return reading.lower[phrase[0]] in _PRONOUNS
        return reading.lower[phrase[0]] in _PRONOUNS or reading.tags[noun] in {"NNS", "NNPS", "NNP"}

    def agent(self, reading: Reading, action: Range) -> Range | None:
        """The one by whom something must be done: `be respected by all officials`."""
        done = participle(reading, action[0], reading.unit_end[action[0]])
        if done is None:
            return None
        for place in range(done + 1, min(action[1] - 1, done + 12)):
            if reading.tags[place] == "IN" and reading.lower[place] != _AGENT:
                return None
            if reading.lower[place] == _AGENT and reading.tags[place + 1] not in {"VBG", "CD"}:
                end = place + 2
                while (
                    end < action[1]
                    and reading.tags[end] in _PHRASE
                    and reading.lower[end] not in {"until", "by"}
                ):
                    end += 1
                phrase = (place + 1, end)
                return phrase if self.are(reading, phrase) or reading.lower[place + 1] in _PRONOUNS else None
        return None


_PHRASE: Final = frozenset(["DT", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "POS", "PRP$", "CC", "IN"])
