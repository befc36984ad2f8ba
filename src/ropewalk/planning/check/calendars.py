"""Calendars nobody can work by."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from ropewalk.planning.calendars import Calendar, CalendarException, DayShifts, RecurrenceKind
from ropewalk.planning.check.directory import Directory, named
from ropewalk.planning.findings import Finding, Place
from ropewalk.planning.findings.dates import (
    CALENDAR_BASE_CIRCLE,
    CALENDAR_BASE_MISSING,
    CALENDAR_EMPTY,
    CALENDAR_IDLE_FAULT,
    CALENDAR_RUNS_OUT,
    CALENDAR_SPAN,
    CALENDAR_WEEK,
    RECURRENCE_RANGE,
    SHIFT_OVERLAP,
    SHIFT_RANGE,
)
from ropewalk.planning.phrases import count_phrase, date_phrase, list_phrase
from ropewalk.planning.units import EARLIEST, LATEST, MINUTES_PER_DAY

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = range(EARLIEST // MINUTES_PER_DAY, LATEST // MINUTES_PER_DAY)


def judge_calendars(directory: Directory) -> Iterator[Finding]:
    """Every calendar by itself and with those it builds on. A fault stops only where somebody works by it."""
    users = _users(directory)
    for calendar in directory.plan.calendars:
        place, name = Place(field=f"calendar {calendar.key}"), named(calendar.key, calendar.name)
        faults = [*_shifts(calendar, place, name), *_bases(directory.calendars, calendar, place, name)]
        faults += _hours(directory.calendars, calendar, place, name, users.get(calendar.key, []))
        for fault in faults:
            if fault.stops and calendar.key not in users:
                yield CALENDAR_IDLE_FAULT.at(place, fault=fault.sentence)
            else:
                yield fault
        yield from _exceptions(calendar, place, name)


def _users(directory: Directory) -> dict[str, list[str]]:
    """Who works by each calendar, itself or by one that builds on it."""
    users: dict[str, list[str]] = {}
    for project in directory.plan.projects:
        if project.calendar is not None:
            users.setdefault(project.calendar, []).append(project.key)
        for task in project.tasks:
            if task.calendar is not None:
                users.setdefault(task.calendar, []).append(f"{project.key}:{task.key}")
    for resource in directory.plan.resources:
        if resource.calendar is not None:
            users.setdefault(resource.calendar, []).append(resource.name or resource.key)
    for key in list(users):
        for base in _lineage(directory.calendars, key)[1:]:
            users.setdefault(base, []).append(key)
    return users


def _lineage(calendars: Mapping[str, Calendar], key: str) -> list[str]:
    """A calendar and those below it, up to the first that is missing or comes twice."""
    line: list[str] = []
    below: str | None = key
    while below is not None and below in calendars and below not in line:
        line.append(below)
        below = calendars[below].base
    return line


def _bases(calendars: Mapping[str, Calendar], calendar: Calendar, place: Place, name: str) -> Iterator[Finding]:
    if calendar.base is None:
        return
    if calendar.base not in calendars:
        yield CALENDAR_BASE_MISSING.at(place, calendar=name, base=calendar.base)
        return
    line = _lineage(calendars, calendar.key)
    if calendars[line[-1]].base == calendar.key and calendar.key == min(line):
        yield CALENDAR_BASE_CIRCLE.at(place, circle=" → ".join([*line, calendar.key]))


def _hours(
    calendars: Mapping[str, Calendar], calendar: Calendar, place: Place, name: str, users: list[str]
) -> Iterator[Finding]:
    """Whether there is any working time, and whether it ends."""
    line = [calendars[key] for key in _lineage(calendars, calendar.key)]
    week = [next((each.week[day] for each in line if _states(each, day)), None) for day in range(7)]
    if any(week):
        return
    ends = [other.last for each in line for other in each.work_weeks if any(other.week)]
    ends += [exception.last for each in line for exception in each.exceptions if exception.shifts]
    if ends:
        yield CALENDAR_RUNS_OUT.at(place, calendar=name, date=date_phrase(max(ends) * MINUTES_PER_DAY))
    else:
        yield CALENDAR_EMPTY.at(place, calendar=name, users=list_phrase(users) or "whoever needs it")


def _states(calendar: Calendar, day: int) -> bool:
    return day < len(calendar.week) and calendar.week[day] is not None


def _shifts(calendar: Calendar, place: Place, name: str) -> Iterator[Finding]:
    weeks = [
        ("", calendar.week),
        *((f" in {other.name or 'a work week'}", other.week) for other in calendar.work_weeks),
    ]
    for when, week in weeks:
        if len(week) != 7:
            yield CALENDAR_WEEK.at(place, calendar=name, days=count_phrase(len(week), "day"))
        for weekday, shifts in zip(_WEEKDAYS, week, strict=False):
            yield from _day(shifts or (), place, name, weekday + when)
    for exception in calendar.exceptions:
        yield from _day(exception.shifts, place, name, _name_of(exception))


def _day(shifts: DayShifts, place: Place, name: str, day: str) -> Iterator[Finding]:
    for shift in shifts:
        if not 0 <= shift.start < shift.finish <= MINUTES_PER_DAY:
            yield SHIFT_RANGE.at(place, calendar=name, start=shift.start, finish=shift.finish, day=day)
    if any(later.start < earlier.finish for earlier, later in pairwise(shifts)):
        yield SHIFT_OVERLAP.at(place, calendar=name, day=day)


def _exceptions(calendar: Calendar, place: Place, name: str) -> Iterator[Finding]:
    spans = [(_name_of(exception), exception.first, exception.last) for exception in calendar.exceptions]
    spans += [(other.name or "a work week", other.first, other.last) for other in calendar.work_weeks]
    for what, first, last in spans:
        if first > last or first not in _DAYS or last not in _DAYS:
            days = {"first": date_phrase(first * MINUTES_PER_DAY), "last": date_phrase(last * MINUTES_PER_DAY)}
            yield CALENDAR_SPAN.at(place, calendar=name, what=what, **days)
    for exception in calendar.exceptions:
        fault = _recurrence_fault(exception)
        if fault:
            yield RECURRENCE_RANGE.at(place, calendar=name, what=_name_of(exception), fault=fault)


def _recurrence_fault(exception: CalendarException) -> str:
    rule = exception.recurrence
    if rule is None:
        return ""
    faults = {f"every {rule.every:,}": rule.every >= 1}
    if rule.kind in (RecurrenceKind.WEEKLY, RecurrenceKind.MONTHLY_POSITION, RecurrenceKind.YEARLY_POSITION):
        stated = ", ".join(map(str, rule.weekdays)) or "none"
        faults[f"weekdays {stated}"] = bool(rule.weekdays) and all(day in range(7) for day in rule.weekdays)
    if rule.kind in (RecurrenceKind.MONTHLY_POSITION, RecurrenceKind.YEARLY_POSITION):
        faults[f"position {rule.position}"] = rule.position in range(1, 6)
    if rule.kind in (RecurrenceKind.YEARLY_DAY, RecurrenceKind.YEARLY_POSITION):
        faults[f"month {rule.month}"] = rule.month in range(1, 13)
    if rule.kind in (RecurrenceKind.MONTHLY_DAY, RecurrenceKind.YEARLY_DAY):
        faults[f"day {rule.day}"] = rule.day in range(1, 32)
    return ", ".join(fault for fault, fits in faults.items() if not fits)


def _name_of(exception: CalendarException) -> str:
    return exception.name or "an exception"
