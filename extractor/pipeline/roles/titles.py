"""Titles: a noun of the vocabulary with all that belongs to it, and what stands before it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from extractor.language.roles import RoleLexicon
from extractor.pipeline.capitals import is_capital
from extractor.pipeline.roles.complements import ComplementReader, Complements
from extractor.pipeline.roles.bodies import Body, body, owner_body
from extractor.pipeline.roles.scene import Scene
from extractor.pipeline.roles.terms import Head, Term

Determiner = Literal["none", "indefinite", "definite", "owned"]

_AGE = re.compile(r"\d+([- ]years?)?[- ]?olds?", re.IGNORECASE)
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_CLOSING = {"”": "“", '"': '"', "’": "‘", "»": "«", ")": "("}
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "X"})
_ONE_OF = frozenset({"one", "some", "two"})
_FARTHEST = 12
_LONGEST_ABBREVIATION = 6
_PLACES_AND_PEOPLES = frozenset({"GPE", "LOC", "NORP"})
_SHORTEST_ACRONYM = 3


@dataclass(slots=True)
class Title:
    """A title: `start` to `title_end` is what the record shows, `full_start` to `end` all that goes with it."""

    head: Head
    start: int
    full_start: int
    after: Complements
    determiner: Determiner = "none"
    former: bool = False
    body: Body | None = None
    related: str | None = None
    owned_by_person: bool = False
    one_of: bool = False
    introduced: bool = False
    wording: str | None = None
    holders: list[str] = field(default_factory=list)

    @property
    def term(self) -> Term:
        """The term at its head."""
        return self.head.term

    @property
    def plural(self) -> bool:
        """Whether it is said of several people."""
        return self.head.term.plural and not self.one_of

    @property
    def title_end(self) -> int:
        """Where the title as shown ends."""
        return self.after.title_end

    @property
    def end(self) -> int:
        """Where all that goes with it ends."""
        return self.after.end


class TitleReader:
    """Grows the nouns of the vocabulary into titles."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._lexicon = lexicon
        self._complements = ComplementReader(lexicon)

    def read(self, scene: Scene, heads: list[Head]) -> list[Title]:
        """The titles of a doc in text order."""
        owners = {i: head for head in heads for i in range(head.start, head.end)}
        scene.heads = owners
        titles = []
        for head in heads:
            if self._stands(scene, head, owners):
                titles.append(self._title(scene, head, owners))
        for left, right in zip(titles, titles[1:], strict=False):
            # The determiner of "its founder and first president" serves both.
            joined = _only_conjunctions(scene, left.end, right.full_start)
            right.introduced |= joined and (left.introduced or left.determiner != "none")
        return titles

    def _stands(self, scene: Scene, head: Head, owners: Mapping[int, Head]) -> bool:
        """Whether the noun is the last of its phrase, and no part of a name."""
        if any(scene.named(i) for i in range(head.start, head.end)):
            return False
        known = scene.bodies.get(head.end - 1)
        if known is not None and not head.term.entry.after_name:
            if known.end > head.end and known.start <= head.start:
                return False
        following = scene.forward(head.end)
        if following >= scene.size or scene.broken(head.end - 1, following):
            return True
        if scene.lost_comma(head.end, following):
            return True
        after = scene.doc[following]
        if after.text in {"-", "‑"} and not after.whitespace_ and not scene.doc[head.end - 1].whitespace_:
            return False
        if after.i in scene.starting or after.i in scene.breaks:
            return True
        if after.i in scene.bodies:
            # "Deputy DV Bureau Chief", "National Harbour Union": the noun is no head here.
            follows = scene.bodies[after.i].end in owners or (scene.bodies[after.i].end - 1) in owners
            return not follows and head.term.kind in {"office", "membership"}
        if after.i in owners:
            capital = is_capital(scene.doc[head.start])
            prefixed = owners[after.i].start == after.i and owners[after.i].term.entry.prefixed
            return is_capital(after) and (not capital or (prefixed and not self._is_rank(scene, head)))
        if after.pos_ not in {"NOUN", "PROPN"} or after.lower_ in self._lexicon.courtesies:
            return True
        return is_capital(scene.doc[head.end - 1]) and is_capital(after)

    def _is_rank(self, scene: Scene, head: Head) -> bool:
        """Whether the noun only ranks what follows it ("Deputy Senator")."""
        return all(token.lower_ in self._lexicon.ranks for token in scene.doc[head.start : head.end])

    def _title(self, scene: Scene, head: Head, owners: Mapping[int, Head]) -> Title:
        after = self._complements.read(scene, head.end, head.term, owners)
        title = Title(head, head.start, head.start, after, body=after.body, related=after.related)
        if not head.term.entry.after_name:
            self._left(scene, title, owners)
            self._cut_body(scene, title)
        return title

    def _left(self, scene: Scene, title: Title, owners: Mapping[int, Head]) -> None:
        """Walks over the words before the noun: modifiers, then what is no part of the title, then a determiner."""
        here, frozen = title.head.start, False
        while here > 0 and title.head.start - here < _FARTHEST:
            end = scene.backward(here)
            if end == 0 or scene.broken(end - 1, here) or (end < here and scene.lost_comma(end, here)):
                return
            word = scene.doc[end - 1]
            if word.text[-1] in ".!?" and len(word.text) > _LONGEST_ABBREVIATION:
                return
            start = scene.word_start(end - 1)
            if _is_hyphen(word) and end >= 2 and end == here:
                start = scene.word_start(end)
            if any(i in scene.dated or scene.named(i) for i in range(start, end)):
                return
            if self._ends_phrase(scene, title, word, start):
                return
            kept, former = self._modifier(scene, word, start, end, here, owners)
            if not kept and not former:
                return
            title.former |= former
            frozen |= former or kept == "dropped"
            if word.lower_ == "one":
                title.determiner = "indefinite"
            if kept == "part" and not frozen:
                title.start = start
            elif kept == "part" and (end - 1) not in scene.bodies:
                return
            elif kept == "part":
                title.body = title.body or _known_body(scene, end)
                start = min(start, scene.bodies[end - 1].start)
            if former and start < here and _prefixed(scene, start, here, self._lexicon.former):
                start = start if here - start > 1 else start
                if here - start > 2 and not frozen:
                    title.start = start + 2
            title.full_start = here = start

    def _ends_phrase(self, scene: Scene, title: Title, word: Token, start: int) -> bool:
        """Reads a determiner, an owner, a quoted or bracketed body: the phrase begins there."""
        if word.pos_ == "DET" or word.lower_ in {"a", "an", "the"}:
            title.determiner = "indefinite" if word.lower_ in {"a", "an"} else "definite"
            title.full_start = word.i
            _read_one_of(scene, title)
            return True
        if word.tag_ == "PRP$":
            title.determiner, title.full_start = "owned", word.i
            owner = scene.people.get(word.i)
            title.owned_by_person = word.lower_ not in {"its", "our"}
            if title.body is None and title.term.kind in {"office", "membership"}:
                title.body = owner_body(scene, word)
            title.related = title.related or (owner.id if owner else None)
            return True
        if word.text in _POSSESSIVES and not word.is_space and start > 0:
            if scene.doc[word.i - 1].lower_ in self._lexicon.group_owners:
                return False
            self._read_owner(scene, title, word)
            return True
        if word.text in _CLOSING:
            self._read_quoted(scene, title, word)
            return True
        return False

    def _modifier(
        self, scene: Scene, word: Token, start: int, end: int, here: int, owners: Mapping[int, Head]
    ) -> tuple[Literal["", "part", "dropped"], bool]:
        """Whether a word before the noun is part of the title or only dropped, and whether it says "former"."""
        text = scene.doc[start:end].text
        if scene.doc[start].lower_ in self._lexicon.former:
            return ("part" if end - start > 2 else "dropped"), True
        if (
            _AGE.fullmatch(text)
            or word.lower_ in self._lexicon.dropped
            or word.like_num
            and word.pos_ == "NUM"
        ):
            return "dropped", False
        if word.text in _POSSESSIVES:
            return "part", False
        if (end - 1) in owners and owners[end - 1].term.kind != "membership":
            own = owners[end - 1]
            prefixed = here in owners and owners[here].term.entry.prefixed and not self._is_rank(scene, own)
            if is_capital(scene.doc[here]) and (prefixed or not is_capital(scene.doc[own.start])):
                return "", False
        if (end - 1) in scene.shouted:
            known = word.lower_ in self._lexicon.fields or word.lower_ in self._lexicon.ranks
            return ("part" if known else ""), False
        if word.is_upper and word.is_alpha and len(word.text) > 1:
            return "part", False
        if not any(letter.isalpha() for letter in word.text) and not _is_hyphen(word):
            return ("part" if _joins(scene, word, here, owners) else ""), False
        if (
            word.pos_ in _MODIFIERS
            or word.tag_ in {"JJ", "JJS", "JJR", "NN", "NNS", "NNP", "NNPS"}
            or _is_hyphen(word)
        ):
            return "part", False
        if word.tag_ in {"VBG", "VBN"} and (
            word.dep_ in {"amod", "compound"} or (is_capital(word) and word.i not in scene.breaks)
        ):
            return "part", False
        if (
            word.pos_ == "ADV"
            and word.dep_ == "advmod"
            and here < scene.size
            and scene.doc[here].pos_ in {"ADJ", "VERB"}
        ):
            return "part", False
        return ("part" if _joins(scene, word, here, owners) else ""), False

    def _read_owner(self, scene: Scene, title: Title, mark: Token) -> None:
        """What stands before a possessive mark: a person, a body, a place or whatever."""
        title.determiner = "owned"
        last = mark.i - 1
        if last in scene.people:
            owner = scene.people[last]
            title.related, title.owned_by_person = title.related or owner.id, True
            title.full_start = owner.start
        elif last in scene.bodies:
            title.body = title.body or _known_body(scene, last + 1)
            title.full_start = scene.bodies[last].start
        else:
            title.full_start = _phrase_start(scene, last)
            holds = title.term.kind in {"office", "membership"}
            if holds and is_capital(scene.doc[last]) and scene.doc[last].ent_type_ != "PERSON":
                start = _capitals_start(scene, last)
                title.body = title.body or body(scene, start, last + 1)
            elif scene.doc[last].lower_ in self._lexicon.bodies:
                title.body = title.body or body(scene, title.full_start, last + 1)
        before = scene.backward(title.full_start)
        if before and scene.doc[before - 1].lower_ in {"the", "a", "an"}:
            title.full_start = before - 1
        _read_one_of(scene, title)

    def _read_quoted(self, scene: Scene, title: Title, mark: Token) -> None:
        """A body before the title in quotation marks, or its acronym in brackets."""
        opening = _CLOSING[mark.text]
        start = next(
            (i for i in range(mark.i - 1, max(mark.i - 8, -1), -1) if scene.doc[i].text == opening), None
        )
        if start is None or mark.i - start < 2:
            return
        inside = next((scene.bodies[i] for i in range(start + 1, mark.i) if i in scene.bodies), None)
        if mark.text == ")":
            before = scene.bodies.get(start - 1)
            if before is not None and title.body is None:
                title.body = body(scene, before.start, before.end, before)
                title.full_start = before.start
            return
        words = [token for token in scene.doc[start + 1 : mark.i] if token.is_alpha]
        if inside is None and not all(is_capital(token) or token.pos_ in {"ADP", "DET"} for token in words):
            return
        if title.body is None:
            title.body = body(scene, start + 1, mark.i, inside)
        title.full_start = start

    def _ends_body(self, scene: Scene, index: int, head: int) -> bool:
        """Whether a body before the noun ends at the token; one that takes the noun in is doubted."""
        return scene.bodies[index].end <= head or scene.doc[index].lower_ in self._lexicon.bodies

    def _cut_body(self, scene: Scene, title: Title) -> None:
        """Takes a body out of the words before the noun: "AFRW | director"."""
        for i in range(title.head.start - 1, title.start - 1, -1):
            if i in scene.bodies and self._ends_body(scene, i, title.head.start):
                if title.body is None:
                    title.body = _known_body(scene, i + 1)
                title.full_start = min(title.full_start, scene.bodies[i].start)
                title.start = i + 1
                while title.start < title.head.start and not scene.doc[title.start].is_alpha:
                    title.start += 1
                return
        # "Supreme Court Justice", "Zerkalo newspaper reporter": a body nobody found, told by its noun.
        noun = title.head.start - 1
        if (
            noun > title.start
            and scene.doc[noun].lower_ in self._lexicon.bodies
            and noun not in scene.shouted
        ):
            before = scene.doc[noun - 1]
            if is_capital(before) and (
                is_capital(scene.doc[noun]) or before.ent_type_ not in _PLACES_AND_PEOPLES
            ):
                title.body = title.body or body(scene, title.start, noun + 1)
                title.start = noun + 1
                return
        first = scene.doc[title.start]
        following = scene.doc[title.start + 1] if title.start < title.head.start else None
        if (
            following is not None
            and _is_acronym(scene, first)
            and first.i not in scene.shouted
            and following.is_alpha
        ):
            title.body = title.body or body(scene, first.i, first.i + 1)
            title.start += 1


