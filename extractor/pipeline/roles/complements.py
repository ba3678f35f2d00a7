"""What follows the noun of a title: what the office is for, where, and of which body ("Director | for Lakes | at X")."""

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Token

from extractor.language.roles import RoleLexicon
from extractor.pipeline.capitals import is_capital, is_glue
from extractor.pipeline.roles.bodies import Body, body
from extractor.pipeline.roles.scene import Mention, Scene
from extractor.pipeline.roles.terms import Term

_PREPOSITIONS = frozenset(
    {"of", "for", "at", "with", "to", "in", "from", "on", "behind", "against", "within", "under"}
)
_AFTER_BODY = frozenset({"in", "of", "for", "at", "on"})
_EMPLOYING = frozenset({"at", "with", "from", "within"})
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_OPENING = frozenset({"“", '"', "‘", "«", "„"})
_CLOSING = frozenset({"”", '"', "’", "»", "“"})
_PLACES = frozenset({"GPE", "LOC"})
_MOST = 4
_LONGEST_PARTICLE = 3
_FARTHEST = 12


@dataclass(slots=True)
class Complements:
    """How far a title and all that goes with it reach, and what they say."""

    head_end: int
    title_end: int
    end: int
    body: Body | None = None
    related: str | None = None
    nested: bool = False
    personal: bool = False


