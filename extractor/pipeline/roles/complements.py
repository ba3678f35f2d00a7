"""What follows the noun of a title: what for, where, of which body ("Director | for Lakes | at X")."""

from dataclasses import dataclass

from extractor.language.roles import RoleLexicon
from extractor.pipeline.capitals import is_capital
from extractor.pipeline.roles.bodies import Body, body
from extractor.pipeline.roles.phrases import Phrases, is_closing, name_start
from extractor.pipeline.roles.scene import Mention, Scene
from extractor.pipeline.roles.terms import Term

_PREPOSITIONS = frozenset(
    {"of", "for", "at", "with", "to", "in", "from", "on", "behind", "against", "within", "under"}
)
_AFTER_BODY = frozenset({"in", "of", "for", "at", "on"})
_EMPLOYING = frozenset({"at", "with", "from", "within"})
_WORKING = frozenset({"working", "employed", "associated", "affiliated", "based"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_CALLED = frozenset({"called", "named", "titled", "dubbed", "as"})
# "for the Eastern District | of Zenda": the place is no body of its own.
_TERRITORIES = frozenset({"district", "region", "province", "state", "county", "city", "territory"})
# "A teacher for ten *years*" tells how long, not for whom.
_SPANS = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades"})
_MOST = 4


@dataclass(slots=True)
class Complements:
    """How far a title and all that goes with it reach, and what they say.

    Attributes:
        head_end: Where the noun ends, a scope in brackets taken in.
        title_end: Where the title as shown ends.
        end: Where all that goes with it ends.
        related: The person a relation is to.
        nested: The last complement has the noun of another title ("assistant of the judge").
        personal: The last complement names a person.
    """

    head_end: int
    title_end: int
    end: int
    body: Body | None = None
    related: str | None = None
    nested: bool = False
    personal: bool = False


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase from `start` to `end` after a preposition at `at`."""

    at: int
    preposition: str
    start: int
    end: int


class ComplementReader:
    """Reads the words after a title's noun."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._phrases = Phrases(courtesies=lexicon.courtesies, fields=lexicon.fields)
        self._fields = lexicon.fields
        self._bodies = lexicon.bodies
        self._courtesies = lexicon.courtesies

    def read(self, scene: Scene, end: int, term: Term) -> Complements:
        """The complements after a noun that ends at `end`."""
        head_end = _scope_end(scene, end)
        found = Complements(head_end, head_end, head_end)
        for _ in range(_MOST):
            here = scene.forward(found.end)
            if here >= scene.size or here in scene.breaks or scene.lost_comma(found.end, here):
                break
            if scene.doc[here].lower_ in _WORKING and found.body is None:
                here = scene.forward(here + 1)
            if here >= scene.size or here in scene.breaks:
                break
            preposition = scene.doc[here].lower_
            if preposition not in (_AFTER_BODY if found.body else _PREPOSITIONS):
                break
            start, last = self._phrases.at(scene, here + 1)
            if not self._take(scene, _Phrase(here, preposition, start, last), term, found):
                break
        found.end = _acronym_end(scene, found.end)
        return found

    def read_object(self, scene: Scene, start: int, term: Term) -> Complements | None:
        """The body that is the object of a verb before `start`, as if it stood after "of"."""
        first, end = self._phrases.at(scene, start)
        found = Complements(start, start, start)
        found.body = self._body(scene, _Phrase(start, "of", first, end), term, found) if end > first else None
        if found.body is None:
            return None
        found.end = found.body.end
        return found

    def _take(self, scene: Scene, phrase: _Phrase, term: Term, found: Complements) -> bool:
        """Takes one complement in; whether another may follow."""
        empty = phrase.end == phrase.start
        person = self._person_at(scene, phrase.at + 1 if empty else phrase.end)
        if person is not None and (term.kind == "relation" or empty):
            found.related, found.end, found.personal = person.id, person.end, True
            return False
        if empty:
            return False
        if scene.doc[phrase.end - 1].lower_ in _SPANS:
            return False
        if person is not None and self._is_titled(scene, phrase.end - 1):
            # "Minister of Works under President X": the complement is a person with a title.
            found.related = person.id
            return False
        found.nested = _is_nested(scene, phrase.end - 1)
        if found.body is not None:
            if found.body.id is None and phrase.preposition == "of" and phrase.start == phrase.at + 1:
                # "the Lake Studios | of Modern Dance": what a body nobody knows is of is in its name.
                found.body = _with_field(scene, found.body, phrase)
            found.end = phrase.end
            return True
        found.body = self._called(scene, phrase) or self._body(scene, phrase, term, found)
        if found.body is not None:
            found.end = max(found.body.end, phrase.end)
            return True
        if self._belongs(scene, phrase, term):
            found.title_end = found.end = phrase.end
            return True
        if phrase.preposition in {"in", "from"}:
            found.end = phrase.end
        return False

    def _is_titled(self, scene: Scene, last: int) -> bool:
        """Whether a complement ends with a title of the one named after it, not with a field ("Justice")."""
        noun = scene.doc[last]
        return _is_nested(scene, last) and is_capital(noun) and noun.lower_ not in self._fields

    def _person_at(self, scene: Scene, index: int) -> Mention | None:
        here = scene.forward(index)
        while here < scene.size and scene.doc[here].lower_ in self._courtesies:
            here = scene.forward(here + 1)
        return scene.starting.get(here)

    def _body(self, scene: Scene, phrase: _Phrase, term: Term, found: Complements) -> Body | None:
        """The body that a complement names, if it names one."""
        doc, start = scene.doc, phrase.start
        end = phrase.end - (phrase.end - start > 1 and is_closing(doc[phrase.end - 1]))
        fielded = term.entry.fielded and phrase.preposition not in _EMPLOYING
        if phrase.preposition == "behind" or (fielded and self._is_field(scene, start, end)):
            return None
        known = next((scene.bodies[i] for i in range(start, end) if i in scene.bodies), None)
        if known is not None and known.start >= found.head_end:
            scoped = (
                phrase.preposition == "for" and term.entry.scoped and doc[end - 1].lower_ not in self._bodies
            )
            return None if scoped else _known_body(scene, known, start, end)
        numbered = doc[end - 1].is_digit and is_capital(doc[start])
        if not (is_capital(doc[end - 1]) or "." in doc[end - 1].text or numbered):
            return self._common_body(scene, start, end)
        first = name_start(scene, start, end)
        if first > start or not is_capital(doc[start]):
            return self._named_after_noun(scene, phrase.preposition, term, start, first, end)
        direct = found.title_end == found.head_end
        place = scene.is_place(start, end)
        if place and doc[phrase.at - 1].lower_ in _TERRITORIES:
            return None
        if phrase.preposition == "of" and place and term.kind == "office" and (direct or term.entry.fielded):
            return None if _is_sent(scene, end) else body(scene, start, end)
        return body(scene, start, end) if direct and _holds(phrase.preposition, term, place=place) else None

    def _is_field(self, scene: Scene, start: int, end: int) -> bool:
        """Whether the words say what an office is for: "Foreign Affairs", "Justice and Peace"."""
        words = [token.lower_ for token in scene.doc[start:end] if token.is_alpha]
        if not words or any(word in self._bodies for word in words):
            return False
        return words[0] in self._fields or words[-1] in self._fields

    def _named_after_noun(
        self, scene: Scene, preposition: str, term: Term, start: int, first: int, end: int
    ) -> Body | None:
        """A name from `first` on after the noun that says what it is: "the weekly Zenda Mirror"."""
        before = scene.doc[first - 1]
        noun = first == start or before.pos_ in {"NOUN", "ADJ"} or before.is_quote
        kind = _singular(before.lower_) if first > start else ""
        place = scene.is_place(first, end) and kind not in self._bodies
        return body(scene, first, end) if noun and _holds(preposition, term, place=place) else None

    def _common_body(self, scene: Scene, start: int, end: int) -> Body | None:
        """A body called by a common noun, with what it is of ("the district council of Zenda")."""
        indefinite = start > 0 and scene.doc[start - 1].lower_ in {"a", "an"}
        if _singular(scene.doc[end - 1].lower_) not in self._bodies or indefinite:
            return None
        here = scene.forward(end)
        if here < scene.size and scene.doc[here].lower_ in {"of", "for"} and here not in scene.breaks:
            inner, last = self._phrases.at(scene, here + 1)
            if last > inner:
                known = next((scene.bodies[i] for i in range(inner, last) if i in scene.bodies), None)
                end = last
                if known is not None:
                    return body(scene, start, end, known)
        # "The city council" names no body; "the city council of Zenda" does.
        named = any(is_capital(token) or token.like_url for token in scene.doc[start:end])
        return body(scene, start, end) if named else None

    def _called(self, scene: Scene, phrase: _Phrase) -> Body | None:
        """The name of a body after what it is: "owner of a bookshop called | the Harbour Lamp"."""
        at = scene.forward(phrase.end)
        if at < scene.size and scene.doc[at].lower_ == "known":
            at += 1
        elif at >= scene.size or scene.doc[at].lower_ == "as":
            return None
        if at >= scene.size or scene.doc[at].lower_ not in _CALLED or at in scene.breaks:
            return None
        start, end = self._phrases.at(scene, at + 1)
        known = scene.bodies.get(start)
        named = end > start and (known is not None or is_capital(scene.doc[start]))
        return body(scene, start, end, known) if named else None

    @staticmethod
    def _belongs(scene: Scene, phrase: _Phrase, term: Term) -> bool:
        """Whether a complement that names no body stays in the title."""
        capital = is_capital(scene.doc[phrase.start])
        if phrase.preposition in {"from", "at", "within"}:
            return False
        if term.kind == "relation":
            determined = scene.doc[phrase.start - 1].pos_ in {"DET", "PRON"}
            return phrase.preposition == "of" and not determined and not capital
        if phrase.preposition in {"with", "to", "under", "on"}:
            return capital or (phrase.preposition in {"to", "on"} and term.kind == "office")
        return True


def _is_nested(scene: Scene, index: int) -> bool:
    """Whether a name after the complement may go with a noun in it: "aide to the *mayor* X"."""
    head = scene.heads.get(index)
    return head is not None and not head.term.plural


def _holds(preposition: str, term: Term, *, place: bool) -> bool:
    """Whether a capitalised name after the preposition is what somebody works for, though nobody knows it."""
    if preposition in _EMPLOYING:
        return preposition != "from"
    if preposition == "of":
        if place:
            return term.kind == "office"
        return term.kind in {"office", "membership"} or (term.kind == "profession" and not term.entry.fielded)
    return preposition == "for" and term.entry.for_body and not place


def _is_sent(scene: Scene, end: int) -> bool:
    """Whether the place before `end` sends somebody to another one ("Ambassador of Zenda | to Ruritania")."""
    here = scene.forward(end)
    return here < scene.size and scene.doc[here].lower_ == "to"


def _known_body(scene: Scene, known: Mention, start: int, end: int) -> Body:
    """A known organization with its owner and what follows in its phrase ("Harbour TV’s Zenda office")."""
    owned = any(token.text in _POSSESSIVES for token in scene.doc[start : known.start])
    first = start if owned or is_capital(scene.doc[start]) else known.start
    if is_capital(scene.doc[end - 1]):
        first = max(start, min(known.start, name_start(scene, start, end)))
    person = next((i for i in range(known.start + 1, known.end) if i in scene.starting), known.end)
    return body(scene, first, max(end, person), known)


def _with_field(scene: Scene, named: Body, phrase: _Phrase) -> Body:
    if named.end != phrase.at or not is_capital(scene.doc[phrase.start]):
        return named
    return body(scene, named.start, phrase.end)


def _scope_end(scene: Scene, end: int) -> int:
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
