"""A plan and its schedule side by side, asked one task at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.explain.scope import Scope
from ropewalk.planning.outline import Outline
from ropewalk.planning.phrases import clock_phrase, work_phrase
from ropewalk.planning.plan import Handoff, Link, Plan, Project, Task, TaskRef
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.units import MINUTES_PER_DAY, NEVER, Day
from ropewalk.planning.worktime import Worktimes

_MARGIN_DAYS = 400


@dataclass(frozen=True, eq=False)
class Facts:
    """Rows are those of the schedule, which are those of the plan's outline."""

    plan: Plan
    schedule: Schedule
    scope: Scope

    @cached_property
    def outline(self) -> Outline:
        """The tasks as rows."""
        return Outline.of(self.plan)

    @cached_property
    def worktimes(self) -> Worktimes:
        """The calendars, laid out around every date of the schedule."""
        dates = [self.schedule.start, self.schedule.finish, self.schedule.late_start, self.schedule.late_finish]
        found = [column[column != NEVER] for column in dates]
        edges = [bound for column in found if column.size for bound in (int(column.min()), int(column.max()))] or [0]
        first, last = min(edges) // MINUTES_PER_DAY, max(edges) // MINUTES_PER_DAY
        return Worktimes(self.plan, Day(first - _MARGIN_DAYS), Day(last + _MARGIN_DAYS))

    def task(self, row: int) -> Task:
        """The task of a row."""
        return self.outline.tasks[row]

    def project(self, row: int) -> Project:
        """The project of a row."""
        return self.outline.projects[row]

    def ref(self, row: int) -> TaskRef:
        """The reference of a row."""
        return self.outline.refs[row]

    def row(self, ref: TaskRef | None) -> int | None:
        """The row of a reference, None where there is none."""
        return None if ref is None else self.outline.rows.get(ref)

    def name(self, row: int) -> str:
        """The task's name for the reader."""
        return self.scope.name_of(self.ref(row), self.task(row).name)

    def start(self, row: int) -> int | None:
        """Scheduled start."""
        return _dated(int(self.schedule.start[row]))

    def finish(self, row: int) -> int | None:
        """Scheduled finish."""
        return _dated(int(self.schedule.finish[row]))

    def time(self, row: int) -> WorkingTime:
        """The working time a task runs on."""
        return self.worktimes.times[self.worktimes.number_of(self.project(row), self.task(row))]

    def amount(self, row: int, minutes: int) -> str:
        """Minutes of a task's time without their sign: working days, or by the clock where the task runs on it."""
        if self.task(row).is_elapsed:
            return clock_phrase(minutes)
        return work_phrase(minutes, self.project(row).minutes_per_day)

    def own_and_above(self, row: int) -> list[int]:
        """The row and the summaries over it, nearest first."""
        return [row, *self.outline.above(row)]

    @cached_property
    def links_by_target(self) -> dict[tuple[str, str], list[Link]]:
        """The links into each task, by project and key."""
        links: dict[tuple[str, str], list[Link]] = {}
        for project in self.plan.projects:
            for link in project.links:
                links.setdefault((project.key, link.target), []).append(link)
        return links

    def links_into(self, row: int) -> Iterator[Link]:
        """Links of the row's project that hold it, its own or those of a summary above it."""
        project = self.project(row).key
        for at in self.own_and_above(row):
            yield from self.links_by_target.get((project, self.task(at).key), ())

    def handoffs_into(self, row: int) -> Iterator[Handoff]:
        """Hard handoffs that the row, or a summary above it, receives."""
        refs = {self.ref(at) for at in self.own_and_above(row)}
        return (handoff for handoff in self.plan.handoffs if handoff.is_hard and handoff.receiver in refs)

    def has_waiting(self, row: int) -> bool:
        """Whether anything waits for the row or a summary above it."""
        keys = {self.task(at).key for at in self.own_and_above(row)}
        refs = {self.ref(at) for at in self.own_and_above(row)}
        is_giver = any(handoff.is_hard and handoff.giver in refs for handoff in self.plan.handoffs)
        return is_giver or any(link.source in keys for link in self.project(row).links)


def _dated(instant: int) -> int | None:
    return None if instant == NEVER else instant
