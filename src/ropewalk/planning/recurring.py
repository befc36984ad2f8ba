"""Which days a recurring exception picks, vectorised over days."""

from collections.abc import Callable

import numpy as np

from ropewalk.planning.calendars import CalendarException, Recurrence, RecurrenceKind
from ropewalk.planning.units import BoolArray, Int64Array

_THURSDAY = 3
"""1970-01-01 was a Thursday: weekday of day 0, Monday being 0."""


def weekdays_of(days: Int64Array) -> Int64Array:
    """Weekday of each day number, Monday 0 to Sunday 6."""
    return (days + _THURSDAY) % 7


def days_of(exception: CalendarException) -> Int64Array:
    """Every day number the exception holds, in order; all from first to last where it does not recur."""
    days = np.arange(exception.first, exception.last + 1, dtype=np.int64)
    rule = exception.recurrence
    if rule is None or not days.size:
        return days
    picked = days[_PICKERS[rule.kind](days, rule)]
    return picked if rule.occurrences is None else picked[: rule.occurrences]


def _daily(days: Int64Array, rule: Recurrence) -> BoolArray:
    return np.asarray((days - days[0]) % max(rule.every, 1) == 0)


def _weekly(days: Int64Array, rule: Recurrence) -> BoolArray:
    first_monday = days[0] - weekdays_of(days[:1])[0]
    weeks = (days - first_monday) // 7
    return np.asarray(np.isin(weekdays_of(days), rule.weekdays) & (weeks % max(rule.every, 1) == 0))


def _months(days: Int64Array) -> tuple[Int64Array, Int64Array]:
    """Months counted from January 1970, and the day of the month from 1."""
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    return months.astype(np.int64), (dates - months.astype("datetime64[D]")).astype(np.int64) + 1


def _monthly_day(days: Int64Array, rule: Recurrence) -> BoolArray:
    months, days_of_month = _months(days)
    return np.asarray((days_of_month == (rule.day or 1)) & ((months - months[0]) % max(rule.every, 1) == 0))


def _monthly_position(days: Int64Array, rule: Recurrence) -> BoolArray:
    months, _ = _months(days)
    return np.asarray(_at_position(days, rule) & ((months - months[0]) % max(rule.every, 1) == 0))


def _yearly_day(days: Int64Array, rule: Recurrence) -> BoolArray:
    months, days_of_month = _months(days)
    return np.asarray((months % 12 + 1 == (rule.month or 1)) & (days_of_month == (rule.day or 1)))


def _yearly_position(days: Int64Array, rule: Recurrence) -> BoolArray:
    months, _ = _months(days)
    return np.asarray(_at_position(days, rule) & (months % 12 + 1 == (rule.month or 1)))


def _at_position(days: Int64Array, rule: Recurrence) -> BoolArray:
    """The n-th (5: the last) of the rule's weekdays in each month, counted over whole months."""
    begin, end = days[[0, -1]].astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + np.array([0, 1])
    whole = np.arange(*np.array([begin, end]).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64))
    fits = whole[np.isin(weekdays_of(whole), rule.weekdays)]
    months, _ = _months(fits)
    if (rule.position or 1) >= 5:
        chosen = fits[np.append(months[1:] != months[:-1], True)]
    else:
        firsts = np.searchsorted(months, months, side="left")
        chosen = fits[np.arange(fits.size) - firsts == (rule.position or 1) - 1]
    return np.isin(days, chosen)


_PICKERS: dict[RecurrenceKind, Callable[[Int64Array, Recurrence], BoolArray]] = {
    RecurrenceKind.DAILY: _daily,
    RecurrenceKind.WEEKLY: _weekly,
    RecurrenceKind.MONTHLY_DAY: _monthly_day,
    RecurrenceKind.MONTHLY_POSITION: _monthly_position,
    RecurrenceKind.YEARLY_DAY: _yearly_day,
    RecurrenceKind.YEARLY_POSITION: _yearly_position,
}
