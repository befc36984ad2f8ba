"""Tasks to elements: outline, durations in their units, links and lags, constraints, progress, baselines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ropewalk.exchange.mspdi import terms
from ropewalk.exchange.mspdi.write_calendars import CalendarNumbers
from ropewalk.exchange.mspdi.write_markup import Markup, date_text, number_text, span_text
from ropewalk.planning.outline import Outline
from ropewalk.planning.plan import (
    Baseline,
    ConstraintKind,
    Lag,
    Link,
    Plan,
    Progress,
    Project,
    ScheduleFrom,
    Task,
    TaskKind,
    TimeUnit,
)
from ropewalk.planning.progress import remaining_of
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.units import NEVER

_LINK_CODES = terms.inverse(terms.LINK_KINDS)
_CONSTRAINT_CODES = terms.inverse(terms.CONSTRAINTS)
_MEASURE_CODES = terms.inverse(terms.MEASURES)
_IS_SHARE_AND_ELAPSED = terms.inverse(terms.LAG_UNITS)
_MODES = {True: terms.TaskMode.FIXED_DURATION, False: terms.TaskMode.FIXED_UNITS}
"""Only where the duration is fixed do people's free days leave a task alone."""

_LONGEST_NAME = 512
_MOST_PRIORITY = 1_000
_MOST_LAG = 2_000_000_000


