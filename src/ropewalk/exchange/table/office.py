"""The working time a sheet is read by: its week, as many minutes a day as its profile says, and the clock."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from ropewalk.exchange.table.dates import Span
from ropewalk.exchange.table.durations import Scale
from ropewalk.exchange.table.weeks import EVERY_DAY_KEY, Week, calendar_of
from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.calendars import ELAPSED, STANDARD, Calendar, Shift
from ropewalk.planning.units import EARLIEST, LATEST, MINUTES_PER_DAY, NEVER, BoolArray, Day, Int64Array

_MARGIN_DAYS = 15
_FIRST_DAY = EARLIEST // MINUTES_PER_DAY
_LAST_DAY = LATEST // MINUTES_PER_DAY

Paces = NDArray[np.int8]
"""(n,) the `Pace` of each row."""


class Pace(IntEnum):
    """What time a row's work takes: the sheet's week, every day of it, or the clock round."""

    WEEK = 0
    EVERY_DAY = 1
    CLOCK = 2


@dataclass(frozen=True, slots=True)
class Office:
    """Working time over the days a sheet speaks of.

    week       the days on which work is done
    calendars  of each pace
    scale      working minutes of a day, a week and a month
    """

    week: Week
    scale: Scale
    calendars: tuple[Calendar, Calendar, Calendar]
    times: tuple[WorkingTime, WorkingTime, WorkingTime]

    @classmethod
    def of(cls, minutes_per_day: int, week: Week, spans: list[Span]) -> "Office":
        """The working time of a sheet, wide enough for these spans."""
        first = min((span.first for span in spans), default=0) // MINUTES_PER_DAY - _MARGIN_DAYS
        last = max((span.last for span in spans), default=0) // MINUTES_PER_DAY + _MARGIN_DAYS
        calendars = (calendar_of(minutes_per_day, week), calendar_of(minutes_per_day, Week.EVERY_DAY), ELAPSED)
        own, every_day, clock = (_laid(calendar, first, last) for calendar in calendars)
        return cls(week, scale_of(minutes_per_day, week), calendars, (own, every_day, clock))

    def key_of(self, pace: Pace) -> str | None:
        """The key of a row's own calendar; None where it works as its project does, or by the clock."""
        return EVERY_DAY_KEY if pace is Pace.EVERY_DAY and self.week is not Week.EVERY_DAY else None

    @property
    def project_calendar(self) -> str | None:
        """The key of the calendar of the sheet's projects; None for the standard week."""
        own = self.calendars[Pace.WEEK]
        return None if own is STANDARD else own.key

    def starts(self, spans: list[Span | None], is_clock: BoolArray) -> Int64Array:
        """When work that starts within each span starts: the first working minute of a day; NEVER for none."""
        return self._edges(spans, is_clock, late=False)

    def finishes(self, spans: list[Span | None], is_clock: BoolArray) -> Int64Array:
        """When work that finishes within each span is finished: after the last working minute; NEVER for none."""
        return self._edges(spans, is_clock, late=True)

    def _edges(self, spans: list[Span | None], is_clock: BoolArray, *, late: bool) -> Int64Array:
        """A named day counts although it is free; of a week, a month or more the working days count."""
        end = 1 if late else 0
        instants = np.array([NEVER if span is None else span[end] for span in spans], np.int64)
        lengths = np.array([0 if span is None else span[1] - span[0] for span in spans], np.int64)
        days = np.flatnonzero((lengths > 0) & (lengths <= MINUTES_PER_DAY) & ~is_clock)
        instants[days] = _midnights(instants[days] - end) + self._edge_of_day(late=late)
        rough = np.flatnonzero((lengths > MINUTES_PER_DAY) & ~is_clock)
        if rough.size:
            time = self.times[Pace.WEEK]
            instants[rough] = time.last_finish(instants[rough]) if late else time.next_start(instants[rough])
        return instants

    def _edge_of_day(self, *, late: bool) -> int:
        day = self.calendars[Pace.EVERY_DAY].week[0] or (Shift(0, MINUTES_PER_DAY),)
        return day[-1].finish if late else day[0].start

    def is_day(self, start: int, finish: int) -> bool:
        """Whether two instants are the first and the last working minute of one day."""
        midnight = start - start % MINUTES_PER_DAY
        edges = (midnight + self._edge_of_day(late=False), midnight + self._edge_of_day(late=True))
        return (start, finish) == edges

    def finish_of(self, span: Span) -> int:
        """When work that finishes within one span is finished, wherever it lies."""
        office = Office.of(self.scale.day, self.week, [span]) if span.is_rough else self
        return int(office.finishes([span], np.zeros(1, np.bool_))[0])

    def work_between(self, starts: Int64Array, finishes: Int64Array, paces: Paces) -> Int64Array:
        """Working minutes of each row's pace; 0 where a date is missing."""
        both = (starts != NEVER) & (finishes != NEVER)
        work = np.zeros(starts.size, np.int64)
        for pace in Pace:
            rows = np.flatnonzero(both & (paces == pace))
            work[rows] = self.times[pace].work_between(starts[rows], finishes[rows])
        return work

    def starts_before(self, finishes: Int64Array, works: Int64Array, paces: Paces) -> Int64Array:
        """When work of so many minutes has to start to be finished then; NEVER before the years of plans."""
        starts = finishes.copy()
        for pace in Pace:
            rows = np.flatnonzero((paces == pace) & (works > 0))
            if rows.size:
                days = int(works[rows].max()) * 2 // self.scale.day + _MARGIN_DAYS
                first = max(int(finishes[rows].min()) // MINUTES_PER_DAY - days, _FIRST_DAY)
                time = _laid(self.calendars[pace], first, int(finishes[rows].max()) // MINUTES_PER_DAY + _MARGIN_DAYS)
                starts[rows] = time.start_before(finishes[rows], works[rows])
        starts[starts < EARLIEST + MINUTES_PER_DAY] = NEVER
        return starts

    def finishes_after(self, starts: Int64Array, works: Int64Array, paces: Paces) -> Int64Array:
        """When work of so many minutes that starts then is finished."""
        finishes = starts.copy()
        for pace in Pace:
            rows = np.flatnonzero((paces == pace) & (works > 0) & (starts != NEVER))
            if rows.size:
                days = int(works[rows].max()) * 2 // self.scale.day + _MARGIN_DAYS
                last = min(int(starts[rows].max()) // MINUTES_PER_DAY + days, _LAST_DAY)
                time = _laid(self.calendars[pace], int(starts[rows].min()) // MINUTES_PER_DAY - _MARGIN_DAYS, last)
                finishes[rows] = time.finish_after(starts[rows], works[rows])
        return finishes

    def last_finishes(self, instants: Int64Array, paces: Paces) -> Int64Array:
        """The last moment at or before each instant up to which work of the row's pace is done."""
        finishes = instants.copy()
        for pace in Pace:
            rows = np.flatnonzero(paces == pace)
            finishes[rows] = self.times[pace].last_finish(instants[rows])
        return finishes

    def is_free(self, instants: Int64Array) -> BoolArray:
        """(n,) whether each instant lies on a day without work in the sheet's week; false where there is none."""
        weekdays = (instants // MINUTES_PER_DAY + 3) % 7
        return np.asarray((instants != NEVER) & ~np.isin(weekdays, list(self.week.days)))


def scale_of(minutes_per_day: int, week: Week) -> Scale:
    """Working minutes of a day, a week and a month of four weeks."""
    per_week = minutes_per_day * len(week.days)
    return Scale(minutes_per_day, per_week, 4 * per_week)


def _midnights(instants: Int64Array) -> Int64Array:
    return instants // MINUTES_PER_DAY * MINUTES_PER_DAY


def _laid(calendar: Calendar, first: int, last: int) -> WorkingTime:
    return WorkingTime.of(calendar, calendars={}, first=Day(first), last=Day(last))
