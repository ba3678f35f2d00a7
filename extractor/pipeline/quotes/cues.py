"""Verbs of saying in a doc, found once; the grammar of attribution looks around them."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from extractor.language.quotes import Cue

_BEFORE_NOUN = frozenset({"DT", "PRP$", "POS", "JJ"})
_VERBS = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "VB"})


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


def _after_noun(doc: Doc, index: int) -> bool:
    """Whether a noun that looks like an adjective is the subject of a past form (`an official replied`)."""
    return doc[index].tag_ == "VBD" and doc[index - 1].tag_ == "JJ" and doc[index - 1].dep_ == "nsubj"


class CueFinder:
    """Finds verbs of saying by their forms."""

    def __init__(self, cues: Iterable[Cue], vocab: Vocab) -> None:
        self._forms: dict[int, list[tuple[list[str], Cue]]] = {}
        for cue in cues:
            for form in cue.forms:
                first, *others = form.split()
                self._forms.setdefault(vocab.strings.add(first), []).append((others, cue))
        for forms in self._forms.values():
            forms.sort(key=lambda form: -len(form[0]))

    def find(self, doc: Doc) -> dict[int, Hit]:
        """All verbs of saying by their token."""
        found: dict[int, Hit] = {}
        for index, lower in enumerate(doc.to_array("LOWER").tolist()):
            for others, cue in self._forms.get(lower, ()):
                end = index + 1 + len(others)
                if [token.lower_ for token in doc[index + 1 : end]] == others:
                    token = doc[index]
                    is_verb = token.tag_ in _VERBS or token.pos_ == "VERB" or not token.tag
                    if not index or doc[index - 1].tag_ not in _BEFORE_NOUN or _after_noun(doc, index):
                        found[index] = Hit(doc[index:end], cue, is_verb)
                    break
        return found
