"""Working time: instants to working minutes and back, by prefix tables over whole minutes, vectorised.

A *position* is how the engine counts along one calendar: twice the working minutes since the calendar's
horizon began, plus a side bit. Between two shifts the count stands still while the clock goes on: side 0 is
the end of the earlier shift (where work finishes), side 1 the beginning of the later one (where work starts).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ropewalk.planning.calendars import Calendar, DayShifts
from ropewalk.planning.recurring import days_of, weekdays_of
from ropewalk.planning.units import MINUTES_PER_DAY, BoolArray, Day, Int32Array, Int64Array

Segments = tuple[Int32Array, Int32Array]
"""Starts and finishes of shifts as instants, in order, not overlapping."""


@dataclass(frozen=True, eq=False, slots=True)
class WorkingTime:
    """One calendar's working time laid out over its horizon, k shifts.

    starts, finishes   (k,) int32 instants
    before             (k + 1,) int32 working minutes before each shift; the last entry is the total
    first, last        the days of the horizon, both included
    """

    starts: Int32Array
    finishes: Int32Array
    before: Int32Array
    first: Day
    last: Day

    @classmethod
    def of(cls, calendar: Calendar, *, calendars: Mapping[str, Calendar], first: Day, last: Day) -> "WorkingTime":
        """Lay out a calendar; `calendars` holds the ones it may name as its base. Cost O(days)."""
        return cls.over(shifts_of(calendar, calendars=calendars, first=first, last=last), first=first, last=last)

    @classmethod
    def over(cls, segments: Segments, *, first: Day, last: Day) -> "WorkingTime":
        """Lay out shifts that are already instants."""
        starts, finishes = segments
        before = np.zeros(starts.size + 1, np.int32)
        np.cumsum(finishes - starts, out=before[1:])
        return cls(starts, finishes, before, first, last)

    @property
    def total(self) -> int:
        """Working minutes in the whole horizon."""
        return int(self.before[-1])

    def positions(self, instants: ArrayLike, *, late: bool = False) -> Int32Array:
        """Positions of instants. Free time moves on to the next shift, or back to the last one where `late`."""
        times = np.asarray(instants, np.int64)
        shift = np.searchsorted(self.starts, times, side="right") - 1
        found = np.maximum(shift, 0)
        into = times - self.starts[found]
        length = self.finishes[found] - self.starts[found]
        side = np.where(into < length, 1, np.where(into == length, 0, 0 if late else 1))
        positions = 2 * (self.before[found] + np.minimum(into, length)) + side
        return np.where(shift < 0, 0 if late else 1, positions).astype(np.int32)

    def instants(self, positions: ArrayLike) -> Int32Array:
        """Instants of positions; positions outside the horizon stop at its edge."""
        counts = np.asarray(positions, np.int64)
        work, side = counts >> 1, counts & 1
        shift = np.searchsorted(self.before, work + side, side="left") - 1
        shift = np.clip(shift, 0, self.starts.size - 1)
        into = np.clip(work - self.before[shift], 0, self.finishes[shift] - self.starts[shift])
        return np.asarray(self.starts[shift] + into, np.int32)

    def work_between(self, starts: ArrayLike, finishes: ArrayLike) -> Int32Array:
        """Working minutes from each start to each finish, negative where the finish comes first."""
        return (self.positions(finishes) >> 1) - (self.positions(starts) >> 1)

    def finish_after(self, starts: ArrayLike, minutes: ArrayLike) -> Int32Array:
        """When work of so many minutes, begun at each start, is finished."""
        work = (self.positions(starts) >> 1) + np.asarray(minutes, np.int64)
        return np.where(np.asarray(minutes) == 0, self.next_start(starts), self.instants(2 * work)).astype(np.int32)

    def start_before(self, finishes: ArrayLike, minutes: ArrayLike) -> Int32Array:
        """When work of so many minutes has to begin to be finished at each finish."""
        work = (self.positions(finishes, late=True) >> 1) - np.asarray(minutes, np.int64)
        return self.instants(2 * work + 1)

    def next_start(self, instants: ArrayLike) -> Int32Array:
        """The first working instant at or after each instant."""
        return self.instants(self.positions(instants) | 1)

    def last_finish(self, instants: ArrayLike) -> Int32Array:
        """The last instant at or before each instant up to which work is done."""
        return self.instants(self.positions(instants, late=True) & ~1)

    def working_days(self) -> BoolArray:
        """Whether any work is done on each day of the horizon, first to last."""
        works = np.zeros(self.last - self.first + 1, np.bool_)
        works[self.starts // MINUTES_PER_DAY - self.first] = True
        return works


def shifts_of(calendar: Calendar, *, calendars: Mapping[str, Calendar], first: Day, last: Day) -> Segments:
    """Every shift of a calendar from the day `first` to the day `last`."""
    patterns: dict[DayShifts, int] = {(): 0}
    chosen = np.zeros(last - first + 1, np.int32)
    lineage = _lineage(calendar, calendars)
    _lay_weeks(lineage, patterns, chosen, first, last)
    _lay_exceptions(lineage, patterns, chosen, first, last)
    return _instants_of(patterns, chosen, first)


def common_shifts(left: Segments, right: Segments) -> Segments:
    """Time that is working time in both."""
    return _combine(left, right, needed=2)


def either_shifts(left: Segments, right: Segments) -> Segments:
    """Time that is working time in at least one."""
    return _combine(left, right, needed=1)


def _lineage(calendar: Calendar, calendars: Mapping[str, Calendar]) -> list[Calendar]:
    """The calendar's bases first, itself last; a circle of bases is cut where it closes."""
    line = [calendar]
    names = {calendar.key}
    while (base := line[-1].base) is not None and base in calendars and base not in names:
        line.append(calendars[base])
        names.add(base)
    return line[::-1]


