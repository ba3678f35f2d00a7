"""Forms of names that may be people, with what speaks for each."""

from dataclasses import dataclass, field

from spacy.tokens import Span

from extractor.pipeline.people.cues import Cue
from extractor.pipeline.people.forms import Form

# So many points make a candidate a person.
ENOUGH = 2.0


@dataclass
class Candidate:
    """A form of a name with all its places and what speaks for it."""

    form: Form
    spans: list[Span] = field(default_factory=list)
    cues: dict[int, list[Cue]] = field(default_factory=dict)
    points: float = 0.0

    def found_by(self) -> str:
        """The entry that proves most, or what else found the name."""
        cues = [cue for at in self.cues.values() for cue in at]
        best = max(cues, key=lambda cue: cue.points, default=None)
        if best and best.points >= 1:
            return best.found_by
        return "ner" if any(token.ent_type_ == "PERSON" for token in self.spans[0]) else "given-names"
