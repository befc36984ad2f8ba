"""Amounts and dates that no calendar can hold are brought to where they can be counted, so that the engine answers.

`check` says of each of them that it is wrong; here nothing is judged. A plan in which everything fits comes back
as it is.
"""

from collections.abc import Callable
from dataclasses import replace
from math import isnan
from typing import TYPE_CHECKING, TypeVar

from ropewalk.planning.calendars import Calendar, CalendarException, DayShifts, Recurrence, RecurrenceKind, WorkWeek
from ropewalk.planning.plan import (
    Blackout,
    Constraint,
    Handoff,
    Lag,
    Link,
    Manual,
    Plan,
    Progress,
    Project,
    Split,
    Task,
)
from ropewalk.planning.units import EARLIEST, LATEST, MINUTES_PER_DAY, Day, Instant, Minutes

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Thing = TypeVar("Thing", bound=DataclassInstance)

Item = TypeVar("Item")
_MOST = LATEST - EARLIEST
_FIRST, _LAST = EARLIEST // MINUTES_PER_DAY, LATEST // MINUTES_PER_DAY - 1
_PLACED = (RecurrenceKind.MONTHLY_POSITION, RecurrenceKind.YEARLY_POSITION)
_NEVER = Recurrence(kind=RecurrenceKind.WEEKLY)
"""A rule that no day fits."""


def within_reach(plan: Plan) -> Plan:
    """The plan with every date from `EARLIEST` to `LATEST` and no amount longer than the time between them.

    Of calendars only days within those years count; rules that count in numbers no day fits pick none.

    cost   O(tasks + links), a quarter of a microsecond each
    """
    return _changed(
        plan,
        projects=_each(plan.projects, _project),
        calendars=_each(plan.calendars, _calendar),
        handoffs=_each(plan.handoffs, _handoff),
        blackouts=_each(plan.blackouts, _blackout),
    )


def _project(project: Project) -> Project:
    return _changed(
        project,
        start=_date(project.start),
        finish=_date(project.finish),
        data_date=_date(project.data_date),
        critical_limit=_amount(project.critical_limit),
        minutes_per_day=_size(project.minutes_per_day, MINUTES_PER_DAY),
        minutes_per_week=_size(project.minutes_per_week, 7 * MINUTES_PER_DAY),
        days_per_month=_size(project.days_per_month, 31),
        tasks=_each(project.tasks, _task),
        links=_each(project.links, _link),
    )


def _task(task: Task) -> Task:
    is_short = task.duration is None or -_MOST <= task.duration <= _MOST
    if is_short and task.progress is None and task.constraint is None and not _is_shaped(task):
        return task
    return _changed(
        task,
        duration=_amount_stated(task.duration),
        levelling_delay=_amount(task.levelling_delay),
        deadline=_date(task.deadline),
        constraint=None if task.constraint is None else _constraint(task.constraint),
        manual=None if task.manual is None else _manual(task.manual),
        progress=None if task.progress is None else _progress(task.progress),
        splits=_splits(task.splits),
    )


def _is_shaped(task: Task) -> bool:
    """Whether anything but the duration and what has happened says when the task is done."""
    has_dates = task.deadline is not None or task.manual is not None
    return has_dates or bool(task.splits) or bool(task.levelling_delay)


def _constraint(constraint: Constraint) -> Constraint:
    return _changed(constraint, at=_date(constraint.at))


def _manual(manual: Manual) -> Manual:
    return _changed(manual, start=_date(manual.start), finish=_date(manual.finish))


def _progress(progress: Progress) -> Progress:
    percent = progress.percent_complete
    return _changed(
        progress,
        actual_start=_date(progress.actual_start),
        actual_finish=_date(progress.actual_finish),
        stop=_date(progress.stop),
        resume=_date(progress.resume),
        remaining=_amount_stated(progress.remaining),
        percent_complete=0.0 if isnan(percent) else percent,
    )


def _splits(splits: tuple[Split, ...]) -> tuple[Split, ...]:
    """Pauses; none where they are longer than any plan together."""
    return _each(splits, _split) if sum(max(split.gap, 0) for split in splits) <= _MOST else ()


def _split(split: Split) -> Split:
    return _changed(split, after=_amount(split.after), gap=_amount(split.gap))


def _link(link: Link) -> Link:
    return link if -_MOST <= link.lag.amount <= _MOST else replace(link, lag=_lag(link.lag))


def _lag(lag: Lag) -> Lag:
    return _changed(lag, amount=_amount(Minutes(lag.amount)))


def _handoff(handoff: Handoff) -> Handoff:
    return _changed(
        handoff, lag=_lag(handoff.lag), needed_by=_date(handoff.needed_by), promised=_date(handoff.promised)
    )


def _blackout(blackout: Blackout) -> Blackout:
    return _changed(blackout, start=_within(blackout.start), finish=_within(blackout.finish))


def _calendar(calendar: Calendar) -> Calendar:
    return _changed(
        calendar,
        week=_each(calendar.week, _day),
        work_weeks=_each(calendar.work_weeks, _work_week),
        exceptions=_each(calendar.exceptions, _exception),
    )


def _work_week(other: WorkWeek) -> WorkWeek:
    return _changed(other, week=_each(other.week, _day))


def _day(shifts: DayShifts | None) -> DayShifts | None:
    """The shifts that lie within a day."""
    if shifts is None or all(0 <= shift.start < shift.finish <= MINUTES_PER_DAY for shift in shifts):
        return shifts
    return tuple(shift for shift in shifts if 0 <= shift.start < shift.finish <= MINUTES_PER_DAY)


def _exception(exception: CalendarException) -> CalendarException:
    first, last = max(exception.first, _FIRST), min(exception.last, _LAST)
    rule = exception.recurrence
    return _changed(
        exception,
        first=Day(min(first, _LAST)),
        last=Day(max(last, _FIRST - 1)),
        shifts=_day(exception.shifts),
        recurrence=rule if rule is None or _can_be_counted(rule) else _NEVER,
    )


def _can_be_counted(rule: Recurrence) -> bool:
    numbers = (rule.every, rule.position, rule.month, rule.day, rule.occurrences)
    is_placed = rule.kind not in _PLACED or bool(rule.weekdays)
    is_small = all(number is None or 0 < number <= _MOST for number in numbers)
    return is_placed and is_small and all(0 <= weekday <= 6 for weekday in rule.weekdays)


def _date(at: Instant | None) -> Instant | None:
    return None if at is None else _within(at)


def _within(at: Instant) -> Instant:
    return at if EARLIEST <= at < LATEST else Instant(min(max(at, EARLIEST), LATEST - 1))


def _amount_stated(minutes: Minutes | None) -> Minutes | None:
    return None if minutes is None else _amount(minutes)


def _amount(minutes: Minutes) -> Minutes:
    return minutes if -_MOST <= minutes <= _MOST else Minutes(min(max(minutes, -_MOST), _MOST))


def _size(count: int, most: int) -> int:
    """How many of a smaller unit are in a larger one."""
    return count if 0 < count <= most else min(max(count, 1), most)


def _each(things: tuple[Item, ...], change: Callable[[Item], Item]) -> tuple[Item, ...]:
    """Each thing changed; the same tuple where none was."""
    changed = tuple(map(change, things))
    return things if all(map(_is_same, things, changed)) else changed


def _is_same(one: object, other: object) -> bool:
    return one is other


def _changed(thing: "Thing", **fields: object) -> "Thing":
    """The thing with these fields; the same one where none of them differs."""
    new = {name: value for name, value in fields.items() if getattr(thing, name) is not value}
    return replace(thing, **new) if new else thing
