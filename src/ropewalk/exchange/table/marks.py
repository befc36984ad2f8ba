"""Columns of words and numbers that say one thing about a task: what it is, how it is scheduled, how it ranks."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.table.durations import number_of
from ropewalk.exchange.table.faults import Faults
from ropewalk.exchange.table.fields import Field
from ropewalk.exchange.table.headers import plain
from ropewalk.exchange.table.rows import Rows
from ropewalk.exchange.table.states import truth_of
from ropewalk.exchange.table.terms import CONSTRAINTS, KINDS, MODES
from ropewalk.exchange.table.texts import says_nothing, shortened, text_of
from ropewalk.planning.findings.tables import SHEET_CELL_UNREADABLE
from ropewalk.planning.plan import ConstraintKind, TaskKind

Meaning = TypeVar("Meaning")

_KIND_REMEDY = "Write task, milestone or summary; until then the row is a task."
_CONSTRAINT_REMEDY = "Write a constraint such as SNET or Start No Earlier Than; until then there is none."
_MODE_REMEDY = "Write manual or automatic; until then the task is scheduled automatically."
_TRUTH_REMEDY = "Write yes or no; until then the cell counts as empty."
_PRIORITIES = {"highest": 900, "critical": 900, "high": 700, "medium": 500, "normal": 500, "low": 300, "lowest": 100}
_MOST_PRIORITY = 1_000
_MILESTONE_HEADERS = frozenset({"milestone", "milestones", "milestone name", "meilenstein", "jalon", "hito", "gate"})


def kinds_of(rows: Rows, faults: Faults) -> list[TaskKind | None]:
    """The kind each row states, by its own column or that of milestones; in a list of milestones all are some."""
    kinds = _words(rows, Field.KIND, KINDS, _KIND_REMEDY, faults)
    flags = truths_of(rows, Field.MILESTONE, faults)
    if not (rows.has(Field.KIND) or rows.has(Field.MILESTONE) or rows.has(Field.DURATION)):
        are_milestones = plain(rows.header(Field.NAME)) in _MILESTONE_HEADERS
        return [TaskKind.MILESTONE if are_milestones else None] * len(rows)
    return [
        TaskKind.MILESTONE if flag and kind is not TaskKind.SUMMARY else kind
        for kind, flag in zip(kinds, flags, strict=True)
    ]


def constraint_kinds_of(rows: Rows, faults: Faults) -> list[ConstraintKind | None]:
    """The constraint each row states."""
    return _words(rows, Field.CONSTRAINT, CONSTRAINTS, _CONSTRAINT_REMEDY, faults)


def manual_of(rows: Rows, faults: Faults) -> list[bool | None]:
    """Whether each row is scheduled by hand."""
    return _words(rows, Field.MODE, MODES, _MODE_REMEDY, faults)


def truths_of(rows: Rows, field: Field, faults: Faults) -> list[bool | None]:
    """Yes and no in a column of flags; None where a cell is blank or says neither."""
    if not rows.has(field):
        return [None] * len(rows)
    return [_truth(rows, field, row, cell, faults) for row, cell in enumerate(rows.cells[field])]


def _truth(rows: Rows, field: Field, row: int, cell: Cell, faults: Faults) -> bool | None:
    if cell is None or cell == "":
        return None
    truth = truth_of(cell)
    if truth is None and not says_nothing(cell):
        _say(rows, field, row, _TRUTH_REMEDY, faults)
    return truth


def _words(
    rows: Rows, field: Field, vocabulary: Mapping[str, Meaning], remedy: str, faults: Faults
) -> list[Meaning | None]:
    if not rows.has(field):
        return [None] * len(rows)
    known: dict[str, Meaning | None] = {}
    meanings: list[Meaning | None] = []
    for row, cell in enumerate(rows.cells[field]):
        text = text_of(cell)
        if text not in known:
            known[text] = vocabulary.get(plain(text))
        if known[text] is None and not says_nothing(cell):
            _say(rows, field, row, remedy, faults)
        meanings.append(known[text])
    return meanings


def _say(rows: Rows, field: Field, row: int, remedy: str, faults: Faults) -> None:
    header = rows.header(field)
    facts = {"task": rows.called(row), "field": header, "text": shortened(text_of(rows.cells[field][row]))}
    faults.add(SHEET_CELL_UNREADABLE, row=rows.numbers[row], column=header, remedy=remedy, **facts)


def priorities_of(cells: Sequence[Cell]) -> list[int | None]:
    """Priorities from 0 to 1000 as numbers, or by words such as `high`."""
    return [_priority(cell) for cell in cells]


def _priority(cell: Cell) -> int | None:
    if cell is None or cell == "":
        return None
    text = text_of(cell)
    number = number_of(text)
    if number is None:
        return _PRIORITIES.get(plain(text))
    return round(number) if 0 <= number <= _MOST_PRIORITY else None


def texts_of(rows: Rows, field: Field) -> list[str]:
    """The texts of a column, empty where it says nothing."""
    if not rows.has(field):
        return [""] * len(rows)
    return ["" if cell is None else text_of(cell) for cell in rows.cells[field]]
