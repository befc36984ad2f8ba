"""Ropewalk: many projects, one program."""

__version__ = "0.1.0"
