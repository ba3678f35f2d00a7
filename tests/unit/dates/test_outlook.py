"""Where clauses look: at what was, at what is to come, at our times."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.language import load_vocabulary
from extractor.pipeline.dates.outlook import is_nowadays, read_outlook

VOCAB = spacy.blank("en").vocab
LEXICON = load_vocabulary("temporal")


def last_word(written):
    """The last token of a parsed clause, written as `word:TAG:head:dependency`, or `word=lemma:…`."""
    rows = [word.split(":", 3) for word in written.split()]
    words, lemmas = zip(*((row[0].split("=") * 2)[:2] for row in rows), strict=True)
    tags, heads, deps = ([row[column] for row in rows] for column in (1, 2, 3))
    pos = ["VERB" if tag.startswith("V") else "X" for tag in tags]
    doc = Doc(
        VOCAB, words=words, lemmas=lemmas, tags=tags, pos=pos, heads=[int(head) for head in heads], deps=deps
    )
    return doc[-1]


NOWADAYS = [
    "She:PRP:3:nsubj is=be:VBZ:3:cop at:IN:3:case risk:NN:3:ROOT today:NN:3:obl:unmarked",
    "They:PRP:3:nsubj can:MD:3:aux not:RB:3:advmod speak:VB:3:ROOT today:NN:3:obl:unmarked",
    "They:PRP:1:nsubj stand:VBP:1:ROOT alone:RB:1:advmod today:NN:1:obl:unmarked",
    "He:PRP:3:nsubj would:MD:3:aux be:VB:3:cop safe:JJ:3:ROOT today:NN:3:obl:unmarked",
]


@pytest.mark.parametrize("clause", NOWADAYS)
def test_today_means_our_times_beside_a_state(clause):
    assert is_nowadays(last_word(clause), LEXICON.states)


DAYS = [
    "We:PRP:2:nsubj are=be:VBP:2:cop proud:JJ:2:ROOT today:NN:2:obl:unmarked",
    "She:PRP:2:nsubj was=be:VBD:2:cop ill:JJ:2:ROOT today:NN:2:obl:unmarked",
    "She:PRP:3:nsubj will:MD:3:aux be:VB:3:cop safe:JJ:3:ROOT today:NN:3:obl:unmarked",
    "She:PRP:2:nsubj:pass was=be:VBD:2:aux:pass freed=free:VBN:2:ROOT today:NN:2:obl:unmarked",
    "They:PRP:1:nsubj call:VBP:1:ROOT today:NN:1:obl:unmarked",
    "The:DT:1:det hearing:NN:1:ROOT today:NN:1:nmod:unmarked",
    "She:PRP:2:nsubj is=be:VBZ:2:cop ill:JJ:2:ROOT until:IN:4:case today:NN:2:obl",
]


@pytest.mark.parametrize("clause", DAYS)
def test_today_is_a_day_beside_an_event(clause):
    assert not is_nowadays(last_word(clause), LEXICON.states)


OUTLOOKS = [
    ("was=be:VBD:1:cop victim:NN:1:ROOT in:IN:3:case May:NNP:1:obl", "past"),
    ("was=be:VBD:1:aux:pass held=hold:VBN:1:ROOT in:IN:3:case May:NNP:1:obl", "past"),
    ("has=have:VBZ:1:aux left=leave:VBN:1:ROOT in:IN:3:case May:NNP:1:obl", "past"),
    ("will:MD:1:aux meet:VB:1:ROOT in:IN:3:case May:NNP:1:obl", "future"),
    ("plans=plan:VBZ:0:ROOT to:TO:2:mark rule:VB:0:xcomp in:IN:4:case May:NNP:2:obl", "future"),
    ("could:MD:2:aux be:VB:2:aux:pass freed=free:VBN:2:ROOT in:IN:4:case May:NNP:2:obl", "future"),
    ("could:MD:3:aux have:VB:3:aux be:VBN:3:aux:pass freed:VBN:3:ROOT in:IN:5:case May:NNP:3:obl", "past"),
    ("They:PRP:1:nsubj meet:VBP:1:ROOT in:IN:3:case May:NNP:1:obl", None),
]


@pytest.mark.parametrize(("clause", "outlook"), OUTLOOKS)
def test_the_verb_above_tells_the_outlook(clause, outlook):
    assert read_outlook(last_word(clause), LEXICON.future_cues) == outlook