class ComplementReader:
    """Reads the words after a title's noun."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._fields = lexicon.fields
        self._bodies = lexicon.bodies
        self._courtesies = lexicon.courtesies

    def read(self, scene: Scene, end: int, term: Term, heads: Collection[int]) -> Complements:
        """The complements after a noun that ends at `end`; `heads` are tokens of other titles' nouns."""
        scope_end = self._scope(scene, end)
        found = Complements(scope_end, scope_end, scope_end)
        for _ in range(_MOST):
            here = scene.forward(found.end)
            if here >= scene.size or here in scene.breaks or scene.lost_comma(found.end, here):
                break
            preposition = scene.doc[here].lower_
            if preposition not in (_AFTER_BODY if found.body else _PREPOSITIONS):
                break
            if not self._take(scene, here, preposition, term, found, heads):
                break
        found.end = _acronym_end(scene, found.end)
        return found

    def read_object(self, scene: Scene, start: int, term: Term) -> Complements | None:
        """The body that is the object of a verb before `start`, as if it stood after "of"."""
        first, end = self.phrase(scene, start, ())
        found = Complements(start, start, start)
        found.body = self._body(scene, "of", term, first, end, found) if end > first else None
        if found.body is None:
            return None
        found.end = found.body.end
        return found

    def _scope(self, scene: Scene, end: int) -> int:
        """Past a scope in brackets: "Member (Judiciary)"."""
        doc = scene.doc
        if end + 2 >= scene.size or doc[end].text != "(" or not doc[end + 1].is_title:
            return end
        close = next((i for i in range(end + 2, min(end + 5, scene.size)) if doc[i].text == ")"), None)
        known = (scene.people, scene.bodies, scene.dated)
        if close is None or any(i in tokens for tokens in known for i in range(end, close)):
            return end
        words = [token for token in doc[end + 1 : close] if token.is_alpha]
        return close + 1 if all(len(word) > 2 and not word.is_upper for word in words) else end

    def _take(
        self, scene: Scene, at: int, preposition: str, term: Term, found: Complements, heads: Collection[int]
    ) -> bool:
        """Takes one complement in; whether another may follow."""
        start, end = self.phrase(scene, at + 1, heads)
        person = self._person_at(scene, end if end > start else at + 1)
        if person is not None and (term.kind == "relation" or end == start):
            found.related = person.id
            found.end = person.end
            found.personal = True
            return False
        if end == start:
            return False
        found.nested = any(i in heads for i in range(start, end))
        inner = end - 1 if scene.doc[end - 1].text in _CLOSING and end - start > 1 else end
        named = None if found.body else self._body(scene, preposition, term, start, inner, found)
        if named:
            found.body, found.end = named, max(named.end, end)
            return True
        if found.body or not self._belongs(scene, preposition, term, start, end):
            if found.body or preposition in {"in", "from"}:
                found.end = end
            return found.body is not None
        found.title_end = found.end = end
        return True

    def _person_at(self, scene: Scene, index: int) -> Mention | None:
        here = scene.forward(index)
        while here < scene.size and scene.doc[here].lower_ in self._courtesies:
            here = scene.forward(here + 1)
        return scene.starting.get(here)

    def _body(
        self, scene: Scene, preposition: str, term: Term, start: int, end: int, found: Complements
    ) -> Body | None:
        """The body that a complement names, if it names one."""
        doc = scene.doc
        known = next((scene.bodies[i] for i in range(start, end) if i in scene.bodies), None)
        field = term.entry.fielded and self._is_field(scene, start, end)
        if preposition == "behind" or field:
            return None
        if known is not None and known.start >= found.head_end:
            if preposition == "for" and term.entry.scoped:
                return None
            whole = is_capital(doc[start]) or _owns(scene, start, known.start)
            first = start if whole else known.start
            if is_capital(doc[end - 1]):
                first = max(start, min(known.start, _name_start(scene, start, end)))
            return body(scene, first, max(end, min(known.end, _next_name(scene, known))), known)
        if not is_capital(doc[end - 1]) and "." not in doc[end - 1].text:
            common = _singular(doc[end - 1].lower_) in self._bodies and doc[start - 1].lower_ not in {
                "a",
                "an",
            }
            return self._common_body(scene, start, end) if common else None
        if not is_capital(doc[start]) or _name_start(scene, start, end) > start:
            return self._named_after_noun(scene, preposition, term, start, end)
        place = scene.is_place(start, end)
        direct = found.title_end == found.head_end
        return body(scene, start, end) if direct and _holds(preposition, term, place=place) else None

    def _is_field(self, scene: Scene, start: int, end: int) -> bool:
        """Whether the words say what an office is for: "Foreign Affairs", "Justice and Peace"."""
        words = [token.lower_ for token in scene.doc[start:end] if token.is_alpha]
        if not words or any(word in self._bodies for word in words):
            return False
        return words[0] in self._fields or words[-1] in self._fields

    def _named_after_noun(
        self, scene: Scene, preposition: str, term: Term, start: int, end: int
    ) -> Body | None:
        """A name after the noun that says what it is: "the weekly Zenda Mirror"."""
        first = _name_start(scene, start, end)
        noun = first == start or scene.doc[first - 1].pos_ in {"NOUN", "ADJ"} or scene.doc[first - 1].is_quote
        kind = scene.doc[first - 1].lower_ if first > start else ""
        place = scene.is_place(first, end) and _singular(kind) not in self._bodies
        return body(scene, first, end) if noun and _holds(preposition, term, place=place) else None

    def _common_body(self, scene: Scene, start: int, end: int) -> Body:
        """A body called by a common noun, with what it is of ("district council of Zenda")."""
        here = scene.forward(end)
        if here < scene.size and scene.doc[here].lower_ in {"of", "for"} and here not in scene.breaks:
            inner, last = self.phrase(scene, here + 1, ())
            if last > inner:
                known = next((scene.bodies[i] for i in range(inner, last) if i in scene.bodies), None)
                return body(scene, start, last, known)
        return body(scene, start, end)

    def _belongs(self, scene: Scene, preposition: str, term: Term, start: int, end: int) -> bool:
        """Whether a complement that names no body stays in the title."""
        if preposition in {"from", "at", "within"}:
            return False
        first = scene.doc[start - 1].pos_ if start else ""
        if term.kind == "relation":
            return first not in {"DET", "PRON"} and not is_capital(scene.doc[start]) and preposition == "of"
        if preposition in {"with", "to", "under", "on"}:
            return is_capital(scene.doc[start]) or (preposition in {"to", "on"} and term.kind == "office")
        return True

    def phrase(self, scene: Scene, index: int, heads: Collection[int]) -> tuple[int, int]:
        """First and last of the noun phrase that begins here, without its determiner; an empty one where none does."""
        doc, k = scene.doc, scene.forward(index)
        while k < scene.size and (
            doc[k].pos_ == "DET" or doc[k].tag_ == "PRP$" or doc[k].text in _OPENING or doc[k].is_space
        ):
            k += 1
        start = last = k
        while k < scene.size and k - start < _FARTHEST and (k == start or k not in scene.breaks):
            step = self._step(scene, k, last, heads)
            if not step:
                break
            if not doc[k].is_space:
                last = k + step if step == 1 else last
            k += step
            if step > 1:
                last = k
        return start, min(_without_glue(scene, last), scene.size) if last > start else start

    def _step(self, scene: Scene, k: int, last: int, heads: Collection[int]) -> int:
        """How many tokens to go on with in a noun phrase: none at its end."""
        doc = scene.doc
        token = doc[k]
        if k in scene.starting or k in scene.dated:
            return 0
        if token.lower_ in self._courtesies and token.is_title and not token.lower_ == "the":
            return 0
        if token.is_space:
            return 0 if scene.lost_comma(k, k + 1) else 1
        if token.pos_ in _CONTENT or k in scene.bodies or (is_capital(token) and token.pos_ == "VERB"):
            return 1
        if k > 0 and is_glue(doc[k - 1]):
            return 1
        if is_glue(token) or token.text in _POSSESSIVES or token.text == "&":
            return 1 if k > 0 and k + 1 < scene.size else 0
        if token.pos_ == "VERB" and token.dep_ in {"amod", "compound"}:
            return 1
        if token.pos_ == "ADV" and token.dep_ == "advmod" and token.head.pos_ == "ADJ" and token.head.i > k:
            return 1
        if token.text in _OPENING and last == k and k + 1 < scene.size and is_capital(doc[k + 1]):
            return 1
        if token.text in _CLOSING and any(t.text in _OPENING for t in doc[max(0, k - 8) : k]):
            return 1
        return self._conjunct(scene, token, doc[last - 1] if last else token, heads)

    def _conjunct(self, scene: Scene, token: Token, before: Token, heads: Collection[int]) -> int:
        """How far a comma or conjunction leads to a further noun of the same phrase."""
        after = scene.forward(token.i + 1)
        if after >= scene.size or after in scene.starting or after in heads or after in scene.breaks:
            return 0
        following = scene.doc[after]
        capitals = is_capital(before) and is_capital(following)
        if token.text == ",":
            window = scene.doc[after + 1 : after + 5]
            series = any(word.pos_ == "CCONJ" for word in window) and not any(
                word.pos_ in {"VERB", "AUX"} or word.i in scene.people for word in window
            )
            new = following.ent_type_ in _PLACES or after in scene.bodies
            wanted = capitals and series and (not new or following.lower_ in self._fields)
            return after - token.i if wanted else 0
        if token.pos_ != "CCONJ" or following.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return 0
        if capitals:
            return after - token.i
        return after - token.i if not is_capital(before) and not is_capital(following) else 0


