"""Closed days between what a task waited for and its own date."""

import numpy as np

from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.explain.step import Gap
from ropewalk.planning.phrases import count_phrase, span_phrase
from ropewalk.planning.recurring import weekdays_of
from ropewalk.planning.units import MINUTES_PER_DAY, BoolArray


def gap_between(time: WorkingTime, ready: int, begun: int) -> Gap | None:
    """Closed days from `ready` to the day of `begun` that other weeks work; None where there are none.

    A weekend is no gap: everybody's dates show it. Days off are.
    """
    days = np.arange(ready // MINUTES_PER_DAY, begun // MINUTES_PER_DAY, dtype=np.int64)
    days = days[(days >= time.first) & (days <= time.last)]
    if not days.size:
        return None
    works = time.working_days()
    closed = days[~works[days - time.first] & _usual(time, works)[weekdays_of(days)]]
    if not closed.size:
        return None
    return Gap(first=int(closed[0]), last=int(closed[-1]), days=int(closed.size))


def gap_sentence(gap: Gap | None) -> str:
    """How long a task waits for it to be over."""
    return "" if gap is None else f"It waits {count_phrase(gap.days, 'more day')} over {closed_days(gap)}."


def closed_days(gap: Gap) -> str:
    """`the closed days 24 Dec to 1 Jan`."""
    return f"the closed {'day' if gap.days == 1 else 'days'} {span_phrase(gap.first, gap.last)}"


def _usual(time: WorkingTime, works: BoolArray) -> BoolArray:
    """(7,) whether each weekday, Monday first, is worked more often than not."""
    weekdays = weekdays_of(np.arange(time.first, time.last + 1, dtype=np.int64))
    worked = np.bincount(weekdays[works], minlength=7)
    return np.asarray(2 * worked > np.bincount(weekdays, minlength=7))
