"""Calendars as Project has them: whatever ours say beyond that is laid flat, so that the same days are worked.

Base calendars stand alone, only those of people build on one, and which exception wins is fixed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from ropewalk.exchange.mspdi import terms
from ropewalk.planning.calendars import Calendar, CalendarException, DayShifts, Recurrence, RecurrenceKind, Shift, Week
from ropewalk.planning.recurring import days_of
from ropewalk.planning.units import EARLIEST, LATEST, MINUTES_PER_DAY, Day

_FIRST, _LAST = EARLIEST // MINUTES_PER_DAY, LATEST // MINUTES_PER_DAY
_SUNDAY = 6
_MOST_DAYS = 20_000
POSITIONS = (RecurrenceKind.MONTHLY_POSITION, RecurrenceKind.YEARLY_POSITION)
_ITEMS = frozenset(tuple(sorted(item)) for item in terms.MONTH_ITEMS.values())
RANKS = {
    None: 0,
    RecurrenceKind.DAILY: 1,
    RecurrenceKind.YEARLY_DAY: 2,
    RecurrenceKind.YEARLY_POSITION: 2,
    RecurrenceKind.MONTHLY_DAY: 3,
    RecurrenceKind.MONTHLY_POSITION: 3,
    RecurrenceKind.WEEKLY: 4,
}
"""Which exceptions win on the same day in Project: those that do not repeat first; of equals the one written last."""


def alone(calendar: Calendar, calendars: Mapping[str, Calendar]) -> Calendar:
    """A calendar that says by itself what it says upon its bases."""
    lineage = lineage_of(calendar, calendars)
    whole = lineage[0]
    for each in lineage[1:]:
        own = tuple(_day(each.week, at) for at in range(7))
        below = (
            replace(week, week=tuple(None if own[at] is not None else _day(week.week, at) for at in range(7)))
            for week in whole.work_weeks
        )
        whole = replace(
            each,
            base=None,
            week=tuple(_day(whole.week, at) if own[at] is None else own[at] for at in range(7)),
            work_weeks=(*each.work_weeks, *below),
            exceptions=(*each.exceptions, *whole.exceptions),
        )
    return replace(whole, base=None, week=tuple(_day(whole.week, at) or () for at in range(7)))


def lineage_of(calendar: Calendar, calendars: Mapping[str, Calendar]) -> list[Calendar]:
    """The lowest base first, the calendar itself last; a circle of bases is cut."""
    line, seen = [calendar], {calendar.key}
    while (base := line[-1].base) is not None and base in calendars and base not in seen:
        line.append(calendars[base])
        seen.add(base)
    return line[::-1]


def exceptions_of(calendar: Calendar) -> list[CalendarException]:
    """A calendar's exceptions in the order in which Project has to read them, so that the same ones win."""
    stated = [each for each in calendar.exceptions if _FIRST <= each.first <= each.last < _LAST]
    known = [part for each in stated for part in _sayable(each)]
    if all(_rank(first) <= _rank(then) for first, then in pairwise(known)):
        return known[::-1]
    return [part for each in known for part in _stretches(each)][::-1]


def shifts_in(shifts: DayShifts) -> list[Shift]:
    """Shifts that a day can have, in order."""
    return sorted(shift for shift in shifts if 0 <= shift.start < shift.finish <= MINUTES_PER_DAY)


def _day(week: Week, at: int) -> DayShifts | None:
    return week[at] if at < len(week) else None


def _rank(exception: CalendarException) -> int:
    return RANKS[None if exception.recurrence is None else exception.recurrence.kind]


def _sayable(exception: CalendarException) -> Iterator[CalendarException]:
    """An exception as one or more that Project's rules can say; day by day where they cannot."""
    rule = exception.recurrence
    if rule is None:
        yield exception
    elif rule.kind is RecurrenceKind.WEEKLY and rule.every > 1:
        yield from _by_our_weeks(exception)
    else:
        yield from [exception] if _is_sayable(rule) else _stretches(exception)


def _is_sayable(rule: Recurrence) -> bool:
    months, days = (1 if part is None else part for part in (rule.month, rule.day))
    is_within = 1 <= months <= 12 and 1 <= days <= 31 and rule.every >= 1 and (rule.occurrences or 1) > 0
    if rule.kind in POSITIONS:
        return is_within and 1 <= (rule.position or 1) <= 5 and tuple(sorted(set(rule.weekdays))) in _ITEMS
    is_week = bool(rule.weekdays) and set(rule.weekdays) <= set(range(7))
    return is_within and (rule.kind is not RecurrenceKind.WEEKLY or is_week)


def _by_our_weeks(exception: CalendarException) -> Iterator[CalendarException]:
    """A rule for each n-th week: our weeks begin on Monday, theirs on Sunday, so Sundays stand by themselves."""
    rule = exception.recurrence
    if rule is None:
        return
    weekday = (exception.first + 3) % 7
    others = tuple(day for day in rule.weekdays if day != _SUNDAY)
    if others and _SUNDAY in rule.weekdays and rule.occurrences is not None:
        yield from _stretches(exception)
        return
    if others:
        first = exception.first if weekday != _SUNDAY else Day(exception.first + 1 + 7 * (rule.every - 1))
        yield replace(exception, first=first, recurrence=replace(rule, weekdays=others))
    if _SUNDAY in rule.weekdays:
        first = Day(exception.first - weekday + _SUNDAY)
        yield replace(exception, first=first, recurrence=replace(rule, weekdays=(_SUNDAY,)))


def _stretches(exception: CalendarException) -> Iterator[CalendarException]:
    """The days an exception holds, one stretch for each run of them."""
    rule = exception.recurrence
    if rule is None:
        yield exception
    if rule is None or (rule.kind in POSITIONS and not rule.weekdays):
        return
    days = days_of(exception).tolist()[:_MOST_DAYS]
    begins = [at for at, day in enumerate(days) if at == 0 or day != days[at - 1] + 1]
    for begin, end in zip(begins, [*begins[1:], len(days)], strict=False):
        yield replace(exception, first=Day(days[begin]), last=Day(days[end - 1]), recurrence=None)


def occurrences_of(exception: CalendarException) -> int:
    """How many days an exception holds."""
    return int(days_of(exception).size)
