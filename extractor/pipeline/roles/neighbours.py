"""What stands beside names: lists of names, and asides between a name and its title."""

import re
from collections.abc import Collection, Mapping

from extractor.pipeline.roles.scene import ALIASES, Mention, Scene
from extractor.pipeline.roles.titles import Title

_AGE = re.compile(r"\d{1,3}")
_AUXILIARY = frozenset({"ADV", "AUX", "PART"})
_PLACES = frozenset({"GPE", "LOC"})
_HYPHENS = frozenset({"-", "‑"})
_MOST_PLACES = 4
_LONGEST_ASIDE = 14
_LONGEST_SEGMENT = 7
_MOST_ASIDES = 8


def age_end(scene: Scene, at: int) -> int:
    """Where an age ends that begins here ("37-year-old", "47,"); 0 where none does."""
    doc = scene.doc
    if not _AGE.fullmatch(doc[at].text):
        return 0
    end = at + 1
    while (
        end < scene.size
        and end - at < 6
        and (doc[end].text in _HYPHENS or doc[end].lower_ in {"year", "years", "old"})
    ):
        end += 1
    if end == at + 1:
        return at + 2 if end < scene.size and doc[end].text == "," else 0
    return end


def aside_start(scene: Scene, end: int) -> int | None:
    """Where an aside after a name begins that ends here: an age, a place, brackets, "aka Y", "born in Z"."""
    doc = scene.doc
    token = doc[end - 1]
    if token.text == ")":
        return next(
            (i for i in range(end - 2, max(end - _LONGEST_ASIDE, -1), -1) if doc[i].text == "("), None
        )
    lost = (i for i in range(end - 2, max(end - 5, 0), -1) if scene.aside_end(i) == end)
    if not scene.padded and (start := next(lost, None)) is not None:
        return start
    if (start := _alias_start(scene, end)) is not None:
        return start
    if _AGE.fullmatch(token.text):
        start = end - 1
        return start - 1 if start and doc[start - 1].lower_ == "aged" else start
    if token.ent_type_ in _PLACES:
        start = end - 1
        while start > 0 and end - start < _MOST_PLACES and doc[start - 1].ent_type_ in _PLACES:
            start -= 1
        return start - 1 if start and doc[start - 1].lower_ in {"of", "from", "in"} else start
    return _segment_start(scene, end)


def _alias_start(scene: Scene, end: int) -> int | None:
    """Where another name of somebody begins: "aka ‘Boss’", "also known as Kid"."""
    nearest = range(end - 1, max(end - _LONGEST_SEGMENT, 0), -1)
    if scene.aliased.isdisjoint(nearest):
        return None
    for i in nearest:
        if i in scene.breaks or scene.doc[i].text == ",":
            return None
        if scene.doc[i].lower_ in ALIASES:
            return i
        if scene.doc[i].lower_ == "as" and scene.doc[i - 1].lower_ == "known":
            return i - 1 - (scene.doc[i - 2].lower_ == "also")
    return None


def before_auxiliaries(scene: Scene, verb: int) -> int:
    """The end of what stands before a verb and its auxiliaries and adverbs."""
    at = verb
    while (
        at > 0
        and at not in scene.breaks
        and (scene.doc[at - 1].pos_ in _AUXILIARY or scene.doc[at - 1].is_space)
    ):
        at -= 1
    return at


def name_before(scene: Scene, end: int) -> Mention | None:
    """The name before commas and asides: "X, 47, of Zenda,"."""
    at = end
    for _ in range(_MOST_ASIDES):
        at = scene.backward(at)
        if at in scene.ending:
            return scene.ending[at]
        if at == 0 or at in scene.breaks:
            return None
        if scene.doc[at - 1].text == ",":
            at -= 1
        elif (start := aside_start(scene, at)) is not None:
            at = start
        else:
            return None
    return None


def _segment_start(scene: Scene, end: int) -> int | None:
    """Where a short participle clause between commas begins ("X, born in 1988, …")."""
    for i in range(end - 1, max(end - _LONGEST_SEGMENT, 0), -1):
        token = scene.doc[i]
        if i in scene.breaks or token.is_punct or i in scene.people:
            return None
        if scene.doc[i - 1].text == "," and (
            scene.backward(i - 1) in scene.ending or scene.doc[i - 2].is_digit
        ):
            clause = token.tag_ in {"VBN", "VBG"} or token.lower_ == "of"
            return (
                i if clause or all(word.is_title or not word.is_alpha for word in scene.doc[i:end]) else None
            )
    return None


def list_after(
    scene: Scene, first: Mention, courtesies: Collection[str], titles: Mapping[int, Title]
) -> list[Mention]:
    """The names of a list from its first on, stepping over titles where given: "A (…), editor B and Dr C"."""
    found = [first]
    while True:
        at = scene.forward(scene.aside_end(found[-1].end))
        # Where commas were lost, names follow one another.
        joined = not scene.padded and at == scene.forward(found[-1].end) and at in scene.starting
        while at < scene.size and at not in scene.breaks and at not in scene.starting:
            token = scene.doc[at]
            if token.text in {",", ";", "&"} or token.lower_ == "and":
                joined = True
            elif joined and (end := age_end(scene, at)):
                at = end - 1
            elif joined and at in titles:
                at = titles[at].end - 1
            elif not (token.lower_ in courtesies or token.is_space):
                break
            at += 1
        if not joined or at not in scene.starting or scene.starting[at].id == found[-1].id:
            return found
        found.append(scene.starting[at])


def list_before(scene: Scene, last: Mention, titles: Mapping[int, Title]) -> list[Mention]:
    """The names of a list up to its last, stepping over titles by their ends: "A (…), Judge B and C"."""
    found = [last]
    while True:
        at, joined = scene.backward(found[-1].start), False
        while at > 0 and at not in scene.breaks:
            token = scene.doc[at - 1]
            if token.text in {",", ";", "&"} or token.lower_ == "and":
                joined, at = True, at - 1
            elif not joined and at in titles and titles[at].holders:
                at = titles[at].full_start
            elif token.text == ")" and (start := aside_start(scene, at)) is not None:
                at = start
            elif token.is_space:
                at -= 1
            else:
                break
        before = scene.ending.get(at)
        if not joined or before is None or before.pronoun or before.id == found[-1].id:
            return found[::-1]
        found.append(before)
