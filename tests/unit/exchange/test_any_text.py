"""Whatever the text and wherever the regions: every format gives back what it was given."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.exchange import docbin, label_studio, prodigy
from extractor.exchange.regions import REGION_KINDS, Annotated, Region
from extractor.exchange.tokens import pieces

PIECES = ["can't", "Dr.", "U.S.", "é", "e\u0301", "😀", "“", "-", " ", "  ", "\n", "\r\n", "\u2028", "\x00"]
TEXTS = st.one_of(
    st.text(min_size=1, max_size=60),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=20).map("".join),
)
ATTRIBUTES = st.fixed_dictionaries(
    {},
    optional={
        "speaker": st.text(min_size=1, max_size=9),
        "former": st.sampled_from([True]),
        "charges": st.lists(st.text(min_size=1, max_size=9), min_size=1, max_size=3),
        "category": st.sampled_from(["release", "other"]),
    },
)
relaxed = settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@st.composite
def annotated(draw):
    text = draw(TEXTS)
    regions = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        regions.append(Region(draw(st.sampled_from(REGION_KINDS)), start, end, draw(ATTRIBUTES)))
    return Annotated("any", text, draw(st.just({}) | st.just({"publisher": "Port & <Watch>"})), regions)


@given(annotated())
@relaxed
def test_tokens_are_the_text_and_fit_the_regions(one):
    tokens = pieces(one.text, one.regions)
    assert "".join(one.text[token.start : token.end] + " " * token.space for token in tokens) == one.text
    assert {region.start for region in one.regions} <= {token.start for token in tokens}
    assert {region.end for region in one.regions} <= {token.end for token in tokens}


@given(annotated())
@relaxed
def test_every_format_gives_back_what_it_was_given(one):
    for tool in (label_studio, prodigy, docbin):
        assert tool.loads(tool.dumps([one]), "any") == [one]