def _number(patterns: dict[DayShifts, int], shifts: DayShifts) -> int:
    return patterns.setdefault(shifts, len(patterns))


def _lay_weeks(
    lineage: Iterable[Calendar], patterns: dict[DayShifts, int], chosen: Int32Array, first: Day, last: Day
) -> None:
    weekdays = weekdays_of(np.arange(first, last + 1, dtype=np.int64))
    for calendar in lineage:
        for weekday, shifts in enumerate(calendar.week):
            if shifts is not None:
                chosen[weekdays == weekday] = _number(patterns, shifts)
        for other in reversed(calendar.work_weeks):
            window = slice(max(other.first - first, 0), max(other.last - first + 1, 0))
            for weekday, shifts in enumerate(other.week):
                if shifts is not None:
                    chosen[window][weekdays[window] == weekday] = _number(patterns, shifts)


def _lay_exceptions(
    lineage: Iterable[Calendar], patterns: dict[DayShifts, int], chosen: Int32Array, first: Day, last: Day
) -> None:
    for calendar in lineage:
        for exception in reversed(calendar.exceptions):
            if exception.recurrence is None:
                window = slice(max(exception.first - first, 0), max(exception.last - first + 1, 0))
                chosen[window] = _number(patterns, exception.shifts)
                continue
            days = days_of(exception)
            days = days[(days >= first) & (days <= last)]
            chosen[days - first] = _number(patterns, exception.shifts)


def _instants_of(patterns: dict[DayShifts, int], chosen: Int32Array, first: Day) -> Segments:
    starts: list[Int64Array] = []
    lengths: list[Int64Array] = []
    order = np.argsort(chosen, kind="stable")
    numbers, heads = np.unique(chosen[order], return_index=True)
    shifts_by_number = list(patterns)
    for number, days in zip(numbers.tolist(), np.split(order, heads[1:]), strict=True):
        midnights = (days + first) * MINUTES_PER_DAY
        for shift in shifts_by_number[number]:
            starts.append(midnights + shift.start)
            lengths.append(np.full(midnights.size, shift.finish - shift.start, np.int64))
    if not starts:
        return np.empty(0, np.int32), np.empty(0, np.int32)
    begun, length = np.concatenate(starts), np.concatenate(lengths)
    order = np.argsort(begun, kind="stable")
    return begun[order].astype(np.int32), (begun + length)[order].astype(np.int32)


def _combine(left: Segments, right: Segments, *, needed: int) -> Segments:
    times = np.concatenate([left[0], right[0], left[1], right[1]]).astype(np.int64)
    steps = np.repeat([1, -1], [left[0].size + right[0].size, left[1].size + right[1].size])
    edges, which = np.unique(times, return_inverse=True)
    change = np.zeros(edges.size, np.int64)
    np.add.at(change, which, steps)
    working = np.concatenate([[False], np.cumsum(change) >= needed, [False]])
    begins = working[1:-1] & ~working[:-2]
    ends = ~working[1:-1] & working[:-2]
    return edges[begins].astype(np.int32), edges[ends].astype(np.int32)
