"""The bodies that roles are held in: where they are named beside a title or a name."""

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Token

from extractor.pipeline.capitals import is_capital
from extractor.pipeline.roles.scene import Mention, Scene

_OPENING = frozenset({"“", '"', "‘", "«"})
_APART = frozenset({",", "–", "—", "-", "|", "--"})
_BY = frozenset({"of", "from", "at", "with"})
_INNER = frozenset({"of", "for", "the", "and", "'s", "’s", "'", "’", "-", "&"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_NEAR = 6
_MOST_BODIES = 3
_LONGEST = 10
_FARTHEST_OWNER = 40


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a role: its name as written, and its id where an organization was found there."""

    name: str
    id: str | None
    start: int
    end: int


def body(scene: Scene, start: int, end: int, mention: Mention | None = None) -> Body:
    """The body named from `start` to `end`, known as an organization where a mention is given."""
    return Body(scene.text(start, end), (mention.id or None) if mention else None, start, end)


def owner_body(scene: Scene, pronoun: Token) -> Body | None:
    """The body that "its" or "our" before a title means: the last one named, or the issuer."""
    if pronoun.lower_ == "our" and scene.issuer is not None:
        return Body(scene.issuer.name, scene.issuer.id, pronoun.i, pronoun.i + 1)
    if pronoun.lower_ != "its":
        return None
    for i in range(pronoun.i - 1, max(pronoun.i - _FARTHEST_OWNER, -1), -1):
        if i in scene.bodies:
            found = scene.bodies[i]
            return body(scene, found.start, found.end, found)
        if i + 1 in scene.breaks:
            return None
    return None


def body_after_name(scene: Scene, name: Mention, nouns: Collection[str]) -> Body | None:
    """The body after a name that follows its title: "Trial Attorney X (12), also of the Tax Division"."""
    here = scene.forward(scene.aside_end(name.end))
    for skipped in (",", "also"):
        if here < scene.size and scene.doc[here].lower_ == skipped:
            here = scene.forward(here + 1)
    if here + 1 >= scene.size or scene.broken(name.end, here):
        return None
    preposition = scene.doc[here].lower_
    if preposition not in _BY and preposition != "for":
        return None
    start = here + 1
    while start < scene.size and (
        scene.doc[start].pos_ == "DET" or scene.doc[start].is_space or scene.doc[start].text in _OPENING
    ):
        start += 1
    found = _body_from(scene, start, nouns)
    if found is None or preposition in _BY:
        return found
    return found if any(token.lower_ in nouns for token in scene.doc[found.start : found.end]) else None


def _body_from(scene: Scene, start: int, nouns: Collection[str]) -> Body | None:
    """The body whose name begins here: a known one, capitals after "the", or a common noun of bodies."""
    definite = start > 0 and scene.doc[start - 1].lower_ == "the"
    last = _capitals_end(scene, start) if start < scene.size else start
    for i in range(start, min(max(start + _NEAR, last), scene.size)):
        token = scene.doc[i]
        if i in scene.bodies:
            known = scene.bodies[i]
            first = start if _is_name_word(scene.doc[start]) else known.start
            return body(scene, first, _owned_end(scene, known.end), known)
        if i >= last and (token.is_punct or i in scene.people or token.pos_ in {"VERB", "ADP"}):
            break
        if i >= last and token.lower_ in nouns and (definite or scene.doc[start - 1].pos_ != "DET"):
            return body(scene, start, i + 1)
    named = last - start > 1 and scene.doc[last - 1].lower_ in nouns
    single = last - start == 1 and scene.is_place(start, last)
    return body(scene, start, last) if last > start and (named or (definite and not single)) else None


def _owned_end(scene: Scene, end: int) -> int:
    """Past what a body owns: "the Justice Department's | Tax Division"; the end where it owns nothing."""
    if end + 1 >= scene.size or scene.doc[end].text not in _POSSESSIVES:
        return end
    owned = scene.bodies.get(end + 1)
    return max(_capitals_end(scene, end + 1), owned.end if owned else 0, end)


def _is_name_word(token: Token) -> bool:
    """Whether a word may stand in the name of a body: one with a capital, or "77th"."""
    return is_capital(token) or token.text[0].isdigit()


def _capitals_end(scene: Scene, start: int) -> int:
    """Where capitalised words end, small words between them taken in."""
    end = start
    for i in range(start, min(start + _LONGEST, scene.size)):
        token = scene.doc[i]
        if scene.named(i) or (i in scene.heads and scene.doc[i - 1].pos_ == "CCONJ"):
            break
        if _is_name_word(token):
            end = i + 1
        elif token.lower_ not in _INNER:
            break
    return end


def body_in_signature(
    scene: Scene, end: int, nouns: Collection[str] = (), *, scoped: bool = False
) -> Body | None:
    """The body after a title in a signature: "X, Director, Harbour Watch", or on the next line."""
    here = scene.forward(end)
    newline = scene.broken(end - 1, here)
    apart = False
    if here < scene.size and scene.doc[here].text in _APART and not newline:
        here, apart = scene.forward(here + 1), True
        newline = scene.broken(end - 1, here)
    if here < scene.size and scene.doc[here].lower_ == "the":
        here += 1
    found = scene.bodies.get(_owned(scene, here))
    if found is not None and found.start >= here:
        end = chain_end(scene, found.end)
        after = scene.forward(end)
        open_ended = not scene.broken(end - 1, after)
        verb = after < scene.size and scene.doc[after].pos_ in {"VERB", "AUX"}
        # On a line of its own "Parliament House" is an address.
        longer = newline and after < scene.size and is_capital(scene.doc[after])
        return None if (verb or longer) and open_ended else body(scene, here, end, found)
    if scoped:
        return None
    found_there = _rest_of_line(scene, here, apart=apart)
    return found_there if not newline or _names_body(scene, found_there, nouns) else None


def _names_body(scene: Scene, found: Body | None, nouns: Collection[str]) -> bool:
    """Whether words on a line of their own name a body: by its noun, or by what it is of or for."""
    if found is None or any(scene.named(i) or i in scene.heads for i in range(found.start, found.end)):
        return False
    words = scene.doc[found.start : found.end]
    return len(words) > 1 and any(word.lower_ in nouns or word.lower_ in {"of", "for"} for word in words)


def chain_end(scene: Scene, end: int) -> int:
    """Past the larger bodies that a body is part of: "Faculty of Law, | University of Zenda"."""
    for _ in range(_MOST_BODIES):
        comma = scene.forward(end)
        if comma >= scene.size or scene.doc[comma].text != "," or scene.broken(end - 1, comma):
            break
        start = scene.forward(comma + 1)
        larger = scene.bodies.get(start)
        if larger is None or larger.start != start or scene.opens_line(start):
            break
        end = larger.end
    return end


def _owned(scene: Scene, start: int) -> int:
    """Past a capitalised owner: "Zenda's | Harbour Institute"; the start where none stands there."""
    for i in range(start, min(start + 4, scene.size - 1)):
        if scene.doc[i].text in _POSSESSIVES:
            return i + 1
        if i in scene.bodies or not is_capital(scene.doc[i]):
            break
    return start


def _rest_of_line(scene: Scene, start: int, *, apart: bool) -> Body | None:
    """Capitalised words to the end of a line or item, which name a body nobody found."""
    end = start
    while end < scene.size and end - start <= _LONGEST and not (end > start and end in scene.breaks):
        token = scene.doc[end]
        if token.is_digit and scene.doc[end - 1].is_upper and end - start == 1:
            break
        if end in scene.people or token.is_digit or scene.lost_comma(end, end + 1):
            return None
        if token.text in {";", "(", ")"} or (token.is_space and "\n" in token.text):
            break
        if not (
            is_capital(token)
            or token.pos_ in {"ADP", "CCONJ", "DET"}
            or token.is_space
            or token.text in _APART - {","}
            or token.text in _POSSESSIVES
        ):
            return None
        end += 1
    end = scene.backward(end)
    if end - start < 1 or end - start > _LONGEST or start >= scene.size or not is_capital(scene.doc[start]):
        return None
    if scene.doc[end - 1].pos_ in {"ADP", "CCONJ", "DET"}:
        return None
    stately = any(token.lower_ == "of" for token in scene.doc[start:end])
    if scene.is_place(start, end) and not stately and (apart or end - start < 3):
        return None
    return body(scene, start, end)
