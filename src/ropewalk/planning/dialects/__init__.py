"""Whose scheduling rules a project follows: one small file of rules each."""

from ropewalk.planning.dialects.project import PROJECT
from ropewalk.planning.dialects.ropewalk import ROPEWALK
from ropewalk.planning.dialects.rules import Rules
from ropewalk.planning.plan import DialectName

DIALECTS: dict[DialectName, Rules] = {DialectName.PROJECT: PROJECT, DialectName.ROPEWALK: ROPEWALK}

__all__ = ["DIALECTS", "PROJECT", "ROPEWALK", "Rules"]
