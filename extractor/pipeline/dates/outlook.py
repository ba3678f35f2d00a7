"""Whether a clause speaks of what was or of what is to come, by the verb that governs a date."""

from collections.abc import Set
from typing import Literal

from spacy.tokens import Token

Outlook = Literal["past", "future"] | None

_PAST_TAGS = frozenset({"VBD"})
_PERFECT = frozenset({"has", "have", "'ve", "’ve", "had", "having"})


def read_outlook(token: Token, future_cues: Set[str]) -> Outlook:
    """The outlook of the clause in which a token stands; None where its verb does not say.

    "was held", "has refused" and "sentenced him" look back; "will be" and verbs of `future_cues` ("was
    scheduled for") look ahead. The present tense tells nothing, since reports of the past use it too.
    """
    verb = next((ancestor for ancestor in token.ancestors if ancestor.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return None
    helpers = [child for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop"}]
    words = {helper.lower_ for helper in helpers}
    if verb.lower_ in future_cues or words & future_cues:
        return "future"
    tags = {verb.tag_, *(helper.tag_ for helper in helpers)}
    return "past" if tags & _PAST_TAGS or words & _PERFECT else None
