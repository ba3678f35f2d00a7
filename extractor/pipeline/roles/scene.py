"""What earlier components wrote on a doc, laid out by token: who and which bodies stand where."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from spacy.attrs import IS_SPACE, LOWER, ORTH
from spacy.tokens import Doc

from extractor.pipeline import keys
from extractor.pipeline.capitals import capital_lines, is_glue
from extractor.pipeline.findings import read_findings
from extractor.pipeline.roles.terms import Head
from extractor.pipeline.tokens import places, word_ids

# In a text with fewer commas than this among its tokens, they were lost and wide gaps stand for them.
_FEW_COMMAS = 0.003
_LONGEST_ASIDE = 16
ALIASES: Final = frozenset({"aka", "a.k.a.", "a.k.a", "a/k/a", "alias", "nicknamed", "pseudonym"})
_ALIASING = word_ids({*ALIASES, "as"})
_PARTIES = frozenset({"D", "R", "I"})
_PLACES = frozenset({"GPE", "LOC"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or an organization at tokens `start` to `end`."""

    id: str
    start: int
    end: int
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Issuer:
    """The organization that issued the text."""

    id: str
    name: str


class Scene:
    """A doc with its people, bodies and lines by token."""

    def __init__(self, doc: Doc, *, heads: list[Head], lands: frozenset[str]) -> None:
        self.doc = doc
        self._lands = lands
        self.size = len(doc)
        self._spaces = frozenset(doc.to_array(IS_SPACE).nonzero()[0].tolist())
        self._gaps = frozenset(i for i in self._spaces if "\n" not in doc[i].text)
        self.mentions = _mentions(doc, keys.PEOPLE, ("mention", "pronoun"))
        self.people = _by_token(self.mentions)
        self.starting = {mention.start: mention for mention in self.mentions if not mention.pronoun}
        self.ending = {mention.end: mention for mention in self.mentions}
        self.heads = {i: head for head in heads for i in range(head.start, head.end)}
        self.bodies = _by_token(self._bodies())
        self.issuer = _issuer(doc)
        lines = capital_lines(doc)
        self.shouted, self.headed = lines.shouted, lines.headed
        self.dated = {i for span in doc.spans.get(keys.DATES, ()) for i in range(span.start, span.end)}
        self.breaks = frozenset(self.forward(start) for start in self._starts())
        self.aliased = frozenset(places(doc, LOWER, _ALIASING))
        commas = (doc.to_array(ORTH) == doc.vocab.strings.add(",")).sum()
        self.padded = bool(commas > _FEW_COMMAS * self.size)

    def _bodies(self) -> list[Mention]:
        """The organizations; cut before a person's name that stands in one ("Trial Attorney Olha Lys")."""
        found = []
        for one in _mentions(self.doc, keys.ORGANIZATIONS, ("mention",)):
            if self.doc[one.start : one.end].text in self._lands or self._is_office(one):
                continue
            name = next((i for i in range(one.start, one.end) if self.named(i)), one.end)
            if name == one.end:
                found.append(one)
            elif name > one.start:
                found.append(Mention("", one.start, name))
        return found

    def _is_office(self, known: Mention) -> bool:
        """Whether an office was taken for a body: "Minister for Lakes and Rivers"."""
        head = self.heads.get(known.start)
        if head is None or head.term.kind != "office" or head.term.plural or head.end >= known.end:
            return False
        return self.doc[head.end].lower_ in {"of", "for"}

    def _starts(self) -> list[int]:
        """Where blocks begin, or lines where no layout was read."""
        blocks = self.doc.spans.get(keys.BLOCKS)
        return [span.start for span in blocks] if blocks else [i + 1 for i in self._spaces - self._gaps]

    def named(self, index: int) -> bool:
        """Whether the token is part of a person's name."""
        mention = self.people.get(index)
        return mention is not None and not mention.pronoun

    def is_land(self, name: str) -> bool:
        """Whether a country, territory or capital has the name."""
        return name in self._lands

    def is_place(self, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` name a place."""
        return self.doc[start].ent_type_ in _PLACES or self.doc[start:end].text in self._lands

    def forward(self, index: int) -> int:
        """The first index from here that holds no white space."""
        while index in self._spaces:
            index += 1
        return index

    def backward(self, index: int) -> int:
        """The lowest end at or before `index` that has only white space behind it."""
        while index - 1 in self._spaces:
            index -= 1
        return index

    def lost_comma(self, start: int, end: int) -> bool:
        """Whether a wide gap between the tokens stands for a comma."""
        return not self.padded and not self._gaps.isdisjoint(range(start, end))

    def broken(self, start: int, end: int) -> bool:
        """Whether a new line or paragraph begins after `start`, at `end` at the latest."""
        return not self.breaks.isdisjoint(range(start + 1, end + 1))

    def opens_line(self, index: int) -> bool:
        """Whether only numbers, bullets and the like stand before the token on its line."""
        while index > 0 and index not in self.breaks:
            token = self.doc[index - 1]
            if token.is_space and "\n" in token.text:
                return True
            if token.is_alpha:
                return False
            index -= 1
        return True

    def word_start(self, index: int) -> int:
        """Where the hyphenated word begins whose last token is at `index`."""
        while index > 1 and is_glue(self.doc[index - 1]) and self.doc[index - 1].text != "/":
            index -= 2
        return index

    def aside_end(self, index: int) -> int:
        """Past brackets after a name, or a party and state that lost theirs: "X (R-Ohio)", "X  R Ohio  "."""
        here = self.forward(index)
        if self.lost_comma(index, here) and here < self.size and self.doc[here].text in _PARTIES:
            return next((i for i in range(here + 2, min(here + 5, self.size)) if self.doc[i].is_space), index)
        if here < self.size and self.doc[here].text == "(" and here not in self.breaks:
            for i in range(here + 1, min(here + _LONGEST_ASIDE, self.size)):
                if self.doc[i].text == ")":
                    return i + 1
        return index

    def text(self, start: int, end: int) -> str:
        """The words from `start` to `end` on one line."""
        return " ".join(self.doc[start:end].text.split())


def _issuer(doc: Doc) -> Issuer | None:
    for finding in read_findings(doc, keys.ORGANIZATIONS):
        name = finding.text("name")
        if finding.flag("issuer") and name:
            return Issuer(finding.id, name)
    return None


def _mentions(doc: Doc, key: str, labels: Iterable[str]) -> list[Mention]:
    found = [
        Mention(finding.id, span.start, span.end, label == "pronoun")
        for finding in read_findings(doc, key)
        for label, span in finding.parts
        if label in labels
    ]
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


def _by_token(mentions: list[Mention]) -> dict[int, Mention]:
    """Token to mention; the longest where they nest."""
    found: dict[int, Mention] = {}
    for mention in mentions:
        for i in range(mention.start, mention.end):
            found.setdefault(i, mention)
    return found
