"""Two versions of a program side by side: which rows are the same task, and how far dates lie apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.compare.impact import Shift
from ropewalk.planning.explain.facts import Facts
from ropewalk.planning.explain.scope import Scope
from ropewalk.planning.plan import TaskRef
from ropewalk.planning.units import MINUTES_PER_DAY, NEVER, Day, Int32Array, Int64Array
from ropewalk.planning.worktime import Worktimes

_MARGIN_DAYS = 30


@dataclass(frozen=True, eq=False)
class Versions:
    """Tasks are the same where project and key are (`matching`); of a key that comes twice the first is meant."""

    before: Facts
    after: Facts
    scope: Scope

    @cached_property
    def worktimes(self) -> Worktimes:
        """The calendars that hold now, laid out around every date of both schedules."""
        schedules = (self.before.schedule, self.after.schedule)
        dates = np.concatenate([column for each in schedules for column in (each.start, each.finish)])
        return laid_out(self.after, dates)

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """(row before, row now) of every task that is in both, in the order of now."""
        rows, doubles = self.before.outline.rows, self.after.outline.doubles
        refs = enumerate(self.after.outline.refs)
        return [(rows[ref], row) for row, ref in refs if ref in rows and row not in doubles]

    @cached_property
    def added(self) -> list[int]:
        """Rows of now that were not there."""
        rows, doubles = self.before.outline.rows, self.after.outline.doubles
        return [row for row, ref in enumerate(self.after.outline.refs) if ref not in rows and row not in doubles]

    @cached_property
    def gone(self) -> list[int]:
        """Rows of before that are not there any more."""
        rows, doubles = self.after.outline.rows, self.before.outline.doubles
        return [row for row, ref in enumerate(self.before.outline.refs) if ref not in rows and row not in doubles]

    def sees(self, ref: TaskRef) -> bool:
        """Whether the reader may see a task by name, in each version it is in."""
        return self.scope.sees(ref)

    def times(self, rows: Sequence[int]) -> Int64Array:
        """(k,) number of the working time of each row of now."""
        facts, worktimes = self.after, self.worktimes
        numbers = [worktimes.number_of(facts.project(row), facts.task(row)) for row in rows]
        return np.array(numbers, np.int64)

    def shifts(
        self, before: Int32Array, after: Int32Array, numbers: Int64Array, *, is_start: bool = False
    ) -> list[Shift]:
        """(k,) dates before and now, each with the working time it is counted in."""
        return shifts_between(self.worktimes, before, after, numbers, is_start=is_start)

    def shift(self, before: int | None, after: int | None, time: WorkingTime, *, is_start: bool = False) -> Shift:
        """One date before and now."""
        if before is None or after is None:
            return Shift(before=before, after=after, minutes=None, days=None)
        days = day_of(after, is_start=is_start) - day_of(before, is_start=is_start)
        minutes = int(time.work_between(before, after)) if time.total else None
        return Shift(before=before, after=after, minutes=minutes, days=days)


def laid_out(facts: Facts, dates: Int32Array) -> Worktimes:
    """The calendars of a plan laid out around dates."""
    known = dates[dates != NEVER]
    edges = (int(known.min()), int(known.max())) if known.size else (0, 0)
    first, last = (edge // MINUTES_PER_DAY for edge in edges)
    return Worktimes(facts.plan, Day(first - _MARGIN_DAYS), Day(last + _MARGIN_DAYS))


def shifts_between(
    worktimes: Worktimes, before: Int32Array, after: Int32Array, numbers: Int64Array, *, is_start: bool = False
) -> list[Shift]:
    """How far (k,) dates lie apart, each on the working time of its number."""
    known = (before != NEVER) & (after != NEVER)
    minutes = np.zeros(before.size, np.int64)
    counts = np.zeros(before.size, np.bool_)
    for number in np.unique(numbers).tolist():
        time = worktimes.times[number]
        rows = np.flatnonzero(known & (numbers == number))
        if time.total:
            minutes[rows] = time.work_between(before[rows], after[rows])
            counts[rows] = True
    edge = 0 if is_start else 1
    apart = (after.astype(np.int64) - edge) // MINUTES_PER_DAY - (before.astype(np.int64) - edge) // MINUTES_PER_DAY
    return [
        Shift(
            before=None if was == NEVER else was,
            after=None if now == NEVER else now,
            minutes=work if has_work else None,
            days=days if was != NEVER and now != NEVER else None,
        )
        for was, now, has_work, work, days in zip(
            before.tolist(), after.tolist(), counts.tolist(), minutes.tolist(), apart.tolist(), strict=True
        )
    ]


def day_of(instant: int, *, is_start: bool) -> int:
    """The day of a date; a finish at midnight belongs to the day before."""
    return (instant if is_start else instant - 1) // MINUTES_PER_DAY
