"""From measured documents to figures, to what a change did, and to a gate that stays shut when it should."""

import json

import pytest

from extractor.errors import InputError
from extractor.evaluation import floors
from extractor.evaluation.comparison import compare, read_evaluation
from extractor.evaluation.markup import tag
from extractor.evaluation.page import page
from extractor.evaluation.run import evaluate_records
from extractor.evaluation.table import write_comparison, write_errors, write_evaluation

TEXT = "On 4 May 2023 <b>Ana Ruiz</b> & others met. In June 2023 they left. In 2024 nobody came back."
FIRST, SECOND, THIRD = (
    {"text": "4 May 2023", "value": "2023-05-04"},
    {"text": "June 2023", "value": "2023-06"},
    {"text": "2024", "value": "2024"},
)


@pytest.fixture
def evaluation(sample, statement):
    """Evaluates documents, each given as its labelled dates and its found dates."""

    def evaluate(*documents, text=TEXT):
        pairs = []
        for index, (labelled, found) in enumerate(documents):
            name = f"case-{index}"
            people = [{"id": "ruiz", "name": "Ana Ruiz"}]
            labels = sample(text, name=name, dates=labelled, people=people)
            pairs.append((labels, statement(text, name=name, dates=found, people=[{"name": "Ana Ruiz"}])))
        return evaluate_records(pairs)

    return evaluate


def test_counts_are_pooled_over_documents(evaluation):
    result = evaluation(([FIRST, SECOND], [FIRST]), ([FIRST], [FIRST, SECOND, THIRD]), ([THIRD], [THIRD]))
    score = result.relaxed["dates"]
    assert (score.labelled, score.found, score.right) == (4, 5, 3)
    assert score.precision.value == pytest.approx(3 / 5)
    assert score.recall.value == pytest.approx(3 / 4)
    assert score.f1.value == pytest.approx(2 * 3 / (4 + 5))
    assert result.relaxed["demands"].f1.value == 0
    assert result.macro_f1["relaxed"].value == pytest.approx((1 + 2 / 3) / 6)


def test_intervals_hold_the_value_and_are_the_same_again(evaluation):
    documents = [([FIRST, SECOND], [FIRST]), ([FIRST], [FIRST, SECOND]), ([THIRD], [THIRD])] * 5
    score = evaluation(*documents).relaxed["dates"]
    assert score.f1.low < score.f1.value < score.f1.high
    assert evaluation(*documents).relaxed["dates"] == score


def test_the_interval_of_equal_documents_is_a_point_and_shrinks_with_their_number(evaluation):
    equal = evaluation(*[([FIRST, SECOND], [FIRST])] * 8).relaxed["dates"].f1
    assert equal.low == equal.value == equal.high
    few = evaluation(*[([FIRST], [FIRST]), ([SECOND], [])] * 4).relaxed["dates"].recall
    many = evaluation(*[([FIRST], [FIRST]), ([SECOND], [])] * 64).relaxed["dates"].recall
    # The standard error of a share of one half over n documents is 0.5/√n; the interval is about 3.92 wide.
    assert few.high - few.low == pytest.approx(3.92 * 0.5 / 8**0.5, abs=0.09)
    assert many.high - many.low == pytest.approx(3.92 * 0.5 / 128**0.5, abs=0.03)


def test_an_evaluation_is_read_back_as_it_was_written(evaluation, tmp_path):
    result = evaluation(([FIRST], [SECOND]))
    file = tmp_path / "old.json"
    file.write_text(result.model_dump_json(), "utf-8")
    assert read_evaluation(file) == result


@pytest.mark.parametrize("content", [None, "", "{}", '{"schema_version": "1.0"}', "[1]"])
def test_what_is_no_evaluation_is_refused(tmp_path, content):
    file = tmp_path / "old.json"
    if content is not None:
        file.write_text(content, "utf-8")
    with pytest.raises(InputError, match=r"old\.json: "):
        read_evaluation(file)


