"""Evaluation: how right the records of labelled samples are, what is wrong, and what a change did."""
