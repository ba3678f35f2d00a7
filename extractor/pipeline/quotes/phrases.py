"""Noun phrases around a verb of saying: its subject before or after it."""

from spacy.tokens import Doc, Span, Token

from extractor.language.quotes import QuoteWords

_STOPS = frozenset(',.;:!?…()[]"“”„«»—–') | {"``", "''", "--"}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"who", "which", "that"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "nsubjpass"})
_CLIMBS = frozenset({"conj", "advcl", "xcomp", "acl", "parataxis", "ccomp", "advcl:relcl"})
_HIGHEST = 4
# The parse starts sents in the middle of names; a sentence needs a mark before it as well.
_MAY_END = frozenset(".!?:;”\"’'»…")
_MARKUP = frozenset("_*") | {"**", "__"}


def is_stop(token: Token) -> bool:
    """Whether a mark ends a phrase at this token; a hyphen within a name does not."""
    if token.text == "-":
        return token.i > 0 and bool(token.nbor(-1).whitespace_)
    return token.text in _STOPS


def is_filler(token: Token) -> bool:
    """Whether a token is space or markup of emphasis."""
    return token.is_space or token.text in _MARKUP


def skip_fillers(doc: Doc, start: int, stop: int) -> int:
    """The first token from `start` that is neither space nor markup."""
    while start < stop and is_filler(doc[start]):
        start += 1
    return start


def word_before(doc: Doc, index: int, low: int) -> int:
    """The last token before `index` that is neither space nor markup; below `low` where there is none."""
    index -= 1
    while index >= low and is_filler(doc[index]):
        index -= 1
    return index


def phrase_after(doc: Doc, start: int, stop: int, words: QuoteWords) -> Span | None:
    """The noun phrase that begins at a token: up to a mark, a verb, or a word of time or place."""
    start = skip_fillers(doc, start, stop)
    end = start
    while end < stop and not is_stop(doc[end]):
        token = doc[end]
        verb = token.tag_ in _FINITE and not token.text[0].isupper()
        if end > start and (verb or (token.lower_ in words.times and not token.text[0].isupper())):
            break
        if token.lower_ in _RELATIVE and end > start:
            break
        end += 1
    return trimmed(doc, start, end)


def trimmed(doc: Doc, start: int, end: int) -> Span | None:
    """A span without fillers, marks and conjunctions at its edges."""
    while start < end and (is_filler(doc[start]) or is_stop(doc[start]) or doc[start].pos_ == "CCONJ"):
        start += 1
    while end > start and (is_filler(doc[end - 1]) or is_stop(doc[end - 1])):
        end -= 1
    return doc[start:end] if start < end else None


def first_part(span: Span) -> Span:
    """A phrase up to its first comma, dash or bracket."""
    for token in span:
        if token.i > span.start and is_stop(token):
            return span.doc[span.start : token.i]
    return span


def subject_of(token: Token, low: int, high: int) -> Token | None:
    """The head of a verb's subject between two tokens, looked for up the parse where the verb shares one."""
    verb = token
    for _ in range(_HIGHEST):
        subjects = [c for c in verb.children if c.dep_ in _SUBJECTS and low <= c.i < high and c.i != token.i]
        before = [child for child in subjects if child.i < token.i]
        if subjects:
            return before[-1] if before else subjects[0]
        if verb.dep_ == "acl:relcl" and low <= verb.head.i < high:
            return verb.head
        if verb.dep_ not in _CLIMBS or verb.head.i == verb.i:
            return None
        if verb.dep_ == "acl" and low <= verb.head.i < high and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return verb.head
        verb = verb.head
    return None


def phrase_of(head: Token, low: int, high: int) -> Span:
    """The phrase of a head within bounds, up to its first comma or relative clause, with the head in it."""
    start = max(low, head.left_edge.i)
    end = min(high, head.right_edge.i + 1)
    for index in range(head.i, end):
        if is_stop(head.doc[index]) or (index > head.i and is_relative(head.doc[index])):
            end = index
            break
    for index in range(head.i, start - 1, -1):
        if is_stop(head.doc[index]):
            start = index + 1
            break
    return trimmed(head.doc, start, max(end, head.i + 1)) or head.doc[head.i : head.i + 1]


def is_relative(token: Token) -> bool:
    """Whether a word stands for the noun before it (`who`)."""
    return token.lower_ in _RELATIVE and token.tag_ in {"WP", "WDT", ""}


def last_sentence(doc: Doc, low: int, high: int) -> int:
    """Where the sentence begins that a token before `high` belongs to, not before `low`."""
    for index in range(high - 1, low, -1):
        if doc[index].is_sent_start and not is_filler(doc[index]):
            before = word_before(doc, index, low)
            if before < low or doc[before].text[-1] in _MAY_END:
                return index
    return low
