"""Verbs of saying in a doc, found once; the grammar of attribution looks around them."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from extractor.language.quotes import Cue

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "VB"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A verb of saying at its place."""

    span: Span
    cue: Cue
    is_verb: bool
    """Whether the tagger reads a verb; after quoted words a noun's form is good enough."""

    @property
    def start(self) -> int:
        """The verb's token."""
        return self.span.start

    @property
    def end(self) -> int:
        """The token after the cue."""
        return self.span.end

    @property
    def token(self) -> Token:
        """The verb."""
        return self.span[0]


class CueFinder:
    """Finds verbs of saying by their forms."""

    def __init__(self, cues: Iterable[Cue], vocab: Vocab) -> None:
        self._single: dict[int, Cue] = {}
        self._double: dict[int, dict[str, Cue]] = {}
        for cue in cues:
            for form in cue.forms:
                first, _, second = form.partition(" ")
                if second:
                    self._double.setdefault(vocab.strings.add(first), {})[second] = cue
                else:
                    self._single.setdefault(vocab.strings.add(first), cue)

    def find(self, doc: Doc) -> dict[int, Hit]:
        """All verbs of saying by their token."""
        found: dict[int, Hit] = {}
        for index, lower in enumerate(doc.to_array("LOWER").tolist()):
            cue, end = self._single.get(lower), index + 1
            second = self._double.get(lower)
            if second and index + 1 < len(doc) and doc[index + 1].lower_ in second:
                cue, end = second[doc[index + 1].lower_], index + 2
            if cue is not None:
                token = doc[index]
                is_verb = token.tag_ in _FINITE or token.pos_ == "VERB" or not token.tag
                found[index] = Hit(doc[index:end], cue, is_verb)
        return found
