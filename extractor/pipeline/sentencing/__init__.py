"""Judicial sentences: what a court gave."""