def _only_conjunctions(scene: Scene, start: int, end: int) -> bool:
    words = [token for token in scene.doc[start:end] if not token.is_space]
    return 0 < len(words) <= 2 and all(word.text in {",", "&"} or word.pos_ == "CCONJ" for word in words)


def _is_acronym(scene: Scene, token: Token) -> bool:
    """Whether a word in capitals stands for a body that nobody found, not for a place."""
    plain = token.is_alpha and token.is_upper and len(token.text) >= _SHORTEST_ACRONYM
    return plain and not scene.is_land(token.text)


def _known_body(scene: Scene, end: int) -> Body:
    """The organization whose mention covers the token before `end`, up to there."""
    known = scene.bodies[end - 1]
    return body(scene, known.start, end, known)


def _read_one_of(scene: Scene, title: Title) -> None:
    """Reads "one of" before the determiner: what follows is said of one person."""
    end = scene.backward(title.full_start)
    if end >= 2 and scene.doc[end - 1].lower_ == "of" and scene.doc[end - 2].lower_ in _ONE_OF:
        title.one_of = scene.doc[end - 2].lower_ == "one"
        title.full_start = end - 2


def _prefixed(scene: Scene, start: int, here: int, former: Collection[str]) -> bool:
    return here - start > 1 and scene.doc[start].lower_ in former


