"""A plan to an Excel workbook: real dates, a header that stays, the outline to fold, and handoffs on a second sheet."""

import importlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO, NamedTuple, Protocol

from ropewalk.exchange.table.columns import Column, Shape, Value, table_of
from ropewalk.exchange.table.lines import Line, lines_of
from ropewalk.exchange.table.told import date_text, lag_text
from ropewalk.planning.plan import Handoff, Plan, TaskKind, TaskRef
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.units import MINUTES_PER_DAY, moment_of

_LONGEST_CELL = 32_767
_DEEPEST_OUTLINE = 7
_DEEPEST_INDENT = 12
_CREATED = datetime(2000, 1, 1)
_INK, _RULE, _HEAD, _RED = "#1F2A33", "#D5DCE2", "#E8EDF1", "#B3261E"
_NUMBER_FORMATS = {Shape.MOMENT: "yyyy-mm-dd hh:mm", Shape.DAY: "yyyy-mm-dd", Shape.SHARE: "0%", Shape.NUMBER: "0"}


class Sheet(Protocol):
    """What is asked of a worksheet; rows and columns count from 0."""

    def write_string(self, row: int, column: int, text: str, look: object) -> object:
        """A text, whatever it looks like."""

    def write_number(self, row: int, column: int, number: float, look: object) -> object:
        """A number."""

    def write_datetime(self, row: int, column: int, moment: datetime, look: object) -> object:
        """A date."""

    def set_row(self, row: int, height: float | None, look: object, options: dict[str, int]) -> object:
        """How a row is folded."""

    def autofilter(self, row: int, column: int, last_row: int, last_column: int) -> object:
        """Filters over a range."""

    def outline_settings(self, *, visible: bool, symbols_below: bool, symbols_right: bool, auto_style: bool) -> object:
        """Where summaries stand."""


class Look(NamedTuple):
    """What a cell looks like, apart from what is in it."""

    shape: Shape
    is_bold: bool = False
    is_red: bool = False
    indent: int = 0


class _Book:
    """A workbook being written; formats are made once."""

    def __init__(self, stream: BinaryIO) -> None:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book: Any = importlib.import_module("xlsxwriter").Workbook(stream, options)
        self.book.set_properties({"created": _CREATED, "comments": ""})
        self.head: Any = self.book.add_format(
            {"bold": True, "bg_color": _HEAD, "font_color": _INK, "bottom": 1, "bottom_color": _RULE, "valign": "top"}
            | {"text_wrap": True}
        )
        self._formats: dict[Look, Any] = {}

    def look(self, look: Look) -> object:
        if look not in self._formats:
            facts: dict[str, object] = {"font_color": _RED if look.is_red else _INK, "valign": "top"}
            if look.shape in _NUMBER_FORMATS:
                facts["num_format"] = _NUMBER_FORMATS[look.shape]
            if look.shape in (Shape.MOMENT, Shape.DAY):
                facts["align"] = "left"
            self._formats[look] = self.book.add_format(facts | {"bold": look.is_bold, "indent": look.indent})
        return self._formats[look]

    def sheet(self, name: str, headers: Sequence[str], widths: Sequence[int], *, frozen: int) -> Sheet:
        """A sheet with its header row, frozen with so many columns."""
        sheet: Any = self.book.add_worksheet(name)
        for column, (header, width) in enumerate(zip(headers, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, header, self.head)
        sheet.freeze_panes(1, frozen)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        made: Sheet = sheet
        return made

    def put(self, sheet: Sheet, row: int, column: int, value: Value, look: Look) -> None:
        """One cell. Midnight has no moment of its own in a workbook, and is written as a text."""
        if value is None or value == "":
            return
        if look.shape in (Shape.MOMENT, Shape.DAY):
            self._put_instant(sheet, row, column, int(value), look)
        elif look.shape is Shape.TEXT:
            sheet.write_string(row, column, _clean(str(value)), self.look(look))
        else:
            sheet.write_number(row, column, float(value), self.look(look))

    def _put_instant(self, sheet: Sheet, row: int, column: int, instant: int, look: Look) -> None:
        if look.shape is Shape.MOMENT and instant % MINUTES_PER_DAY == 0:
            sheet.write_string(row, column, date_text(instant), self.look(look))
            return
        shape = Shape.MOMENT if instant % MINUTES_PER_DAY else look.shape
        sheet.write_datetime(row, column, moment_of(instant), self.look(look._replace(shape=shape)))


def write(plan: Plan, schedule: Schedule | None, stream: BinaryIO) -> None:
    """Write a plan as a workbook; `read` gives a plan back that schedules to the same dates.

    What a sheet cannot say is left out: holidays, splits, costs. The same plan gives the same bytes.
    """
    book = _Book(stream)
    _write_plan(book, plan, schedule)
    if plan.handoffs:
        _write_handoffs(book, plan.handoffs)
    book.book.close()


def _write_plan(book: _Book, plan: Plan, schedule: Schedule | None) -> None:
    table = table_of(lines_of(plan, schedule))
    headers = [column.header for column in table.columns]
    names = headers.index("Name")
    sheet = book.sheet("Plan", headers, [column.width for column in table.columns], frozen=names + 1)
    sheet.outline_settings(visible=True, symbols_below=False, symbols_right=True, auto_style=False)
    for row, (line, values) in enumerate(zip(table.lines, table.rows, strict=True), start=1):
        if line.level > 1:
            sheet.set_row(row, None, None, {"level": min(line.level - 1, _DEEPEST_OUTLINE)})
        for column, value in enumerate(values):
            book.put(sheet, row, column, value, _look(table.columns[column], line, is_name=column == names))
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(headers) - 1)


def _look(column: Column, line: Line, *, is_name: bool) -> Look:
    is_summary = line.kind is TaskKind.SUMMARY
    indent = min(line.level - 1, _DEEPEST_INDENT) if is_name else 0
    return Look(column.shape, is_summary, bool(line.is_critical) and is_name and not is_summary, indent)


_HANDOFF_COLUMNS = (
    ("Handoff", Shape.TEXT, 22),
    ("Giver", Shape.TEXT, 16),
    ("Receiver", Shape.TEXT, 16),
    ("What", Shape.TEXT, 40),
    ("Accepted when", Shape.TEXT, 40),
    ("Link", Shape.TEXT, 6),
    ("Lag", Shape.TEXT, 8),
    ("Needed by", Shape.MOMENT, 17),
    ("Promised", Shape.MOMENT, 17),
    ("Hard", Shape.TEXT, 6),
)


def _write_handoffs(book: _Book, handoffs: Sequence[Handoff]) -> None:
    headers, shapes, widths = zip(*_HANDOFF_COLUMNS, strict=True)
    sheet = book.sheet("Handoffs", headers, widths, frozen=1)
    for row, each in enumerate(handoffs, start=1):
        for column, value in enumerate(_handoff_values(each)):
            book.put(sheet, row, column, value, Look(shapes[column]))


def _handoff_values(handoff: Handoff) -> tuple[Value, ...]:
    return (
        handoff.key,
        _ref(handoff.giver),
        _ref(handoff.receiver),
        handoff.what,
        handoff.accepted_when,
        handoff.kind.value,
        lag_text(handoff.lag),
        handoff.needed_by,
        handoff.promised,
        "yes" if handoff.is_hard else "no",
    )


def _ref(ref: TaskRef) -> str:
    return ref.project if ref.key is None else f"{ref.project}:{ref.key}"


def _clean(text: str) -> str:
    return text.encode("utf-8", errors="replace").decode("utf-8")[:_LONGEST_CELL]
