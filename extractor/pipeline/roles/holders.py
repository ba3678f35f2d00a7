"""Whose title it is: read from where names stand beside it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from extractor.language.roles import RoleLexicon
from extractor.pipeline.capitals import is_capital
from extractor.pipeline.roles.scene import Mention, Scene
from extractor.pipeline.roles.titles import Title

_OPENING = frozenset({"“", '"', "‘", "(", "«"})
_APART = frozenset({",", "(", "–", "—", "-", "|", ":", "‒", "―", "--", "•"})
_DASHES = frozenset({"–", "—", "-", "--", "‒", "―", "|"})
_CLOSED = frozenset({",", ".", ";", ")", "–", "—", "-", "--", "|", "!", "?", "”", '"', ":", "]", "’"})
_AGE = re.compile(r"\d{1,3}")
_PLACES = frozenset({"GPE", "LOC"})
_MOST_PLACES = 4
_RELATIVES = frozenset({"who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Holding:
    """A title and one who holds it, with the tokens that say so."""

    title: Title
    person: str
    start: int
    end: int


class Holders:
    """Ties titles to people by apposition on either side, lists and layout."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._lexicon = lexicon

    def find(self, scene: Scene, titles: list[Title]) -> list[Holding]:
        """All pairs of title and holder that the order of words gives."""
        found: list[Holding] = []
        starting = {title.start: title for title in titles}
        ending = {title.end: title for title in titles}
        for title in titles:
            if not title.term.entry.after_name:
                self._before_name(scene, title, starting, found)
        self._chain_back(scene, titles, found)
        for title in titles:
            if not title.holders:
                self._after_name(scene, title, ending, found)
        return found

    # Title, then name.

    def _before_name(
        self, scene: Scene, title: Title, starting: Mapping[int, Title], found: list[Holding]
    ) -> None:
        """Senator X; the chair, X; journalists X and Y; bloggers (X, Y); the defendant as X."""
        at, comma, stacked = self._to_name(scene, title, starting)
        if at not in scene.starting:
            return
        first = scene.starting[at]
        if comma and not self._introduces(scene, title, first, comma):
            return
        if title.after.nested and not comma:
            return
        mentions = _list_after(scene, first, self._lexicon) if title.plural else [first]
        if comma and title.plural and len(mentions) < 2 and comma == ",":
            return
        for mention in mentions:
            self._hold(title, mention.id, min(title.full_start, mention.start), mention.end, found)
        if title.organization is None and not stacked:
            title.organization = self._body_after(scene, mentions[-1])

    def _to_name(self, scene: Scene, title: Title, starting: Mapping[int, Title]) -> tuple[int, str, bool]:
        """Where a name after the title would begin, the mark between them, and whether another title stands between."""
        at, mark, stacked = title.end, "", False
        for _ in range(8):
            at = scene.forward(at)
            if at >= scene.size or scene.broken(title.end - 1, at):
                return -1, mark, stacked
            token = scene.doc[at]
            if at in scene.starting:
                return at, mark, stacked
            if at in starting and starting[at] is not title and not title.plural:
                at, stacked = starting[at].end, True
            elif token.lower_ in self._lexicon.courtesies or token.text in _OPENING and token.text != "(":
                at += 1
            elif self._introduced(scene, token, title):
                mark = "as"
                at += 1
            elif not mark and (token.text in {",", ":"} or token.text in _DASHES or (token.text == "(" and title.plural)):
                mark = token.text
                at += 1
            elif _age_end(scene, at):
                at = _age_end(scene, at)
            else:
                return -1, mark, stacked
        return -1, mark, stacked

    def _introduced(self, scene: Scene, token: Token, title: Title) -> bool:
        """A student *named* X; they identified the defendant *as* X."""
        if token.lemma_.lower() in self._lexicon.identifying and token.tag_ in {"VBN", "VBD"}:
            return True
        if token.lower_ != "as":
            return False
        window = scene.doc[max(0, title.full_start - 3) : token.i]
        return any(word.lemma_.lower() in self._lexicon.identifying for word in window if word.pos_ == "VERB")

    def _introduces(self, scene: Scene, title: Title, mention: Mention, mark: str) -> bool:
        """Whether a title with a mark between it and the name is said of the one named."""
        if mark in {"as", "("} or (mark in _DASHES and title.plural):
            return True
        if mark == ":":
            return title.full_start in scene.breaks or title.determiner != "none"
        before = scene.backward(title.full_start) - 1
        opened = before < 0 or title.full_start in scene.breaks
        if mark in _DASHES and not opened and scene.doc[before].text == mark:
            return True
        if title.determiner == "none" and not is_capital(scene.doc[title.start]) and title.organization is None and not title.former:
            return False
        if not opened and (before + 1) in scene.ending and scene.doc[before].text not in _APART:
            return title.determiner == "owned"
        if not opened and scene.doc[before].text in _APART and (scene.backward(before)) in scene.ending:
            # "X, the chair, Y and Z": the title belongs to the one before.
            return False
        return True

    def _body_after(self, scene: Scene, mention: Mention):
        """The body after a name that follows its title: "Trial Attorney X of the Tax Division"."""
        from extractor.pipeline.roles.complements import Organization

        here = scene.forward(_aside_end(scene, mention.end))
        if here < scene.size and scene.doc[here].text == ",":
            here = scene.forward(here + 1)
        if here < scene.size and scene.doc[here].lower_ == "also":
            here = scene.forward(here + 1)
        if here + 1 >= scene.size or scene.doc[here].lower_ not in {"of", "from", "at", "with"} or here in scene.breaks:
            return None
        start = here + 1
        while start < scene.size and (scene.doc[start].pos_ == "DET" or scene.doc[start].is_space or scene.doc[start].text in _OPENING):
            start += 1
        for i in range(start, min(start + 6, scene.size)):
            if i in scene.bodies:
                body = scene.bodies[i]
                first = start if is_capital(scene.doc[start]) else body.start
                return Organization(scene.text(first, body.end), body.id, first, body.end)
            if scene.doc[i].is_punct or i in scene.people or scene.doc[i].pos_ in {"VERB", "ADP"}:
                break
        return None

    def _chain_back(self, scene: Scene, titles: list[Title], found: list[Holding]) -> None:
        """Shares a holder backwards: "pilot and MP X"; "his wife, the activist X"."""
        for left, right in zip(reversed(titles[:-1]), reversed(titles[1:]), strict=True):
            holding = next((h for h in found if h.title is right and h.end > right.end), None)
            if left.holders or holding is None or left.term.entry.after_name:
                continue
            gap = scene.doc[left.end : right.full_start]
            words = [token for token in gap if not token.is_space]
            if len(words) > 2 or not words or scene.broken(left.end - 1, right.full_start):
                continue
            alike = is_capital(scene.doc[left.start]) == is_capital(scene.doc[right.start])
            if words[-1].pos_ == "CCONJ" or words[-1].text == "&":
                shared = alike and right.determiner == "none" and left.plural == right.plural
                shared = shared and not _name_before(scene, left)
                if shared and left.organization is None and left.term.kind == "office":
                    left.organization = right.after.organization
            else:
                shared = len(words) == 1 and words[0].text == "," and not left.plural and self._introduces(
                    scene, left, scene.mentions[0], ","
                )
            if shared:
                for person in right.holders:
                    self._hold(left, person, left.full_start, holding.end, found)

    # Name, then title.

    def _after_name(
        self, scene: Scene, title: Title, ending: Mapping[int, Title], found: list[Holding]
    ) -> None:
        """X, the chair of Y; X (chair, Y); X and Z, lawyers; X QC; X, a chair and founder of Y."""
        end, marks = self._back_to_name(scene, title, ending, found)
        if end is None:
            return
        if isinstance(end, Title):
            self._continue_chain(scene, end, title, marks, found)
            return
        mention = scene.ending[end]
        if title.term.entry.after_name:
            if set(marks) <= {","}:
                self._hold(title, mention.id, mention.start, title.end, found)
            return
        if not self._apposed(scene, title, mention, marks):
            return
        mentions = _list_before(scene, mention) if title.plural else [mention]
        for one in mentions:
            self._hold(title, one.id, one.start, title.end, found)
        self._signature_body(scene, title)

    def _back_to_name(
        self, scene: Scene, title: Title, ending: Mapping[int, Title], found: list[Holding]
    ) -> "tuple[int | Title | None, list[str]]":
        """The end of the name before the title (or the title before it in a chain), and the marks between."""
        at, marks = title.full_start, []
        for _ in range(10):
            end = scene.backward(at)
            if scene.lost_comma(end, at):
                marks.append("  ")
            if end == 0:
                return None, marks
            if any(i in scene.breaks for i in range(end, at + 1)):
                marks.append("\n")
            if end in scene.ending and not scene.ending[end].pronoun:
                return end, marks
            if end in ending and ending[end].holders:
                return ending[end], marks
            token = scene.doc[end - 1]
            start = _aside_start(scene, end)
            if token.text in _APART or token.lower_ in {"and", "&", "as", "well", "being", "also", "both", "then", "now", "currently", "all", "formerly", "who", "was", "is"} :
                marks.append(token.lower_)
                at = end - 1
            elif start is not None:
                at = start
            else:
                return None, marks
        return None, marks

    def _continue_chain(
        self, scene: Scene, left: Title, title: Title, marks: list[str], found: list[Holding]
    ) -> None:
        """Further titles of the same holder: "X, a founder of Y, editor and lecturer"."""
        holding = next((h for h in reversed(found) if h.title is left), None)
        if holding is None or holding.end > left.end and not left.term.entry.after_name:
            return
        if not set(marks) & {",", "and", "&", "also"} or "\n" in marks or title.plural != left.plural:
            return
        joined = set(marks) & {"and", "&", "also"}
        if not joined and not self._closed(scene, title.end):
            return
        if joined and title.determiner == "definite" and not self._closed(scene, title.end):
            return
        for person in left.holders:
            self._hold(title, person, holding.start, title.end, found)
        if left.organization is None and title.after.organization and left.term.kind == "office" and joined and left.end == left.title_end and title.determiner == "none":
            left.organization = title.after.organization
        self._signature_body(scene, title)

    def _apposed(self, scene: Scene, title: Title, mention: Mention, marks: list[str]) -> bool:
        """Whether a title after a name is an apposition to it, not the subject of what follows."""
        if "\n" in marks:
            return self._on_next_line(scene, title, mention)
        kinds = set(marks)
        if kinds & {"and", "&", "well"} and not kinds & {"also", "both", "as"}:
            return False
        if "as" in kinds:
            return bool(kinds & {","}) and title.determiner != "definite"
        if "who" in kinds or kinds & {"is", "was"}:
            return "who" in kinds and bool(kinds & {"is", "was"})
        if not kinds:
            return is_capital(scene.doc[title.start]) and title.determiner == "none" and self._closed(scene, title.end)
        if kinds == {"  "}:
            return is_capital(scene.doc[title.start])
        if kinds == {"-"} and not scene.doc[title.full_start - 1].is_space and not scene.doc[title.full_start - 2].whitespace_:
            return False
        if title.plural and title.determiner == "none" and not self._closed(scene, title.end):
            return False
        return self._closed(scene, title.end)

    def _closed(self, scene: Scene, end: int) -> bool:
        """Whether the phrase ends here: a verb after it would make it the subject of a clause."""
        here = scene.forward(end)
        if here >= scene.size or scene.broken(end - 1, here):
            return True
        token = scene.doc[here]
        if token.text in _CLOSED or scene.lost_comma(end, here) or here in scene.bodies:
            return True
        if token.pos_ == "AUX" or here in scene.starting:
            return False
        return token.pos_ != "VERB" or token.tag_ in {"VBG", "VBN"} or token.pos_ == "SCONJ"

    def _on_next_line(self, scene: Scene, title: Title, mention: Mention) -> bool:
        """Whether the name fills the line before and the title begins the next: a signature."""
        if title.full_start not in scene.breaks or title.determiner not in {"none", "owned"}:
            return False
        start = mention.start
        while start > 0 and start not in scene.breaks and (
            scene.doc[start - 1].lower_ in self._lexicon.courtesies or scene.doc[start - 1].is_space or scene.doc[start - 1].text in {":", "_", ".", "*"} 
            or (start - 1) not in scene.people and len(scene.doc[start - 1].text) < 2
        ):
            start -= 1
        alone = start in scene.breaks or start == 0 or scene.doc[scene.backward(start) - 1].text == ":"
        here = scene.forward(title.end)
        ends = here >= scene.size or scene.broken(title.end - 1, here) or scene.doc[here].text in {",", "–", "-", "|", "(", ";", "&"} or here in scene.bodies or scene.doc[here].lower_ == "and"
        return alone and ends

    def _signature_body(self, scene: Scene, title: Title) -> None:
        """The body after a title in a signature: "X, Director, Harbour Watch", or on the next line."""
        from extractor.pipeline.roles.complements import Organization

        if title.organization is not None:
            return
        here = scene.forward(title.end)
        newline = scene.broken(title.end - 1, here)
        if here < scene.size and scene.doc[here].text in _APART - {"("} and not newline:
            here = scene.forward(here + 1)
        if here < scene.size and scene.doc[here].lower_ == "the":
            here += 1
        body = scene.bodies.get(here)
        if body is None or body.start != here:
            return
        after = scene.forward(body.end)
        if after < scene.size and scene.doc[after].pos_ in {"VERB", "AUX"} and not scene.broken(body.end - 1, after):
            return
        title.organization = Organization(scene.text(body.start, body.end), body.id, body.start, body.end)

    @staticmethod
    def _hold(title: Title, person: str, start: int, end: int, found: list[Holding]) -> None:
        if person in title.holders or person == title.related:
            return
        title.holders.append(person)
        found.append(Holding(title, person, min(start, title.full_start), max(end, title.end)))


