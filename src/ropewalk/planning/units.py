"""Units of the engine: what may be added to what.

An instant is a whole minute of the plan's own wall clock, counted from 1970-01-01 00:00, without zone.
A duration is a whole number of working minutes. Money is whole minor units of the program's currency.
"""

from datetime import date, datetime, timedelta
from typing import NewType

import numpy as np
from numpy.typing import NDArray

Instant = NewType("Instant", int)
Minutes = NewType("Minutes", int)
Day = NewType("Day", int)
Money = NewType("Money", int)

Int32Array = NDArray[np.int32]
Int64Array = NDArray[np.int64]
UInt32Array = NDArray[np.uint32]
BoolArray = NDArray[np.bool_]

MINUTES_PER_DAY = 1440
NEVER = int(np.iinfo(np.int32).min)
"""Stands for "no date" in int32 arrays of instants, and for "none" in int32 arrays of minutes."""

_EPOCH = datetime(1970, 1, 1)
_EPOCH_DAY = date(1970, 1, 1).toordinal()


def instant_of(moment: datetime) -> Instant:
    """The instant of a wall-clock moment; seconds are dropped, a zone is ignored."""
    past = moment.replace(tzinfo=None) - _EPOCH
    return Instant(past.days * MINUTES_PER_DAY + past.seconds // 60)


def moment_of(instant: int) -> datetime:
    """The wall-clock moment of an instant. Raises OverflowError outside the years 1 to 9999."""
    return _EPOCH + timedelta(minutes=int(instant))


def day_of(calendar_date: date) -> Day:
    """The number of a calendar date, counted from 1970-01-01 (a Thursday) as 0."""
    return Day(calendar_date.toordinal() - _EPOCH_DAY)


def date_of(day: int) -> date:
    """The calendar date of a day number. Raises ValueError outside the years 1 to 9999."""
    return date.fromordinal(int(day) + _EPOCH_DAY)


def text_of(instant: int | None) -> str | None:
    """`YYYY-MM-DDTHH:MM`, or None where there is no date (None or NEVER)."""
    if instant is None or instant == NEVER:
        return None
    return moment_of(instant).isoformat(timespec="minutes")


def parse_instant(text: str) -> Instant:
    """The instant an ISO 8601 date or date-time names. Raises ValueError when it names none."""
    return instant_of(datetime.fromisoformat(text))


EARLIEST = instant_of(datetime(1940, 1, 1))
LATEST = instant_of(datetime(2200, 1, 1))
"""Dates outside [EARLIEST, LATEST) are findings, never arithmetic."""
