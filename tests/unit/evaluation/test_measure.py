"""What counts as found, relaxed and strict, and what is told of it: a table of cases for each kind."""

import pytest

from extractor.evaluation.case import Case
from extractor.evaluation.measure import measure

TEXT = (
    "Iryna Skala and Petro Skala were jailed. Skala’s lawyer Ana Ruiz, a former judge at Port Court, said: "
    "“We shall appeal this verdict tomorrow.” The court gave Iryna Skala nine years for fraud on 4 May 2023. "
    "Port Watch urges the court to release Iryna Skala now. It must not move her. On 4 May it rained."
)
PEOPLE = [
    {"id": "iryna", "name": "Iryna Skala", "aliases": ["Skala"]},
    {"id": "petro", "name": "Petro Skala", "aliases": []},
    {
        "id": "ruiz",
        "name": "Ana Ruiz",
        "aliases": [],
        "roles": [
            {"title": "lawyer", "organization": None},
            {"title": "judge", "organization": "Port Court", "former": True},
        ],
    },
]
FOUND = [
    {"name": "Iryna Skala", "aliases": ["Iryna Skala", "Skala"]},
    {"name": "Petro Skala"},
    {"name": "Ana Ruiz"},
]
IRYNA, PETRO, RUIZ, STRANGER, WATCH = "p1", "p2", "p3", "p4", "o1"
BODIES = [{"name": "Port Watch International", "aliases": ["Port Watch"]}, {"name": "the court"}]


@pytest.fixture
def measured(sample, statement):
    """Measures one kind with everybody found; gives counts (relaxed, strict), wrong attributes, outcomes."""

    def of(kind, labels, findings, people=FOUND):
        labelled = sample(TEXT, people=PEOPLE, **({kind: labels} if kind != "roles" else {}))
        record = statement(TEXT, people=people, organizations=BODIES, **{kind: findings})
        result = measure(Case(labelled, record))
        outcomes = [one for one in result.outcomes if one.kind == kind]
        return result, outcomes

    return of


def rights(result, kind):
    return result.document.relaxed[kind].right, result.document.strict[kind].right


@pytest.mark.parametrize(
    ("found", "relaxed", "strict"),
    [
        (FOUND, 3, 3),
        ([{"name": "Skala", "aliases": ["Iryna Skala"]}], 1, 0),
        ([{"name": "Skala"}], 1, 0),
        ([{"name": "Iryna"}], 0, 0),
        ([{"name": "Mr Ruiz", "aliases": ["Ruiz"]}], 0, 0),
        ([{"name": "Skala Court", "aliases": ["Skala"]}], 0, 0),
        ([{"name": "ANA  RUIZ"}], 1, 0),
        ([{"name": "Iryna Skala"}, {"name": "Skala"}, {"name": "Petro Skala"}], 2, 1),
    ],
    ids=["all", "alias", "surname", "given-name", "no-form-shared", "other-surname", "capitals", "split"],
)
def test_people(sample, statement, found, relaxed, strict):
    result = measure(Case(sample(TEXT, people=PEOPLE), statement(TEXT, people=found)))
    counts = result.document.relaxed["people"]
    assert (counts.labelled, counts.found) == (3, len(found))
    assert rights(result, "people") == (relaxed, strict)


def test_the_full_name_weighs_more_than_many_shared_forms(sample, statement):
    many = ["Ira", "Irka", "Iryna S", "I S"]
    found = [{"name": "I. Skala", "aliases": ["Skala"]}, {"name": "Iryna Skala", "aliases": many}]
    result = measure(Case(sample(TEXT, people=PEOPLE[:1]), statement(TEXT, people=found)))
    assert result.document.attributes["people.name"].right == 1


LAWYER = {"person": RUIZ, "title": "lawyer", "evidence": "lawyer Ana Ruiz"}
JUDGE = {
    "person": RUIZ,
    "title": "judge",
    "organization_name": "Port Court",
    "former": True,
    "evidence": "a former judge",
}


@pytest.mark.parametrize(
    ("roles", "relaxed", "strict", "wrong"),
    [
        ([LAWYER, JUDGE], 2, 2, []),
        ([LAWYER, LAWYER], 1, 1, []),
        ([LAWYER | {"person": PETRO}], 0, 0, []),
        ([LAWYER | {"title": "defence lawyer"}], 1, 0, []),
        ([LAWYER | {"title": "senior public defence lawyer"}], 0, 0, []),
        ([JUDGE | {"organization_name": None}], 1, 0, ["organization: Port Court, read as nothing"]),
        ([JUDGE | {"former": False}], 1, 0, ["former: True, read as False"]),
    ],
    ids=["both", "twice", "other-person", "more-words", "too-many-words", "no-body", "not-over"],
)
def test_roles(measured, roles, relaxed, strict, wrong):
    result, outcomes = measured("roles", [], roles)
    assert rights(result, "roles") == (relaxed, strict)
    assert [fault for one in outcomes for fault in one.wrong] == wrong


