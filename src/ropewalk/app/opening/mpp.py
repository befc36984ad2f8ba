"""Microsoft Project's own files: a limited child with Java turns them into XML, which is read here."""

import io
from dataclasses import replace
from typing import BinaryIO

from ropewalk.app.child.project import mspdi_of
from ropewalk.app.opening.wishes import Wishes, unread
from ropewalk.exchange.mspdi.read import read
from ropewalk.exchange.reading import Reading
from ropewalk.planning.findings import Finding


def open_file(stream: BinaryIO, *, name: str, wishes: Wishes) -> Reading:
    """Have it converted and read the result. No wish changes it."""
    del wishes
    made = mspdi_of(stream, name=name)
    if isinstance(made, Finding):
        return unread("mpp", made)
    return replace(read(io.BytesIO(made.mspdi), name=name), format="mpp")
