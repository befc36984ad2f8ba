"""Schedule: what the engine answers. Frozen columns, one row per task, in the plan's own order."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from ropewalk.planning.plan import TaskKind, TaskRef
from ropewalk.planning.units import BoolArray, Int32Array


class CauseKind(IntEnum):
    """What holds a task on its start (or finish). NONE: nothing but its project's start."""

    NONE = 0
    LINK = 1
    HANDOFF = 2
    CONSTRAINT = 3
    CALENDAR = 4
    PROGRESS = 5
    MANUAL = 6
    DATA_DATE = 7

    @property
    def words(self) -> str:
        """As written in JSON and on screen."""
        return self.name.lower().replace("_", " ")


class Cause(NamedTuple):
    """Why a task is on its date.

    ref    the task it waits for (links and handoffs), else None
    link   FS, SS, FF, SF for a link or handoff, the constraint's kind for a constraint, else None
    lag    working minutes of the link's lag, 0 where there is none
    """

    kind: CauseKind
    ref: TaskRef | None
    link: str | None
    lag: int


class TaskDates(NamedTuple):
    """One row of a schedule. Instants and working minutes of the task's calendar; None where there is none."""

    ref: TaskRef
    kind: TaskKind
    start: int | None
    finish: int | None
    early_start: int | None
    early_finish: int | None
    late_start: int | None
    late_finish: int | None
    total_float: int | None
    free_float: int | None
    is_critical: bool
    is_driving: bool
    cause: Cause | None


@dataclass(frozen=True, kw_only=True, eq=False)
class Schedule:
    """n tasks. Instants and floats are (n,) int32 with NEVER for none; flags are (n,) bool.

    refs            the n tasks
    start, finish   the scheduled dates
    is_driving      on the path that drives the program's finish
    causes          why each start is where it is; None where only the project's start holds it
    program_finish  the latest finish, NEVER when nothing could be scheduled
    """

    refs: tuple[TaskRef, ...]
    kinds: tuple[TaskKind, ...]
    start: Int32Array
    finish: Int32Array
    early_start: Int32Array
    early_finish: Int32Array
    late_start: Int32Array
    late_finish: Int32Array
    total_float: Int32Array
    free_float: Int32Array
    is_critical: BoolArray
    is_driving: BoolArray
    causes: tuple[Cause | None, ...]
    program_finish: int

    @cached_property
    def rows(self) -> dict[TaskRef, int]:
        """The row of each task."""
        return {ref: row for row, ref in enumerate(self.refs)}
