"""People: one entry a human being."""