def _name_before(scene: Scene, title: Title) -> bool:
    """Whether a name with a comma stands right before the title, which then is its own."""
    end = scene.backward(title.full_start)
    return end > 1 and scene.doc[end - 1].text in {",", "("} and scene.backward(end - 1) in scene.ending


def _age_end(scene: Scene, at: int) -> int:
    """Where an age ends that begins here ("37-year-old", "47 ,"); 0 where none does."""
    doc = scene.doc
    if not _AGE.fullmatch(doc[at].text.split("-")[0]):
        return 0
    end = at + 1
    while end < scene.size and end - at < 6 and (doc[end].text in {"-", "‑"} or doc[end].lower_ in {"year", "years", "old"}):
        end += 1
    if end == at + 1 and doc[at].text.isdigit():
        return at + 2 if end < scene.size and doc[end].text == "," else 0
    return end


def _aside_start(scene: Scene, end: int) -> int | None:
    """Where an aside to a name begins that ends here: an age, a place, brackets."""
    doc = scene.doc
    token = doc[end - 1]
    if token.text == ")":
        start = next((i for i in range(end - 2, max(end - 14, -1), -1) if doc[i].text == "("), None)
        return start
    if _AGE.fullmatch(token.text):
        start = end - 1
        return start - 1 if start and doc[start - 1].lower_ == "aged" else start
    if token.ent_type_ in _PLACES:
        start = end - 1
        while start > 0 and end - start < _MOST_PLACES and doc[start - 1].ent_type_ in _PLACES:
            start -= 1
        return start - 1 if start and doc[start - 1].lower_ in {"of", "from", "in"} else start
    return None


