"""Calendars to elements: weeks, exceptions in the old and the new way, work weeks; and which number each one has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ropewalk.exchange.mspdi import terms
from ropewalk.exchange.mspdi.write_layers import POSITIONS, alone, exceptions_of, lineage_of, occurrences_of, shifts_in
from ropewalk.exchange.mspdi.write_markup import Markup, date_text
from ropewalk.exchange.mspdi.write_numbers import number_behind, numbers_of
from ropewalk.planning.calendars import ELAPSED, STANDARD, Calendar, CalendarException, DayShifts, RecurrenceKind, Week
from ropewalk.planning.plan import Plan
from ropewalk.planning.units import EARLIEST, LATEST, MINUTES_PER_DAY, Day

_CODES = terms.inverse(terms.WEEKDAYS)
_TYPES = terms.inverse(terms.RECURRENCES)
_BITS = terms.inverse(terms.WEEKDAY_BITS)
_ITEMS = {tuple(sorted(days)): code for days, code in terms.inverse(terms.MONTH_ITEMS).items()}
_YEARLY = (RecurrenceKind.YEARLY_DAY, RecurrenceKind.YEARLY_POSITION)
_LAST_MINUTE = MINUTES_PER_DAY - 1


@dataclass(eq=False)
class CalendarNumbers:
    """The calendars a file holds and their numbers.

    stated    in the order of the file
    bases     number of the calendar on which each of them builds, NO_CALENDAR where it stands alone
    """

    stated: list[Calendar]
    numbers: list[int]
    bases: list[int]
    _by_key: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan) -> "CalendarNumbers":
        """Every calendar of a plan, and the ones that are always there where something works by them."""
        project = plan.projects[0]
        known = {STANDARD.key: STANDARD, ELAPSED.key: ELAPSED} | {each.key: each for each in reversed(plan.calendars)}
        named = (project.calendar or STANDARD.key, *(task.calendar for task in project.tasks if task.calendar))
        shared = {key if key in known else STANDARD.key for key in named}
        keys = dict.fromkeys(each.key for each in plan.calendars)
        keys |= dict.fromkeys(key for key in (STANDARD.key, ELAPSED.key) if key in shared and key not in keys)
        stated = [_as_project_has_it(known[key], known, is_shared=key in shared) for key in keys]
        numbers = numbers_of(list(keys), wanted=map(_wanted, stated))
        by_key = dict(zip(keys, numbers, strict=True))
        bases = [terms.NO_CALENDAR if each.base is None else by_key[each.base] for each in stated]
        return cls(stated, numbers, bases, by_key)

    def number_of(self, key: str | None) -> int:
        """The number of a calendar; the standard week's where there is no such calendar, NO_CALENDAR for None."""
        if key is None:
            return terms.NO_CALENDAR
        return self._by_key.get(key, self._by_key.get(STANDARD.key, terms.NO_CALENDAR))

    def add_for_person(self, key: str, name: str) -> int:
        """The number of a calendar of a person's own that works as this one."""
        at = self.numbers.index(self._by_key[key])
        if self.bases[at] != terms.NO_CALENDAR and at not in self._given:
            self._given.add(at)
            return self.numbers[at]
        number = max(self.numbers) + 1
        held = self.stated[at]
        is_base = self.bases[at] == terms.NO_CALENDAR
        mine = Calendar(key="", name=name) if is_base else replace(held, name=name)
        self.stated.append(mine)
        self.numbers.append(number)
        self.bases.append(self.numbers[at] if is_base else self.bases[at])
        return number

    def knows(self, key: str | None) -> bool:
        """Whether there is such a calendar."""
        return key in self._by_key

    def __post_init__(self) -> None:
        self._given: set[int] = set()


def _as_project_has_it(calendar: Calendar, known: Mapping[str, Calendar], *, is_shared: bool) -> Calendar:
    """Only calendars that no task works by may build on another, and on one that stands alone."""
    line = lineage_of(calendar, known)
    is_on_base = len(line) == 2 and not is_shared
    return calendar if is_on_base else alone(calendar, known) if len(line) > 1 else replace(calendar, base=None)


def _wanted(calendar: Calendar) -> int | None:
    """The number a key tells that was made of one."""
    name = " ".join(calendar.name.split())
    if name:
        return number_behind(calendar.key, f"{name} (", ")")
    return number_behind(calendar.key, "calendar ")


def write_calendars(markup: Markup, calendars: CalendarNumbers) -> None:
    """The element of all calendars."""
    markup.begin("Calendars")
    for calendar, number, base in zip(calendars.stated, calendars.numbers, calendars.bases, strict=True):
        is_base = base == terms.NO_CALENDAR
        markup.begin("Calendar")
        markup.field("UID", number)
        markup.field("Name", _name_of(calendar))
        markup.flag("IsBaseCalendar", holds=is_base)
        markup.flag("IsBaselineCalendar", holds=False)
        markup.field("BaseCalendarUID", base)
        exceptions = exceptions_of(calendar)
        _write_week(markup, calendar.week, exceptions, is_whole=is_base)
        _write_exceptions(markup, exceptions)
        _write_work_weeks(markup, calendar)
        markup.end()
    markup.end()


