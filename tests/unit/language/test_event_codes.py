"""The crosswalk from demands to codes of event data."""

from typing import get_args

import pytest
from pydantic import ValidationError

from extractor.language import load_vocabulary
from extractor.language.event_codes import EventCodes
from extractor.records import DemandCategory

CODES = load_vocabulary("event_codes")


def test_force_decides_between_appeal_and_demand():
    assert CODES.cameo("release", "call") == "0253"
    assert CODES.cameo("release", "must") == "1053"


@pytest.mark.parametrize("category", get_args(DemandCategory))
def test_every_category_has_codes_of_one_kind(category):
    appeal, demand = CODES.cameo(category, "request"), CODES.cameo(category, "demand")
    assert (appeal[:2], demand[:2]) == ("02", "10")
    assert appeal[2:] == demand[2:]
    assert CODES.plover(category).event == "DEMAND"


def test_a_missing_category_is_refused():
    row = CODES.codes[0].model_dump()
    with pytest.raises(ValidationError, match="every category"):
        EventCodes(demanding=["must"], codes=[row])