def _aside_end(scene: Scene, index: int) -> int:
    """Past brackets after a name: "X (R-Ohio)"."""
    doc = scene.doc
    here = scene.forward(index)
    if here < scene.size and doc[here].text == "(" and here not in scene.breaks:
        close = next((i for i in range(here + 1, min(here + 16, scene.size)) if doc[i].text == ")"), None)
        if close is not None:
            return close + 1
    return index


def _list_after(scene: Scene, first: Mention, lexicon: RoleLexicon) -> list[Mention]:
    """The names of a list from its first on: "A (…), B and Dr C"."""
    found = [first]
    while True:
        at, joined = scene.forward(_aside_end(scene, found[-1].end)), False
        while at < scene.size and not (at in scene.breaks):
            token = scene.doc[at]
            if token.text in {",", ";", "&"} or token.lower_ == "and":
                joined = True
            elif not (token.lower_ in lexicon.courtesies or token.is_space or token.text == "both"):
                break
            at += 1
        if not joined or at not in scene.starting or scene.starting[at].id == found[-1].id:
            return found
        found.append(scene.starting[at])


def _list_before(scene: Scene, last: Mention) -> list[Mention]:
    """The names of a list up to its last: "A, B and C"."""
    found = [last]
    while True:
        at, joined = scene.backward(found[-1].start), False
        while at > 0 and at not in scene.breaks:
            token = scene.doc[at - 1]
            if token.text in {",", "&"} or token.lower_ == "and":
                joined = True
            elif not token.is_space:
                break
            at -= 1
        if not joined or at not in scene.ending or scene.ending[at].pronoun or scene.ending[at].id == found[-1].id:
            return found[::-1]
        found.append(scene.ending[at])
