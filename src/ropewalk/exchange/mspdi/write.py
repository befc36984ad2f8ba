"""The door: a plan to Microsoft Project XML. A file holds one project, so a program becomes one with a summary each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

import numpy as np

from ropewalk.exchange.mspdi import terms
from ropewalk.exchange.mspdi.header import key_for
from ropewalk.exchange.mspdi.write_calendars import CalendarNumbers, write_calendars
from ropewalk.exchange.mspdi.write_markup import Markup, date_text
from ropewalk.exchange.mspdi.write_merge import Merged, merged
from ropewalk.exchange.mspdi.write_numbers import numbers_of
from ropewalk.exchange.mspdi.write_people import People, TaskFacts, write_assignments
from ropewalk.exchange.mspdi.write_pins import pinned, wanted_dates
from ropewalk.exchange.mspdi.write_stretches import Layout
from ropewalk.exchange.mspdi.write_tasks import TaskElements, with_pauses
from ropewalk.planning import schedule as scheduled
from ropewalk.planning.calendars import STANDARD
from ropewalk.planning.check import check
from ropewalk.planning.outline import Outline
from ropewalk.planning.plan import Plan, Project, ScheduleFrom
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.statement import starts_of
from ropewalk.planning.units import EARLIEST, LATEST, MINUTES_PER_DAY, NEVER, Day
from ropewalk.planning.worktime import Worktimes

_SAVE_VERSION = 14
_CIRCLES = frozenset({"link-circle", "link-circles-more"})


def write(plan: Plan, schedule: Schedule | None, stream: BinaryIO) -> None:
    """Write a plan so that Microsoft Project opens it with the same dates.

    schedule  of this plan; None: its dates are worked out here, where it is sound enough to have any

    Several projects stand in one file, each below a summary of its name; hard handoffs become links, the day by which
    something is needed a deadline, what comes from outside a milestone. Where Project's rules would place a task
    elsewhere than the schedule does, the task says so itself (`write_pins`). Keys that are numbers stay the numbers
    of their tasks. No clock is read: the same plan gives the same bytes. What Project has no field for (risks,
    objectives, commitments, soft handoffs, blackouts) is not in the file.
    """
    whole = merged(plan)
    held, answer = _held(plan, whole, schedule)
    _File(held, answer, whole.wanted).write(Markup(stream))


def _held(plan: Plan, whole: Merged, answer: Schedule | None) -> tuple[Plan, Schedule | None]:
    """The plan as the file will state it, and its schedule."""
    findings = (*check(plan), *check(whole.plan))
    if any(finding.stops and finding.code not in _CIRCLES for finding in findings):
        return whole.plan, answer if answer is not None and not whole.is_changed else None
    if answer is None:
        answer = scheduled(plan)
    if not whole.is_changed:
        return whole.plan, answer
    rows = Outline.of(plan).rows
    wanted = wanted_dates(answer, [None if ref is None else rows.get(ref) for ref in whole.refs])
    return pinned(whole.plan, list(wanted))


@dataclass(eq=False)
class _File:
    plan: Plan
    answer: Schedule | None
    wanted: Sequence[str]
    _worktimes: Worktimes | None = None

    def write(self, markup: Markup) -> None:
        project = self.plan.projects[0]
        calendars = CalendarNumbers.of(self.plan)
        people = People.of(self.plan.resources, calendars)
        tasks = TaskElements(self.plan, self.answer, numbers_of(self.wanted), calendars)
        title = project.name or project.key
        markup.begin("Project", f' xmlns="{terms.NAMESPACE}"')
        self._write_header(markup, project, title, calendars)
        write_calendars(markup, calendars)
        tasks.write(markup, title)
        people.write_resources(markup)
        write_assignments(markup, project.assignments, people, self._facts(tasks))
        markup.end()

    def _write_header(self, markup: Markup, project: Project, title: str, calendars: CalendarNumbers) -> None:
        is_from_start = project.schedule_from is ScheduleFrom.START
        start = starts_of(self.plan).get(project.key) if project.start is None else project.start
        finish = self._latest_finish() if is_from_start else project.finish
        per_day = max(project.minutes_per_day, 1)
        markup.field("SaveVersion", _SAVE_VERSION)
        markup.field("Name", f"{title}.xml")
        markup.field("Title", title if key_for(title, "") == project.key else None)
        markup.field("Manager", project.lead or None)
        markup.flag("ScheduleFromStart", holds=is_from_start)
        markup.field("StartDate", date_text(start))
        markup.field("FinishDate", date_text(finish))
        markup.field("CriticalSlackLimit", round(project.critical_limit / per_day))
        markup.field("CalendarUID", calendars.number_of(project.calendar or STANDARD.key))
        markup.field("DefaultStartTime", "08:00:00")
        markup.field("DefaultFinishTime", "17:00:00")
        markup.field("MinutesPerDay", project.minutes_per_day)
        markup.field("MinutesPerWeek", project.minutes_per_week)
        markup.field("DaysPerMonth", project.days_per_month)
        markup.field("DefaultTaskType", terms.TaskMode.FIXED_UNITS)
        markup.flag("HonorConstraints", holds=True)
        markup.flag("NewTasksEffortDriven", holds=False)
        markup.field("StatusDate", date_text(project.data_date))
        markup.flag("NewTasksAreManual", holds=False)

    def _latest_finish(self) -> int | None:
        if self.answer is None:
            return None
        finishes = self.answer.finish[self.answer.finish != NEVER]
        return int(np.max(finishes)) if finishes.size else None

    def _facts(self, tasks: TaskElements) -> dict[str, TaskFacts]:
        project = tasks.project
        facts: dict[str, TaskFacts] = {}
        for row, task in enumerate(project.tasks):
            start, finish = tasks.date("start", row), tasks.date("finish", row)
            facts.setdefault(task.key, TaskFacts(task=task, number=tasks.numbers[row], start=start, finish=finish))
        for row, task in with_pauses(project):
            layout = self._layout(tasks, row)
            if layout is not None and row not in tasks.outline.doubles:
                facts[task.key] = replace(facts[task.key], stretches=tuple(layout.stretches(task)))
        return facts

    def _layout(self, tasks: TaskElements, row: int) -> Layout | None:
        """The working time of a task from its start on; None where it has none."""
        start, finish = tasks.date("start", row), tasks.date("finish", row)
        if start is None or finish is None or not EARLIEST <= start <= finish < LATEST:
            return None
        if self._worktimes is None:
            dates = [at for at in self._dates() if EARLIEST <= at < LATEST]
            first, last = Day(min(dates) // MINUTES_PER_DAY - 1), Day(max(dates) // MINUTES_PER_DAY + 1)
            self._worktimes = Worktimes(self.plan, first, last)
        number = self._worktimes.number_of(tasks.project, tasks.project.tasks[row])
        return Layout(self._worktimes.times[number], start)

    def _dates(self) -> list[int]:
        answer = self.answer
        return [] if answer is None else [*answer.start.tolist(), *answer.finish.tolist()]
