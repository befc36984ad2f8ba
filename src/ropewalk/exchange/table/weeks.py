"""On which days a sheet works: Monday to Friday, unless its dates say otherwise."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from ropewalk.exchange.table.dates import Span
from ropewalk.planning.calendars import STANDARD, Calendar, DayShifts, Shift
from ropewalk.planning.units import MINUTES_PER_DAY

EVERY_DAY_KEY = "EVERY-DAY"
_MORNING, _NOON, _AFTERNOON = 480, 720, 780
_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6
_LEAST_ON_WEEKENDS = 3
_LEAST_SHARE = 0.12
_ENOUGH = 10


class Week(StrEnum):
    """The days on which a sheet's work is done, in the words of a profile."""

    MONDAY_TO_FRIDAY = "Monday to Friday"
    MONDAY_TO_SATURDAY = "Monday to Saturday"
    SUNDAY_TO_THURSDAY = "Sunday to Thursday"
    EVERY_DAY = "every day"

    @property
    def days(self) -> tuple[int, ...]:
        """Weekdays, 0 Monday to 6 Sunday."""
        return _DAYS[self]


_DAYS = {
    Week.MONDAY_TO_FRIDAY: (0, 1, 2, 3, 4),
    Week.MONDAY_TO_SATURDAY: (0, 1, 2, 3, 4, 5),
    Week.SUNDAY_TO_THURSDAY: (0, 1, 2, 3, 6),
    Week.EVERY_DAY: (0, 1, 2, 3, 4, 5, 6),
}
_KEYS = {
    Week.MONDAY_TO_FRIDAY: "WEEK",
    Week.MONDAY_TO_SATURDAY: "SIX-DAYS",
    Week.SUNDAY_TO_THURSDAY: "SUNDAY-TO-THURSDAY",
    Week.EVERY_DAY: EVERY_DAY_KEY,
}


def week_words() -> dict[str, Week]:
    """Weeks by what stands in a column of calendars: their names and the keys of their calendars, in small letters."""
    return {word.casefold(): week for week in Week for word in (str(week), _KEYS[week])}


def week_of(starts: Iterable[Span], finishes: Iterable[Span]) -> tuple[Week, int, int]:
    """The week that starts and finishes suggest, how many of them fall on a weekend, and how many there are.

    Weeks, months and quarters say nothing. A few dates on weekends are single tasks that work then.
    """
    days = Counter((span.first // MINUTES_PER_DAY + 3) % 7 for span in starts if not span.is_rough)
    days += Counter(((span.last - 1) // MINUTES_PER_DAY + 3) % 7 for span in finishes if not span.is_rough)
    total, free = days.total(), days[_SATURDAY] + days[_SUNDAY]
    if free < _LEAST_ON_WEEKENDS or free < _LEAST_SHARE * total:
        return Week.MONDAY_TO_FRIDAY, free, total
    if total >= _ENOUGH and not days[_FRIDAY] and not days[_SATURDAY]:
        return Week.SUNDAY_TO_THURSDAY, free, total
    if total >= _ENOUGH and not days[_SUNDAY]:
        return Week.MONDAY_TO_SATURDAY, free, total
    return Week.EVERY_DAY, free, total


def calendar_of(minutes_per_day: int, week: Week) -> Calendar:
    """A week of days so long: from 8 with an hour's break at noon, from midnight where that is not enough."""
    if minutes_per_day == 480 and week is Week.MONDAY_TO_FRIDAY:
        return STANDARD
    day = _shifts(minutes_per_day)
    key = _KEYS[week] if minutes_per_day == 480 or week is Week.EVERY_DAY else f"{_KEYS[week]}-{minutes_per_day}"
    name = f"{week[0].upper()}{week[1:]}, {minutes_per_day / 60:g} h a day"
    return Calendar(key=key, name=name, week=tuple(day if number in week.days else () for number in range(7)))


def _shifts(minutes_per_day: int) -> DayShifts:
    morning = min(minutes_per_day, _NOON - _MORNING)
    rest = minutes_per_day - morning
    if _AFTERNOON + rest > MINUTES_PER_DAY:
        return (Shift(0, minutes_per_day),)
    return (Shift(_MORNING, _MORNING + morning), *([Shift(_AFTERNOON, _AFTERNOON + rest)] if rest else []))
