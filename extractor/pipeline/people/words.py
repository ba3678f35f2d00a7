"""What a word may be in or beside a name: title, honorific, particle, given name, place, something else."""

import re
from functools import lru_cache

from anyascii import anyascii
from spacy.tokens import Token

from extractor.language.names import Gender, GivenNames
from extractor.language.people import PeopleLexicon
from extractor.pipeline.capitals import begins_capital, is_capital

_NOT_NAMES_POS = frozenset(
    {"VERB", "AUX", "ADV", "DET", "ADP", "PRON", "CCONJ", "SCONJ", "INTJ", "NUM", "SYM"}
)
# Before these, a word that is a given name as well is a place, a day or a month.
_BEFORE_PLACES_AND_TIMES = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "to",
        "across",
        "outside",
        "on",
        "since",
        "until",
        "last",
        "next",
        "this",
        "the",
    }
)

# Letters with what may stand between or behind them: "O'Neil", "S.T.Gill", "Abdu-l".
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f.'’ʼʻ`·‑-])*")
GENERATION = re.compile(r"[js]n?r|[ivx]+|filho|neto|fils")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """A word of a name without case, accents and dots, for comparison only."""
    return anyascii(text).casefold().replace(".", "").replace("'", "").replace("`", "")


class NameWords:
    """The vocabulary of names as questions about one token."""

    def __init__(self, lexicon: PeopleLexicon, names: GivenNames) -> None:
        self.titles = lexicon.words("title")
        self.kin = lexicon.words("kin")
        self.honorifics = lexicon.words("honorific")
        self.speech = lexicon.words("speech")
        self.events = lexicon.words("event")
        self.reign = lexicon.words("reign")
        self.modifiers = lexicon.title_modifiers
        self.headings = lexicon.headings
        self.never = lexicon.never_names | lexicon.headings
        self.other_things = lexicon.other_things
        self.surnames_too = lexicon.surnames_too
        self.saints = lexicon.saints
        self.namesakes = lexicon.namesakes
        self.rulers = frozenset(fold(name) for name in lexicon.rulers)
        self.doubtful_titles = lexicon.doubtful_titles
        self.genders = lexicon.genders()
        self._given = {fold(name): gender for name, gender in names.genders().items()}
        self._doubtful = {fold(name): gender for name, gender in names.doubtful().items()}
        self._full_names = {fold(short): set(map(fold, full)) for short, full in names.short_names.items()}
        self._suffixes = frozenset(names.suffixes)
        self._particles = frozenset(word for form in names.particles for word in (form, *form.split()))
        self._prefixes = frozenset(form.removesuffix("-") for form in names.particles if form.endswith("-"))

    def is_title(self, token: Token) -> bool:
        """Whether the word is an office, rank or job as it stands before a name."""
        return token.lower_ in self.titles

    def is_title_of_many(self, token: Token) -> bool:
        """Whether the word is a title in the plural ("Senators", "Sens.")."""
        word = token.lower_.removesuffix(".")
        return word.endswith("s") and word in self.titles and word.removesuffix("s") in self.titles

    def is_ruler(self, token: Token) -> bool:
        """Whether the word is a surname that needs no introduction."""
        return fold(token.text) in self.rulers

    def is_honorific(self, token: Token) -> bool:
        """Whether the word is Mr, Dr and the like; with a capital only."""
        return token.lower_ in self.honorifics and token.text[0].isupper()

    def is_initial(self, token: Token) -> bool:
        """Whether the word is an initial: "J", "J.", "A.B."."""
        text = token.text
        return text[0].isupper() and (
            len(text) == 1 or (len(text) <= 6 and text[1] == "." and text[-1] == ".")
        )

    def is_given(self, token: Token) -> bool:
        """Whether the word is known as a given name."""
        return token.text[0].isupper() and fold(token.text) in self._given

    def may_be_given(self, token: Token) -> bool:
        """Whether the word is known as a given name, be it a common word or a place too."""
        return token.text[0].isupper() and (
            fold(token.text) in self._given or fold(token.text) in self._doubtful
        )

    def is_suffix(self, token: Token) -> bool:
        """Whether the word may follow a name and is none: OAM, MP, Esq."""
        return token.text in self._suffixes and not self.is_generation(token)

    @staticmethod
    def is_generation(token: Token) -> bool:
        """Whether the word tells one bearer of a name from another: Jr., III."""
        return bool(GENERATION.fullmatch(fold(token.text)))

    def is_particle(self, token: Token) -> bool:
        """Whether the word is a small word inside names: de, bin; with its hyphen: al-."""
        return token.text in self._particles or (token.text in self._prefixes and not token.whitespace_)

    def may_open(self, text: str) -> bool:
        """Whether a name may begin with a word, as far as the word alone tells."""
        if text in self._particles or text in self._prefixes:
            return True
        if not begins_capital(text) or not _WORD.fullmatch(text):
            return False
        key = text.lower()
        if key not in self.never and not (key in self.honorifics and text[0].isupper()):
            return True
        return key not in self.headings and (fold(text) in self._given or fold(text) in self._doubtful)

    def can_be_name(self, token: Token) -> bool:
        """Whether a word by itself could be part of a person's name."""
        if not is_capital(token) or not _WORD.fullmatch(token.text):
            return False
        if token.lower_ in self.never:
            return self._is_name_after_all(token)
        if self.is_given(token):
            return True
        if not (token.is_sent_start and token.pos_ in _NOT_NAMES_POS):
            return True
        return self.may_be_given(token) and self.opens_name(token) and self._is_shown(token)

    def _is_name_after_all(self, token: Token) -> bool:
        """A common word after a given name and last of its run, or a name too ("Elizabeth May")."""
        if token.lower_ in self.headings:
            return False
        if self.may_be_given(token) and self.opens_name(token) and self._is_shown(token):
            return True
        if token.i == 0 or token.pos_ != "PROPN":
            return False
        before = token.nbor(-1)
        seen = token.ent_type_ == "PERSON" == before.ent_type_ and self.may_be_given(before)
        if self.is_given(before) or seen:
            return self.closes(token) or self.may_be_given(token)
        return self.may_be_given(token) and self.is_honorific(token.nbor(-1))

    def opens_name(self, token: Token) -> bool:
        """Whether a given name that is a place or a word too has a surname behind it ("Victoria Zubenko")."""
        doc, i = token.doc, token.i + 1
        if token.i > 0 and doc[token.i - 1].lower_ in _BEFORE_PLACES_AND_TIMES:
            return False
        while i < len(doc) and self.is_particle(doc[i]):
            i += 1
        end = i
        while end < len(doc) and is_capital(doc[end]):
            end += 1
        if end == i or end - i > 2 or (end - i == 2 and self.is_given(doc[i])):
            return False
        return not any(map(self._is_no_surname, doc[i:end]))

    def _is_no_surname(self, token: Token) -> bool:
        key = token.lower_
        if token.is_upper and len(token) > 1:
            return True
        known = key in self.titles or key in self.never or key in self.modifiers or key in self.honorifics
        other = token.ent_iob_ == "B" and token.ent_type_ in {"NORP", "GPE"}
        return known or other or self.is_thing(token)

    @staticmethod
    def _is_shown(token: Token) -> bool:
        """Whether the word is seen as a person's, or an age follows the surname ("German Hernandez, 26")."""
        if token.ent_type_ == "PERSON":
            return True
        doc, i = token.doc, token.i + 2
        return i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].is_digit and len(doc[i + 1]) < 3

    def is_doubtful_title(self, token: Token) -> bool:
        """Whether a title with a capital may belong to the name of a thing ("General Strike")."""
        if not token.text[0].isupper() or (token.i > 0 and self.is_title(token.nbor(-1))):
            return False
        return token.lower_ in self.doubtful_titles or self.titles.get(token.lower_) == "profession"

    def closes(self, token: Token) -> bool:
        """Whether no word of the name follows; letters of an office are none ("Olha Bishop MP")."""
        if token.i + 1 == len(token.doc):
            return True
        return not is_capital(token.nbor()) or self.is_suffix(token.nbor())

    def closes_name(self, token: Token) -> bool:
        """Whether a title is a surname here, last of its run after a given name or an initial."""
        if token.i == 0 or not token.text[0].isupper() or not self.closes(token):
            return False
        before = token.nbor(-1)
        if token.i > 1 and self.is_given(before) and self.is_given(token.nbor(-2)):
            # "Olha Zakhar Member for Fairmeadow"
            return token.i + 1 == len(token.doc) or token.nbor().lower_ not in {"for", "of"}
        return self.is_given(before) or (self.is_initial(before) and before.lower_ not in self.never)

    def is_thing(self, token: Token) -> bool:
        """Whether the word ends the name of a thing, whatever stands before it."""
        return token.lower_ in self.other_things or token.lower_.removesuffix("s") in self.other_things

    def is_familiar(self, short: str, full: str) -> bool:
        """Whether a folded given name is a familiar form of another ("bill" of "william")."""
        return full in self._full_names.get(short, ())

    def gender_of(self, given: str) -> Gender | None:
        """The gender that a given name is known to have."""
        key = fold(given)
        return self._given.get(key) or self._doubtful.get(key)