@dataclass(eq=False)
class TaskElements:
    """The tasks of a plan of one project as elements.

    answer   its schedule, one row for each task; None where there is none
    numbers  the number of each task
    """

    plan: Plan
    answer: Schedule | None
    numbers: Sequence[int]
    calendars: CalendarNumbers

    def __post_init__(self) -> None:
        self.project: Project = self.plan.projects[0]
        self.outline = Outline.of(self.plan)

    def write(self, markup: Markup, title: str) -> None:
        """The element of all tasks: first the one that stands for the project, then each below what it belongs to."""
        markup.begin("Tasks")
        self._write_project_row(markup, title)
        places: list[int] = []
        for line, (row, depth) in enumerate(self.order, 1):
            del places[depth:]
            places += [0] * (depth - len(places))
            places[depth - 1] += 1
            self._write_task(markup, row, line, ".".join(map(str, places)), depth)
        markup.end()

    @cached_property
    def order(self) -> list[tuple[int, int]]:
        """Each row and its depth, 1 at the top: in the plan's order, but each behind what it belongs to."""
        parents = self.outline.parents
        children: dict[int, list[int]] = {}
        for row, parent in enumerate(parents):
            children.setdefault(-1 if row in self.outline.doubles else parent, []).append(row)
        ordered: list[tuple[int, int]] = []
        waiting = [(row, 1) for row in reversed(children.get(-1, []))]
        while waiting:
            row, depth = waiting.pop()
            ordered.append((row, depth))
            waiting += [(below, depth + 1) for below in reversed(children.get(row, []))]
        return ordered

    def date(self, column: str, row: int) -> int | None:
        """A date of the schedule, None where there is none."""
        at = NEVER if self.answer is None else int(getattr(self.answer, column)[row])
        return None if at == NEVER else at

    def _write_project_row(self, markup: Markup, title: str) -> None:
        dates = [
            date for row in range(len(self.numbers)) for date in (self.date("start", row), self.date("finish", row))
        ]
        known = [date for date in dates if date is not None]
        markup.begin("Task")
        markup.field("UID", terms.PROJECT_ROW)
        markup.field("ID", 0)
        markup.field("Name", title[:_LONGEST_NAME])
        markup.flag("IsNull", holds=False)
        markup.field("OutlineNumber", 0)
        markup.field("OutlineLevel", 0)
        markup.field("Start", date_text(min(known, default=None)))
        markup.field("Finish", date_text(max(known, default=None)))
        markup.flag("Summary", holds=True)
        markup.end()

    def _write_task(self, markup: Markup, row: int, line: int, outline: str, depth: int) -> None:
        task = self.project.tasks[row]
        kind = self.outline.kind(row)
        is_manual = task.manual is not None or (_is_undated(task) and kind is not TaskKind.SUMMARY)
        markup.begin("Task")
        markup.field("UID", self.numbers[row])
        markup.field("ID", line)
        markup.field("Name", task.name[:_LONGEST_NAME] or None)
        markup.flag("Active", holds=task.is_active)
        markup.flag("Manual", holds=is_manual and task.external is None)
        markup.field("Type", _MODES[task.ignores_resource_calendars])
        markup.flag("IsNull", holds=False)
        markup.field("Contact", task.owner or None)
        markup.field("WBS", task.wbs or None)
        markup.field("OutlineNumber", outline)
        markup.field("OutlineLevel", depth)
        if task.priority is not None:
            markup.field("Priority", min(max(task.priority, 0), _MOST_PRIORITY))
        self._write_dates(markup, row, task, is_manual=is_manual)
        _write_halt(markup, task.progress)
        markup.flag("EffortDriven", holds=False)
        markup.flag("Estimated", holds=task.is_estimated)
        markup.flag("Milestone", holds=kind is TaskKind.MILESTONE)
        markup.flag("Summary", holds=kind is TaskKind.SUMMARY)
        self._write_answer(markup, row)
        _write_progress(markup, task)
        self._write_constraint(markup, task)
        markup.field("Notes", task.notes or None)
        for link in self._links.get(row, ()):
            self._write_link(markup, link)
        for baseline in task.baselines:
            _write_baseline(markup, baseline)
        markup.end()

    def _write_dates(self, markup: Markup, row: int, task: Task, *, is_manual: bool) -> None:
        """Dates and duration; of a task held by hand the dates that are held, and only those."""
        start, finish = self.date("start", row), self.date("finish", row)
        manual = task.manual
        if manual is None and is_manual:
            start = finish = None
        elif manual is not None:
            start = manual.start if manual.start is not None or task.external is None else start
            finish = manual.finish if manual.finish is not None or task.external is None else finish
        measure = terms.Measure(task.shown, is_elapsed=task.is_elapsed, is_estimated=task.is_estimated)
        markup.field("Start", date_text(start))
        markup.field("Finish", date_text(finish))
        markup.field("Duration", span_text(task.duration))
        if is_manual and task.external is None:
            markup.field("ManualStart", date_text(None if manual is None else manual.start))
            markup.field("ManualFinish", date_text(None if manual is None else manual.finish))
            markup.field("ManualDuration", span_text(task.duration))
        markup.field("DurationFormat", _MEASURE_CODES[measure])

    def _write_answer(self, markup: Markup, row: int) -> None:
        """What the schedule says beyond the dates, and whether the task is a shadow of one in another file."""
        answer = self.answer
        if answer is not None and self.date("start", row) is not None:
            markup.flag("Critical", holds=bool(answer.is_critical[row]))
        external = self.project.tasks[row].external
        if external is not None:
            markup.flag("ExternalTask", holds=True)
            markup.field("ExternalTaskProject", "\\".join(part for part in (external.file, external.key) if part))
        for element, column in _COMPUTED:
            markup.field(element, date_text(self.date(column, row)))
        for element, column in (("FreeSlack", "free_float"), ("TotalSlack", "total_float")):
            minutes = self.date(column, row)
            markup.field(element, None if minutes is None else minutes * terms.LAG_PER_MINUTE)

    def _write_constraint(self, markup: Markup, task: Task) -> None:
        usual = ConstraintKind.ASAP if self.project.schedule_from is ScheduleFrom.START else ConstraintKind.ALAP
        constraint = task.constraint
        markup.field("ConstraintType", _CONSTRAINT_CODES[usual if constraint is None else constraint.kind])
        markup.field("CalendarUID", self.calendars.number_of(task.calendar))
        markup.field("ConstraintDate", date_text(None if constraint is None else constraint.at))
        markup.field("Deadline", date_text(task.deadline))
        if task.levelling_delay:
            markup.field("LevelingDelay", task.levelling_delay * terms.LAG_PER_MINUTE)
            markup.field("LevelingDelayFormat", _MEASURE_CODES[terms.Measure(task.shown, is_elapsed=True)])
        markup.flag("IgnoreResourceCalendar", holds=task.ignores_resource_calendars and task.calendar is not None)

    @cached_property
    def _links(self) -> dict[int, list[Link]]:
        """The links that lead to each row, in order."""
        found: dict[int, list[Link]] = {}
        for link in self.project.links:
            target = self._row_of(link.target)
            if target is not None:
                found.setdefault(target, []).append(link)
        return found

    def _row_of(self, key: str) -> int | None:
        return self.outline.rows.get((self.project.key, key))

    def _write_link(self, markup: Markup, link: Link) -> None:
        source = self._row_of(link.source)
        number = link.source if source is None else str(self.numbers[source])
        if source is None and not link.source.isdigit():
            return
        markup.begin("PredecessorLink")
        markup.field("PredecessorUID", number)
        markup.field("Type", _LINK_CODES[link.kind])
        markup.flag("CrossProject", holds=False)
        _write_lag(markup, link.lag)
        markup.end()


