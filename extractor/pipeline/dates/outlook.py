"""Whether a clause speaks of what was, of what is to come or of our times, by the verb above a date."""

from collections.abc import Set
from typing import Literal

from spacy.tokens import Token

Outlook = Literal["past", "future"] | None

_PAST_TAGS = frozenset({"VBD"})
_PRESENT_TAGS = frozenset({"VBZ", "VBP"})
# "sign by Friday"
_DEADLINES = frozenset({"by", "until", "till"})
_ABLE = frozenset({"can", "ca"})
_POSSIBLE = frozenset({"could", "would", "should", "might"})
_COMPLEMENTS = frozenset({"xcomp", "acl"})
_HELPERS = frozenset({"aux", "aux:pass", "cop"})
_SPEAKERS = frozenset({"i", "we"})
_PERFECT = frozenset({"has", "have", "'ve", "’ve", "had", "having"})


def read_outlook(token: Token, future_cues: Set[str]) -> Outlook:
    """The outlook of the clause in which a token stands; None where its verb does not say.

    "was held", "has refused" and "sentenced him" look back; "will be", verbs of `future_cues` ("was scheduled
    for") and deadlines ("sign by") look ahead. The present tense does not say, as reports of the past use it.
    """
    verb = next((ancestor for ancestor in token.ancestors if _is_predicate(ancestor)), None)
    if verb is None:
        return None
    if verb.dep_ in _COMPLEMENTS and verb.head.lower_ in future_cues:  # "is expected to rule in May"
        return "future"
    helpers = _helpers(verb)
    words = {helper.lower_ for helper in helpers}
    if verb.lower_ in future_cues or words & future_cues:
        return "future"
    if words & _POSSIBLE and not words & _PERFECT:  # "could be freed on Friday"
        return "future"
    tags = {verb.tag_, *(helper.tag_ for helper in helpers)}
    if tags & _PAST_TAGS or words & _PERFECT:
        return "past"
    return "future" if any(child.lower_ in _DEADLINES for child in token.children) else None


def is_nowadays(today: Token, states: Set[str]) -> bool:
    """Whether "today" means our times: "she is at risk today", "they cannot speak today".

    It does beside a state in the present or a possibility, not beside an event ("was freed", "will be
    heard", "is calling"), and not where the speakers tell how they are on the day ("we are proud today").
    """
    verb = today.head
    led = any(child.dep_ == "case" for child in today.children)  # "until today"
    if led or verb is today or not today.dep_.startswith("obl"):
        return False
    helpers = _helpers(verb)
    tags = {verb.tag_, *(helper.tag_ for helper in helpers)}
    words = {helper.lower_ for helper in helpers}
    if tags & _PAST_TAGS or words & _PERFECT or any(child.lower_ in _SPEAKERS for child in verb.children):
        return False
    state = verb.lemma_ in states or any(helper.dep_ == "cop" for helper in helpers)
    return bool(words & _ABLE) or (state and bool(tags & _PRESENT_TAGS or words & _POSSIBLE))


def _helpers(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in _HELPERS]


def _is_predicate(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or any(child.dep_ in _HELPERS for child in token.children)
