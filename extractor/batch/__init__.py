"""Batches: archives of statements become records, whatever happens on the way."""

from extractor.batch.run import Settings, Summary, run_batch

__all__ = ["Settings", "Summary", "run_batch"]
