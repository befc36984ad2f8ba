"""The path that drives the program's finish as a row of points, each an end of a task, the earliest first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from ropewalk.planning.explain.asks import FROM_START, TO_FINISH
from ropewalk.planning.explain.chain import steps_of
from ropewalk.planning.explain.facts import Facts
from ropewalk.planning.explain.scope import EVERYTHING
from ropewalk.planning.explain.step import Step
from ropewalk.planning.plan import TaskRef
from ropewalk.planning.schedule import CauseKind
from ropewalk.planning.units import NEVER

_WAITS = (CauseKind.LINK, CauseKind.HANDOFF, CauseKind.CALENDAR)


@dataclass(frozen=True, slots=True)
class Point:
    """The start or the finish of a task.

    waits  whether a link leads here from the point before; else that is the other end of the same task
    """

    ref: TaskRef
    is_start: bool
    waits: bool = False


def route_of(facts: Facts) -> list[Point]:
    """The points of the driving path; empty where nothing has a date. Cost O(path)."""
    schedule = facts.schedule
    if schedule.program_finish == NEVER:
        return []
    ends = np.flatnonzero(schedule.is_driving & (schedule.finish == schedule.program_finish))
    last = next((row for row in ends.tolist() if not facts.outline.is_summary(row)), None)
    if last is None:
        return []
    steps = steps_of(replace(facts, scope=EVERYTHING), last)
    return [*_points([step for step in steps if step.cause is not None])][::-1]


def _points(steps: list[Step]) -> Iterator[Point]:
    """Back from the finish of the first step; summaries on the way are left out."""
    at_start = False
    for place, step in enumerate(steps):
        if step.ref is None:
            return
        waits = step.cause in _WAITS and place + 1 < len(steps)
        enters_at_start = not (waits and step.link in TO_FINISH)
        if at_start == enters_at_start:
            yield Point(step.ref, at_start, waits)
        else:
            yield Point(step.ref, at_start)
            yield Point(step.ref, enters_at_start, waits)
        at_start = waits and step.link in FROM_START