_COMPUTED = (
    ("EarlyStart", "early_start"),
    ("EarlyFinish", "early_finish"),
    ("LateStart", "late_start"),
    ("LateFinish", "late_finish"),
)


def _is_undated(task: Task) -> bool:
    """Whether nothing dates a task: Project keeps such ones as tasks to be scheduled by hand, without any date."""
    is_bound = task.constraint is not None and task.constraint.at is not None
    return task.duration is None and task.kind is TaskKind.TASK and task.progress is None and not is_bound


def _write_lag(markup: Markup, lag: Lag) -> None:
    is_share, is_elapsed = _IS_SHARE_AND_ELAPSED[lag.unit]
    amount = lag.amount / terms.SHARE_PER_PERCENT if is_share else lag.amount * terms.LAG_PER_MINUTE
    measure = terms.Measure(None if is_share else lag.shown, is_elapsed=is_elapsed)
    markup.field("LinkLag", round(min(max(amount, -_MOST_LAG), _MOST_LAG)))
    markup.field("LagFormat", _MEASURE_CODES[measure])


def _write_halt(markup: Markup, progress: Progress | None) -> None:
    """Where work so far stopped and the rest goes on."""
    if progress is not None and progress.actual_start is not None and progress.actual_finish is None:
        markup.field("Stop", date_text(progress.stop))
        markup.field("Resume", date_text(progress.resume))


def _write_progress(markup: Markup, task: Task) -> None:
    progress = task.progress
    percent = 0 if progress is None else _percent_of(progress)
    markup.field("PercentComplete", percent)
    if progress is None:
        return
    markup.field("ActualStart", date_text(progress.actual_start))
    markup.field("ActualFinish", date_text(progress.actual_finish))
    if task.duration is not None:
        left = 0 if progress.actual_finish is not None else remaining_of(task)
        markup.field("ActualDuration", span_text(max(task.duration - left, 0)))
    if progress.actual_finish is None:
        markup.field("RemainingDuration", span_text(progress.remaining))


def _percent_of(progress: Progress) -> int:
    """Project counts whole percents; 100 only where nothing is left."""
    percent = progress.percent_complete
    if percent != percent:
        return 0
    whole = round(min(max(percent, 0.0), 100.0))
    return 99 if whole == 100 and percent < 100 else whole


def _write_baseline(markup: Markup, baseline: Baseline) -> None:
    if not 0 <= baseline.number <= terms.MOST_BASELINES:
        return
    markup.begin("Baseline")
    markup.field("Number", baseline.number)
    markup.field("Start", date_text(baseline.start))
    markup.field("Finish", date_text(baseline.finish))
    markup.field("Duration", span_text(baseline.duration))
    markup.field(
        "DurationFormat", _MEASURE_CODES[terms.Measure(TimeUnit.DAYS)] if baseline.duration is not None else None
    )
    markup.field("Work", span_text(baseline.work))
    markup.field("Cost", None if baseline.cost is None else number_text(baseline.cost))
    markup.end()


def with_pauses(project: Project) -> Iterator[tuple[int, Task]]:
    """Rows of tasks that are split."""
    return ((row, task) for row, task in enumerate(project.tasks) if task.splits and task.duration)