def _holds(preposition: str, term: Term, *, place: bool) -> bool:
    """Whether a capitalised name after the preposition is what somebody works for, though nobody knows it."""
    if preposition in _EMPLOYING:
        return preposition != "from"
    if preposition == "of":
        if place:
            return term.kind == "office" and not term.entry.scoped
        return term.kind in {"office", "membership"} or (term.kind == "profession" and not term.entry.fielded)
    return (
        preposition == "for" and not place and term.kind in {"office", "profession"} and not term.entry.scoped
    )


def _name_start(scene: Scene, start: int, end: int) -> int:
    """Where the capitalised name begins that a noun phrase ends with: "the weekly | Zenda Mirror"."""
    first = here = end
    while here > start:
        token = scene.doc[here - 1]
        if is_capital(token) or "." in token.text or token.text in _POSSESSIVES or is_glue(token):
            first = here - 1
        elif len(token.text) > _LONGEST_PARTICLE and token.pos_ not in {"CCONJ", "ADP", "DET"}:
            break
        here -= 1
    return first


def _next_name(scene: Scene, mention: Mention) -> int:
    """Where the name of a person begins inside what was taken for a body; its end where none does."""
    return next((i for i in range(mention.start + 1, mention.end) if i in scene.starting), mention.end)


def _owns(scene: Scene, start: int, end: int) -> bool:
    return any(token.text in _POSSESSIVES for token in scene.doc[start:end])


def _without_glue(scene: Scene, end: int) -> int:
    """The end before hyphens, ampersands and possessive marks that lead nowhere."""
    while end > 0 and (is_glue(scene.doc[end - 1]) or scene.doc[end - 1].text in {*_POSSESSIVES, "&"}):
        end -= 1
    return end


def _acronym_end(scene: Scene, end: int) -> int:
    """Past an acronym in brackets: "the Harbour Institute (HI)"."""
    doc = scene.doc
    here = scene.forward(end)
    if here + 2 < scene.size and doc[here].text == "(" and here not in scene.breaks:
        close = next((i for i in range(here + 2, min(here + 5, scene.size)) if doc[i].text == ")"), None)
        if close and all(t.is_upper or t.i in scene.bodies or not t.is_alpha for t in doc[here + 1 : close]):
            return close + 1
    return end


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
