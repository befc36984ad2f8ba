"""Instants and days as text: `2026-11-20`, `2026-11-20T13:30:00`; both also in quotation marks."""

import re
from collections.abc import Callable
from datetime import date, datetime

from ropewalk.exchange.planfile.toml import text_value
from ropewalk.exchange.planfile.unreadable import UnreadableError
from ropewalk.planning.units import MINUTES_PER_DAY, Day, Instant, date_of, day_of, instant_of, moment_of

Hour = Callable[[date], Instant]
"""Gives a date without a time its minute."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?")
_BEYOND = re.compile(r"(minute|day) (-?\d{1,300})")
_LONGEST = 400

WANTED = "a date"
REMEDY = "Write a date such as 2026-11-20, or with its time 2026-11-20T13:30:00; plans have no time zone."
REMEDY_DAYS = 'Write a day such as 2026-12-25, or the first and the last: "2026-12-24 to 2027-01-01".'


def read_instant(given: object, hour: Hour) -> Instant:
    """The instant a value names. Raises UnreadableError."""
    value = _value_of(given, "minute")
    if isinstance(value, int):
        return Instant(value)
    if isinstance(value, datetime):
        return instant_of(value)
    return hour(value)


def instant_value(instant: int, hour: Hour) -> str:
    """An instant as TOML: the date alone where that says the same."""
    for minute in (instant, instant - 1):
        day = _date_at(minute // MINUTES_PER_DAY)
        if day is not None and hour(day) == instant:
            return day.isoformat()
    if _date_at(instant // MINUTES_PER_DAY) is None:
        return text_value(f"minute {instant}")
    return moment_of(instant).isoformat()


def read_days(given: object) -> tuple[Day, Day]:
    """The first and last day of a span: `2026-12-24 to 2027-01-01`, or one date alone. Raises UnreadableError."""
    if isinstance(given, str) and " to " in given:
        first, _, last = given.partition(" to ")
        return _day_of(first), _day_of(last)
    day = _day_of(given)
    return day, day


def days_value(first: int, last: int) -> str:
    """A span of days as TOML."""
    if first == last and (day := _date_at(first)) is not None:
        return day.isoformat()
    names = [f"day {each}" if (day := _date_at(each)) is None else day.isoformat() for each in (first, last)]
    return text_value(names[0] if first == last else " to ".join(names))


def _day_of(given: object) -> Day:
    try:
        value = _value_of(given, "day")
    except UnreadableError as fault:
        raise UnreadableError(fault.wanted, REMEDY_DAYS) from fault
    if isinstance(value, datetime):
        raise UnreadableError("a date without a time", REMEDY_DAYS)
    return Day(value) if isinstance(value, int) else day_of(value)


def _value_of(given: object, count: str) -> date | int:
    """A date, a date with its time, or a count of minutes or days from 1970 for what no calendar date names."""
    value = _parsed(given, count) if isinstance(given, str) else given
    if isinstance(value, datetime) and value.tzinfo is not None:
        raise UnreadableError("a date without a time zone", REMEDY)
    if isinstance(value, datetime) and (value.second or value.microsecond):
        raise UnreadableError("a date to the minute", REMEDY)
    if isinstance(value, date) or (isinstance(value, int) and isinstance(given, str)):
        return value
    raise UnreadableError(WANTED, REMEDY)


def _parsed(text: str, count: str) -> date | int:
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
        if _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError as error:
        raise UnreadableError("a date of the calendar", REMEDY) from error
    beyond = _BEYOND.fullmatch(text) if len(text) < _LONGEST else None
    if beyond is None or beyond[1] != count:
        raise UnreadableError(WANTED, REMEDY)
    return int(beyond[2])


def _date_at(day: int) -> date | None:
    try:
        return date_of(day)
    except (ValueError, OverflowError):
        return None
