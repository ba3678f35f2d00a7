"""What all tests share: the pipeline, loaded once."""

import pytest

import extractor as package


@pytest.fixture(scope="session")
def extractor():
    """The Extractor with the shipped pipeline."""
    return package.load()
