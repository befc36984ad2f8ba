"""The door: a workbook's bytes to its sheets, as JSON can carry them out of the process that read them."""

from typing import BinaryIO, NamedTuple

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.contents.refusal import Fact
from ropewalk.exchange.workbook.book import Book, Listed, book_of
from ropewalk.exchange.workbook.markup import parse
from ropewalk.exchange.workbook.package import Package
from ropewalk.exchange.workbook.sheet import CellBudget, SheetCells
from ropewalk.exchange.workbook.strings import Strings
from ropewalk.exchange.workbook.styles import Styles

MOST_CELLS = 1_000_000


class Remark(NamedTuple):
    """Something to say about a workbook that was read: code of a finding and its facts."""

    code: str
    facts: dict[str, Fact]


class Contents(NamedTuple):
    """What a workbook holds: (name, rows) of each sheet that people see, and remarks."""

    sheets: tuple[tuple[str, list[list[Cell]]], ...]
    remarks: tuple[Remark, ...] = ()


def read(stream: BinaryIO) -> Contents:
    """The sheets of a workbook. Raises Refusal, and only that, for whatever is wrong with it.

    Hidden sheets are left out where others are shown; cells with errors hold their text (`#REF!`).
    """
    package = Package(stream)
    book = book_of(package)
    styles, strings = Styles(), Strings()
    if book.styles is not None:
        parse(package.chunks(book.styles), styles, part=book.styles)
    if book.strings is not None:
        parse(package.chunks(book.strings), strings, part=book.strings)
    shown, remarks = _shown(book)
    budget = CellBudget(MOST_CELLS)
    sheets: list[tuple[str, list[list[Cell]]]] = []
    for listed in shown:
        cells = SheetCells(listed.name, styles=styles, texts=strings.texts, is_1904=book.is_1904, budget=budget)
        parse(package.chunks(listed.part), cells, part=listed.part)
        sheets.append((listed.name, cells.rows()))
        remarks += _uncalculated(cells)
    return Contents(tuple(sheets), tuple(remarks))


def _shown(book: Book) -> tuple[list[Listed], list[Remark]]:
    shown = [sheet for sheet in book.sheets if not sheet.is_hidden]
    hidden = [sheet.name for sheet in book.sheets if sheet.is_hidden]
    if not shown:
        return list(book.sheets), []
    if not hidden:
        return shown, []
    more = f" and {len(hidden) - 5} more" if len(hidden) > 5 else ""
    return shown, [Remark("workbook-hidden", {"sheets": ", ".join(hidden[:5]) + more})]


def _uncalculated(cells: SheetCells) -> list[Remark]:
    if not cells.uncalculated:
        return []
    count = f"{cells.uncalculated:,} cells" if cells.uncalculated > 1 else "One cell"
    facts: dict[str, Fact] = {"cells": count, "sheet": cells.name, "cell": cells.first_uncalculated}
    return [Remark("workbook-uncalculated", facts)]
