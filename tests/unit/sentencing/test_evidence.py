"""The evidence of a sentence is the clause that tells it, subject included."""

import pytest

CASES = [
    ("Vera Holm was sentenced to six years in prison.", ["Vera Holm was sentenced to six years in prison"]),
    (
        "On 5 May 2023, a court in Riga jailed Vera Holm for two years, her lawyer said.",
        ["a court in Riga jailed Vera Holm for two years"],
    ),
    ("The mayor said that Vera Holm was jailed for two years.", ["Vera Holm was jailed for two years"]),
    (
        "Vera Holm was jailed for two years, and Ivan Petrov was fined $500.",
        ["Vera Holm was jailed for two years", "Ivan Petrov was fined $500"],
    ),
    (
        "A judge sentenced Vera Holm to four years and Ivan Petrov to three years in prison.",
        ["A judge sentenced Vera Holm to four years", "Ivan Petrov to three years in prison"],
    ),
    (
        "Vera Holm was found guilty of libel and sentenced to two years in prison.",
        ["Vera Holm was found guilty of libel and sentenced to two years in prison"],
    ),
    (
        "Vera Holm was sentenced to two years in prison and was fined $500.",
        ["Vera Holm was sentenced to two years in prison and was fined $500"] * 2,
    ),
    (
        "Whereas Vera Holm was jailed for two years; whereas Ivan Petrov faces ten years in prison;",
        ["Vera Holm was jailed for two years", "Ivan Petrov faces ten years in prison"],
    ),
    ("We met Vera Holm, who is serving a ten-year sentence.", ["who is serving a ten-year sentence"]),
    (
        "If convicted, Vera Holm faces ten years in prison.",
        ["If convicted, Vera Holm faces ten years in prison"],
    ),
]


@pytest.mark.parametrize(("text", "clauses"), CASES, ids=[row[0][:50] for row in CASES])
def test_clause(extractor, text, clauses):
    found = extractor.extract(text, published="2024-03-14").sentences
    assert [sentence.evidence.text for sentence in found] == clauses


def test_each_item_of_a_list_has_its_own_person(extractor):
    statement = extractor.extract(
        "Those held include:\n\n- Vera Holm, a poet, jailed for three years;\n"
        "- Laatu Zor Bak, a medic, sentenced in absentia to death.\n",
        published="2024-03-14",
    )
    names = {person.id: person.name for person in statement.people}
    owners = [
        ([names[one] for one in sentence.people] or [sentence.who.text])[0]
        for sentence in statement.sentences
    ]
    assert owners == ["Vera Holm", "Laatu Zor Bak"]


def test_an_unnamed_defendant_is_not_the_one_named_before(extractor):
    statement = extractor.extract(
        "Vera Holm was sentenced to two years in prison, while a third defendant, who is 81, was fined $400.",
        published="2024-03-14",
    )
    assert [s.who.text if s.who else None for s in statement.sentences] == [None, "a third defendant"]
