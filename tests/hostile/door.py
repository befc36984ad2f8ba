"""The door hostile files go through: every room that touches a file's bytes, in the order in which it is opened."""

from pathlib import Path
from typing import NamedTuple

from ropewalk.app.child.project import Converted, mspdi_of
from ropewalk.app.child.workbook import Workbook, sheets_of
from ropewalk.exchange.sniff import Format, sniff
from ropewalk.exchange.table.delimited import sheet_of
from ropewalk.planning.findings import Finding


class Opened(NamedTuple):
    """What came of a file: findings, and the number of tasks; `waits` names a reader behind another door."""

    findings: tuple[Finding, ...]
    tasks: int | None = None
    waits: str | None = None


def open_file(path: Path) -> Opened:
    """Open one file."""
    name = path.name
    with path.open("rb") as stream:
        found = sniff(stream, name=name)
        if isinstance(found, Finding):
            return Opened((found,))
        match found:
            case Format.WORKBOOK:
                book = sheets_of(stream, name=name)
                return Opened(book.findings, waits=found) if isinstance(book, Workbook) else Opened((book,))
            case Format.MPP:
                made = mspdi_of(stream, name=name)
                return Opened((), waits=found) if isinstance(made, Converted) else Opened((made,))
            case Format.CSV:
                sheet = sheet_of(stream.read(), name=name)
                return Opened(sheet.findings, waits=None if sheet.sheet is None else found)
    return Opened((), waits=found)
