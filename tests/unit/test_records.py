"""The record refuses what breaks its promises."""

import pytest
from pydantic import ValidationError

from extractor.records import Date, Span, Statement, json_schema


def test_a_span_must_hold_its_text():
    with pytest.raises(ValidationError, match="cannot hold"):
        Span(start=3, end=9, text="abc")


def test_records_are_frozen_and_strict():
    span = Span(start=0, end=3, text="abc")
    with pytest.raises(ValidationError):
        span.text = "abd"
    with pytest.raises(ValidationError):
        Span(start=0, end=3, text="abc", colour="red")


def test_a_date_is_a_span_with_a_value():
    date = Date(
        id="d1",
        start=0,
        end=4,
        text="2019",
        value="2019",
        precision="year",
        anchor="absolute",
        found_by="temporal/year",
    )
    assert date.model_dump()["text"] == "2019"


def test_names_of_the_contract_are_kept():
    """Names that users rely on: adding is free, renaming is not."""
    schema = json_schema()
    demand = schema["$defs"]["Demand"]["properties"]
    assert {
        "speaker",
        "voice",
        "addressee",
        "action",
        "category",
        "polarity",
        "force",
        "beneficiaries",
    } <= set(demand)
    sentence = schema["$defs"]["Sentence"]["properties"]
    assert {"people", "who", "kind", "duration", "duration_min", "amount", "suspended", "status"} <= set(
        sentence
    )
    assert Statement.model_fields["schema_version"].default == "1.0"