def test_a_comparison_tells_gained_lost_appeared_and_gone(evaluation):
    old = evaluation(([FIRST, SECOND], [FIRST, THIRD]))
    new = evaluation(([FIRST, SECOND], [SECOND, FIRST | {"value": "2023-05-05"}]))
    comparison = compare(old, new)
    assert [one.label for one in comparison.gained] == ["June 2023 = 2023-06"]
    assert [one.label for one in comparison.lost] == ["4 May 2023 = 2023-05-04"]
    assert [one.found for one in comparison.appeared] == ["4 May 2023 = 2023-05-05"]
    assert [one.found for one in comparison.gone] == ["2024 = 2024"]
    dates = next(one for one in comparison.changes if (one.name, one.figure) == ("dates", "relaxed"))
    assert (dates.old, dates.new) == (0.5, 0.5)


def test_a_comparison_tells_of_attributes(evaluation):
    old, new = evaluation(([FIRST], [FIRST | {"text": "May 2023"}])), evaluation(([FIRST], [FIRST]))
    changes = {(one.figure, one.name): (one.old, one.new) for one in compare(old, new).changes}
    assert changes["attribute", "dates.span"] == (0.0, 1.0)
    assert changes["strict", "dates"] == (0.0, 1.0)
    assert changes["relaxed", "dates"] == (1.0, 1.0)


def test_a_draw_without_the_attribute_says_nothing_about_it(evaluation):
    asked = evaluation(*[([FIRST], [FIRST]), *[([], [])] * 9]).attributes["dates.span"].accuracy
    assert (asked.low, asked.value, asked.high) == (1.0, 1.0, 1.0)


def test_a_comparison_leaves_out_samples_that_differ(evaluation):
    old = evaluation(([FIRST], [FIRST]), ([FIRST], []))
    new = evaluation(([FIRST], [FIRST]), ([FIRST, SECOND], [FIRST, SECOND]), ([THIRD], [THIRD]))
    comparison = compare(old, new)
    assert comparison.left_out == ["case-1", "case-2"]
    assert not comparison.gained
    assert {(one.old, one.new) for one in comparison.changes if one.name == "dates"} == {(1.0, 1.0)}


def test_repeated_labels_are_compared_one_by_one(evaluation):
    text = "On 4 May 2023 and again on 4 May 2023."
    both = [FIRST, FIRST]
    old = evaluation((both, [FIRST]), text=text + " Ana Ruiz")
    new = evaluation((both, [FIRST, FIRST | {"nth": 2}]), text=text + " Ana Ruiz")
    assert len(compare(old, new).gained) == 1
    assert not compare(old, new).lost


def test_the_same_words_at_another_place_are_another_finding(evaluation):
    text = "On 4 May 2023 and again on 4 May 2023 Ana Ruiz sang."
    old = evaluation(([], [FIRST]), text=text)
    new = evaluation(([], [FIRST | {"nth": 2}]), text=text)
    comparison = compare(old, new)
    assert [one.start for one in comparison.gone] == [text.index("4 May")]
    assert [one.start for one in comparison.appeared] == [text.rindex("4 May")]


def test_the_gate_opens_at_the_floor_and_shuts_below(evaluation):
    result = evaluation(([FIRST, SECOND], [FIRST]))
    recorded, refused = floors.record(result, None, lower=False)
    assert not refused
    assert recorded.floors["dates"] == 0.656  # 2/3 less a hundredth, rounded down
    assert floors.faults(result, recorded) == []
    high = recorded.model_copy(update={"floors": recorded.floors | {"dates": 0.7}})
    assert floors.faults(result, high) == ["dates: F1 0.667 is below its floor of 0.700"]


def test_the_gate_is_shut_for_other_samples(evaluation):
    recorded, _ = floors.record(evaluation(([FIRST, SECOND], [FIRST])), None, lower=False)
    (fault,) = floors.faults(evaluation(([FIRST], [FIRST])), recorded)
    assert "the samples are not those of the floors" in fault
    assert "--record-floors" in fault


@pytest.mark.parametrize(
    ("kinds", "told"), [({"dates": 0.1}, "people: no floor"), ({"ships": 0.1}, "ships: a floor for a kind")]
)
def test_the_gate_is_shut_where_floors_and_kinds_differ(evaluation, kinds, told):
    result = evaluation(([FIRST], [FIRST]))
    recorded, _ = floors.record(result, None, lower=False)
    assert any(
        told in fault for fault in floors.faults(result, recorded.model_copy(update={"floors": kinds}))
    )