def _name_of(calendar: Calendar) -> str | None:
    """Its name, else its key; nothing where the key was made for want of a name."""
    if calendar.name or number_behind(calendar.key, "calendar ") is not None:
        return calendar.name or None
    return calendar.key


def _write_week(markup: Markup, week: Week, exceptions: Sequence[CalendarException], *, is_whole: bool) -> None:
    days = {_CODES[at]: week[at] if at < len(week) else None for at in range(7)}
    stated = {code: days[code] for code in sorted(days) if is_whole or days[code] is not None}
    stretches = [each for each in exceptions if each.recurrence is None]
    if not (stated or stretches):
        return
    markup.begin("WeekDays")
    for code, shifts in stated.items():
        _write_day(markup, code, shifts or ())
    for each in stretches:
        _write_day(markup, terms.PERIOD_DAY, each.shifts, each)
    markup.end()


def _write_day(markup: Markup, code: int, shifts: DayShifts, period: CalendarException | None = None) -> None:
    markup.begin("WeekDay")
    markup.field("DayType", code)
    markup.flag("DayWorking", holds=bool(shifts_in(shifts)))
    if period is not None:
        _write_period(markup, period.first, period.last)
    _write_shifts(markup, shifts)
    markup.end()


def _write_period(markup: Markup, first: Day, last: Day) -> None:
    markup.begin("TimePeriod")
    markup.field("FromDate", date_text(first * MINUTES_PER_DAY))
    markup.field("ToDate", date_text(last * MINUTES_PER_DAY + _LAST_MINUTE))
    markup.end()


def _write_shifts(markup: Markup, shifts: DayShifts) -> None:
    sound = shifts_in(shifts)
    if not sound:
        return
    markup.begin("WorkingTimes")
    for shift in sound:
        markup.begin("WorkingTime")
        markup.field("FromTime", _clock(shift.start))
        markup.field("ToTime", _clock(shift.finish % MINUTES_PER_DAY))
        markup.end()
    markup.end()


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}:00"


def _write_exceptions(markup: Markup, exceptions: Sequence[CalendarException]) -> None:
    if not exceptions:
        return
    markup.begin("Exceptions")
    for each in exceptions:
        rule = each.recurrence
        markup.begin("Exception")
        markup.flag("EnteredByOccurrences", holds=rule is not None and rule.occurrences is not None)
        _write_period(markup, each.first, each.last)
        markup.field("Occurrences", occurrences_of(each) if rule is None or not rule.occurrences else rule.occurrences)
        markup.field("Name", each.name or None)
        _write_rule(markup, each)
        markup.flag("DayWorking", holds=bool(shifts_in(each.shifts)))
        _write_shifts(markup, each.shifts)
        markup.end()
    markup.end()


def _write_rule(markup: Markup, exception: CalendarException) -> None:
    rule = exception.recurrence
    markup.field("Type", terms.STRETCH if rule is None else _TYPES[rule.kind])
    if rule is None:
        return
    if rule.kind not in _YEARLY:
        markup.field("Period", rule.every)
    if rule.kind is RecurrenceKind.WEEKLY:
        markup.field("DaysOfWeek", sum(_BITS[day] for day in set(rule.weekdays) if day in _BITS))
    if rule.kind in POSITIONS:
        markup.field("MonthItem", _ITEMS[tuple(sorted(set(rule.weekdays)))])
        markup.field("MonthPosition", (rule.position or 1) - 1)
    if rule.kind in _YEARLY:
        markup.field("Month", (rule.month or 1) - 1)
    if rule.kind in (RecurrenceKind.MONTHLY_DAY, RecurrenceKind.YEARLY_DAY):
        markup.field("MonthDay", rule.day or 1)


def _write_work_weeks(markup: Markup, calendar: Calendar) -> None:
    weeks = [each for each in calendar.work_weeks if EARLIEST <= each.first * MINUTES_PER_DAY <= _end_of(each.last)]
    if not weeks:
        return
    markup.begin("WorkWeeks")
    for each in weeks:
        markup.begin("WorkWeek")
        _write_period(markup, each.first, each.last)
        markup.field("Name", each.name or None)
        _write_week(markup, each.week, (), is_whole=False)
        markup.end()
    markup.end()


def _end_of(last: Day) -> int:
    """The end of a day, or nothing where no calendar has it."""
    end = last * MINUTES_PER_DAY + MINUTES_PER_DAY
    return end if end <= LATEST else EARLIEST - 1
