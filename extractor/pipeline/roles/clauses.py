"""Titles stated in a clause: "X is a lawyer", "as a student, X", "they elected X chair"."""

from collections.abc import Mapping

from spacy.tokens import Token

from extractor.language.roles import RoleLexicon
from extractor.pipeline.roles.bodies import Body, body
from extractor.pipeline.roles.holdings import Holding, is_closed
from extractor.pipeline.roles.neighbours import before_auxiliaries, list_after, list_before, name_before
from extractor.pipeline.roles.scene import Mention, Scene
from extractor.pipeline.roles.titles import Title

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_DENIALS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly"})
_QUANTIFIERS = frozenset({"both", "all", "each"})
_ASIDES = frozenset({",", "(", ")", "–", "—"})
_BESIDE = frozenset({"flat", "compound", "appos", "nmod:unmarked"})
_APPOINTMENTS = frozenset({"appointment", "election", "nomination", "re-election", "confirmation"})
# Whoever does so "as" something is it, and not the one whom they join.
_JOINING = frozenset({"join", "succeed", "replace", "follow", "meet", "represent", "accompany"})
_EMPLOYED = frozenset({"join", "work", "serve", "volunteer"})
_FARTHEST_BODY = 16
_CLIMB = 5
_LONGEST_OPENING = 12


