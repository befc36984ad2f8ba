"""Bytes in, plans out, and back."""
