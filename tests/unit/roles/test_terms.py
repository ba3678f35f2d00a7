"""Terms of the vocabulary: their forms, and where they are nouns."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.language.roles import RoleEntry, RoleLexicon
from extractor.pipeline.roles.terms import Terms, plural

NLP = spacy.blank("en")


def entry(name, *terms, **more):
    return RoleEntry(id=name, kind="office", terms=terms, examples=("x",), **more)


def lexicon(*entries, **lists):
    empty = dict.fromkeys(RoleLexicon.model_fields, frozenset())
    return RoleLexicon(**{**empty, "variants": {}, "endings": (), "entries": entries, **lists})


def found(text, *entries, pos=None, **lists):
    words = text.split()
    doc = Doc(NLP.vocab, words=words, pos=(pos or " ".join(["NOUN"] * len(words))).split())
    heads = Terms(lexicon(*entries, **lists), NLP.tokenizer).find(doc)
    return [(doc[head.start : head.end].text, head.term.usual, head.term.plural) for head in heads]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("minister", "ministers"),
        ("member of parliament", "members of parliament"),
        ("special agent in charge", "special agents in charge"),
        ("editor-in-chief", "editors-in-chief"),
        ("attorney general", "attorneys general"),
        ("spokeswoman", "spokeswomen"),
        ("wife", "wives"),
        ("coach", "coaches"),
        ("secretary", "secretaries"),
        ("envoy", "envoys"),
    ],
)
def test_plurals(one, many):
    assert plural(one) == many


def test_the_longest_term_wins():
    entries = (entry("a", "minister"), entry("b", "prime minister"))
    assert found("prime minister", *entries) == [("prime minister", "prime minister", False)]


def test_a_variant_counts_as_the_usual_word():
    assert found("Sen. Lys", entry("a", "senator", "sen."), variants={"senator": ("sen.",)}) == [
        ("Sen.", "senator", False)
    ]


def test_an_acronym_needs_its_capitals():
    assert found("AM and am", entry("a", "AM", singular=True)) == [("AM", "am", False)]


def test_a_verb_of_the_same_form_is_no_term():
    assert found("she heads it", entry("a", "head"), pos="PRON VERB PRON") == []


def test_an_occupation_is_guessed_by_its_ending():
    endings = (entry("learned", "ologist"),)
    assert found("a seismologist", endings=endings, pos="DET NOUN") == [
        ("seismologist", "seismologist", False)
    ]
    assert found("the seismologists", endings=endings) == [("seismologists", "seismologist", True)]


def test_not_every_such_ending_is_an_occupation():
    assert found("a checklist", endings=(entry("learned", "ist"),), not_occupations={"checklist"}) == []
