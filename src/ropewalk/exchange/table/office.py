"""The working time a sheet is read by: Monday to Friday, as many minutes a day as its profile says."""

from dataclasses import dataclass

import numpy as np

from ropewalk.exchange.table.dates import Span
from ropewalk.exchange.table.durations import Scale
from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.calendars import ELAPSED, STANDARD, Calendar, Shift
from ropewalk.planning.units import MINUTES_PER_DAY, NEVER, BoolArray, Day, Int64Array

_MORNING, _NOON, _AFTERNOON = 480, 720, 780
_MARGIN_DAYS = 15


def calendar_of(minutes_per_day: int) -> Calendar:
    """A working week of days so long: from 8 with an hour's break at noon, from midnight where that is not enough."""
    if minutes_per_day == 480:
        return STANDARD
    morning = min(minutes_per_day, _NOON - _MORNING)
    rest = minutes_per_day - morning
    if _AFTERNOON + rest <= MINUTES_PER_DAY:
        day = (Shift(_MORNING, _MORNING + morning), *([Shift(_AFTERNOON, _AFTERNOON + rest)] if rest else []))
    else:
        day = (Shift(0, minutes_per_day),)
    hours = f"{minutes_per_day / 60:g} h a day"
    return Calendar(key=f"DAY-{minutes_per_day}", name=hours, week=(day,) * 5 + ((), ()))


@dataclass(frozen=True, slots=True)
class Office:
    """Working time over the days a sheet speaks of: the sheet's own, and the clock for elapsed work.

    calendar  the sheet's week
    scale     working minutes of a day, a week and a month
    """

    calendar: Calendar
    scale: Scale
    working: WorkingTime
    clock: WorkingTime

    @classmethod
    def of(cls, minutes_per_day: int, spans: list[Span]) -> "Office":
        """The working time of a sheet, wide enough for these spans."""
        first = min((span.first for span in spans), default=0) // MINUTES_PER_DAY - _MARGIN_DAYS
        last = max((span.last for span in spans), default=0) // MINUTES_PER_DAY + _MARGIN_DAYS
        week = calendar_of(minutes_per_day)
        scale = Scale(minutes_per_day, 5 * minutes_per_day, 20 * minutes_per_day)
        times = [
            WorkingTime.of(calendar, calendars={}, first=Day(first), last=Day(last)) for calendar in (week, ELAPSED)
        ]
        return cls(week, scale, *times)

    def starts(self, spans: list[Span | None], is_clock: BoolArray) -> Int64Array:
        """When work that starts within each span starts: its first working minute; NEVER where there is none."""
        firsts, is_day = _column(spans, last=False)
        return self._rounded(firsts, is_day, is_clock, late=False)

    def finishes(self, spans: list[Span | None], is_clock: BoolArray) -> Int64Array:
        """When work that finishes within each span is finished: after its last working minute; NEVER for none."""
        lasts, is_day = _column(spans, last=True)
        return self._rounded(lasts, is_day, is_clock, late=True)

    def _rounded(self, instants: Int64Array, is_day: BoolArray, is_clock: BoolArray, *, late: bool) -> Int64Array:
        chosen = np.flatnonzero(is_day & ~is_clock)
        edges = self.working.last_finish if late else self.working.next_start
        instants[chosen] = edges(instants[chosen])
        return instants

    def work_between(self, starts: Int64Array, finishes: Int64Array, is_clock: BoolArray) -> Int64Array:
        """Working minutes, or minutes of the clock where asked; 0 where a date is missing."""
        both = (starts != NEVER) & (finishes != NEVER)
        work = np.zeros(starts.size, np.int64)
        chosen = np.flatnonzero(both & ~is_clock)
        work[chosen] = self.working.work_between(starts[chosen], finishes[chosen])
        chosen = np.flatnonzero(both & is_clock)
        work[chosen] = finishes[chosen] - starts[chosen]
        return work

    def starts_before(self, finishes: Int64Array, works: Int64Array, is_clock: BoolArray) -> Int64Array:
        """When work of so many minutes has to start to be finished then."""
        starts = np.asarray(self.working.start_before(finishes, works), np.int64)
        return np.where(works == 0, finishes, np.where(is_clock, finishes - works, starts))


def _column(spans: list[Span | None], *, last: bool) -> tuple[Int64Array, BoolArray]:
    """Instants and whether each is the edge of a day rather than a moment."""
    instants = np.array([NEVER if span is None else span[1 if last else 0] for span in spans], np.int64)
    is_day = np.array([span is not None and span[1] > span[0] for span in spans], np.bool_)
    return instants, is_day
