"""The spaCy pipeline: trained pipes, then our components in the pack's order."""

from extractor.pipeline.build import build

__all__ = ["build"]
