"""Sections and blocks of a statement."""
