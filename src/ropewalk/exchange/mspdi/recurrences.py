"""Exceptions that repeat: their rules in our words."""

from collections.abc import Iterator
from dataclasses import replace

from ropewalk.exchange.mspdi import terms
from ropewalk.exchange.mspdi.fields import Fields
from ropewalk.planning.calendars import CalendarException, Recurrence, RecurrenceKind
from ropewalk.planning.findings.mspdi import MSPDI_RECURRENCE
from ropewalk.planning.units import Day

_SUNDAY = 6
_LAST_POSITION = 5
_KNOWN = {terms.STRETCH: None, **terms.RECURRENCES}


def recurring(days: CalendarException, fields: Fields) -> Iterator[CalendarException]:
    """An exception as one or more of ours; none, and a finding, where its rule is not understood.

    days    first and last day, shifts and name
    fields  the exception as it stands in the file
    """
    kind = fields.term("Type", _KNOWN)
    if kind is None:
        yield days
        return
    rule = _rule(kind, fields)
    if rule is None:
        facts = {"calendar": fields.who.removeprefix("Calendar "), "name": days.name or "without a name"}
        what = f"type {fields.text('Type')}, {_PARTS[kind]} missing"
        fields.faults.add(MSPDI_RECURRENCE, at="Exception", what=what, **facts)
        return
    if kind is RecurrenceKind.WEEKLY and rule.every > 1:
        yield from _by_their_weeks(replace(days, recurrence=rule))
    else:
        yield replace(days, recurrence=rule)


_PARTS = {
    RecurrenceKind.DAILY: "its period",
    RecurrenceKind.WEEKLY: "its days of the week",
    RecurrenceKind.MONTHLY_DAY: "its day of the month",
    RecurrenceKind.MONTHLY_POSITION: "which day of the month",
    RecurrenceKind.YEARLY_DAY: "its month or day",
    RecurrenceKind.YEARLY_POSITION: "its month or which day of it",
}


def _rule(kind: RecurrenceKind, fields: Fields) -> Recurrence | None:
    every = fields.whole("Period") or 1
    occurrences = fields.whole("Occurrences") if fields.flag("EnteredByOccurrences") else None
    bits = fields.whole("DaysOfWeek") or 0
    position, month = fields.whole("MonthPosition"), fields.whole("Month")
    items = fields.term("MonthItem", terms.MONTH_ITEMS)
    is_yearly = kind in (RecurrenceKind.YEARLY_DAY, RecurrenceKind.YEARLY_POSITION)
    rule = Recurrence(
        kind=kind,
        every=1 if is_yearly else max(every, 1),
        weekdays=tuple(sorted(day for bit, day in terms.WEEKDAY_BITS.items() if bits & bit)),
        position=None if position is None else position + 1,
        month=month + 1 if is_yearly and month is not None else None,
        day=fields.whole("MonthDay"),
        occurrences=occurrences or None,
    )
    match kind:
        case RecurrenceKind.DAILY:
            return replace(rule, weekdays=(), position=None, day=None)
        case RecurrenceKind.WEEKLY:
            return replace(rule, position=None, day=None) if rule.weekdays else None
        case RecurrenceKind.MONTHLY_DAY | RecurrenceKind.YEARLY_DAY:
            is_whole = _within(rule.day, 31) and (not is_yearly or _within(rule.month, 12))
            return replace(rule, weekdays=(), position=None) if is_whole else None
        case _:
            is_whole = _within(rule.position, _LAST_POSITION) and (not is_yearly or _within(rule.month, 12))
            return replace(rule, weekdays=items, day=None) if is_whole and items is not None else None


def _within(number: int | None, most: int) -> bool:
    return number is not None and 1 <= number <= most


def _by_their_weeks(exception: CalendarException) -> Iterator[CalendarException]:
    """A rule for each n-th week: their weeks begin on Sunday, ours on Monday.

    Sundays stand in the week before in our count, so they become an exception of their own that begins in that
    week; occurrences then say nothing, the last day does.
    """
    rule = exception.recurrence
    if rule is None:
        return
    weekday = (exception.first + 3) % 7
    others = tuple(day for day in rule.weekdays if day != _SUNDAY)
    occurrences = None if others and _SUNDAY in rule.weekdays else rule.occurrences
    if others:
        first = Day(exception.first + 1) if weekday == _SUNDAY else exception.first
        yield replace(exception, first=first, recurrence=replace(rule, weekdays=others, occurrences=occurrences))
    if _SUNDAY in rule.weekdays:
        is_sunday = weekday == _SUNDAY
        first = exception.first if is_sunday else Day(exception.first - weekday - 1 + 7 * rule.every)
        if first <= exception.last:
            sundays = replace(rule, weekdays=(_SUNDAY,), occurrences=occurrences)
            yield replace(exception, first=first, recurrence=sundays)
