"""Working hours as text: `08:00-12:00, 13:00-17:00` or `closed`; weeks as `mon-fri = …`."""

import re

from ropewalk.exchange.planfile.spot import Spot
from ropewalk.exchange.planfile.toml import Pairs, list_value, table_value, text_value
from ropewalk.exchange.planfile.unreadable import UnreadableError
from ropewalk.planning.calendars import WORKWEEK, DayShifts, Shift, Week

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNSTATED: Week = (None,) * 7

_SHIFT = re.compile(r"(-?\d{1,12}):([0-5]\d)-(-?\d{1,12}):([0-5]\d)")
_BASE = "as base"
_MOST_SHIFTS = 100

WANTED = "working hours"
REMEDY = 'Write the hours of a day such as "08:00-12:00, 13:00-17:00", or "closed".'
WANTED_WEEK = "a week"
REMEDY_WEEK = 'Write the days with their hours: { mon-thu = "08:00-17:00", fri = "08:00-12:00", sat-sun = "closed" }.'


def read_shifts(given: object) -> DayShifts:
    """The shifts of a day. Raises UnreadableError."""
    if not isinstance(given, str):
        raise UnreadableError(WANTED, REMEDY)
    if given == "closed":
        return ()
    if given.count(",") >= _MOST_SHIFTS:
        raise UnreadableError(f"{WANTED} of at most {_MOST_SHIFTS} shifts a day", REMEDY)
    return tuple(_shift_of(piece.strip()) for piece in given.split(","))


def shifts_text(shifts: DayShifts) -> str:
    """The shifts of a day as text."""
    return ", ".join(f"{_clock(shift.start)}-{_clock(shift.finish)}" for shift in shifts) or "closed"


def read_week(given: object, spot: Spot, *, without: Week = UNSTATED) -> Week:
    """Seven days, Monday first; `without` gives the days that are not named. Raises UnreadableError.

    Hours that cannot be read are reported under the name of their day.
    """
    if isinstance(given, list):
        return tuple(_read_day(day) for day in given)
    if not isinstance(given, dict):
        raise UnreadableError(WANTED_WEEK, REMEDY_WEEK)
    week = list(without)
    for name, stated in given.items():
        days = _days_named(name)
        if days is None:
            spot.report(UnreadableError(f"{WANTED_WEEK} of days from mon to sun", REMEDY_WEEK), "week", name)
            continue
        try:
            hours = _read_day(stated)
        except UnreadableError as fault:
            spot.into("week").report(fault, name, stated)
            continue
        for day in days:
            week[day] = hours
    return tuple(week)


def week_value(week: Week, *, without: Week = UNSTATED) -> str:
    """A week as TOML: the days that differ from `without`, neighbours that are alike as one."""
    if len(week) != len(WEEKDAYS):
        return list_value(text_value(_day_text(day)) for day in week)
    pairs: Pairs = []
    first = 0
    for day in range(len(WEEKDAYS)):
        if day + 1 < len(WEEKDAYS) and _are_alike(week, without, day):
            continue
        if week[day] != without[day]:
            name = WEEKDAYS[day] if first == day else f"{WEEKDAYS[first]}-{WEEKDAYS[day]}"
            pairs.append((name, text_value(_day_text(week[day]))))
        first = day + 1
    return table_value(pairs)


def standard_below(base: str | None) -> Week:
    """What a week leaves out: without a calendar below it is the standard week, otherwise whatever that one has."""
    return WORKWEEK if base is None else UNSTATED


def _are_alike(week: Week, without: Week, day: int) -> bool:
    """Whether a day and the next are written as one."""
    return week[day] == week[day + 1] and (week[day] == without[day]) == (week[day + 1] == without[day + 1])


def _read_day(given: object) -> DayShifts | None:
    return None if given == _BASE else read_shifts(given)


def _day_text(shifts: DayShifts | None) -> str:
    return _BASE if shifts is None else shifts_text(shifts)


def _days_named(name: str) -> range | None:
    first, dash, last = name.lower().partition("-")
    names = (first, last if dash else first)
    if any(each not in WEEKDAYS for each in names) or WEEKDAYS.index(names[0]) > WEEKDAYS.index(names[1]):
        return None
    return range(WEEKDAYS.index(names[0]), WEEKDAYS.index(names[1]) + 1)


def _shift_of(text: str) -> Shift:
    found = _SHIFT.fullmatch(text)
    if found is None:
        raise UnreadableError(WANTED, REMEDY)
    hours = [int(part) for part in found.groups()]
    return Shift(hours[0] * 60 + hours[1], hours[2] * 60 + hours[3])


def _clock(minute: int) -> str:
    hours, minutes = divmod(minute, 60)
    return f"{hours:02}:{minutes:02}"
