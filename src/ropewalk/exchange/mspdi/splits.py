"""Pauses of tasks: the file does not state them, it only shows when people work on a task."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from ropewalk.exchange.mspdi.people import Span
from ropewalk.exchange.mspdi.tasks import Saved
from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.plan import Project, Split, Task
from ropewalk.planning.units import Minutes
from ropewalk.planning.worktime import Worktimes

_ROUNDING = 1
"""Minutes by which seconds that were dropped may show."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """When work on each task is done, by the task's key."""

    worktimes: Worktimes
    spans: Mapping[str, Sequence[Span]]

    def with_splits(self, project: Project, saved: Sequence[Saved]) -> Iterator[Task]:
        """The tasks, those split that pause between stretches of work and whose stretches make up their duration."""
        longer = set(self._longer(project, saved))
        for task in project.tasks:
            yield self._split(project, task) if task.key in longer else task

    def _longer(self, project: Project, saved: Sequence[Saved]) -> Iterator[str]:
        """Tasks that took more working time from start to finish than their duration."""
        rows = [
            (task, dates.start, dates.finish, self.worktimes.number_of(project, task))
            for task, dates in zip(project.tasks, saved, strict=True)
            if task.key in self.spans and task.duration and task.manual is None and not task.is_elapsed
            if dates.start is not None and dates.finish is not None
        ]
        for number, time in enumerate(self.worktimes.times):
            chosen = [row for row in rows if row[3] == number]
            if chosen:
                starts, finishes = np.array([row[1] for row in chosen]), np.array([row[2] for row in chosen])
                durations = np.array([row[0].duration for row in chosen])
                for place in np.flatnonzero(time.work_between(starts, finishes) > durations + _ROUNDING).tolist():
                    yield chosen[place][0].key

    def _split(self, project: Project, task: Task) -> Task:
        time = self.worktimes.times[self.worktimes.number_of(project, task)]
        stretches = _stretches(self.spans[task.key], time)
        work = sum(finish - start for start, finish in stretches)
        if abs(work - (task.duration or 0)) > _ROUNDING * len(stretches):
            return task
        return replace(task, splits=tuple(_pauses(stretches)))


def _stretches(spans: Sequence[Span], time: WorkingTime) -> list[tuple[int, int]]:
    """Working minutes since the calendar's horizon began in which anybody works, in order, not overlapping."""
    edges = time.positions(np.array(spans, np.int64).reshape(len(spans), 2)) >> 1
    joined: list[tuple[int, int]] = []
    for start, finish in sorted(map(tuple, edges.tolist())):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], finish)
        elif start < finish:
            joined.append((start, finish))
    return joined


def _pauses(stretches: Sequence[tuple[int, int]]) -> Iterator[Split]:
    done = 0
    for (start, finish), (later, _) in pairwise(stretches):
        done += finish - start
        yield Split(after=Minutes(done), gap=Minutes(later - finish))
