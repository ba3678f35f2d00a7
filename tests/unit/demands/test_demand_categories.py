"""Every rule for what is asked decides its own examples."""

import pytest

from extractor.language import load_vocabulary
from extractor.pipeline.demands.categories import Categories

LEXICON = load_vocabulary("demands")
CATEGORIES = Categories(LEXICON.categories)
EXAMPLES = [(rule, example) for rule in LEXICON.categories for example in rule.examples]


@pytest.mark.parametrize(("rule", "action"), EXAMPLES, ids=lambda value: getattr(value, "id", value))
def test_examples_get_the_category_of_their_rule(rule, action):
    first, *rest = action.split()
    head = rest[0] if first == "be" else first
    found = CATEGORIES.category(
        head=head, action=action, addressee=" ".join(rule.addressee[:1]), refrain=rule.refrain
    )
    assert found == rule.category


DOUBTFUL = [
    ("release", "release the report on the raid", "disclose"),
    ("end", "end the trial of the poet", "cease"),
    ("press", "press the king to free the crew", "international_action"),
    ("drop", "drop the charges and free her", "drop_charges"),
    ("visit", "visit the lighthouse", "other"),
]


@pytest.mark.parametrize(("head", "action", "category"), DOUBTFUL, ids=[row[1] for row in DOUBTFUL])
def test_the_first_rule_that_fits_decides(head, action, category):
    assert CATEGORIES.category(head=head, action=action) == category


def test_some_rules_hold_only_for_what_is_left_undone():
    assert CATEGORIES.category(head="deport", action="deport them", refrain=True) == "cease"
