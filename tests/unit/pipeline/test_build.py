"""The pipeline holds together: components in order, needs met, factories registered as promised."""

from importlib.metadata import entry_points

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

from extractor.errors import ModelError, PackError
from extractor.language import load_pack
from extractor.pipeline import build

FACTORIES = {
    "extractor_dates",
    "extractor_demands",
    "extractor_layout",
    "extractor_organizations",
    "extractor_people",
    "extractor_quotes",
    "extractor_roles",
    "extractor_sentencing",
    "extractor_universal",
}


@pytest.fixture(scope="module")
def nlp():
    return build()


def test_components_stand_in_the_pack_s_order(nlp):
    config = load_pack().config
    ours = [name for name in nlp.pipe_names if name.startswith("extractor_")]
    assert ours == [f"extractor_{name}" for name in (*config.components_before, *config.components)]


def test_every_need_of_a_component_is_met(nlp):
    assert not any(nlp.analyze_pipes()["problems"].values())


def test_factories_are_registered_as_entry_points():
    assert {point.name for point in entry_points(group="spacy_factories")} >= FACTORIES
    assert all(Language.has_factory(name) for name in FACTORIES)


def test_a_model_without_its_pipes_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ModelError, match="lacks parser, ner, tagger, lemmatizer"):
        build(model=tmp_path)


def test_a_model_without_the_names_is_refused(nlp, tmp_path):
    other = spacy.load(nlp.path, exclude=["ner"])
    example = Example.from_dict(other.make_doc("A robin sang."), {"entities": [(2, 7, "BIRD")]})
    other.add_pipe("ner").initialize(lambda: [example], nlp=other)
    other.to_disk(tmp_path)
    with pytest.raises(ModelError, match="lack the labels GPE, ORG, PERSON"):
        build(model=tmp_path)


def test_a_language_that_is_not_there():
    with pytest.raises(PackError, match="no language pack 'xx'"):
        build("xx")
