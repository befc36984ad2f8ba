"""Calendars as people state them: weeks, exceptions, recurring exceptions. The arithmetic is in `calendar`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ropewalk.planning.units import Day


class Shift(NamedTuple):
    """Working time of one day, in minutes from its midnight: 0 <= start < finish <= 1440."""

    start: int
    finish: int


DayShifts = tuple[Shift, ...]
"""The shifts of one day, in order, not overlapping; empty: no work."""

WORKDAY: DayShifts = (Shift(480, 720), Shift(780, 1020))
ALL_DAY: DayShifts = (Shift(0, 1440),)


class RecurrenceKind(StrEnum):
    """Which days of the calendar a recurrence picks."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY_DAY = "monthly by day"
    MONTHLY_POSITION = "monthly by position"
    YEARLY_DAY = "yearly by day"
    YEARLY_POSITION = "yearly by position"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """How an exception repeats between its first and last day.

    every         each n-th day, week, month (yearly kinds: each year)
    weekdays      0 Monday to 6 Sunday, for WEEKLY and the position kinds
    position      1 to 4, 5 for the last, for the position kinds
    month, day    1 to 12, 1 to 31
    occurrences   at most so many; None: until the last day
    """

    kind: RecurrenceKind
    every: int = 1
    weekdays: tuple[int, ...] = ()
    position: int | None = None
    month: int | None = None
    day: int | None = None
    occurrences: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarException:
    """Days that differ from the week: `shifts` empty means nobody works. `last` is included."""

    first: Day
    last: Day
    shifts: DayShifts = ()
    name: str = ""
    recurrence: Recurrence | None = None


Week = tuple[DayShifts | None, ...]
"""Seven days, Monday first; None: as in the calendar below (`base`), no work where there is none below."""

WORKWEEK: Week = (WORKDAY,) * 5 + ((), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkWeek:
    """Another week that holds from `first` to `last`, both included."""

    first: Day
    last: Day
    week: Week
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """When work is done. Exceptions win over work weeks, work weeks over the week, all over `base`.

    Where two exceptions name the same day the one that stands first wins.
    """

    key: str
    name: str = ""
    base: str | None = None
    week: Week = (None,) * 7
    work_weeks: tuple[WorkWeek, ...] = ()
    exceptions: tuple[CalendarException, ...] = ()


STANDARD = Calendar(key="STANDARD", name="Standard", week=WORKWEEK)
"""Monday to Friday, 8 to 12 and 13 to 17: what a project without a calendar works."""

ELAPSED = Calendar(key="ELAPSED", name="Every hour", week=(ALL_DAY,) * 7)