QUOTE = {"text": "We shall appeal this verdict tomorrow.", "speaker": "ruiz"}


@pytest.mark.parametrize(
    ("label", "quote", "relaxed", "strict", "found"),
    [
        (QUOTE, {"content": QUOTE["text"], "speaker": RUIZ}, 1, 1, 1),
        (QUOTE, {"content": "We shall appeal this verdict tomorrow", "speaker": RUIZ}, 1, 0, 1),
        (QUOTE, {"content": "We shall appeal", "speaker": RUIZ}, 0, 0, 0),
        (QUOTE, {"content": QUOTE["text"], "speaker": PETRO}, 0, 0, 1),
        (QUOTE, {"content": QUOTE["text"], "speaker": None}, 0, 0, 1),
        (QUOTE, {"content": QUOTE["text"], "speaker": RUIZ, "kind": "indirect"}, 0, 0, 0),
        (QUOTE, {"content": QUOTE["text"], "speaker": RUIZ, "duplicate_of": "q9"}, 0, 0, 0),
        (QUOTE | {"speaker": "org:Port Watch"}, {"content": QUOTE["text"], "speaker": WATCH}, 1, 1, 1),
        (QUOTE | {"speaker": "org:Watch"}, {"content": QUOTE["text"], "speaker": WATCH}, 1, 0, 1),
        (QUOTE | {"speaker": "org:Ana Ruiz"}, {"content": QUOTE["text"], "speaker": RUIZ}, 0, 0, 1),
        (QUOTE | {"speaker": None}, {"content": QUOTE["text"], "speaker": None}, 1, 1, 1),
    ],
    ids=[
        *("exact", "nearly", "half", "other-speaker", "no-speaker", "indirect", "repeats", "body"),
        *("body-half-named", "person-is-no-body", "nobody"),
    ],
)
def test_quotes(measured, label, quote, relaxed, strict, found):
    result, _ = measured("quotes", [label], [quote])
    assert rights(result, "quotes") == (relaxed, strict)
    assert result.document.attributes["quotes.found"].right == found


def test_a_quote_found_where_its_words_are_repeated(sample, statement):
    text = "“Free all of the printers,” said Ana Ruiz.\n\nFree all of the printers\n"
    label = {"text": "Free all of the printers", "speaker": "ruiz"}
    people = [{"id": "ruiz", "name": "Ana Ruiz"}]
    labelled = sample(text, people=people, quotes=[label])
    quote = {"content": "Free all of the printers", "nth": 2, "speaker": "p1"}
    result = measure(Case(labelled, statement(text, people=[{"name": "Ana Ruiz"}], quotes=[quote])))
    assert rights(result, "quotes") == (1, 0)


TERM = {
    "people": ["iryna"],
    "kind": "imprisonment",
    "duration": "P9Y",
    "charges": ["fraud"],
    "date": "2023-05-04",
    "evidence": "The court gave Iryna Skala nine years for fraud",
}
GIVEN = {
    "people": [IRYNA],
    "duration": "P9Y",
    "charges": ["fraud"],
    "date": "2023-05-04",
    "evidence": TERM["evidence"],
}


@pytest.mark.parametrize(
    ("label", "finding", "relaxed", "strict", "wrong"),
    [
        (TERM, GIVEN, 1, 1, []),
        (TERM, GIVEN | {"evidence": "Port Watch urges"}, 1, 0, []),
        (TERM, GIVEN | {"kind": "fine"}, 0, 0, []),
        (TERM, GIVEN | {"duration": "P8Y"}, 0, 0, []),
        (TERM, GIVEN | {"people": [PETRO]}, 0, 0, []),
        (TERM, GIVEN | {"people": []}, 0, 0, []),
        (TERM, GIVEN | {"people": [IRYNA, PETRO]}, 1, 0, ["people: iryna, read as iryna, petro"]),
        (TERM | {"people": []}, GIVEN, 0, 0, []),
        (TERM | {"people": []}, GIVEN | {"people": []}, 1, 1, []),
        (TERM, GIVEN | {"charges": []}, 1, 0, ["charges: fraud, read as nothing"]),
        (TERM, GIVEN | {"date": None}, 1, 0, ["date: 2023-05-04, read as nothing"]),
        (TERM, GIVEN | {"status": "upheld"}, 1, 0, ["status: imposed, read as upheld"]),
        (TERM, GIVEN | {"suspended": True}, 1, 0, ["suspended: False, read as True"]),
        (TERM | {"who": "two printers"}, GIVEN, 1, 0, []),
    ],
)
def test_sentences(measured, label, finding, relaxed, strict, wrong):
    result, outcomes = measured("sentences", [label], [finding])
    assert rights(result, "sentences") == (relaxed, strict)
    assert [fault for one in outcomes for fault in one.wrong] == wrong


def test_of_equal_punishments_people_and_clause_decide(measured):
    labels = [TERM | {"people": ["iryna", "petro"], "evidence": "were jailed"}, TERM]
    findings = [GIVEN, GIVEN | {"people": [IRYNA, PETRO], "evidence": "were jailed"}]
    result, _ = measured("sentences", labels, findings)
    assert rights(result, "sentences") == (2, 2)
    assert result.document.attributes["sentences.people"].right == 2


