"""Cuts a doc into runs of words that could each be one person's name."""

from collections.abc import Collection
from dataclasses import dataclass

from spacy.attrs import ORTH
from spacy.tokens import Doc, Span, Token

from extractor.pipeline.capitals import is_glue
from extractor.pipeline.people.cuts import Cuts
from extractor.pipeline.people.words import NameWords

_OPENING = frozenset({"“", '"', "‘", "'", "«", "„", "``", "''"})
_CLOSING = frozenset({"”", '"', "’", "'", "»", "“", "''"})
_OF = frozenset({"of", "for"})
_LONGEST = 7
_SYLLABLE = 5


@dataclass(frozen=True)
class Ground:
    """What of a doc decides where names may stand."""

    breaks: Collection[int]
    shouted: Collection[int]
    headed: Collection[int]
    taken: Collection[int]
    lands: Collection[int]


class Runs:
    """Finds maximal runs of name words; titles, places, bodies and breaks of the text end them."""

    def __init__(self, words: NameWords) -> None:
        self._words = words
        self._cuts = Cuts(words)

    def find(self, doc: Doc, ground: Ground) -> list[Span]:
        """The runs in text order."""
        found: list[Span] = []
        index = 0
        for opening in self._openings(doc):
            index = max(index, opening)
            if index > opening:
                continue
            end = self._end(doc, index, ground)
            if end > index:
                found += self._cuts.cut(doc[index:end])
            index = max(end, index + 1)
        return found

    def _openings(self, doc: Doc) -> list[int]:
        """Where a run may begin, by the word alone: looked up once for each different word."""
        words, strings = doc.to_array(ORTH).tolist(), doc.vocab.strings
        opening = {word for word in set(words) if self._words.may_open(strings[word])}
        return [index for index, word in enumerate(words) if word in opening]

    def _end(self, doc: Doc, start: int, ground: Ground) -> int:
        if not self._opens(doc, start, ground) or self._is_dateline(doc, start):
            return start
        end = start + 1
        while end < len(doc) and end - start < _LONGEST and end not in ground.breaks:
            if self._words.is_thing(doc[end - 1]) and not self._begins_name(doc, start, end):
                break
            step = self._step(doc, end, ground)
            if not step:
                break
            end += step
        return self._with_dot(doc, self._without_acronyms(doc, start, end))

    def _with_dot(self, doc: Doc, end: int) -> int:
        """Takes in the full stop of "Jr." where the tokenizer took it for the sentence's."""
        last = doc[end - 1]
        dotted = (
            len(last) == 2
            and self._words.is_generation(last)
            and not last.whitespace_
            and last.text[0] in "JS"
        )
        return end + 1 if dotted and end < len(doc) and doc[end].text == "." else end

    @staticmethod
    def _is_dateline(doc: Doc, start: int) -> bool:
        """A place in capitals before the name that opens the text ("WASHINGTON Olha Lys was sentenced")."""
        word = doc[start]
        if not _is_acronym(word) or len(word) < 4 or start + 2 >= len(doc):
            return False
        if not word.is_sent_start or word.ent_type_ == "PERSON":
            return False
        return doc[start + 1].is_title and doc[start + 2].is_title

    def _begins_name(self, doc: Doc, start: int, end: int) -> bool:
        """Whether a word, though it names things, is a given name here ("Bill Orlov")."""
        word = doc[end - 1]
        opens = end - start == 1 or word.ent_iob_ == "B"
        return opens and self._words.may_be_given(word) and word.ent_type_ == "PERSON"

    def _without_acronyms(self, doc: Doc, start: int, end: int) -> int:
        """Leaves off what stands in capitals behind a name ("Olha Lys MP", "Olha Lys AFP")."""
        while end - start > 2 and _is_acronym(doc[end - 1]) and not self._words.is_generation(doc[end - 1]):
            shouting = doc[start].is_upper and not _is_initials(doc[start])
            if shouting and not self._words.is_suffix(doc[end - 1]):
                break
            end -= 1
        return end

    def _opens(self, doc: Doc, index: int, ground: Ground) -> bool:
        part = self._is_part(doc, index, ground)
        if not (part or self._words.is_particle(doc[index])):
            return False
        if self._is_field(doc, index) or self._is_kin(doc, index):
            return False
        if part:
            return not (doc[index].is_upper and self._words.is_suffix(doc[index]))
        # "van der Bellen", "al-Masri": a small word opens the run if a name word follows at once.
        if not self._words.is_particle(doc[index]) or index + 1 >= len(doc):
            return False
        if self._words.is_honorific(doc[index]):
            return False
        follow = index + 2 if is_glue(doc[index + 1]) else index + 1
        glued = follow == index + 2
        return (glued or doc[index].text[0].isupper()) and self._is_part(doc, follow, ground)

    def _is_kin(self, doc: Doc, index: int) -> bool:
        """Whether a relation stands before the name ("Brothers Ivan and Petro Lys")."""
        after = doc[index + 1] if index + 1 < len(doc) else None
        return doc[index].lower_ in self._words.kin and after is not None and self._words.is_given(after)

    def _is_field(self, doc: Doc, index: int) -> bool:
        """Whether a word tells what an office is for ("Minister of Finance Olha Lys")."""
        if index < 2 or doc[index].lower_ not in self._words.modifiers:
            return False
        names = [word for word in doc[index + 1 : index + 3] if self._words.can_be_name(word)]
        if len(names) < 2 and not any(word.ent_type_ == "PERSON" for word in names):
            return False
        return doc[index - 1].lower_ in _OF and self._words.is_title(doc[index - 2])

    def _step(self, doc: Doc, index: int, ground: Ground) -> int:
        """How many tokens the run grows by at this index; 0 where it ends."""
        if self._is_part(doc, index, ground):
            return 1
        word = doc[index]
        if self._words.is_generation(word) and word.text[0].isupper():
            return 1
        if is_glue(word) and (self._is_part(doc, index + 1, ground) or self._is_syllable(doc, index + 1)):
            return 2
        if word.is_space:
            return self._over_space(doc, index, ground)
        if word.text == "," and index + 1 < len(doc) and self._words.is_generation(doc[index + 1]):
            return 2
        if word.text in _OPENING and not word.whitespace_:
            return self._nickname(doc, index, ground)
        if word.text == "(":
            return self._short_name(doc, index, ground)
        return self._particles(doc, index, ground)

    def _particles(self, doc: Doc, index: int, ground: Ground) -> int:
        step = 0
        while step < 3 and index + step < len(doc):
            word = doc[index + step]
            if not self._words.is_particle(word):
                return 0
            step += 1
            if index + step < len(doc) and is_glue(doc[index + step]):
                step += 1
            if self._is_part(doc, index + step, ground):
                return step + 1
        return 0

    def _over_space(self, doc: Doc, index: int, ground: Ground) -> int:
        """A line broken inside a name, or the gap that a lost full stop left after an initial."""
        wrapped = doc[index].text.strip(" \t") == "\n"
        initial = index > 0 and self._words.is_initial(doc[index - 1])
        known = index > 0 and "\n" not in doc[index].text and self._is_gap(doc, index)
        if (wrapped or initial or known) and index + 1 not in ground.breaks:
            return 2 if self._is_part(doc, index + 1, ground) else 0
        return 0

    def _is_gap(self, doc: Doc, index: int) -> bool:
        """Whether spaces stand inside a name: after a given name."""
        if index + 1 >= len(doc):
            return False
        return self._words.is_given(doc[index - 1]) or self._words.is_generation(doc[index + 1])

    def _nickname(self, doc: Doc, index: int, ground: Ground) -> int:
        """`“Tinker” Quillon`: a word or two in marks between two words of a name."""
        for close in range(index + 2, min(index + 4, len(doc) - 1)):
            if doc[close].text in _CLOSING and self._is_part(doc, close + 1, ground):
                return close + 2 - index
        return 0

    def _short_name(self, doc: Doc, index: int, ground: Ground) -> int:
        """`Peter S. (Pete) Hale`: a short given name in brackets between two words of a name."""
        end = index + 3
        if end >= len(doc) or doc[index + 2].text != ")" or not self._words.may_be_given(doc[index + 1]):
            return 0
        return 4 if self._is_part(doc, end, ground) else 0

    def _is_part(self, doc: Doc, index: int, ground: Ground) -> bool:
        if index >= len(doc) or index in ground.taken:
            return False
        word = doc[index]
        if not self._words.can_be_name(word) or self._words.is_honorific(word):
            return False
        if self._ends_names(word):
            return False
        if word.i in ground.shouted or word.i in ground.headed:
            return self._stands_out(word)
        return True

    def _is_syllable(self, doc: Doc, index: int) -> bool:
        """The second half of a name such as "Man-hee"."""
        word, first = doc[index], doc[index - 2]
        if not word.is_lower or len(word) > _SYLLABLE or word.pos_ in {"VERB", "ADJ"}:
            return False
        seen = word.ent_type_ == "PERSON" or word.pos_ == "PROPN"
        return seen or (len(first) <= _SYLLABLE and index > 2 and self._words.can_be_name(doc[index - 3]))

    def _stands_out(self, word: Token) -> bool:
        """Whether a word is a name even where every word has a capital."""
        before = word.doc[word.i - 1] if word.i else None
        if before is not None and self._words.is_initial(before) and before.i > 0:
            return self._words.is_given(before.nbor(-1)) or word.pos_ == "PROPN"
        person, given = word.ent_type_ == "PERSON", self._words.is_given(word)
        if word.pos_ in {"VERB", "AUX", "ADV", "ADP", "DET"}:
            return person and given
        if person or given:
            return True
        if before is not None and self._words.is_given(before):
            # "Orlov Praises Winner": a ruler's surname may be a given name too.
            return not self._words.is_ruler(before)
        if word.pos_ != "PROPN":
            return False
        if any(self._words.is_given(token) for token in word.doc[max(0, word.i - 2) : word.i]):
            return True
        # "Rafida Ahmed" with only "Ahmed" recognised, at the head of a line.
        return bool(word.is_sent_start) and word.i + 1 < len(word.doc) and word.nbor().ent_type_ == "PERSON"

    def _ends_names(self, word: Token) -> bool:
        """Titles stand beside names and are none; a given name may look like one ("Dean", "Major")."""
        words = self._words
        if words.is_title(word):
            inside = word.i > 0 and (words.is_given(word.nbor(-1)) or word.ent_iob_ == "I")
            if not inside and word.i + 1 < len(word.doc) and words.can_be_name(word.nbor()):
                return True
            given = words.may_be_given(word) and word.ent_type_ == "PERSON"
            return not (given or words.closes_name(word))
        return False


def _is_acronym(token: Token) -> bool:
    return token.is_upper and len(token) > 1 and token.is_alpha


def _is_initials(token: Token) -> bool:
    return len(token) < 2 or "." in token.text
