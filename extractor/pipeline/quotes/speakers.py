"""Who a source is: the person or organization that a noun phrase beside a verb of saying means."""

from bisect import bisect_right
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Span, Token

from extractor.language.quotes import QuoteWords
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, read_findings, referents

_PERSONAL = {"he": "male", "she": "female", "him": "male", "her": "female"}
_FIRST = frozenset({"i", "me"})
_PLURAL = frozenset({"they", "it"})
_PLACES = frozenset({"GPE", "LOC", "NORP"})
_AFTER_HEAD = frozenset({"of", "for", "at", "in", "to", "on", "and", "with"})
_PAPER_SIGHT = 4
_BESIDE = 4
_CLAUSES = frozenset({"ccomp", "advcl", "acl:relcl"})
_NOUN_TAGS = frozenset({"NOUN", "PROPN"})


class Speakers:
    """The people and organizations of a doc, asked for by place and by description."""

    def __init__(self, doc: Doc, words: QuoteWords, quoted: AbstractSet[int]) -> None:
        self._words = words
        self._quoted = quoted
        self._people = referents(doc, keys.PEOPLE)
        self._bodies = referents(doc, keys.ORGANIZATIONS)
        people, bodies = read_findings(doc, keys.PEOPLE), read_findings(doc, keys.ORGANIZATIONS)
        self._gender = {person.id: person.text("gender") for person in people}
        self._surnames = {person.id: (person.text("name") or "").split()[-1:] for person in people}
        self._named = _mentions(people)
        self._bodies_named = _mentions(bodies)
        self._body_heads = {body.id: _last_words(body) for body in bodies}
        self.issuer = next((body.id for body in bodies if body.flag("issuer")), None)
        self._blocks = sorted(block.start for block in doc.spans.get(keys.BLOCKS, ()))
        self._author = _author(doc, self._people)
        self._titles: dict[str, list[str]] = {}
        for role in read_findings(doc, keys.ROLES):
            title, person = role.text("title"), role.text("person")
            if title and person:
                self._titles.setdefault(_title_head(title), []).append(person)

    def person_at(self, token: Token) -> str | None:
        """The person named or safely meant by a token."""
        return self._people.get(token.i)

    def body_at(self, token: Token) -> str | None:
        """The organization named by a token."""
        return self._bodies.get(token.i)

    def is_person(self, speaker: str | None) -> bool:
        """Whether an id is that of a person."""
        return speaker in self._gender

    def resolve(self, source: Span, rest: Span | None, last: str | None) -> str | None:
        """The id that a source means; `rest` is what follows it in apposition, `last` who spoke before."""
        head = _head(source)
        if head.lower_ in _PERSONAL:
            return self._pronoun(head, last)
        if head.lower_ in _FIRST:
            return self._author or last
        if head.lower_ == "we":
            return self.issuer
        person = self._named_in(source, self._people)
        if person is not None:
            return person
        if rest is not None and head.lower_ not in _PLURAL:
            person = self._named_in(rest, self._people, apposed=True)
            if person is not None:
                return person
        body = self._body_in(source)
        if body is not None:
            return body
        if head.lower_ in _PLURAL:
            body = self._body_in_block(head) if head.lower_ == "it" else None
            return body or (last if not self.is_person(last) else None)
        if last is not None and self._surnames.get(last) == [head.text]:
            # A surname that two people share means who spoke last.
            return last
        return self._described(source, head, last)

    def _named_in(self, span: Span, names: Mapping[int, str], *, apposed: bool = False) -> str | None:
        """The first name in a phrase that is not merely what its head belongs to."""
        noun = False
        for token in span:
            found = names.get(token.i)
            # `his wife Lena`: whose wife she is does not speak.
            if found is None or (token.tag_ == "PRP$" and token.lower_ in self._words.possessives):
                noun = (
                    noun or token.pos_ == "NOUN" or (token.pos_ == "PROPN" and not self._bodies.get(token.i))
                )
                continue
            end = token.i
            while end < span.end and names.get(end) == found:
                end += 1
            owned = end < len(span.doc) and span.doc[end].lower_ in self._words.possessives
            if owned and any(t.lower_ in self._words.papers for t in span.doc[end : end + _PAPER_SIGHT]):
                return found
            start = token.i
            while start > span.start and names.get(start - 1) == found:
                start -= 1
            within = start > span.start and span.doc[start - 1].pos_ == "ADP" and noun
            if not owned and not within:
                return found
            if apposed:
                return None
        return None

    def _body_in(self, span: Span) -> str | None:
        """An organization that speaks itself or through somebody without a name."""
        for token in span:
            body = self._bodies.get(token.i)
            if body is None:
                continue
            end = token.i
            while end < span.end and self._bodies.get(end) == body:
                end += 1
            others = [t.lower_ for t in span if self._bodies.get(t.i) != body and t.pos_ in _NOUN_TAGS]
            voices = self._words.anonymous | self._words.papers
            if not others or all(word in voices for word in others) or any(w in voices for w in others[:2]):
                return body
            last_of_span = end == span.end or span.doc[end].pos_ == "ADP"
            first = all(t.pos_ in {"DET", "ADJ"} for t in span.doc[span.start : token.i])
            return body if first and last_of_span else None
        return None

    def _pronoun(self, pronoun: Token, last: str | None) -> str | None:
        """`she said`: who was meant, unless named within a quote only; else who spoke, or was named, last."""
        gender = _PERSONAL[pronoun.lower_]
        meant = self._people.get(pronoun.i)
        fits = last is not None and self.is_person(last) and self._gender[last] in {gender, None}
        if meant is not None and not (fits and meant != last and self._only_quoted(meant, pronoun.i)):
            return meant
        if self._means_unnamed(pronoun):
            return None
        here = self._alone_in_block(pronoun, gender)
        if here is not None:
            return here
        if fits:
            return last
        place = bisect_right(self._named, (pronoun.i, ""))
        for _, person in reversed(self._named[max(0, place - 4) : place]):
            if self._gender[person] in {gender, None}:
                return person
        return None

    def _alone_in_block(self, pronoun: Token, gender: str) -> str | None:
        """The one person whom a paragraph names before a pronoun, outside quoted words."""
        start = self._block_start(pronoun.i)
        before = self._named[
            bisect_right(self._named, (start - 1, "~")) : bisect_right(self._named, (pronoun.i, ""))
        ]
        named = {person for place, person in before if place not in self._quoted}
        fitting = {person for person in named if self._gender[person] in {gender, None}}
        return next(iter(fitting)) if len(fitting) == 1 else None

    def _means_unnamed(self, pronoun: Token) -> bool:
        """Whether the last subject of a paragraph is somebody without a name (`Una Brask's mother`)."""
        doc = pronoun.doc
        for index in range(pronoun.i - 1, self._block_start(pronoun.i) - 1, -1):
            token = doc[index]
            subject = token.head if token.dep_ == "appos" else token
            told = subject.head.dep_ in _CLAUSES and subject.head.head.i < index
            if index in self._quoted or told or not subject.dep_.startswith("nsubj") or token.tag_ == "PRP":
                continue
            if self._people.get(index) or self._people.get(subject.i):
                return False
            if token.tag_ == "NN" and token.lower_ in self._words.humans:
                return not self._is_named_beside(token)
        return False

    def _is_named_beside(self, noun: Token) -> bool:
        """Whether a noun stands beside the name of whom it means: `Una Brask, a lawyer`, `his wife Una`."""
        doc = noun.doc
        apposed = noun.i + 2 < len(doc) and doc[noun.i + 1].text == "," and doc[noun.i + 2].lower_ != "who"
        reach = 2 * _BESIDE if apposed else _BESIDE
        if any(map(self._is_name, doc[noun.i + 1 : noun.i + reach])):
            return True
        before = doc[max(0, noun.i - _BESIDE - 1) : noun.i]
        owned = any(token.tag_ in {"POS", "PRP$"} for token in before)
        return not owned and any(map(self._is_name, before))

    def _is_name(self, token: Token) -> bool:
        return token.i in self._people and token.pos_ != "PRON"

    def _body_in_block(self, pronoun: Token) -> str | None:
        """The organization that was the last subject of a paragraph before `it said`."""
        start = self._block_start(pronoun.i)
        place = bisect_right(self._bodies_named, (pronoun.i, ""))
        for index, body in reversed(self._bodies_named[:place]):
            if index < start:
                return None
            opens = all(t.pos_ == "DET" for t in pronoun.doc[pronoun.doc[index].sent.start : index])
            if opens and index not in self._quoted:
                return body
        return None

    def _block_start(self, index: int) -> int:
        place = bisect_right(self._blocks, index)
        return self._blocks[place - 1] if place else 0

    def _only_quoted(self, person: str, place: int) -> bool:
        """Whether the last mention of a person before a token stands within quoted words."""
        before = bisect_right(self._named, (place, ""))
        for start, named in reversed(self._named[max(0, before - 8) : before]):
            if named == person:
                return start in self._quoted
        return False

    def _described(self, source: Span, head: Token, last: str | None) -> str | None:
        """`the minister`, `the court`, `the letter`: somebody who was named before."""
        word = head.lower_
        definite = source[0].lower_ in {"the", "this"} or source[0].pos_ == "PROPN"
        if not definite or head.ent_type_ in _PLACES:
            return None
        holders = self._titles.get(word, [])
        place = bisect_right(self._named, (source.start, ""))
        for _, person in reversed(self._named[:place]):
            if person in holders:
                return person
        if word in self._words.members and self.is_person(last):
            return last
        if word in self._words.papers:
            return last or self.issuer
        place = bisect_right(self._bodies_named, (source.start, ""))
        for index, body in reversed(self._bodies_named[:place]):
            if word in self._body_heads[body]:
                return self._office_holder(source.doc, index) or body
        # `the Northport Harbour Department` is the name of another.
        named = any(token.pos_ == "PROPN" and token.i != head.i for token in source)
        return self.issuer if word in self._words.issuer and not named else None

    def _office_holder(self, doc: Doc, start: int) -> str | None:
        """Who holds an office that was taken for a body (`the Minister for Harbours, Una Brask`)."""
        body, end = self._bodies.get(start), start
        while end < len(doc) and self._bodies.get(end) == body:
            end += 1
        apposed = end + 1 < len(doc) and doc[end].text == ","
        return self._people.get(end + 1) if apposed else None