class Clauses:
    """Ties titles to people by the verbs that state them."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._linking = lexicon.linking
        self._naming = lexicon.naming
        self._hostile = lexicon.hostile
        self._courtesies = lexicon.courtesies

    def find(self, scene: Scene, titles: list[Title]) -> list[Holding]:
        """All pairs of title and holder that clauses state; joined titles follow the first of them."""
        found: list[Holding] = []
        ending = {title.end: title for title in titles}
        starting = {title.start: title for title in titles}
        for title in titles:
            if title.holders or title.term.entry.after_name:
                continue
            for mention in self._stated(scene, title, ending) or self._inverted(scene, title, starting):
                if mention.id != title.related and mention.id not in title.holders:
                    title.body = title.body or _body_around(scene, title)
                    title.holders.append(mention.id)
                    start = min(mention.start, title.full_start)
                    found.append(Holding(title, mention.id, start, max(mention.end, title.end)))
        return found

    def _stated(self, scene: Scene, title: Title, ending: Mapping[int, Title]) -> list[Mention]:
        before = self._word_before(scene, title)
        if before is None:
            return []
        lemma = before.lemma_.lower()
        if before.lower_ == "as":
            return self._as(scene, title, before)
        if before.lower_ == "among" and before.i and scene.doc[before.i - 1].lemma_ == "be":
            return self._subject(scene, scene.doc[before.i - 1], title, ending)
        if before.i in scene.people:
            return self._object(scene, title, scene.people[before.i])
        if before.pos_ not in {"AUX", "VERB"}:
            return self._joined(scene, title, before, ending)
        if lemma in self._linking:
            denied = any(
                word.lower_ in _DENIALS for word in scene.doc[max(0, before.i - 2) : title.full_start]
            )
            return [] if denied else self._subject(scene, before, title, ending)
        return self._appointed(scene, title, before) if lemma in self._naming else []

    @staticmethod
    def _word_before(scene: Scene, title: Title) -> Token | None:
        """The word before the title, adverbs apart ("is *also* a lawyer")."""
        at = scene.backward(title.full_start)
        while at > 0 and not scene.broken(at - 1, title.full_start):
            word = scene.doc[at - 1]
            if (
                not (word.pos_ == "ADV" or word.is_space or word.lower_ in _QUANTIFIERS)
                or word.lower_ == "as"
            ):
                return word
            at -= 1
        return None

    def _inverted(self, scene: Scene, title: Title, starting: Mapping[int, Title]) -> list[Mention]:
        """Who is named after the verb: "The chair of Y is X", "Its speakers are X and Z"."""
        opened = title.full_start in scene.breaks or scene.doc[title.full_start].is_sent_start
        verb = scene.forward(title.end)
        if not opened or title.determiner == "indefinite" or verb + 1 >= scene.size:
            return []
        if scene.doc[verb].lemma_ != "be" or scene.broken(title.end - 1, verb):
            return []
        colon = scene.doc[scene.forward(verb + 1)].text == ":"
        first = scene.starting.get(scene.forward(verb + 1 + colon))
        if first is None or not is_closed(scene, first.end):
            return []
        return list_after(scene, first, self._courtesies, starting) if title.plural else [first]

    def _joined(
        self, scene: Scene, title: Title, before: Token, ending: Mapping[int, Title]
    ) -> list[Mention]:
        """The holders of the title before: "X is a lecturer, a critic and a prominent activist"."""
        if before.pos_ != "CCONJ" and before.text not in {",", "&", "/"}:
            return []
        left = ending.get(scene.backward(before.i))
        if left is None and before.i and scene.doc[before.i - 1].text == ",":
            left = ending.get(scene.backward(before.i - 1))
        if left is None or left.plural != title.plural:
            return []
        return _last_mentions(scene, left.holders, title.start)

    # Linking verbs.

    def _subject(self, scene: Scene, verb: Token, title: Title, ending: Mapping[int, Title]) -> list[Mention]:
        """Whom the clause of a linking verb is about."""
        at = before_auxiliaries(scene, verb.i)
        if at and scene.doc[at - 1].lower_ in _RELATIVES:
            return self._antecedent(scene, at - 1, ending)
        mention = name_before(scene, at)
        if mention is not None:
            return _coordinated(scene, mention, ending, plural=title.plural)
        if at and scene.doc[at - 1].tag_ == "EX":
            return []
        subject = _subject_above(verb)
        return self._meant(scene, subject, title, ending) if subject is not None else []

    def _meant(
        self, scene: Scene, subject: Token, title: Title, ending: Mapping[int, Title]
    ) -> list[Mention]:
        """The people that a subject names."""
        if subject.lower_ in _RELATIVES:
            return self._antecedent(scene, subject.i, ending)
        if subject.i in scene.people:
            return _coordinated(scene, scene.people[subject.i], ending, plural=title.plural)
        near = (child.i for child in subject.children if child.dep_ in _BESIDE)
        return [scene.people[i] for i in near if i in scene.people][:1]

    @staticmethod
    def _antecedent(scene: Scene, relative: int, ending: Mapping[int, Title]) -> list[Mention]:
        """Whom "who" means: the name, or the holder of the title, right before it."""
        at = scene.backward(relative)
        while at > 0 and (scene.doc[at - 1].text in _ASIDES or scene.doc[at - 1].is_digit):
            opening = range(at - 2, max(at - 12, -1), -1) if scene.doc[at - 1].text == ")" else ()
            at = next((i for i in opening if scene.doc[i].text == "("), at - 1)
        at = scene.backward(at)
        if at in scene.ending:
            return [scene.ending[at]]
        left = ending.get(at)
        return _last_mentions(scene, left.holders, relative) if left and len(left.holders) == 1 else []

    # "As" and naming verbs.

    def _as(self, scene: Scene, title: Title, preposition: Token) -> list[Mention]:
        """Who does or suffers something "as" a lawyer: the object of the verb, else its subject."""
        if preposition.i and scene.doc[preposition.i - 1].lower_ in {"well", "such"}:
            return []
        nearest = scene.doc[max(0, preposition.i - _FARTHEST_BODY) : preposition.i]
        if any(word.lower_ == "same" for word in nearest if word.sent == preposition.sent):
            return []
        appointee = self._appointee(scene, preposition)
        if appointee is not None:
            return [appointee]
        after = self._subject_after(scene, title)
        if after is not None and (preposition.is_sent_start or preposition.is_title):
            return [after]
        verb = _verb_above(scene, preposition)
        if verb is None or verb.lemma_.lower() in self._hostile:
            return []
        affected = _child(verb, {"obj"})
        if affected is not None and affected.i < preposition.i and verb.lemma_.lower() not in _JOINING:
            if affected.i in scene.people:
                return [scene.people[affected.i]]
            if affected.pos_ != "NOUN":
                return []
        at = before_auxiliaries(scene, verb.i)
        if at in scene.ending:
            return _coordinated(scene, scene.ending[at], {}, plural=title.plural)
        subject = _subject_above(verb)
        return self._meant(scene, subject, title, {}) if subject is not None else []

    @staticmethod
    def _appointee(scene: Scene, preposition: Token) -> Mention | None:
        """Whose entry into an office a noun tells: "the appointment of X *as* chair"."""
        mention = scene.ending.get(scene.backward(preposition.i))
        at = scene.backward(mention.start) if mention else 0
        while at > 1 and (at - 1 in scene.heads or scene.doc[at - 1].is_space):
            at -= 1
        of = scene.doc[at - 1] if at > 1 else None
        named = of is not None and of.lower_ == "of" and scene.doc[at - 2].lower_ in _APPOINTMENTS
        return mention if named else None

    @staticmethod
    def _subject_after(scene: Scene, title: Title) -> Mention | None:
        """Who the clause after "As a lawyer and founder of Y," begins with."""
        for i in range(title.end, min(title.end + _LONGEST_OPENING, scene.size - 1)):
            token = scene.doc[i]
            if i in scene.breaks or token.pos_ in {"VERB", "AUX"}:
                return None
            if token.text == "," and scene.forward(i + 1) in scene.people:
                return scene.people[scene.forward(i + 1)]
        return None

    def _object(self, scene: Scene, title: Title, mention: Mention) -> list[Mention]:
        """Whom somebody made something: "they elected X chair"."""
        before = scene.backward(mention.start)
        if before == 0 or title.determiner == "owned" or mention.end > title.full_start:
            return []
        verb = scene.doc[before - 1]
        return [mention] if verb.pos_ == "VERB" and verb.lemma_.lower() in self._naming else []

    def _appointed(self, scene: Scene, title: Title, verb: Token) -> list[Mention]:
        """Who was made something: "X was appointed director"."""
        at = before_auxiliaries(scene, verb.i)
        passive = verb.tag_ == "VBN" or _child(verb, {"nsubj:pass"}) is not None
        if passive and at < verb.i and at in scene.ending:
            return [scene.ending[at]]
        subject = _child(verb, {"nsubj:pass"})
        return self._meant(scene, subject, title, {}) if subject is not None else []


def _body_around(scene: Scene, title: Title) -> Body | None:
    """The body that the clause around a title tells: "X, *where* she was T"; "joined X as T"."""
    if title.term.kind not in {"office", "profession", "membership"}:
        return None
    known = None
    for i in range(title.full_start - 1, max(title.full_start - _FARTHEST_BODY, 0), -1):
        token = scene.doc[i]
        if i + 1 in scene.breaks or token.is_sent_end:
            return None
        if token.lower_ == "where":
            end = i - (scene.doc[i - 1].text == ",")
            known = scene.bodies.get(end - 1)
            return body(scene, known.start, known.end, known) if known else None
        if i in scene.bodies:
            known = scene.bodies[i]
        elif token.lemma_.lower() in _EMPLOYED and known is not None:
            return body(scene, known.start, known.end, known)
        elif token.pos_ == "VERB" and known is not None:
            return None
    return None


def _child(token: Token, relations: set[str] | frozenset[str]) -> Token | None:
    return next((child for child in token.children if child.dep_ in relations), None)


def _subject_above(verb: Token) -> Token | None:
    """The subject of a verb, of what it is the copula of, or of the clause it goes on with."""
    governor = verb
    for _ in range(_CLIMB):
        subject = _child(governor, _SUBJECTS)
        if subject is not None:
            return subject if subject.i < verb.i else None
        if governor.dep_ not in {"cop", "aux", "conj", "xcomp", "advcl", "acl"}:
            return None
        governor = governor.head
    return None


def _verb_above(scene: Scene, preposition: Token) -> Token | None:
    """The verb that an "as" goes with: the one right before it, else the next above it in the parse."""
    before = scene.backward(preposition.i)
    if before and scene.doc[before - 1].pos_ == "VERB":
        return scene.doc[before - 1]
    token = preposition
    for _ in range(_CLIMB):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ == "VERB":
            return token
    return None


def _coordinated(
    scene: Scene, mention: Mention, titles: Mapping[int, Title], *, plural: bool
) -> list[Mention]:
    """The one mentioned, or all in the list that ends with them."""
    return list_before(scene, mention, titles) if plural and not mention.pronoun else [mention]


def _last_mentions(scene: Scene, people: list[str], before: int) -> list[Mention]:
    """The last mention of each before a token, in text order."""
    found = {
        mention.id: mention for mention in scene.mentions if mention.start < before and mention.id in people
    }
    return sorted(found.values(), key=lambda mention: mention.start)
