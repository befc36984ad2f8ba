"""Whose scheduling rules a project follows: one small file of rules each."""
