"""The columns a plan is written in, and how the cells of each are made."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from ropewalk.exchange.table.lines import Line
from ropewalk.exchange.table.told import amount_text
from ropewalk.planning.plan import Baseline, TaskKind, TimeUnit


class Shape(StrEnum):
    """What the cells of a column are; a day at midnight is written as a day, a moment never."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"
    MOMENT = "moment"
    DAY = "day"


Value = str | int | float | None
"""Moments and days are instants, shares are of 1."""


class Column(NamedTuple):
    """One column; those that are not `always` there are left out where they say nothing."""

    header: str
    shape: Shape
    width: int
    value: Callable[[Line], Value]
    always: bool = False


def _flag(truth: bool | None) -> Value:
    return None if truth is None else "yes" if truth else "no"


def _duration(line: Line) -> Value:
    task = line.task
    if line.kind is TaskKind.SUMMARY:
        return None
    if task.duration is None:
        return "0d" if task.kind is TaskKind.MILESTONE else None
    return amount_text(task.duration, task.shown, is_elapsed=task.is_elapsed, is_estimated=task.is_estimated)


def _share(line: Line) -> Value:
    return None if line.task.progress is None else line.progress.percent_complete / 100


def _constraint_date(line: Line) -> Value:
    return None if line.task.constraint is None else line.task.constraint.at


def _float(minutes: int | None) -> Value:
    return amount_text(minutes, TimeUnit.DAYS) or None


def _project_name(line: Line) -> Value:
    return None if line.project.name == line.project.key else line.project.name


def _baseline(line: Line) -> Baseline | None:
    return next((each for each in line.task.baselines if each.number == 0), None)


def _baseline_start(line: Line) -> Value:
    baseline = _baseline(line)
    return None if baseline is None else baseline.start


def _baseline_finish(line: Line) -> Value:
    baseline = _baseline(line)
    return None if baseline is None else baseline.finish


COLUMNS: tuple[Column, ...] = (
    Column("Project", Shape.TEXT, 12, lambda line: line.project.key, always=True),
    Column("ID", Shape.TEXT, 8, lambda line: line.task.key, always=True),
    Column("WBS", Shape.TEXT, 8, lambda line: line.task.wbs),
    Column("Name", Shape.TEXT, 44, lambda line: line.task.name.strip(), always=True),
    Column("Outline level", Shape.NUMBER, 7, lambda line: line.level, always=True),
    Column("Kind", Shape.TEXT, 10, lambda line: line.kind.value, always=True),
    Column("Start", Shape.MOMENT, 17, lambda line: line.start, always=True),
    Column("Finish", Shape.MOMENT, 17, lambda line: line.finish, always=True),
    Column("Duration", Shape.TEXT, 9, _duration, always=True),
    Column("Predecessors", Shape.TEXT, 18, lambda line: line.predecessors, always=True),
    Column("Owner", Shape.TEXT, 18, lambda line: line.owner, always=True),
    Column("People", Shape.TEXT, 22, lambda line: line.people, always=True),
    Column("% complete", Shape.SHARE, 9, _share),
    Column("Actual start", Shape.MOMENT, 17, lambda line: line.progress.actual_start),
    Column("Actual finish", Shape.MOMENT, 17, lambda line: line.progress.actual_finish),
    Column("Remaining", Shape.TEXT, 10, lambda line: amount_text(line.progress.remaining, line.task.shown)),
    Column("Constraint", Shape.TEXT, 10, lambda line: line.constraint),
    Column("Constraint date", Shape.MOMENT, 17, _constraint_date),
    Column("Deadline", Shape.MOMENT, 17, lambda line: line.task.deadline),
    Column("Baseline start", Shape.MOMENT, 17, _baseline_start),
    Column("Baseline finish", Shape.MOMENT, 17, _baseline_finish),
    Column("Total float", Shape.TEXT, 10, lambda line: _float(line.total)),
    Column("Free float", Shape.TEXT, 10, lambda line: _float(line.free)),
    Column("Critical", Shape.TEXT, 8, lambda line: _flag(line.is_critical)),
    Column("Mode", Shape.TEXT, 8, lambda line: None if line.manual is None else "manual"),
    Column("Active", Shape.TEXT, 7, lambda line: None if line.task.is_active else "no"),
    Column("Calendar", Shape.TEXT, 12, lambda line: line.calendar, always=True),
    Column("Parent", Shape.TEXT, 8, lambda line: line.task.parent),
    Column("Priority", Shape.NUMBER, 8, lambda line: line.task.priority),
    Column("Notes", Shape.TEXT, 40, lambda line: line.task.notes),
    Column("Project name", Shape.TEXT, 20, _project_name),
    Column("Project start", Shape.DAY, 17, lambda line: line.begin),
    Column("Data date", Shape.MOMENT, 17, lambda line: line.project.data_date),
)


class Table(NamedTuple):
    """Columns that say something, and a row of values for each line."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    rows: tuple[tuple[Value, ...], ...]


def table_of(lines: Iterable[Line]) -> Table:
    """The table of some lines."""
    kept = tuple(lines)
    values: list[Sequence[Value]] = [[column.value(line) for line in kept] for column in COLUMNS]
    chosen = [
        number for number, column in enumerate(COLUMNS) if column.always or any(map(_says_something, values[number]))
    ]
    columns = tuple(COLUMNS[number] for number in chosen)
    return Table(columns, kept, tuple(zip(*(values[number] for number in chosen), strict=True)))


def _says_something(value: Value) -> bool:
    return value is not None and value != ""
