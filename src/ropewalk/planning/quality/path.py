"""The path that drives the finish: does a slip go through, and does it begin at work (DCMA 12, GAO 6)?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ropewalk.planning.check.directory import said
from ropewalk.planning.findings.quality import PATH_BROKEN, PATH_FROM_DATE
from ropewalk.planning.phrases import work_phrase
from ropewalk.planning.plan import Plan, Project, Task, TaskRef
from ropewalk.planning.progress import remaining_of
from ropewalk.planning.quality.sheet import Sheet
from ropewalk.planning.quality.tally import Tally
from ropewalk.planning.schedule import Cause, CauseKind, Schedule
from ropewalk.planning.scheduling import schedule as schedule_of
from ropewalk.planning.units import MINUTES_PER_DAY, NEVER, Day, Minutes
from ropewalk.planning.worktime import Worktimes

_SLIP_DAYS = 100
_CLOSE_SHARE = 0.9
"""A slip that crosses calendars or lags by the clock arrives in proportion, not to the minute."""

_DATES = {
    CauseKind.CONSTRAINT: "a constraint sets",
    CauseKind.MANUAL: "is held by hand",
    CauseKind.CALENDAR: "a blackout sets",
}


def judge_path(sheet: Sheet) -> Iterator[Tally]:
    """Slip the first open task of the driving path by 100 working days: the finish has to move by as much."""
    path = _Path(sheet)
    yield _from_date(sheet, path)
    if path.first is None:
        yield Tally(kind=PATH_BROKEN, noun="path", of=0)
        return
    task, project = sheet.facts.task(path.first), sheet.facts.project(path.first)
    slip = _SLIP_DAYS * int(sheet.day_lengths[path.first])
    moved = path.moved_by(slip)
    is_broken = moved < slip * _CLOSE_SHARE
    per_day = max(project.minutes_per_day, 1)
    yield Tally(
        kind=PATH_BROKEN,
        noun="path",
        of=1,
        refs=[sheet.facts.ref(path.first)] if is_broken else [],
        names=[said(project, task)],
        facts={"slip": work_phrase(slip, per_day), "moved": work_phrase(max(moved, 0), per_day)},
    )


@dataclass(frozen=True, eq=False)
class _Path:
    """The open tasks that drive the program's finish, the earliest first."""

    sheet: Sheet

    @cached_property
    def rows(self) -> list[int]:
        rows = np.flatnonzero(self.sheet.schedule.is_driving & self.sheet.is_open)
        return [int(row) for row in rows[np.lexsort((rows, self.sheet.schedule.start[rows]))]]

    @cached_property
    def first(self) -> int | None:
        """The first task on it that has a length that somebody could misjudge."""
        tasks = self.sheet.facts.outline.tasks
        return next((row for row in self.rows if tasks[row].manual is None and tasks[row].duration), None)

    @cached_property
    def last(self) -> TaskRef | None:
        """The task that finishes last."""
        finish = self.sheet.schedule.finish
        return self.sheet.facts.ref(max(self.rows, key=lambda row: int(finish[row]))) if self.rows else None

    def moved_by(self, slip: int) -> int:
        """By how many working minutes of the slipped task the one that finishes last moves.

        The path alone is tried first: whatever it lets through, the program does; only where it stops a slip the
        whole program is scheduled again, for another path may carry it on.
        """
        if self.first is None or self.last is None:
            return 0
        ref, alone = self.sheet.facts.ref(self.first), _only(self.sheet, self.rows)
        moved = NEVER
        if _finish(schedule_of(alone), self.last) == self.sheet.schedule.program_finish:
            moved = self._worked(schedule_of(_slipped(alone, ref, slip)))
        if moved < slip * _CLOSE_SHARE:
            moved = self._worked(schedule_of(_slipped(self.sheet.plan, ref, slip)))
        return moved

    def _worked(self, after: Schedule) -> int:
        """Working minutes of the slipped task between the finish as it is and as it comes to be."""
        finish, facts = self.sheet.schedule.program_finish, self.sheet.facts
        later = NEVER if self.last is None else _finish(after, self.last)
        if later == NEVER or self.first is None:
            return NEVER
        edges = sorted((finish // MINUTES_PER_DAY, later // MINUTES_PER_DAY))
        worktimes = Worktimes(self.sheet.plan, Day(edges[0] - 1), Day(edges[1] + 1))
        number = worktimes.number_of(facts.project(self.first), facts.task(self.first))
        return int(worktimes.times[number].work_between(finish, later))


def _finish(schedule: Schedule, ref: TaskRef) -> int:
    row = schedule.rows.get(ref)
    return NEVER if row is None else int(schedule.finish[row])


def _from_date(sheet: Sheet, path: _Path) -> Tally:
    """Whether the first open task of the path stands on a date that a person set and nothing that can be shortened."""
    first = next(iter(path.rows), None)
    cause: Cause | None = None if first is None else sheet.schedule.causes[first]
    reason = None if cause is None else _DATES.get(cause.kind)
    found = first is not None and reason is not None and not sheet.has_begun[first]
    return Tally(
        kind=PATH_FROM_DATE,
        noun="path",
        of=min(len(path.rows), 1),
        refs=[sheet.facts.ref(first)] if found and first is not None else [],
        names=[] if first is None else sheet.names([first]),
        facts={"reason": reason},
    )


def _only(sheet: Sheet, rows: list[int]) -> Plan:
    """The plan with these tasks, the summaries above them and what ties them."""
    facts = sheet.facts
    kept = {facts.ref(at) for row in rows for at in facts.own_and_above(row)}
    return replace(sheet.plan, projects=tuple(_only_of(project, kept) for project in sheet.plan.projects))


def _only_of(project: Project, kept: set[TaskRef]) -> Project:
    keys = {ref.key for ref in kept if ref.project == project.key}
    return replace(
        project,
        tasks=tuple(task for task in project.tasks if task.key in keys),
        links=tuple(link for link in project.links if link.source in keys and link.target in keys),
        assignments=tuple(each for each in project.assignments if each.task in keys),
    )


def _slipped(plan: Plan, ref: TaskRef, slip: int) -> Plan:
    """The plan with one task that takes longer."""
    return replace(
        plan,
        projects=tuple(
            replace(
                project, tasks=tuple(_longer(task, slip) if task.key == ref.key else task for task in project.tasks)
            )
            if project.key == ref.project
            else project
            for project in plan.projects
        ),
    )


def _longer(task: Task, slip: int) -> Task:
    progress = task.progress
    if progress is not None:
        progress = replace(progress, remaining=Minutes(remaining_of(task) + slip))
    return replace(task, duration=Minutes((task.duration or 0) + slip), progress=progress)
