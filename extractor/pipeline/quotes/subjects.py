"""Who does the saying: the subject of a verb, by the words right before it, else by the parse."""

from spacy.tokens import Doc, Span, Token

from extractor.language.quotes import QuoteWords
from extractor.pipeline.quotes.cues import Hit
from extractor.pipeline.quotes.phrases import (
    is_filler,
    is_relative,
    phrase_after,
    phrase_of,
    subject_of,
    trimmed,
    word_before,
)
from extractor.pipeline.quotes.sources import Attribution
from extractor.pipeline.quotes.speakers import Speakers

_NEAR = 4
_BE = frozenset({"was", "were", "is", "are", "been", "being", "be"})
_HAVE = frozenset({"has", "have", "had", "'ve", "’ve"})
_APPOSING = frozenset({",", "(", "–", "—"})
_BREAKS = frozenset({",", ";", ":", "“", '"', "”", "–", "—", "(", ")"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"})
_OBJECTS = frozenset({"obj", "obl", "dobj"})
_RELATIVE = frozenset({"who", "which", "that"})
_OPENS_CLAUSE = frozenset({"that", "who", "which", "whom", "whose", "when", "while", "as", "if", "because"})
_NO_APPOSITION = frozenset({"VERB", "AUX", "ADP", "SCONJ", "ADV"})
_OF_BODY = frozenset({"PROPN", "NOUN", "ADP", "DET", "ADJ"})
_BODY_SIGHT = 15
_SEGMENTS = 6
_REACH = 80


class Subjects:
    """Finds the subject of verbs of saying in one doc."""

    def __init__(self, doc: Doc, *, words: QuoteWords, speakers: Speakers) -> None:
        self._doc = doc
        self._words = words
        self._speakers = speakers

    def of(self, hit: Hit, low: int, high: int) -> Attribution | None:
        """The subject between two tokens: right before the verb, else by the parse, else the nearest name."""
        low, high = max(low, hit.start - _REACH), min(high, hit.end + _REACH)
        if not hit.cue.passive and self._is_passive(hit.token, low):
            return self._agent(hit, high)
        found = self._before_verb(hit, low)
        if found is not None:
            return found
        head = subject_of(hit.token, low, high)
        if head is not None and is_relative(head):
            head = self._antecedent(head, low) or self._nearest_name(low, head.i)
        if head is not None and head.lower_ in self._words.papers and head.dep_ in _OBJECTS:
            head = self._issuer_of(head, low, high) or head
        if head is not None and head.i < hit.start:
            head = self._apposed_name(head, low, high) or head
        if head is None or head.pos_ not in {"PRON", "NOUN", "PROPN"}:
            head = self._nearest_name(low, hit.start) or head
        if head is None:
            return self.after_verb(hit, high) if hit.start - low <= 1 else None
        return self._of_head(head, hit, low, high)

    def after_verb(self, hit: Hit, end: int) -> Attribution | None:
        """`said Una Brask, director of Harbour Watch`."""
        start = hit.end
        while start < end and self._doc[start].pos_ == "ADV":
            start += 1
        source = phrase_after(self._doc, start, end, self._words)
        if source is None or not self.may_speak(source):
            return None
        return self.attribution(source, source.end, end, hit)

    def may_speak(self, span: Span) -> bool:
        """Whether a phrase is a noun phrase, not words of time or place."""
        first = span[0]
        if first.lower_ in self._words.times and not self._speakers.person_at(first):
            return False
        return first.pos_ == "DET" or any(token.pos_ in {"NOUN", "PROPN", "PRON"} for token in span)

    def attribution(self, source: Span, start: int, end: int, hit: Hit) -> Attribution:
        """An attribution whose apposition stands between two tokens."""
        comma = next((i for i in range(start, end) if self._doc[i].text in _APPOSING), end)
        rest = trimmed(self._doc, comma, end) if comma < end else None
        if rest is not None and not self._may_name(rest[0]):
            rest = None
        return Attribution(source, rest, hit.span, f"quotes/{hit.cue.id}", hit.cue.naming)

    def _may_name(self, first: Token) -> bool:
        """Whether words in apposition may say who somebody is, by the first of them."""
        if first.lower_ in self._words.namings:
            return True
        return first.pos_ not in _NO_APPOSITION and first.lower_ != "who"

    def _before_verb(self, hit: Hit, low: int) -> Attribution | None:
        """`…, Una Brask, director of Harbour Watch, said`: the noun phrase that leads to a finite verb."""
        perfect = hit.token.tag_ == "VBN" and self._has_auxiliary(hit.start, low)
        if hit.token.tag_ not in {"VBD", "VBZ", "VBP"} and not perfect:
            return None
        end = hit.start
        while end > low and (is_filler(self._doc[end - 1]) or self._doc[end - 1].pos_ in {"ADV", "AUX"}):
            end -= 1
        first = self._segment(low, end)
        listed = first is not None and self._is_listed(first, low)
        if first is not None and not listed and not self._is_title(first, low):
            return self._nominal(first, end, hit)
        chain = self._chain(first.start - listed if first is not None else end, low)
        if chain is None and listed and first is not None:
            chain = first
        return self._nominal(chain, hit.start, hit) if chain is not None else None

    def _chain(self, end: int, low: int) -> Span | None:
        """The first of the noun phrases between commas that lead to a token: a name with its appositions."""
        chain: Span | None = None
        for _ in range(_SEGMENTS):
            end = word_before(self._doc, end, low)
            if end < low or self._doc[end].text != ",":
                break
            segment = self._segment(low, end)
            if segment is None or (chain is not None and not self._apposes(segment)):
                break
            if self._is_nominal(segment):
                chain = segment
            elif chain is not None and segment[0].lower_ not in _OPENS_CLAUSE:
                break
            end = segment.start
        return chain

    def _is_listed(self, segment: Span, low: int) -> bool:
        """`Una Brask, head of Harbours, Boats, and Fish said`: the end of a list is no subject."""
        before = segment.start - 1
        return before > low and self._doc[before].pos_ == "CCONJ" and self._doc[before - 1].text == ","

    def _has_auxiliary(self, verb: int, low: int) -> bool:
        """`has said`, `had also told`."""
        return any(token.lower_ in _HAVE for token in self._doc[max(low, verb - 2) : verb])

    def _is_title(self, segment: Span, low: int) -> bool:
        """`Una Brask, director of Harbour Watch said`: a bare title, whose second comma was lost."""
        comma = word_before(self._doc, segment.start, low)
        if comma <= low or self._doc[comma].text != "," or segment[0].pos_ == "PRON":
            return False
        name = self._doc[word_before(self._doc, comma, low)]
        if not self._speakers.person_at(name) or any(map(self._speakers.person_at, segment)):
            return False
        above = self._segment(low, comma)
        return segment[0].pos_ != "DET" or (above is not None and self._is_nominal(above))

    def _segment(self, low: int, end: int) -> Span | None:
        """The words from the last mark, or the verb or conjunction that opens a clause, up to a token."""
        start = end
        while start > low:
            start = self._over_brackets(start, low)
            if self._doc[start - 1].text in _BREAKS:
                break
            start -= 1
        return trimmed(self._doc, start, end)

    def _over_brackets(self, start: int, low: int) -> int:
        """Before a short form in brackets within a name (`the Harbour Watch (HW) Committee`)."""
        if self._doc[start - 1].text == ")":
            for index in range(start - 2, max(low, start - _NEAR), -1):
                if self._doc[index].text == "(":
                    return index
        return start

    def _apposes(self, segment: Span) -> bool:
        return self._is_nominal(segment) or segment[0].lower_ in _OPENS_CLAUSE

    def _is_nominal(self, segment: Span) -> bool:
        opens = segment[0].pos_ in _NOMINAL and segment[0].lower_ not in _OPENS_CLAUSE
        return opens and not any(token.tag_ in _FINITE for token in segment)

    def _nominal(self, segment: Span, end: int, hit: Hit) -> Attribution | None:
        """A segment as source, from after the last verb in it; None where it is no noun phrase."""
        start = segment.start
        relative = next((t for t in segment[1:] if t.lower_ in _RELATIVE and t.tag_ in {"WP", "WDT"}), None)
        if relative is not None and any(t.tag_ in _FINITE for t in segment.doc[relative.i : segment.end]):
            # `The officer who arrested Una Brask said`.
            segment = segment.doc[segment.start : relative.i]
        for token in segment:
            if token.tag_ in _FINITE or (token.lower_ in _OPENS_CLAUSE and token.pos_ != "DET"):
                start = token.i + 1
        source = trimmed(self._doc, start, segment.end)
        if source is None or source[0].pos_ not in _NOMINAL or source[-1].pos_ == "CCONJ":
            return None
        last = source.end
        while last > source.start + 1 and self._doc[last - 1].lower_ in self._words.times:
            last -= 1
        source = self._doc[source.start : last]
        if not self.may_speak(source) or any(token.tag_ in {"VB", "TO"} for token in source):
            return None
        return self.attribution(source, source.end, end, hit)

    def _of_head(self, head: Token, hit: Hit, low: int, high: int) -> Attribution | None:
        before = head.i < hit.start
        source = phrase_of(head, low, hit.start) if before else phrase_of(head, hit.end, high)
        return self.attribution(source, source.end, hit.start if before else high, hit)

    def _antecedent(self, relative: Token, low: int) -> Token | None:
        """What `which` stands for by the parse; people, and owners (`their report`), are named before it."""
        noun = relative.head.head
        owned = any(child.tag_ == "PRP$" for child in noun.children)
        parsed = relative.head.dep_ == "acl:relcl" and low <= noun.i < relative.i
        return noun if parsed and not owned and relative.lower_ != "who" else None

    def _issuer_of(self, paper: Token, low: int, high: int) -> Token | None:
        """`The union issued a statement saying`: who issued it, where that is said by name."""
        verb = paper.head
        issuer = subject_of(verb, low, high) if verb.lower_ in self._words.issuing else None
        return issuer if issuer is not None and self._known(issuer) else None

    def _known(self, token: Token) -> str | None:
        return self._speakers.person_at(token) or self._speakers.body_at(token)

    def _is_passive(self, verb: Token, low: int) -> bool:
        before = self._doc[max(low, verb.i - _NEAR) : verb.i]
        return verb.tag_ == "VBN" and any(token.lower_ in _BE for token in before)

    def _agent(self, hit: Hit, high: int) -> Attribution | None:
        """`was told by X`; without an agent the subject is who heard it, or is spoken of."""
        for index in range(hit.end, min(high, hit.end + _NEAR)):
            if self._doc[index].lower_ == "by":
                source = phrase_after(self._doc, index + 1, high, self._words)
                return self.attribution(source, source.end, high, hit) if source is not None else None
        return None

    def _apposed_name(self, head: Token, low: int, high: int) -> Token | None:
        """`Una Brask, a lawyer, said`, `Una Brask of Lund Hall`: the name before the parse's noun."""
        phrase = phrase_of(head, low, high)
        if head.pos_ == "PRON" or any(self._speakers.person_at(token) for token in phrase):
            return None
        comma = word_before(self._doc, phrase.start, low)
        if comma > low and self._doc[comma].text == ",":
            name = self._doc[word_before(self._doc, comma, low)]
            return name if self._speakers.person_at(name) and name.i >= low else None
        return self._name_of_body(phrase.start, low) if self._speakers.body_at(head) else None

    def _name_of_body(self, start: int, low: int) -> Token | None:
        """The name that a preposition joins to the words right before a body."""
        for index in range(start - 1, max(low, start - _BODY_SIGHT) - 1, -1):
            token = self._doc[index]
            if self._speakers.person_at(token):
                return token if self._doc[index + 1].pos_ == "ADP" else None
            if token.pos_ not in _OF_BODY and token.text not in {"(", ")"}:
                return None
        return None

    def _nearest_name(self, low: int, high: int) -> Token | None:
        """The nearest name before a verb that speaks for itself: no `X's`; people before bodies."""
        body: Token | None = None
        owned: str | None = None
        for index in range(high - 1, low - 1, -1):
            token = self._doc[index]
            known = self._known(token)
            if known is None or self._owned(index):
                owned = known
            elif known == owned:
                continue
            elif self._speakers.person_at(token):
                return token
            elif body is None:
                body = token
        return body

    def _owned(self, index: int) -> bool:
        after = self._doc[index + 1] if index + 1 < len(self._doc) else None
        return after is not None and after.lower_ in self._words.possessives and after.tag_ == "POS"
