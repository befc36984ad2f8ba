"""Microsoft Project XML."""

from typing import BinaryIO

from ropewalk.app.opening.wishes import Wishes
from ropewalk.exchange.mspdi.read import read
from ropewalk.exchange.reading import Reading


def open_file(stream: BinaryIO, *, name: str, wishes: Wishes) -> Reading:
    """Read it here, as a stream. No wish changes it."""
    del wishes
    return read(stream, name=name)
