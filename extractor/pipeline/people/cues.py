"""Evidence beside a run of words that it names a person, or something named after one."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span, Token

from extractor.language.names import Gender
from extractor.language.people import PeopleLexicon
from extractor.pipeline.capitals import is_capital, is_glue
from extractor.pipeline.matching import matched_spans, phrase_matcher
from extractor.pipeline.people.runs import Ground
from extractor.pipeline.people.words import NameWords, fold

_AGE = re.compile(r"1?\d?\d")
_COLONS = frozenset({":", "-", "–", "—"})
_LONGEST_TITLE = 8
_LONGEST_OFFICE = 8
_OF = frozenset({"of", "for", "in", "to"})
_INSIDE_TITLES = _OF | {"and", "the", "&"}
_WHERE = frozenset({"in", "at", "near", "outside", "across", "around"})
_LANDS = frozenset({"GPE", "LOC", "NORP", "ORG"})


@dataclass(frozen=True)
class Cue:
    """One piece of evidence: how much it proves (2 is enough alone) and which entry gives it."""

    points: float
    found_by: str
    gender: Gender | None = None

    def halved(self) -> "Cue":
        """The same evidence where it proves less: in a headline."""
        return replace(self, points=self.points / 2)


@dataclass(frozen=True)
class Context:
    """What of a doc the cues need besides its tokens."""

    contacts: dict[int, str]
    breaks: Collection[int]
    lands: Collection[int]
    lead_ins: Mapping[int, Span]
    issuer: Collection[str]


class Cues:
    """Reads the words around a run."""

    def __init__(self, lexicon: PeopleLexicon, words: NameWords, tokenizer: Tokenizer) -> None:
        self._words = words
        self._contacts: PhraseMatcher = phrase_matcher(
            tokenizer, {e.id: e.words for e in lexicon.entries if e.evidence == "contact"}
        )

    def context(self, doc: Doc, ground: Ground, lead_ins: Mapping[int, Span]) -> Context:
        """The context of a doc: where contact lead-ins end, where blocks begin, who issued it."""
        contacts = {span.end: span.label_ for span in matched_spans(self._contacts, doc)}
        return Context(contacts, ground.breaks, ground.lands, lead_ins, self._issuer(doc._.publisher or ""))

    def _issuer(self, publisher: str) -> frozenset[str]:
        """The name of a person who issued the statement ("Office of Senator Olha Lys")."""
        words = publisher.split()
        title = max((i for i, word in enumerate(words) if word.lower() in self._words.titles), default=None)
        return frozenset(map(fold, words[title + 1 :])) if title is not None else frozenset()

    def of(self, run: Span, context: Context) -> list[Cue]:
        """All evidence beside the run."""
        return [
            *self._before(run, context),
            *self._after(run, context),
            *self._in_line(run, context),
        ]

    def _before(self, run: Span, context: Context) -> Iterator[Cue]:
        doc, i = run.doc, run.start - 1
        while i >= 0 and doc[i].is_space and "\n" not in doc[i].text:
            i -= 1
        # A hard-wrapped line may part a title from its name; a new block does not.
        if i >= 0 and doc[i].is_space and run.start not in context.breaks:
            i -= 1
        # The tokenizer may part the full stop from a short word ("Sgt.", "Ft.").
        if i > 0 and doc[i].text == "." and not doc[i - 1].whitespace_ and self._is_short(doc[i - 1]):
            i -= 1
        if i >= 0 and run.start in context.breaks:
            yield from self._over_break(doc, i, context)
        elif i >= 0:
            yield from self._titled(run, doc[i])
            yield from self._led_in(run, doc[i], context)

    def _is_short(self, word: Token) -> bool:
        """Whether a word with a full stop behind it is cut short, and ends no sentence."""
        words = self._words
        cut = f"{word.lower_}." in words.titles
        return cut or words.is_honorific(word) or word.lower_ in words.saints

    def _titled(self, run: Span, word: Token) -> Iterator[Cue]:
        words, key = self._words, word.lower_
        if words.is_honorific(word):
            yield Cue(3, words.honorifics[key], words.genders.get(key))
        elif key in words.kin:
            yield Cue(2.5, words.kin[key], words.genders.get(key))
        elif key in words.titles:
            compound = len(run) == 1 and word.text[0].isupper()
            points = 2 if compound else 2.5
            if words.is_doubtful_title(word):
                points = 1 if compound else 1.5
            yield Cue(points, words.titles[key], words.genders.get(key))
        else:
            yield from self._long_titled(run, word.i)

    def _long_titled(self, run: Span, i: int) -> Iterator[Cue]:
        """A title that goes on between its head and the name ("Minister of Foreign Affairs Olha Lys")."""
        doc, words = run.doc, self._words
        seen = any(token.ent_type_ == "PERSON" for token in run)
        proper = len(run) > 1 and all(token.pos_ == "PROPN" for token in run[:2])
        if not (seen or proper or words.is_given(run[0])):
            return
        for k in range(i, max(0, i - _LONGEST_TITLE), -1):
            word = doc[k]
            if word.lower_ in _OF and k < i and self._is_sure_title(doc[k - 1]):
                title = doc[k - 1].lower_
                yield Cue(2.5, words.titles[title], words.genders.get(title))
                return
            if not (word.text[0].isupper() or (k < i and word.lower_ in _INSIDE_TITLES)):
                return

    def _is_sure_title(self, word: Token) -> bool:
        return self._words.is_title(word) and not self._words.is_doubtful_title(word)

    def _led_in(self, run: Span, word: Token, context: Context) -> Iterator[Cue]:
        i, words = word.i, self._words
        if word.lower_ in words.speech and word.pos_ in {"VERB", "PROPN", "NOUN"}:
            yield Cue(1, words.speech[word.lower_])
        elif i + 1 in context.contacts and word.lower_ not in {"by", "from", "media"}:
            yield Cue(1, context.contacts[i + 1])
        elif word.text in _COLONS and i in context.contacts:
            yield Cue(1.5, context.contacts[i])
        elif word.text == ":" and i > 0 and words.is_title(word.nbor(-1)) and len(run) > 1:
            yield Cue(2.5, words.titles[word.nbor(-1).lower_])
        elif word.lower_ == "of" and i > 0 and word.nbor(-1).lower_ in words.events and len(run) > 1:
            yield Cue(1.5, words.events[word.nbor(-1).lower_])
        elif word.text == "," and i > 0:
            yield from self._apposed_before(word.nbor(-1), run)
        else:
            yield from self._placed(run, word)

    def _placed(self, run: Span, word: Token) -> Iterator[Cue]:
        """Words that stand before places ("aged 33, of Elmwood", "Ft. Orlov", "near Orlov")."""
        doc, i, words = word.doc, word.i, self._words
        opens_place = word.lower_ in words.saints and word.text[0].isupper() and not words.is_title(word)
        aged = word.lower_ == "of" and i > 1 and doc[i - 1].text == "," and _AGE.fullmatch(doc[i - 2].text)
        if opens_place or aged:
            yield Cue(-2.5, "place")
        elif word.lower_ == "for" and i > 0 and doc[i - 1].lower_ in words.titles:
            yield Cue(-2, "place")
        elif word.lower_ in _WHERE and not (run.end < len(doc) and doc[run.end].tag_ == "POS"):
            # One looks at people, too.
            named = word.lower_ == "at" and len(run) > 1 and words.is_given(run[0])
            yield Cue(-0.5 if named else -1.5, "place")

    def _apposed_before(self, word: Token, run: Span) -> Iterator[Cue]:
        """A small title or relation before the comma ("his lawyer, Olha Lys"), or an office that goes on."""
        words = self._words
        human = word.lower_ in words.titles or word.lower_ in words.kin or word.lower_ in words.genders
        if (word.is_lower and human) or (len(run) > 1 and self._ends_office(word)):
            yield Cue(1, "apposition")

    def _ends_office(self, word: Token) -> bool:
        """Whether a word ends an office named at length ("chair of the Harbour Committee, Olha Lys")."""
        doc = word.doc
        for i in range(word.i, max(0, word.i - _LONGEST_OFFICE), -1):
            if doc[i].is_punct or doc[i].pos_ in {"VERB", "AUX"}:
                return False
            if doc[i].lower_ in _OF and self._words.is_title(doc[i - 1]):
                return True
        return False

    @staticmethod
    def _over_break(doc: Doc, i: int, context: Context) -> Iterator[Cue]:
        """A lead-in on the line above: "For more information, contact:"."""
        while i > 0 and doc[i].is_space:
            i -= 1
        if doc[i].text in _COLONS and i in context.contacts:
            yield Cue(1.5, context.contacts[i])

    def _after(self, run: Span, context: Context) -> Iterator[Cue]:
        doc, i, words = run.doc, run.end, self._words
        while i < len(doc) and doc[i].is_space and "\n" not in doc[i].text:
            i += 1
        if i >= len(doc):
            return
        word = doc[i]
        if len(run) > 1:
            yield from self._after_full_name(word, context)
        if word.lower_ in words.speech and word.pos_ == "VERB":
            if i + 1 == len(doc) or not words.can_be_name(doc[i + 1]):
                yield Cue(1, words.speech[word.lower_])
        elif words.is_honorific(word):
            yield Cue(-2, "title")
        elif self._is_namesake(run, word):
            yield Cue(-2.5, "namesake")
        elif len(run) == 1 and (reign := self._reign_after(word)):
            yield from self._reigns(run[0], reign)
        elif word.text in {",", "("} and i + 1 < len(doc):
            yield from self._apposed(doc[i + 1], doc)
            yield from self._located(run, doc[i + 1], context)

    def _after_full_name(self, word: Token, context: Context) -> Iterator[Cue]:
        """Another name's lead-in or letters of an office behind a full name ("Olha Lys MP")."""
        second = word.i + 1 if word.text in {",", "("} else word.i
        if second in context.lead_ins:
            yield Cue(1.5, context.lead_ins[second].label_)
        if self._words.is_suffix(word):
            yield Cue(1, "title")
        if _is_telephone(word):
            yield Cue(1, "telephone")

    def _located(self, run: Span, word: Token, context: Context) -> Iterator[Cue]:
        """A place with the land it lies in ("Fairmeadow, Calif.", "Fairmeadow, Ohio")."""
        abbreviated = word.text.endswith(".") and word.lower_ in self._words.never
        surely = len(run) == 1 or not self._words.is_given(run[0])
        if abbreviated or (word.i in context.lands and surely):
            yield Cue(-2, "place")

    def _is_namesake(self, run: Span, word: Token) -> bool:
        """Whether a thing is named after the run: "the Orlov prize", "Olha's Law"."""
        if len(run) == 1 and word.tag_ == "POS" and word.i + 1 < len(word.doc):
            thing = word.nbor()
            return thing.text[0].isupper() and thing.lower_ in self._words.namesakes
        if word.is_sent_start:
            return False
        # "the Olha Lys Federal Building"
        last = word
        while len(run) > 1 and last.i < word.i + 2 and last.i + 1 < len(word.doc) and is_capital(last.nbor()):
            last = last.nbor()
        return word.lower_ in self._words.namesakes or (
            is_capital(word) and last.lower_ in self._words.namesakes
        )

    def _reign_after(self, word: Token) -> Token | None:
        """What a ruler is said to lead: "government", be it after a second ruler ("Lys/Zub government")."""
        if is_glue(word) and word.i + 2 < len(word.doc):
            word = word.nbor(2)
        return word if word.lower_ in self._words.reign else None

    def _reigns(self, name: Token, word: Token) -> Iterator[Cue]:
        words, pair = self._words, name.doc[max(0, word.i - 3) : word.i]
        if len(pair) == 3 and is_glue(pair[1]) and (words.is_ruler(pair[0]) or words.is_ruler(pair[2])):
            yield Cue(3, words.reign[word.lower_])
            return
        known = name.ent_type_ not in _LANDS and name.pos_ == "PROPN" and name.lower_ not in words.modifiers
        told = word.is_lower or name.ent_type_ == "PERSON"
        if words.is_ruler(name) or (known and told and not name.is_sent_start):
            yield Cue(2, words.reign[word.lower_])

    def _apposed(self, word: Token, doc: Doc) -> Iterator[Cue]:
        after = doc[word.i + 1].text if word.i + 1 < len(doc) else ""
        written = (word.text[0].isdigit() and len(word) > 2) or (word.text == "(" and after.isdigit())
        if written or "@" in word.text:
            yield Cue(0.5, "telephone")
        elif _AGE.fullmatch(word.text) and after in {",", ")", ";", "."}:
            yield Cue(2, "age")
        elif word.lower_ in {"who", "whose", "whom"}:
            yield Cue(0.5, "apposition")
        else:
            for token in doc[word.i : word.i + 6]:
                human = token.lower_ in self._words.titles or token.lower_ in self._words.kin
                if human and not token.is_sent_start:
                    yield Cue(1, "apposition")
                    return
                if token.is_punct:
                    return

    def _in_line(self, run: Span, context: Context) -> Iterator[Cue]:
        """A name that opens a short line of a signature, a list of names or a contact block."""
        doc, end = run.doc, run.end
        opens = run.start in context.breaks or (run.start > 0 and "\n" in doc[run.start - 1].text)
        if len(run) > 1 and opens and not 0 < run.start < len(doc) - 1 == run.start:
            after = doc[end].text if end < len(doc) else "\n"
            if "\n" in after:
                next_word = doc[end + 1] if end + 1 < len(doc) else None
                titled = next_word is not None and self._is_title_line(next_word)
                yield Cue(1.5 if titled else 0.5, "signature")
            elif after in {",", "-", "–", "—", ":", "("}:
                yield Cue(0.5, "signature")
        if context.issuer and len(run) <= 2 and all(fold(token.text) in context.issuer for token in run):
            yield Cue(2, "issuer")

    def _is_title_line(self, first: Token) -> bool:
        for token in first.doc[first.i : first.i + 6]:
            if "\n" in token.text:
                return False
            if token.lower_ in self._words.titles:
                return True
        return False


def _is_telephone(word: Token) -> bool:
    """Whether a number of several groups begins here ("0400 555 010")."""
    doc, i = word.doc, word.i
    if not word.is_digit or i + 2 >= len(doc) or not doc[i + 1].is_digit:
        return False
    return word.text[0] == "0" or (len(word) > 2 and doc[i + 2].is_digit)
