"""Frozen rows in, pictures out."""
