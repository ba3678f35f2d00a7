"""Who the clause of a trigger names: subject or object, people behind it, people between punishments."""

import re
from itertools import pairwise

from extractor.pipeline.sentencing.people import Cast
from extractor.pipeline.sentencing.punishments import Punishment
from extractor.pipeline.sentencing.reference import Convicts
from extractor.pipeline.sentencing.scene import Passage, Scene
from extractor.pipeline.sentencing.status import Trigger

_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|got|get|gets|"
    r"getting)\b(?:[\s,]+[\w#']+){0,5}[\s,]*$",
    re.IGNORECASE,
)
_NO_OBJECT = re.compile(
    r"[\s,]*(?:#|(?:to|for|by|in|on|at|under|with|over|after|before|from|today|yesterday|last|this|"
    r"earlier|late|early|and|"
    r"without|here|following|up|an?|another|life|\d+|one|two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|"
    r"\w+teen|twenty|thirty|forty|fifty|between|each|separately|recently|\w+ly|first|again|"
    r"alongside|along|together|there|"
    r"as|within)\b|$)",
    re.IGNORECASE,
)
_COUNTED_PEOPLE = re.compile(
    r"\s*(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|an?|another)\s+(?!(?:consecutive|"
    r"concurrent|more|full|life|"
    r"additional|further|to|and|or|half)\b)(?!(?:years?|months?|weeks?|days?|decades?)\b)[a-z]",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r";|\bwhile\b|\bwhereas\b|\bbut\b|,\s+and\s+(?=[A-Z]|he\b|she\b|they\b|the\b|an?\b)|\bbecause\b|:",
    re.IGNORECASE,
)
_APPOSED = re.compile(r",\s*\d\d\b,?|\bof\s+(?:[A-Z][\w.'-]*,?\s*)+")
_PLAIN_OBJECT = re.compile(r"\s+(?:him|her|them)\b")
_OBJECT_PHRASE = re.compile(
    r"\s+(?P<phrase>(?:an?|the|two|three|four|five|six|seven|eight|nine|ten|\d{1,4}|several|"
    r"dozens of|scores of|hundreds of|another|some|many|at least)\s(?!years?\b|months?\b|days?\b)"
    r"[^,;.]{2,80}?)\s+(?:each\s+)?(?:to|for)\b",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(r"\s+(?:each\s+)?(?:for|against|on)\s+", re.IGNORECASE)
_ROLE_WORDS = re.compile(r"(?:[a-z'-]+\s+){0,4}")
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_PLURAL_BEFORE = re.compile(
    r"\b(?:were|are|have|all|each|both)\b(?:\s+(?!was\b|is\b|has\b)[\w#]+){0,5}\s*$", re.IGNORECASE
)
_SINGULAR_BEFORE = re.compile(
    r"\b(?:was|is|has)\b(?:\s+(?!were\b|are\b|have\b)[\w#]+){0,5}\s*$", re.IGNORECASE
)


def people_of(
    scene: Scene, cast: Cast, passage: Passage, trigger: Trigger, governed: list[Punishment], clause: int
) -> list[Convicts]:
    """The convicts of each punishment that a trigger governs; `clause` is where its clause begins."""
    first = _first_people(scene, cast, passage, trigger, governed[0], clause)
    everybody = [first]
    for previous, p in pairwise(governed):
        own = _for_whom(scene, cast, passage, p) if trigger.entry.person == "near" else None
        everybody.append(own or _gapped(scene, cast, passage, previous, p) or everybody[-1])
    word = _RESPECTIVELY.search(scene.text, trigger.start, min(passage.end, governed[-1].end + 60))
    if word:
        listed = [p for p in governed if p.start < word.start()] or governed
        if len(first.people) == len(listed):
            return [Convicts((person,)) for person in first.people] + everybody[len(listed) :]
    return everybody


def _first_people(
    scene: Scene, cast: Cast, passage: Passage, trigger: Trigger, p: Punishment, clause: int
) -> Convicts:
    _text, place = scene.text, trigger.entry.person
    if place == "near":
        if own := _for_whom(scene, cast, passage, p):
            return own
        if p.start > trigger.end:
            owner = cast.objects(passage, trigger.end, p.start)
            if owner.people:
                return owner
        return cast.near(passage, p.start, p.end)
    if place == "behind":
        return _behind(scene, cast, passage, trigger, p)
    if place in {"object", "receiver"} and not _is_passive(scene, trigger):
        limit = p.start if p.start > trigger.end else passage.end
        found = cast.objects(passage, trigger.end, limit)
        if not found and place == "receiver":
            found = _behind(scene, cast, passage, trigger, p)
        if (
            not found
            and place == "object"
            and trigger.entry.joints
            and (match := _OBJECT_PHRASE.match(scene.masked, trigger.end, limit))
        ):
            return cast.reference.described(passage, match.span("phrase"))
        if found or trigger.entry.kind or _PLAIN_OBJECT.match(scene.text, trigger.end):
            return found
    return _subject(scene, cast, passage, trigger, clause)


def _is_passive(scene: Scene, trigger: Trigger) -> bool:
    text = scene.masked
    form = text[trigger.start : trigger.end].lower()
    if _PASSIVE.search(text[max(0, trigger.start - 60) : trigger.start]):
        return True
    if form.startswith(
        ("sentencing", "sentences", "gave", "gives", "fines", "bans", "jails", "orders", "condemns")
    ):
        return False
    behind = text[trigger.end : trigger.end + 40]
    if _COUNTED_PEOPLE.match(behind) and not scene.mentions_in(trigger.start, trigger.end):
        return trigger.entry.id in {"given"} and bool(re.match(r"\s*an?\s", behind))
    return bool(_NO_OBJECT.match(behind))


def _subject(scene: Scene, cast: Cast, passage: Passage, trigger: Trigger, clause: int) -> Convicts:
    text = scene.text
    before = scene.masked[passage.start : trigger.start]
    plural: bool | None = None
    if _PLURAL_BEFORE.search(before):
        plural = True
    elif _SINGULAR_BEFORE.search(before):
        plural = False
    elif trigger.entry.id == "faces" and text[trigger.start : trigger.end].lower() in {"face", "risk"}:
        plural = None if re.search(r"\b(?:will|would|could|may|can|to)\W+(?:\w+\W+)?$", before) else True
    direct = cast.unnamed(passage, trigger.start)
    if direct:
        return direct
    for start in (
        *reversed([m.end() for m in _CLAUSE.finditer(text, clause, trigger.start)]),
        clause,
        passage.start,
    ):
        found = cast.region(passage, start, trigger.start, trigger.start, plural=plural)
        if found:
            return found
    if item := cast.item(passage, trigger.start):
        return item
    people = cast.reference.before(passage, passage.start, plural=bool(plural))
    return Convicts(people or cast.reference.ahead(passage, plural=bool(plural)))


def _behind(scene: Scene, cast: Cast, passage: Passage, trigger: Trigger, p: Punishment) -> Convicts:
    """People behind "to", "on" or "against" ("a term handed down by a court to X")."""
    text = scene.text
    start = max(trigger.end, p.end) if p.start < trigger.start or p.start - trigger.end < 60 else trigger.end
    match = re.compile(r"[^.;]{0,120}?\b(?:to|on|upon|against|for)\s+").match(text, start, passage.end)
    if match:
        found = cast.objects(passage, match.end(), min(passage.end, match.end() + 220))
        if found.people:
            return found
    between = cast.objects(passage, trigger.end, p.start) if p.start > trigger.end else Convicts()
    if between.people:
        return between
    return cast.near(passage, p.start, p.end)


def _for_whom(scene: Scene, cast: Cast, passage: Passage, p: Punishment) -> Convicts | None:
    """People right behind a punishment that is asked or changed for each of them ("six years for Roe")."""
    match = _FOR_WHOM.match(scene.text, p.end, passage.end)
    following = scene.mentions_in(match.end(), min(passage.end, match.end() + 60)) if match else []
    if not match or not following or not _ROLE_WORDS.fullmatch(scene.text, match.end(), following[0].start):
        return None
    found = cast.objects(passage, match.end(), following[0].end)
    return found if found.people else None


def _gapped(
    scene: Scene, cast: Cast, passage: Passage, previous: Punishment, p: Punishment
) -> Convicts | None:
    """People named between two punishments of one verb ("A to five years and B to three")."""
    text = scene.text
    named = [m for m in scene.mentions_in(previous.end, p.start) if not m.pronoun]
    if not named:
        return None
    tail = _APPOSED.sub("", text[named[-1].end : p.start])
    head = text[previous.end : named[0].start]
    if (
        len(tail) > 90
        or re.search(r"\b(?:of|over|with|by|from|in)\b", tail)
        or not re.search(r",|;|\band\b|\bwhile\b", head)
    ):
        return None
    if re.search(r"\b(?:for|over|against|of)\b(?!.*(?:\band\b|;))", head):
        return None
    found = cast.objects(passage, previous.end, p.start)
    return found if found.people else None
