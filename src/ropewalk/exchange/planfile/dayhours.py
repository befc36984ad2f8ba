"""A date without a time: where something starts, the day's first working minute; where it finishes, the last."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ropewalk.planning.calendar import shifts_of
from ropewalk.planning.calendars import ELAPSED, STANDARD, Calendar, DayShifts
from ropewalk.planning.units import EARLIEST, LATEST, MINUTES_PER_DAY, Day, Instant, day_of

_FIRST, _LAST = Day(EARLIEST // MINUTES_PER_DAY), Day(LATEST // MINUTES_PER_DAY - 1)
_START_OF_DAY, _END_OF_DAY = 480, 1020
_MOST_DAYS = 4_000_000
"""More days in exceptions than this are not laid out only to give a date its hour."""


@dataclass(eq=False)
class DayHours:
    """The hours of one calendar; a free day has those of the next working day's start and the last one's finish."""

    calendar: Calendar
    calendars: Mapping[str, Calendar]
    _starts: dict[date, Instant] = field(default_factory=dict)
    _finishes: dict[date, Instant] = field(default_factory=dict)

    def start_of(self, day: date) -> Instant:
        """The minute of a day on which work starts."""
        found = self._starts.get(day)
        if found is None:
            found = self._starts[day] = self._first_on(day_of(day))
        return found

    def finish_of(self, day: date) -> Instant:
        """The minute of a day on which work finishes."""
        found = self._finishes.get(day)
        if found is None:
            found = self._finishes[day] = self._last_on(day_of(day))
        return found

    def _first_on(self, day: Day) -> Instant:
        midnight, starts = day * MINUTES_PER_DAY, self._shifts[0]
        at = bisect_left(starts, midnight)
        is_known = _FIRST <= day <= _LAST and at < len(starts)
        return Instant(midnight + (starts[at] % MINUTES_PER_DAY if is_known else _START_OF_DAY))

    def _last_on(self, day: Day) -> Instant:
        midnight, finishes = day * MINUTES_PER_DAY, self._shifts[1]
        at = bisect_right(finishes, midnight + MINUTES_PER_DAY)
        is_known = _FIRST <= day <= _LAST and at > 0
        return Instant(midnight + ((finishes[at - 1] - 1) % MINUTES_PER_DAY + 1 if is_known else _END_OF_DAY))

    @cached_property
    def _shifts(self) -> tuple[list[int], list[int]]:
        """Starts and finishes of every shift; none for a calendar that `check` refuses."""
        if not _can_be_laid_out(self.calendar, self.calendars):
            return [], []
        starts, finishes = shifts_of(self.calendar, calendars=self.calendars, first=_FIRST, last=_LAST)
        return starts.tolist(), finishes.tolist()


@dataclass(eq=False)
class HoursByCalendar:
    """The hours of every calendar of a plan, each laid out when a date first needs it."""

    calendars: Mapping[str, Calendar]
    _hours: dict[str, DayHours] = field(default_factory=dict)

    def of(self, key: str | None) -> DayHours:
        """The hours of a calendar; of the standard one where there is none of that name."""
        name = STANDARD.key if key is None or key not in self.calendars else key
        if name not in self._hours:
            self._hours[name] = DayHours(self.calendars.get(name, STANDARD), self.calendars)
        return self._hours[name]


CLOCK = DayHours(ELAPSED, {})
"""Whole days: from midnight to midnight."""


def _can_be_laid_out(calendar: Calendar, calendars: Mapping[str, Calendar]) -> bool:
    line = [calendar]
    while (base := line[-1].base) is not None and base in calendars and calendars[base] not in line:
        line.append(calendars[base])
    spans = [(exception.first, exception.last) for each in line for exception in each.exceptions]
    spans += [(other.first, other.last) for each in line for other in each.work_weeks]
    days = sum(last - first + 1 for first, last in spans)
    within = all(_FIRST <= first <= last <= _LAST for first, last in spans)
    return within and days <= _MOST_DAYS and all(_is_sound(shifts) for each in line for shifts in _days(each))


def _days(calendar: Calendar) -> list[DayShifts]:
    weeks = [calendar.week, *(other.week for other in calendar.work_weeks)]
    stated = [shifts for week in weeks for shifts in week if shifts is not None]
    return stated + [exception.shifts for exception in calendar.exceptions]


def _is_sound(shifts: DayShifts) -> bool:
    edges = [edge for shift in shifts for edge in shift]
    return edges == sorted(edges) and all(0 <= edge <= MINUTES_PER_DAY for edge in edges)