@pytest.mark.parametrize(
    ("found", "relaxed", "strict"),
    [
        ({"text": "4 May 2023", "value": "2023-05-04"}, 1, 1),
        ({"text": "May 2023", "value": "2023-05-04"}, 1, 0),
        ({"text": "4 May 2023", "value": "2023-05-04?"}, 1, 0),
        ({"text": "4 May 2023", "value": "2023-05"}, 0, 0),
        ({"text": "4 May", "nth": 2, "value": "2023-05-04"}, 0, 0),
    ],
    ids=["exact", "shorter", "doubted", "other-value", "other-place"],
)
def test_dates(measured, found, relaxed, strict):
    result, _ = measured("dates", [{"text": "4 May 2023", "value": "2023-05-04"}], [found])
    assert rights(result, "dates") == (relaxed, strict)


ASK = {
    "action": "release Iryna Skala now",
    "evidence": "Port Watch urges the court to release Iryna Skala now",
    "speaker": "org:Port Watch",
    "addressee": "the court",
    "category": "release",
    "beneficiaries": ["iryna"],
}
ASKED = {
    "action": ASK["action"],
    "speaker": WATCH,
    "addressee": "the court",
    "category": "release",
    "beneficiaries": [IRYNA],
}


@pytest.mark.parametrize(
    ("finding", "relaxed", "strict", "wrong"),
    [
        (ASKED, 1, 1, []),
        (ASKED | {"action": "release Iryna Skala"}, 1, 0, []),
        (ASKED | {"action": "release Iryna"}, 1, 0, []),
        (ASKED | {"action": "release"}, 0, 0, []),
        (ASKED | {"action": "the court to release Iryna Skala now. It must"}, 1, 0, []),
        (ASKED | {"action": "move her"}, 0, 0, []),
        (ASKED | {"voice": "reported"}, 0, 0, []),
        (ASKED | {"category": "other"}, 1, 0, ["category: release, read as other"]),
        (ASKED | {"polarity": "refrain"}, 1, 0, ["polarity: do, read as refrain"]),
        (ASKED | {"speaker": RUIZ}, 1, 0, ["speaker: org:Port Watch, read as ruiz"]),
        (ASKED | {"addressee": None}, 1, 0, ["addressee: the court, read as nothing"]),
        (ASKED | {"addressee": "court"}, 1, 0, []),
        (ASKED | {"beneficiaries": []}, 1, 0, ["beneficiaries: iryna, read as nothing"]),
    ],
)
def test_demands(measured, finding, relaxed, strict, wrong):
    result, outcomes = measured("demands", [ASK], [finding])
    assert rights(result, "demands") == (relaxed, strict)
    assert [fault for one in outcomes for fault in one.wrong] == wrong


def test_addressee_and_beneficiaries_are_asked_only_where_there_are_some(measured):
    label = {"action": "move her", "evidence": "It must not move her", "category": "protect"}
    finding = {"action": "move her", "addressee": "the court", "beneficiaries": [IRYNA]}
    result, _ = measured("demands", [label], [finding])
    assert {name for name in result.document.attributes if name.startswith("demands.")} == {
        "demands.category",
        "demands.polarity",
        "demands.speaker",
    }


def test_a_stranger_among_people_is_wrong(measured):
    people = [*FOUND, {"name": "Jo Stranger"}]
    result, _ = measured("demands", [ASK], [ASKED | {"beneficiaries": [IRYNA, STRANGER]}], people)
    assert result.document.attributes["demands.beneficiaries"].right == 0


def test_what_was_missed_has_no_wrong_attributes(measured):
    _, (outcome,) = measured("quotes", [QUOTE], [])
    assert (outcome.verdict, outcome.wrong) == ("missed", [])


def test_outcomes_say_what_was_missed_what_is_spurious_and_which_rule_fired(measured):
    dates = [{"text": "4 May 2023", "value": "2023-05-04"}, {"text": "tomorrow", "value": "2023-05-05"}]
    found = [
        {"text": "4 May 2023", "value": "2023-05-04", "found_by": "temporal/day-month-year"},
        {"text": "4 May", "nth": 2, "value": "XXXX-05-04", "found_by": "temporal/day-month"},
    ]
    _, (right, missed, spurious) = measured("dates", dates, found)
    assert (right.verdict, right.label, right.exact) == ("right", "4 May 2023 = 2023-05-04", True)
    assert (missed.verdict, missed.label, missed.found_by) == ("missed", "tomorrow = 2023-05-05", None)
    assert TEXT[missed.start : missed.end] == "tomorrow"
    assert (spurious.verdict, spurious.found) == ("spurious", "4 May = XXXX-05-04")
    assert spurious.found_by == "temporal/day-month"
    assert TEXT[spurious.start : spurious.end] == "4 May"