def _author(doc: Doc, people: Mapping[int, str]) -> str | None:
    """Who signs a text: a line of its own, after all paragraphs, that is a name and little else."""
    for block in reversed(list(doc.spans.get(keys.BLOCKS, ()))):
        words = [token for token in block if token.is_alpha]
        if block.label_ not in {"line", "heading"} or not words:
            if block.label_ == "paragraph":
                return None
            continue
        named = [people[token.i] for token in words if token.i in people]
        if named and 2 * len(named) >= len(words):
            return named[0]
    return None


def _title_head(title: str) -> str:
    """The noun of a title: `minister` in "Prime Minister for Home Affairs"."""
    words = title.lower().split()
    end = next((i for i, word in enumerate(words) if i and word in _AFTER_HEAD), len(words))
    return words[end - 1].strip(",")


def _mentions(findings: list[Finding]) -> list[tuple[int, str]]:
    return sorted((span.start, finding.id) for finding in findings for span in finding.all("mention"))


def _last_words(body: Finding) -> set[str]:
    names = [body.text("name") or "", *body.texts("aliases")]
    return {word.lower() for name in names for word in name.split() if word[:1].isupper()}


def _head(span: Span) -> Token:
    """The noun that a phrase is about: the last one before `of`, `for` or another such word."""
    head = span[0]
    for token in span:
        if token.pos_ == "ADP" and token.i > span.start and head.pos_ in {"NOUN", "PROPN", "PRON"}:
            break
        if token.pos_ in {"NOUN", "PROPN", "PRON"}:
            head = token
    return head
