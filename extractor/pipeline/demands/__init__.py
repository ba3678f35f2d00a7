"""Demands: what is asked, of whom, for whom."""
