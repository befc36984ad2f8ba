"""Excel workbooks, read by a limited child."""

from typing import BinaryIO, NamedTuple

from ropewalk.app.child.ask import ask
from ropewalk.app.child.limits import Limits
from ropewalk.app.child.verdict import finding_of
from ropewalk.exchange.cells import Cell, Sheet
from ropewalk.exchange.workbook.values import unpacked
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.files import READING_BROKE_OFF

ENTRY = ("-m", "ropewalk.app.child.tasks.workbook")
LIMITS = Limits()


class Workbook(NamedTuple):
    """The sheets people see in a workbook, and what is to be said about it (nothing that stops)."""

    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()


def sheets_of(stream: BinaryIO, *, name: str, limits: Limits = LIMITS) -> Workbook | Finding:
    """The sheets of an .xlsx file, or the finding that stops it. `name` is the file's own name."""
    answer = ask(ENTRY, stream, name=name, limits=limits)
    if isinstance(answer, Finding):
        return answer
    try:
        return _workbook(answer, name)
    except (KeyError, TypeError, ValueError):
        how = "the program that reads it gave no usable answer"
        return READING_BROKE_OFF.at(Place(file=name), file=name, how=how)


def _workbook(answer: dict[str, object], name: str) -> Workbook:
    sheets = tuple(_sheet(sheet) for sheet in _list(answer["sheets"]))
    remarks = tuple(finding_of(_object(remark), name=name) for remark in _list(answer["remarks"]))
    return Workbook(sheets, remarks)


def _sheet(value: object) -> Sheet:
    sheet = _object(value)
    rows = tuple(tuple(_cell(cell) for cell in _list(row)) for row in _list(sheet["rows"]))
    return Sheet(str(sheet["name"]), rows)


def _cell(value: object) -> Cell:
    return unpacked(value)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("no list")
    return value


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError("no object")
    return value
