"""Microsoft Project XML (MSPDI): plans in and out."""

from ropewalk.exchange.mspdi.read import read

__all__ = ["read"]
