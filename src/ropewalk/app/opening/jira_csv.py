"""Jira's CSV export."""

from typing import BinaryIO

from ropewalk.app.opening.wishes import Wishes
from ropewalk.exchange.jira import Level, read_csv
from ropewalk.exchange.reading import Reading


def open_file(stream: BinaryIO, *, name: str, wishes: Wishes) -> Reading:
    """Read it at the level somebody wishes."""
    level = Level.EPICS_AND_VERSIONS if wishes.level is None else Level(wishes.level)
    return read_csv(stream, name=name, level=level)
