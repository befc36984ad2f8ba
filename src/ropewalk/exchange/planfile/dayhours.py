"""A date without a time: where something starts, the day's first working minute; where it finishes, the last."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

import numpy as np

from ropewalk.exchange.planfile.unreadable import TooManyDaysError
from ropewalk.planning.calendar import Segments, shifts_of
from ropewalk.planning.calendars import ELAPSED, STANDARD, Calendar, DayShifts, Recurrence
from ropewalk.planning.units import EARLIEST, LATEST, MINUTES_PER_DAY, Day, Instant, day_of

FIRST, LAST = Day(EARLIEST // MINUTES_PER_DAY), Day(LATEST // MINUTES_PER_DAY - 1)
_START_OF_DAY, _END_OF_DAY = 480, 1020
_BLOCK = 128
"""Days that are laid out together, with as many before and after."""
_MOST_DAYS = 4_000_000
"""More days in exceptions than this are not laid out only to give a date its hour."""
_MOST_KNOWN = 4_000
_MOST_EFFORT = 100_000_000
_EFFORT_OF = {"block": 2_000, "calendar": 100, "exception": 10}
"""What they cost beside one day of a recurring exception, about 20 ns."""

Key = TypeVar("Key")
Thing = TypeVar("Thing")
_NONE: Segments = np.empty(0, np.int32), np.empty(0, np.int32)


@dataclass(eq=False, slots=True)
class Effort:
    """How much may still be laid out for the dates of one text."""

    left: int = _MOST_EFFORT

    def spend(self, amount: int) -> None:
        """Take so much of it. Raises TooManyDaysError when it is used up."""
        self.left -= amount
        if self.left < 0:
            raise TooManyDaysError


@dataclass(eq=False)
class DayHours:
    """The hours of one calendar; a free day has those of the next working day's start and the last one's finish.

    Where there is no working day within four months: 8 and 17 o'clock.

    effort   what may be spent on it; None: whatever it takes
    """

    calendar: Calendar
    calendars: Mapping[str, Calendar]
    effort: Effort | None = None
    _starts: dict[date, Instant] = field(default_factory=dict)
    _finishes: dict[date, Instant] = field(default_factory=dict)
    _blocks: dict[int, Segments] = field(default_factory=dict)

    def start_of(self, day: date) -> Instant:
        """The minute of a day on which work starts."""
        found = self._starts.get(day)
        if found is None:
            found = _kept(self._starts, day, self._first_on(day_of(day)))
        return found

    def finish_of(self, day: date) -> Instant:
        """The minute of a day on which work finishes."""
        found = self._finishes.get(day)
        if found is None:
            found = _kept(self._finishes, day, self._last_on(day_of(day)))
        return found

    def _first_on(self, day: Day) -> Instant:
        midnight, starts = day * MINUTES_PER_DAY, self._shifts_about(day)[0]
        at = int(np.searchsorted(starts, midnight, side="left"))
        return Instant(midnight + (int(starts[at]) % MINUTES_PER_DAY if at < starts.size else _START_OF_DAY))

    def _last_on(self, day: Day) -> Instant:
        midnight, finishes = day * MINUTES_PER_DAY, self._shifts_about(day)[1]
        at = int(np.searchsorted(finishes, midnight + MINUTES_PER_DAY, side="right"))
        return Instant(midnight + ((int(finishes[at - 1]) - 1) % MINUTES_PER_DAY + 1 if at > 0 else _END_OF_DAY))

    def _shifts_about(self, day: Day) -> Segments:
        """Every shift near a day; none out of range, or for a calendar that `check` refuses."""
        if not FIRST <= day <= LAST or not self._can_be_laid_out:
            return _NONE
        block = day // _BLOCK
        found = self._blocks.get(block)
        return _kept(self._blocks, block, self._laid_out(block)) if found is None else found

    def _laid_out(self, block: int) -> Segments:
        first = Day(max((block - 1) * _BLOCK, FIRST))
        last = Day(min((block + 2) * _BLOCK - 1, LAST))
        line = [_between(each, first, last) for each in self._line]
        recurring = [each for calendar in line for each in calendar.exceptions if each.recurrence is not None]
        self._spend("block", 1, more=sum(each.last - each.first + 1 for each in recurring))
        self._spend("calendar", len(line))
        self._spend("exception", self._exceptions)
        return shifts_of(line[0], calendars={each.key: each for each in line[1:]}, first=first, last=last)

    @cached_property
    def _line(self) -> list[Calendar]:
        """The calendar and those below it."""
        line, names = [self.calendar], {self.calendar.key}
        while (base := line[-1].base) is not None and base in self.calendars and base not in names:
            line.append(self.calendars[base])
            names.add(base)
            self._spend("calendar", 1)
        return line

    @cached_property
    def _exceptions(self) -> int:
        return sum(len(each.exceptions) for each in self._line)

    @cached_property
    def _can_be_laid_out(self) -> bool:
        self._spend("exception", self._exceptions)
        spans = [(exception.first, exception.last) for each in self._line for exception in each.exceptions]
        spans += [(other.first, other.last) for each in self._line for other in each.work_weeks]
        days = sum(last - first + 1 for first, last in spans)
        within = all(FIRST <= first <= last <= LAST for first, last in spans)
        return within and days <= _MOST_DAYS and all(map(_is_sound, self._line))

    def _spend(self, what: str, count: int, *, more: int = 0) -> None:
        if self.effort is not None:
            self.effort.spend(_EFFORT_OF[what] * count + more)


@dataclass(eq=False)
class HoursByCalendar:
    """The hours of every calendar of a plan, each laid out where a date first needs it."""

    calendars: Mapping[str, Calendar]
    effort: Effort | None = None
    _hours: dict[str, DayHours] = field(default_factory=dict)

    def of(self, key: str | None) -> DayHours:
        """The hours of a calendar; of the standard one where there is none of that name."""
        name = STANDARD.key if key is None or key not in self.calendars else key
        if name not in self._hours:
            self._hours[name] = DayHours(self.calendars.get(name, STANDARD), self.calendars, self.effort)
        return self._hours[name]


CLOCK = DayHours(ELAPSED, {})
"""Whole days: from midnight to midnight."""


def _kept(known: dict[Key, Thing], key: Key, thing: Thing) -> Thing:
    """A thing, remembered; all are forgotten when there are too many."""
    if len(known) >= _MOST_KNOWN:
        known.clear()
    known[key] = thing
    return thing


def _between(calendar: Calendar, first: Day, last: Day) -> Calendar:
    """A calendar with the exceptions that touch these days."""
    if not calendar.exceptions:
        return calendar
    near = tuple(each for each in calendar.exceptions if each.first <= last and each.last >= first)
    return calendar if len(near) == len(calendar.exceptions) else replace(calendar, exceptions=near)


def _is_sound(calendar: Calendar) -> bool:
    """Whether its shifts lie within a day, one after the other, and its rules count in numbers that can be counted."""
    weeks = [calendar.week, *(other.week for other in calendar.work_weeks)]
    stated = [shifts for week in weeks for shifts in week if shifts is not None]
    stated += [exception.shifts for exception in calendar.exceptions]
    rules = [exception.recurrence for exception in calendar.exceptions if exception.recurrence is not None]
    return all(map(_are_in_order, stated)) and all(map(_can_be_counted, rules))


def _are_in_order(shifts: DayShifts) -> bool:
    edges = [edge for shift in shifts for edge in shift]
    return edges == sorted(edges) and all(0 <= edge <= MINUTES_PER_DAY for edge in edges)


def _can_be_counted(rule: Recurrence) -> bool:
    numbers = (rule.every, rule.position, rule.month, rule.day, rule.occurrences)
    is_placed = rule.position is None or (1 <= rule.position <= 5 and bool(rule.weekdays))
    return (
        is_placed
        and all(number is None or 0 < number <= _MOST_DAYS for number in numbers)
        and all(0 <= weekday <= 6 for weekday in rule.weekdays)
    )
