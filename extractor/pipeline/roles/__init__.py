"""Roles: what people are called, and for whom."""