def test_recording_raises_floors_and_lowers_one_only_when_told(evaluation):
    poor, good = evaluation(([FIRST, SECOND], [FIRST])), evaluation(([FIRST, SECOND], [FIRST, SECOND]))
    low, _ = floors.record(poor, None, lower=False)
    high, refused = floors.record(good, low, lower=False)
    assert (high.floors["dates"], refused) == (0.99, [])
    _, refused = floors.record(poor, high, lower=False)
    assert refused == ["dates: F1 0.667 is below its floor of 0.990; --lower-floors lowers it"]
    lowered, refused = floors.record(poor, high, lower=True)
    assert (lowered.floors["dates"], refused) == (0.656, [])
    assert lowered.floors["people"] == high.floors["people"]


def test_a_floor_that_was_met_is_not_lowered(evaluation):
    result = evaluation(([FIRST, SECOND], [FIRST]))
    recorded, _ = floors.record(result, None, lower=False)
    tight = recorded.model_copy(update={"floors": recorded.floors | {"dates": 0.666}})
    assert floors.record(result, tight, lower=True)[0].floors["dates"] == 0.666


def test_floors_are_read_back_as_they_were_written(evaluation, tmp_path):
    recorded, _ = floors.record(evaluation(([FIRST], [FIRST])), None, lower=False)
    floors.write_floors(recorded, tmp_path / "floors.json")
    assert floors.read_floors(tmp_path / "floors.json") == recorded
    assert "tolerance" in json.loads((tmp_path / "floors.json").read_text("utf-8"))


@pytest.mark.parametrize("content", [None, "{}", '{"floors": {"dates": 2}}', "oops"])
def test_what_is_no_floors_file_is_refused(tmp_path, content):
    file = tmp_path / "floors.json"
    if content is not None:
        file.write_text(content, "utf-8")
    with pytest.raises(InputError, match=r"floors\.json: "):
        floors.read_floors(file)


@pytest.fixture
def written():
    import io

    def written(write, what):
        stream = io.StringIO()
        write(what, stream)
        return stream.getvalue()

    return written


def test_the_table_shows_every_kind_and_attribute(evaluation, written):
    result = evaluation(([FIRST, SECOND], [FIRST]))
    lines = written(write_evaluation, result).splitlines()
    dates = next(line for line in lines if line.startswith("dates "))
    assert dates.split()[:4] == ["dates", "1.000", "0.500", "0.667"]
    assert {line.split()[0] for line in lines if line} >= {*result.relaxed, *result.attributes, "mean"}


def test_errors_are_a_line_each(evaluation, written):
    result = evaluation(([FIRST, SECOND], [FIRST | {"text": "May 2023"}, THIRD]))
    assert written(write_errors, result.errors()).splitlines() == [
        "≠ case-0: dates: 4 May 2023 = 2023-05-04  [dates/rule]  | span: 4 May 2023, read as May 2023",
        "− case-0: dates: June 2023 = 2023-06",
        "+ case-0: dates: 2024 = 2024  [dates/rule]",
    ]


def test_a_comparison_is_told_in_lines(evaluation, written):
    old, new = evaluation(([FIRST], [THIRD])), evaluation(([FIRST], [FIRST]))
    told = written(write_comparison, compare(old, new))
    assert "+1.000" in told
    assert "gained: case-0: dates: 4 May 2023 = 2023-05-04  [dates/rule]\n" in told
    assert "no longer spurious: case-0: dates: 2024 = 2024" in told
    assert "No figure has changed." in written(write_comparison, compare(new, new))


def test_the_page_escapes_texts_and_shows_errors_in_context(evaluation):
    result = evaluation(([FIRST, SECOND], [FIRST, THIRD]))
    shown = page(result, {"case-0": TEXT})
    assert "&lt;b&gt;Ana Ruiz&lt;/b&gt; &amp; others" in shown
    assert "<b>" not in shown
    assert "<mark>June 2023</mark>" in shown
    assert "dates/rule" in shown
    assert "0.500" in shown
    assert "<script" not in shown
    assert "http" not in shown.replace("http-equiv", "")


def test_attributes_of_elements_are_escaped():
    assert tag("p", "a", class_='"><b>') == '<p class="&quot;&gt;&lt;b&gt;">a</p>'


def test_the_page_of_faultless_records(evaluation):
    assert "None." in page(evaluation(([FIRST], [FIRST])), {})
