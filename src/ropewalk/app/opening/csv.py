"""CSV files."""

from dataclasses import replace
from typing import BinaryIO

from ropewalk.app.opening.wishes import Wishes, unread
from ropewalk.exchange.reading import Reading
from ropewalk.exchange.table.delimited import sheet_of
from ropewalk.exchange.table.read import read


def open_file(stream: BinaryIO, *, name: str, wishes: Wishes) -> Reading:
    """Take them apart and understand them, by the profile where there is one."""
    delimited = sheet_of(stream.read(), name=name)
    if delimited.sheet is None:
        return unread("sheet", *delimited.findings)
    reading = read((delimited.sheet,), name=name, profile=wishes.profile)
    return replace(reading, findings=(*delimited.findings, *reading.findings))
