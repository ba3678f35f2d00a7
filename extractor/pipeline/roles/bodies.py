"""The bodies that roles are held in: where they are named beside a title or a name."""

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Token

from extractor.pipeline.capitals import is_capital
from extractor.pipeline.roles.scene import Mention, Scene

_OPENING = frozenset({"“", '"', "‘", "«"})
_APART = frozenset({",", "–", "—", "-", "|", "--", "/"})
_CLOSING = frozenset({";", "(", ")", ":"})
_BY = frozenset({"of", "from", "at", "with"})
_INNER = frozenset({"of", "for", "the", "and", "'s", "’s", "'", "’", "-", "&"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_SEATS = frozenset({"court", "district", "circuit"})
_HEADED = frozenset({"presided", "headed", "led", "chaired", "directed", "run", "founded"})
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
    return last_body(scene, pronoun.i) if pronoun.lower_ == "its" else None


def last_body(scene: Scene, start: int) -> Body | None:
    """The last body named in the paragraph before `start`: whom "its" and "the group's" mean there."""
    for i in range(start - 1, max(start - _FARTHEST_OWNER, -1), -1):
        if i in scene.bodies:
            found = scene.bodies[i]
            return body(scene, found.start, found.end, found)
        if i + 1 in scene.breaks:
            return None
    return None


def body_headed(scene: Scene, start: int) -> Body | None:
    """The body before a title at `start` that heads it: "the Harbour Court, presided over by | Judge X"."""
    end = scene.backward(start)
    if end < 3 or scene.doc[end - 1].lower_ != "by":
        return None
    verb = scene.doc[end - 2 - (scene.doc[end - 2].lower_ == "over")]
    before = scene.backward(verb.i)
    if before > 1 and scene.doc[before - 1].text == ",":
        before -= 1
    before = scene.backward(before)
    known = scene.bodies.get(before - 1) if verb.lower_ in _HEADED else None
    return body(scene, known.start, before, known) if known and known.end == before else None


def body_after_name(
    scene: Scene, name: Mention, nouns: Collection[str], *, seated: bool = False
) -> Body | None:
    """The body after a name that follows its title: "Trial Attorney X (12), also of the Tax Division".

    `seated` allows "in": "Judge X in the Eastern District of Zenda".
    """
    here = scene.forward(scene.aside_end(name.end))
    for skipped in (",", "also"):
        if here < scene.size and scene.doc[here].lower_ == skipped:
            here = scene.forward(here + 1)
    if here + 1 >= scene.size or scene.broken(name.end, here):
        return None
    preposition = scene.doc[here].lower_
    if preposition not in _BY and preposition != "for" and not (seated and preposition == "in"):
        return None
    start = here + 1
    while start < scene.size and (
        scene.doc[start].pos_ == "DET" or scene.doc[start].is_space or scene.doc[start].text in _OPENING
    ):
        start += 1
    found = _body_from(scene, start, nouns)
    if found is None or preposition in _BY:
        return found
    nouns = _SEATS if preposition == "in" else nouns
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
            return body(scene, first, _whole_end(scene, known.end), known)
        if i >= last and (token.is_punct or i in scene.people or token.pos_ in {"VERB", "ADP"}):
            break
        if i >= last and token.lower_ in nouns and (definite or scene.doc[start - 1].pos_ != "DET"):
            return body(scene, start, i + 1)
    named = last - start > 1 and scene.doc[last - 1].lower_ in nouns
    single = last - start == 1 and scene.is_place(start, last)
    return body(scene, start, last) if last > start and (named or (definite and not single)) else None


def _whole_end(scene: Scene, end: int) -> int:
    """Past what a body owns or is of: "the Justice Department's | Tax Division"; else the end given."""
    if end + 1 >= scene.size:
        return end
    if scene.doc[end].lower_ == "of" and is_capital(scene.doc[end + 1]) and not scene.named(end + 1):
        comma = next((i for i in range(end, _capitals_end(scene, end)) if scene.doc[i].lower_ == "and"), 0)
        return comma or _capitals_end(scene, end)
    if scene.doc[end].text not in _POSSESSIVES:
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
        longer = newline and _goes_on(scene, found.end)
        return None if longer or (verb and open_ended) else body(scene, here, end, found)
    if scoped:
        return None
    named = _known_after_capitals(scene, here)
    if named is not None and not newline:
        return named
    found_there = _rest_of_line(scene, here, apart=apart)
    return found_there if not newline or _names_body(scene, found_there, nouns) else None


def _known_after_capitals(scene: Scene, start: int) -> Body | None:
    """Capitals from `start` on that lead into a known body: "Asylum Seeker | Resource Centre"."""
    if start >= scene.size or not is_capital(scene.doc[start]):
        return None
    if start in scene.heads and scene.heads[start].term.kind != "status":
        return None
    end = _capitals_end(scene, start)
    known = next((scene.bodies[i] for i in range(start, end) if i in scene.bodies), None)
    return body(scene, start, max(end, known.end), known) if known else None


def _ends_sentence(token: Token) -> bool:
    return token.text == "." and (token.i + 1 == len(token.doc) or bool(token.nbor(1).is_sent_start))


def _names_body(scene: Scene, found: Body | None, nouns: Collection[str]) -> bool:
    """Whether words on a line of their own name a body: by its noun, or by what it is of or for."""
    if found is None or any(scene.named(i) or i in scene.heads for i in range(found.start, found.end)):
        return False
    words = scene.doc[found.start : found.end]
    return len(words) > 1 and any(word.lower_ in nouns or word.lower_ in {"of", "for"} for word in words)


def chain_end(scene: Scene, end: int) -> int:
    """Past the rest of a name cut short and the larger bodies it is in: "Law Faculty, | Zenda School"."""
    end = _entity_end(scene, end)
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


def _entity_end(scene: Scene, end: int) -> int:
    """Where the capitals end that the name before `end` goes on with."""
    last = end
    while end < scene.size and scene.doc[end].ent_iob_ == "I" and end not in scene.heads:
        if end == last and "\n" in scene.doc[end].text:
            break
        end += 1
        if is_capital(scene.doc[end - 1]):
            last = end
    return last


def _owned(scene: Scene, start: int) -> int:
    """Past a capitalised owner: "Zenda's | Harbour Institute"; the start where none stands there."""
    for i in range(start, min(start + 4, scene.size - 1)):
        if scene.doc[i].text in _POSSESSIVES:
            return i + 1
        if i in scene.bodies or not is_capital(scene.doc[i]):
            break
    return start


def _goes_on(scene: Scene, end: int) -> bool:
    """Whether a word with a capital follows on the line."""
    return end < scene.size and is_capital(scene.doc[end])


def _rest_of_line(scene: Scene, start: int, *, apart: bool) -> Body | None:
    """Capitalised words to the end of a line or item, which name a body nobody found; no further title."""
    end, head = start, scene.heads.get(start)
    if head is not None and not head.term.plural and not _goes_on(scene, head.end):
        return None
    while end < scene.size and end - start <= _LONGEST and not (end > start and end in scene.breaks):
        token = scene.doc[end]
        if token.is_digit and scene.doc[end - 1].is_upper and end - start == 1:
            break
        if end in scene.people or token.is_digit or scene.lost_comma(end, end + 1):
            return None
        if token.text in _CLOSING or _ends_sentence(token) or (token.is_space and "\n" in token.text):
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
