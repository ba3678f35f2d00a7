"""Labels: what a careful reader finds in a statement, in files beside the text (`samples/README.md`)."""

from extractor.labels.drafting import draft
from extractor.labels.files import read_sample, read_samples, write_sample
from extractor.labels.sample import Placed, Sample
from extractor.labels.schema import Labels

__all__ = ["Labels", "Placed", "Sample", "draft", "read_sample", "read_samples", "write_sample"]
