"""The lanes of a program: one a project, those that drive the finish first."""

from dataclasses import dataclass

import numpy as np

from ropewalk.drawing.palette import slot_of
from ropewalk.planning.outline import Outline
from ropewalk.planning.plan import Plan, Project
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.units import NEVER, BoolArray


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Lane:
    """A project on the timeline.

    number      its place in the plan, which gives its colour
    rows        its rows of the outline
    start, finish  of the tasks that count; None where none of them has a date
    least_float working minutes of the task with the least; None where nothing is open
    drives      the path that drives the program's finish runs through it
    """

    number: int
    project: Project
    rows: range
    start: int | None
    finish: int | None
    least_float: int | None
    drives: bool

    @property
    def slot(self) -> tuple[int, bool]:
        """Its colour, and whether an earlier project has it already."""
        return slot_of(self.number)


def lanes_of(plan: Plan, outline: Outline, schedule: Schedule) -> tuple[Lane, ...]:
    """Lanes in the order they are drawn: what drives the finish, then the least float, then the latest finish."""
    active = np.array([task.is_active for task in outline.tasks], np.bool_)
    lanes = []
    first = 0
    for number, project in enumerate(plan.projects):
        rows = range(first, first + len(project.tasks))
        lanes.append(_lane(number, project, rows, schedule, active))
        first = rows.stop
    return tuple(sorted(lanes, key=_urgency))


def _urgency(lane: Lane) -> tuple[bool, bool, int, int, int]:
    return (
        not lane.drives,
        lane.least_float is None,
        lane.least_float or 0,
        -(lane.finish or 0),
        lane.number,
    )


def _lane(number: int, project: Project, rows: range, schedule: Schedule, active: BoolArray) -> Lane:
    window = slice(rows.start, rows.stop)
    counts = active[window]
    starts, finishes = schedule.start[window][counts], schedule.finish[window][counts]
    floats = schedule.total_float[window][counts]
    starts, finishes, floats = (column[column != NEVER] for column in (starts, finishes, floats))
    return Lane(
        number=number,
        project=project,
        rows=rows,
        start=int(starts.min()) if starts.size else None,
        finish=int(finishes.max()) if finishes.size else None,
        least_float=int(floats.min()) if floats.size else None,
        drives=bool(schedule.is_driving[window].any()),
    )