def _is_hyphen(word: Token) -> bool:
    return word.text in {"-", "‑"} and not word.whitespace_


def _joins(scene: Scene, word: Token, here: int, owners: Mapping[int, Head]) -> bool:
    """Whether "&" or "and" joins two modifiers: "Programs & Communications Director"."""
    if word.text != "&" and word.pos_ != "CCONJ":
        return False
    before = scene.backward(word.i) - 1
    if before < 0 or before in owners or before in scene.people or before in scene.bodies:
        return False
    left, right = scene.doc[before], scene.doc[scene.forward(here)]
    if word.text == "&":
        return is_capital(left) == is_capital(right)
    if left.pos_ == "ADJ" and right.pos_ == "ADJ":
        return not is_capital(left) and not is_capital(right) and left.ent_type_ == right.ent_type_
    return False


def _capitals_start(scene: Scene, last: int) -> int:
    start = last
    while (
        start > 0
        and is_capital(scene.doc[start - 1])
        and start not in scene.breaks
        and (start - 1) not in scene.people
        and scene.doc[start - 1].pos_ in {"PROPN", "NOUN", "ADJ"}
    ):
        start -= 1
    return start


def _phrase_start(scene: Scene, last: int) -> int:
    start = last
    while start > 0 and start not in scene.breaks and scene.doc[start - 1].pos_ in {"PROPN", "NOUN", "ADJ"}:
        start -= 1
    return start
