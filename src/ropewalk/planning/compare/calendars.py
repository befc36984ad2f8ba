"""Calendars that changed: other hours, other exceptions."""

from collections.abc import Iterator

from ropewalk.planning.calendars import Calendar, CalendarException, DayShifts, WorkWeek
from ropewalk.planning.phrases import date_phrase
from ropewalk.planning.units import MINUTES_PER_DAY

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Told = tuple[str, str | None, str | None]
"""A field of a calendar in words, and what it said before and says now."""


def calendar_changes(before: Calendar, after: Calendar) -> Iterator[Told]:
    """What differs between two calendars of one key."""
    if before.name != after.name:
        yield "name", before.name or None, after.name or None
    if before.base != after.base:
        yield "calendar below", before.base, after.base
    for day in range(max(len(before.week), len(after.week))):
        was, now = _hours(before, day), _hours(after, day)
        if was != now:
            yield f"{_DAYS[day] if day < len(_DAYS) else 'day'}", was, now
    yield from _of_list(
        "other week", [_work_week(each) for each in before.work_weeks], [_work_week(each) for each in after.work_weeks]
    )
    yield from _of_list(
        "exception", [_exception(each) for each in before.exceptions], [_exception(each) for each in after.exceptions]
    )


def _of_list(words: str, before: list[str], after: list[str]) -> Iterator[Told]:
    for text in before:
        if text not in after:
            yield words, text, None
    for text in after:
        if text not in before:
            yield words, None, text
    kept_before, kept_after = (
        [text for text in texts if text in other] for texts, other in ((before, after), (after, before))
    )
    if kept_before != kept_after:
        yield f"order of each {words}", ", ".join(kept_before), ", ".join(kept_after)


def _hours(calendar: Calendar, day: int) -> str | None:
    shifts = calendar.week[day] if day < len(calendar.week) else None
    return None if shifts is None else _shifts(shifts)


def _shifts(shifts: DayShifts) -> str:
    if not shifts:
        return "closed"
    return ", ".join(f"{_clock(shift.start)} to {_clock(shift.finish)}" for shift in shifts)


def _exception(exception: CalendarException) -> str:
    name = f" ({exception.name})" if exception.name else ""
    repeats = "" if exception.recurrence is None else f", {_repeats(exception)}"
    return f"{_shifts(exception.shifts)} {_days(exception.first, exception.last)}{repeats}{name}"


def _repeats(exception: CalendarException) -> str:
    rule = exception.recurrence
    if rule is None:
        return ""
    picks = (
        [f"weekdays {', '.join(_DAYS[day] for day in rule.weekdays if 0 <= day < len(_DAYS))}"] if rule.weekdays else []
    )
    picks += [f"position {rule.position}"] if rule.position is not None else []
    picks += [f"month {rule.month}"] if rule.month is not None else []
    picks += [f"day {rule.day}"] if rule.day is not None else []
    picks += [f"{rule.occurrences} times"] if rule.occurrences is not None else []
    return " ".join([f"repeated {rule.kind}, every {rule.every}", *picks])


def _work_week(week: WorkWeek) -> str:
    hours = [f"{_DAYS[day]} {_shifts(shifts)}" for day, shifts in enumerate(week.week[:7]) if shifts is not None]
    return f"{_days(week.first, week.last)}: {'; '.join(hours)}"


def _days(first: int, last: int) -> str:
    names = [date_phrase(day * MINUTES_PER_DAY) for day in (first, last)]
    return names[0] if first == last else " to ".join(names)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
