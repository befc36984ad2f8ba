"""Excel workbooks: a limited child reads their cells, which are understood here."""

from dataclasses import replace
from typing import BinaryIO

from ropewalk.app.child.workbook import sheets_of
from ropewalk.app.opening.wishes import Wishes, unread
from ropewalk.exchange.reading import Reading
from ropewalk.exchange.table.read import read
from ropewalk.planning.findings import Finding


def open_file(stream: BinaryIO, *, name: str, wishes: Wishes) -> Reading:
    """Have the cells read and understand them, by the profile where there is one."""
    book = sheets_of(stream, name=name)
    if isinstance(book, Finding):
        return unread("sheet", book)
    reading = read(book.sheets, name=name, profile=wishes.profile)
    return replace(reading, findings=(*book.findings, *reading.findings))
