"""Jira's answers and exports in JSON."""

from typing import BinaryIO

from ropewalk.app.opening.wishes import Wishes
from ropewalk.exchange.jira import Level, read_json
from ropewalk.exchange.reading import Reading


def open_file(stream: BinaryIO, *, name: str, wishes: Wishes) -> Reading:
    """Read it at the level somebody wishes."""
    level = Level.EPICS_AND_VERSIONS if wishes.level is None else Level(wishes.level)
    return read_json(stream, name=name, level=level)
