"""Sections and blocks of a statement, read from its lines before anything else is known of the text."""
