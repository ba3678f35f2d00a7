"""What kind of thing is asked: a table of actions of every category, in the language of many issuers."""

from collections import Counter
from pathlib import Path

import pytest

from extractor.language import load_vocabulary
from extractor.pipeline.demands.categories import Categories

TABLE = [
    line.split("\t")
    for line in Path(__file__).with_name("categories.tsv").read_text("utf-8").splitlines()
    if line
]
CATEGORIES = Categories(load_vocabulary("demands").categories)
SKIPPED = {"a", "an", "the", "be", "immediate", "full", "not", "thorough", "regular"}


def _category(addressee: str, action: str) -> str:
    """The category by the first verb or noun, else by the words alone."""
    words = action.split()
    head = next((word for word in words if word not in SKIPPED), words[0])
    refrain = words[0] == "not"
    found = CATEGORIES.category(head=head, action=action, addressee=addressee, refrain=refrain)
    if found != "other":
        return found
    return CATEGORIES.category(head="", action=action, addressee=addressee, refrain=refrain)


@pytest.mark.parametrize("category", sorted({row[2] for row in TABLE}))
def test_most_actions_of_each_category_are_known(category):
    found = Counter(_category(who, action) == right for who, action, right in TABLE if right == category)
    assert found[True] + found[False] >= 30
    assert found[True] >= 0.85 * (found[True] + found[False])


CLEAR = [
    ("the king", "grant a royal pardon to the blogger", "drop_charges"),
    ("the prison", "let a doctor examine him", "access"),
    ("the army", "return the bodies of the dead to their relatives", "disclose"),
    ("the police", "return the cameras taken from the crew", "reparation"),
    ("the ministry", "suspend the officers involved", "accountability"),
    ("the lender", "suspend all lending to the ministry", "international_action"),
    ("the court", "hear the appeal without further delay", "fair_trial"),
    ("the judge", "grant the two students bail", "release"),
    ("the league", "move the match", "other"),
]


@pytest.mark.parametrize(("who", "action", "category"), CLEAR, ids=[row[1] for row in CLEAR])
def test_one_verb_has_the_category_of_its_object(who, action, category):
    assert _category(who, action) == category
