"""Whom a demand would help, by the people, roles and sentences that earlier components found."""

import pytest

PEOPLE = "Peter Keller, a docker, and Maria Lind, a nurse, were sentenced to four years in prison in May. "
ONE = (
    "Peter Keller, a docker, was arrested in May. He said that the police had beaten him. "
    "Peter Keller is now held in a prison near the capital."
)

ARREST = "Peter Keller spoke in the capital of the recent arrest of the young docker Maria Lind. "
ROW = "Peter Keller, Maria Lind and three other members of the old dockers' union were arrested in May. "

CASES = [
    (ONE, "We call on the authorities to release Peter Keller.", ["Peter Keller"]),
    (ONE, "Peter Keller must be freed.", ["Peter Keller"]),
    (ONE, "The court should quash the conviction.", ["Peter Keller"]),
    (ONE, "The minister must transfer Peter Keller to a civilian hospital.", ["Peter Keller"]),
    (PEOPLE, "The court should quash the convictions.", ["Peter Keller", "Maria Lind"]),
    (PEOPLE, "The authorities must release the two.", ["Peter Keller", "Maria Lind"]),
    (PEOPLE, "The judge must let both defendants go home.", ["Peter Keller", "Maria Lind"]),
    (PEOPLE, "The parliament must repeal the sedition law.", []),
    (PEOPLE, "The minister should protect refugees.", []),
    (PEOPLE, "The parliament must reject the Keller government's bill.", []),
    (PEOPLE, "The court must review the detention of those at the border.", []),
    (ONE, "The authorities should stop Peter Keller.", []),
    (ONE, "The company should take responsibility in the case of Peter Keller.", ["Peter Keller"]),
    (ARREST, "We call for an immediate release.", ["Maria Lind"]),
    (ROW, "The government must free the arrested trade unionists.", ["Peter Keller", "Maria Lind"]),
]


@pytest.mark.parametrize(("told", "asked", "names"), CASES, ids=[row[1] for row in CASES])
def test_a_demand_helps_those_it_names_or_means(extractor, told, asked, names):
    record = extractor.extract(f"{told}\n\n{asked}\n", publisher="Harbour Watch")
    people = {person.id: person.name for person in record.people}
    demands = [demand for demand in record.demands if demand.action.start >= len(told)]
    assert len(demands) == 1
    assert [people[person] for person in demands[0].beneficiaries] == names
