"""Titles stated in a clause: "X is a lawyer", "as a student, X", "they elected X chair", "X, who leads Y"."""

from spacy.tokens import Token

from extractor.language.roles import RoleLexicon
from extractor.pipeline.roles.holders import Holding
from extractor.pipeline.roles.scene import Mention, Scene
from extractor.pipeline.roles.titles import Title

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_DENIALS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly"})
_BETWEEN = frozenset({"ADV", "AUX", "PART"})


class Clauses:
    """Ties titles to people by the verbs that state them."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._lexicon = lexicon

    def find(self, scene: Scene, titles: list[Title]) -> list[Holding]:
        """All pairs of title and holder that clauses state; chained titles follow the first of them."""
        found: list[Holding] = []
        ending = {title.end: title for title in titles}
        for title in titles:
            if title.holders or title.term.entry.after_name:
                continue
            people = self._stated(scene, title, ending)
            for mention in people:
                if mention.id != title.related:
                    title.holders.append(mention.id)
                    found.append(_holding(title, mention))
        return found

    def _stated(self, scene: Scene, title: Title, ending: dict[int, Title]) -> list[Mention]:
        before = self._skip_back(scene, title.full_start)
        if before is None:
            return []
        token = scene.doc[before]
        lemma = token.lemma_.lower()
        if token.lower_ == "as":
            return self._as(scene, title, token)
        if lemma in self._lexicon.linking and token.pos_ in {"AUX", "VERB"}:
            if self._denied(scene, token, title):
                return []
            return self._subject(scene, token, title, ending)
        if token.i in scene.people or lemma in self._lexicon.naming:
            return self._named(scene, title, token)
        if (token.pos_ == "CCONJ" or token.text == ",") and not self._lexicon.linking.isdisjoint(()):
            return []
        if token.pos_ == "CCONJ" or token.text == ",":
            left = ending.get(scene.backward(before))
            if left is None and token.pos_ == "CCONJ" and before and scene.doc[before - 1].text == ",":
                left = ending.get(scene.backward(before - 1))
            if left is not None and left.holders and left.plural == title.plural:
                ids = set(left.holders)
                return [scene.mentions[k] for k in _last_of(scene, ids, title.start)]
        return []

    @staticmethod
    def _skip_back(scene: Scene, start: int) -> int | None:
        """The word before the title, adverbs apart ("is *also* a lawyer")."""
        at = scene.backward(start)
        while at > 0 and not scene.broken(at - 1, start) and (scene.doc[at - 1].pos_ == "ADV" or scene.doc[at - 1].lower_ in {"both", "all", "only", "just"} or scene.doc[at - 1].is_space) and scene.doc[at - 1].lower_ not in _DENIALS:
            at -= 1
        if at == 0 or scene.broken(at - 1, start):
            return None
        return at - 1

    @staticmethod
    def _denied(scene: Scene, verb: Token, title: Title) -> bool:
        words = [*scene.doc[max(0, verb.i - 3) : title.full_start]]
        return any(word.lower_ in _DENIALS for word in words) or (verb.i > 0 and scene.doc[verb.i - 1].lower_ == "to" and verb.head.i != verb.i and verb.dep_ == "xcomp" and verb.head.lemma_ in {"want", "hope", "refuse", "seek"})

    def _subject(self, scene: Scene, verb: Token, title: Title, ending: dict[int, Title]) -> list[Mention]:
        """Who the clause of a linking verb is about."""
        at = verb.i
        while at > 0 and (scene.doc[at - 1].pos_ in _BETWEEN or scene.doc[at - 1].is_space) and at not in scene.breaks:
            at -= 1
        if at > 0 and scene.doc[at - 1].lower_ in _RELATIVES:
            return self._antecedent(scene, at - 1, ending)
        if at in scene.ending:
            return _coordinated(scene, scene.ending[at], plural=title.plural)
        for governor in (verb, verb.head):
            for child in governor.children:
                if child.dep_ in _SUBJECTS and child.i < title.full_start:
                    return self._people_of(scene, child, title, ending)
        return []

    def _people_of(self, scene: Scene, subject: Token, title: Title, ending: dict[int, Title]) -> list[Mention]:
        if subject.lower_ in _RELATIVES:
            return self._antecedent(scene, subject.i, ending)
        if subject.i in scene.people:
            return _coordinated(scene, scene.people[subject.i], plural=title.plural)
        near = [child.i for child in subject.children if child.dep_ in {"flat", "compound", "appos", "nmod:unmarked"}]
        mention = next((scene.people[i] for i in near if i in scene.people), None)
        return [mention] if mention else []

    @staticmethod
    def _antecedent(scene: Scene, relative: int, ending: dict[int, Title]) -> list[Mention]:
        """Who "who" means: the name, or the holder of the title, right before it."""
        at = scene.backward(relative)
        while at > 0 and (scene.doc[at - 1].text in {",", ")", "(", "–", "—"} or scene.doc[at - 1].is_space or scene.doc[at - 1].is_digit):
            if scene.doc[at - 1].text == ")":
                start = next((i for i in range(at - 2, max(at - 12, -1), -1) if scene.doc[i].text == "("), at - 1)
                at = start
            else:
                at -= 1
        if at in scene.ending:
            return [scene.ending[at]]
        left = ending.get(at)
        if left is not None and len(left.holders) == 1:
            return [scene.mentions[k] for k in _last_of(scene, set(left.holders), relative)]
        return []

    def _as(self, scene: Scene, title: Title, preposition: Token) -> list[Mention]:
        """Who does or suffers something "as" a lawyer: the object of the verb, else its subject."""
        verb = _verb_above(preposition)
        if verb is None or verb.lemma_.lower() in self._lexicon.hostile:
            return []
        if preposition.i and scene.doc[preposition.i - 1].lower_ in {"well", "such", "same"}:
            return []
        following = scene.forward(title.end)
        if following < scene.size and scene.doc[following].text == "," and scene.forward(following + 1) in scene.people:
            return [scene.people[scene.forward(following + 1)]]
        objects = [child for child in verb.children if child.dep_ == "obj"]
        if objects and objects[0].i < preposition.i:
            return [scene.people[child.i] for child in objects[:1] if child.i in scene.people]
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if subject is None and verb.dep_ in {"conj", "xcomp", "advcl", "acl"}:
            subject = next((child for child in verb.head.children if child.dep_ in _SUBJECTS), None)
        if subject is None:
            at = scene.backward(verb.i)
            while at > 0 and scene.doc[at - 1].pos_ in _BETWEEN:
                at -= 1
            return [scene.ending[at]] if at in scene.ending else []
        return self._people_of(scene, subject, title, {})

    def _named(self, scene: Scene, title: Title, token: Token) -> list[Mention]:
        """Whom somebody made or called something: "they elected X chair", "X was appointed director"."""
        if token.i in scene.people:
            mention = scene.people[token.i]
            verb = scene.doc[mention.start].head if scene.doc[mention.start].head.i < mention.start else scene.doc[mention.end - 1].head
            before = scene.backward(mention.start)
            near = scene.doc[before - 1] if before else None
            if near is not None and near.lemma_.lower() in self._lexicon.naming and near.pos_ == "VERB" and mention.end <= title.full_start and title.determiner != "owned":
                return [mention]
            del verb
            return []
        if token.pos_ != "VERB":
            return []
        subject = next((child for child in token.children if child.dep_ == "nsubj:pass"), None)
        if subject is None and token.tag_ == "VBN":
            at = token.i
            while at > 0 and scene.doc[at - 1].pos_ in _BETWEEN:
                at -= 1
            if at < token.i and at in scene.ending:
                return [scene.ending[at]]
        return self._people_of(scene, subject, title, {}) if subject is not None else []


def _verb_above(preposition: Token) -> Token | None:
    token = preposition
    for _ in range(6):
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ == "VERB" and token.i != preposition.i:
            return token
    return None


def _coordinated(scene: Scene, mention: Mention, *, plural: bool) -> list[Mention]:
    """The one mentioned, or all in the list that ends with them."""
    if not plural:
        return [mention]
    from extractor.pipeline.roles.holders import _list_before

    last = mention
    members = _list_before(scene, last)
    return members


def _last_of(scene: Scene, ids: set[str], before: int) -> list[int]:
    """The index of the last mention of each before a token."""
    found: dict[str, int] = {}
    for k, mention in enumerate(scene.mentions):
        if mention.start < before and mention.id in ids:
            found[mention.id] = k
    return sorted(found.values())


def _holding(title: Title, mention: Mention) -> Holding:
    return Holding(title, mention.id, min(mention.start, title.full_start), max(mention.end, title.end))
