"""A plan and its schedule made ready to be looked at, window after window."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ropewalk.drawing.timeline.rows.lanes import Lane, lanes_of
from ropewalk.drawing.timeline.rows.lines import Lines
from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.explain.facts import Facts
from ropewalk.planning.explain.scope import EVERYTHING, Scope
from ropewalk.planning.outline import Outline
from ropewalk.planning.plan import Commitment, Plan, Project, TaskRef
from ropewalk.planning.progress import is_done
from ropewalk.planning.promises import Forecasts
from ropewalk.planning.rollup import Rollup
from ropewalk.planning.schedule import CauseKind, Schedule
from ropewalk.planning.units import EARLIEST, LATEST, MINUTES_PER_DAY, NEVER, BoolArray, Day, Int32Array
from ropewalk.planning.worktime import Worktimes

BaselineDates = tuple[Int32Array, Int32Array]
"""(rows,) starts and finishes of one baseline, NEVER where a task has none."""


@dataclass(frozen=True, eq=False)
class Prepared:
    """Plan and schedule side by side, and what is computed once for all windows.

    scope  what the reader may see by name
    """

    plan: Plan
    schedule: Schedule
    scope: Scope = EVERYTHING

    @cached_property
    def facts(self) -> Facts:
        """Plan and schedule side by side."""
        return Facts(self.plan, self.schedule, self.scope)

    @property
    def outline(self) -> Outline:
        """The tasks as rows."""
        return self.facts.outline

    @cached_property
    def forecasts(self) -> Forecasts:
        """When what is promised comes."""
        return Forecasts(self.plan, self.schedule)

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """The projects, in the order they are drawn."""
        return lanes_of(self.plan, self.outline, self.schedule)

    @cached_property
    def lines(self) -> Lines:
        """Every line there could be."""
        return Lines.of(self.lanes, self.outline)

    @cached_property
    def lanes_by_key(self) -> dict[str, int]:
        """Number of the lane of each project."""
        numbers: dict[str, int] = {}
        for number, lane in enumerate(self.lanes):
            numbers.setdefault(lane.project.key, number)
        return numbers

    @cached_property
    def done(self) -> BoolArray:
        """(rows,) whether each task is finished; a summary is when all active tasks below it are."""
        tasks, parents, children = self.outline.tasks, self.outline.parents, self.outline.children
        done = np.array([is_done(task) for task in tasks], np.bool_)
        has_open = [False] * len(tasks)
        for row in np.flatnonzero(~done).tolist():
            if row in children or not tasks[row].is_active:
                continue
            above = parents[row]
            while above >= 0 and not has_open[above]:
                has_open[above] = True
                above = parents[above]
        for row in children:
            done[row] = not has_open[row]
        return done

    @cached_property
    def baselines(self) -> dict[int, BaselineDates]:
        """The dates of every baseline by its number; a summary without its own has those of the tasks below it."""
        stated = self._stated_baselines
        if not stated:
            return {}
        rollup = Rollup.of(self.outline)
        return {number: _with_summaries(rollup, *dates) for number, dates in stated.items()}

    @cached_property
    def _stated_baselines(self) -> dict[int, BaselineDates]:
        found: dict[int, BaselineDates] = {}
        tasks = self.outline.tasks
        for row, task in enumerate(tasks):
            for baseline in task.baselines:
                if baseline.number not in found:
                    none = np.full(len(tasks), NEVER, np.int32)
                    found[baseline.number] = (none, none.copy())
                starts, finishes = found[baseline.number]
                for column, at in ((starts, baseline.start), (finishes, baseline.finish)):
                    if at is not None and column[row] == NEVER and EARLIEST <= at < LATEST:
                        column[row] = at
        return found

    @cached_property
    def worktimes(self) -> Worktimes:
        """The calendars, laid out around every date that is compared."""
        columns = [
            self.schedule.start,
            self.schedule.finish,
            *(each for pair in self.baselines.values() for each in pair),
        ]
        columns = [column[column != NEVER] for column in columns]
        edges = [bound for column in columns if column.size for bound in (int(column.min()), int(column.max()))]
        edges += [at for each in self.plan.handoffs for at in (each.needed_by, each.promised) if at is not None]
        edges += [commitment.date for commitment in self.plan.commitments]
        edges = [at for at in edges if EARLIEST <= at < LATEST] or [0]
        return Worktimes(self.plan, Day(min(edges) // MINUTES_PER_DAY - 10), Day(max(edges) // MINUTES_PER_DAY + 10))

    def time(self, row: int) -> WorkingTime:
        """The working time a task runs on."""
        task, project = self.outline.tasks[row], self.outline.projects[row]
        return self.worktimes.times[self.worktimes.number_of(project, task)]

    def time_of(self, project: Project) -> WorkingTime:
        """The working time of a project's own calendar."""
        return self.worktimes.times[self.worktimes.number_of_project(project)]

    @cached_property
    def chains(self) -> tuple[Int32Array, Int32Array]:
        """(k,) rows of critical tasks, and of the critical tasks of their project that they hold."""
        causes, critical, rows = self.schedule.causes, self.schedule.is_critical, self.outline.rows
        sources: list[int] = []
        targets: list[int] = []
        for row in np.flatnonzero(critical).tolist():
            cause = causes[row]
            source = None if cause is None or cause.kind is not CauseKind.LINK else rows.get(cause.ref or ("", None))
            if source is not None and critical[source]:
                sources.append(source)
                targets.append(row)
        return np.array(sources, np.int32), np.array(targets, np.int32)

    @cached_property
    def commitments(self) -> dict[str, list[Commitment]]:
        """What is committed for whole projects."""
        found: dict[str, list[Commitment]] = {}
        for commitment in self.plan.commitments:
            if commitment.project is not None and commitment.task is None:
                found.setdefault(commitment.project, []).append(commitment)
        return found

    @cached_property
    def commitments_below(self) -> dict[str, list[tuple[int, Commitment]]]:
        """What is committed for tasks: by project, with the row of the task."""
        found: dict[str, list[tuple[int, Commitment]]] = {}
        for commitment in self.plan.commitments:
            if commitment.project is not None and commitment.task is not None:
                row = self.facts.row(TaskRef(commitment.project, commitment.task))
                if row is not None:
                    found.setdefault(commitment.project, []).append((row, commitment))
        return found

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """First start and last finish of the program; None where nothing has a date."""
        starts = [lane.start for lane in self.lanes if lane.start is not None]
        finishes = [lane.finish for lane in self.lanes if lane.finish is not None]
        return (min(starts), max(finishes)) if starts and finishes else None


def _with_summaries(rollup: Rollup, starts: Int32Array, finishes: Int32Array) -> BaselineDates:
    rolled = rollup.earliest(starts), rollup.latest(finishes)
    return np.where(starts == NEVER, rolled[0], starts), np.where(finishes == NEVER, rolled[1], finishes)
