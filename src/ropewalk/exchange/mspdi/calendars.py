"""Calendars: weeks, work weeks, exceptions and how they repeat."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ropewalk.exchange.mspdi import terms
from ropewalk.exchange.mspdi.faults import Faults
from ropewalk.exchange.mspdi.fields import Fields
from ropewalk.exchange.mspdi.records import Record, parts_in
from ropewalk.exchange.mspdi.recurrences import recurring
from ropewalk.planning.calendars import (
    WORKDAY,
    WORKWEEK,
    Calendar,
    CalendarException,
    DayShifts,
    RecurrenceKind,
    Shift,
    Week,
    WorkWeek,
)
from ropewalk.planning.units import MINUTES_PER_DAY

_OPEN_WEEK: Week = (None,) * 7
_RANKS = {
    None: 0,
    RecurrenceKind.DAILY: 1,
    RecurrenceKind.YEARLY_DAY: 2,
    RecurrenceKind.YEARLY_POSITION: 2,
    RecurrenceKind.MONTHLY_DAY: 3,
    RecurrenceKind.MONTHLY_POSITION: 3,
    RecurrenceKind.WEEKLY: 4,
}
"""Which exceptions win on the same day: those that do not repeat first; of equals the one that stands last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A calendar as it stands in the file; `key` of the calendar is not given yet."""

    uid: int
    base: int | None
    calendar: Calendar

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing of its own and only hands on its base."""
        calendar = self.calendar
        return self.base is not None and not (calendar.work_weeks or calendar.exceptions or any_stated(calendar.week))


@dataclass(frozen=True, slots=True)
class Calendars:
    """The calendars of a file by their keys: names where those are told apart, else with their number."""

    keys: dict[int, str]
    stated: tuple[Calendar, ...]

    def key_of(self, uid: int | None) -> str | None:
        """The key of the calendar with this UID; None where the file names none."""
        if uid is None or uid == terms.NO_CALENDAR:
            return None
        return self.keys.get(uid, None if uid == 0 else f"calendar {uid}")


def any_stated(week: Week) -> bool:
    """Whether a week says anything of its own."""
    return any(day is not None for day in week)


def read_calendar(record: Record, faults: Faults) -> Stated | None:
    """One calendar; None where it has no UID by which anything could name it."""
    fields = Fields(record, faults, who=f"Calendar {record.get('Name') or record.get('UID') or ''}".strip())
    uid = fields.whole("UID")
    if uid is None:
        return None
    base = None if fields.flag("IsBaseCalendar") else fields.whole("BaseCalendarUID")
    week = _week(parts_in(record, "WeekDays", "WeekDay"), fields)
    is_own = base is None or base in (terms.NO_CALENDAR, uid)
    found = [*_exceptions(record, fields), *_periods(record, fields)]
    calendar = Calendar(
        key="",
        name=fields.text("Name"),
        week=WORKWEEK if is_own and not any_stated(week) else week,
        work_weeks=tuple(_work_weeks(record, fields)),
        exceptions=_in_order(found),
    )
    return Stated(uid=uid, base=None if is_own else base, calendar=calendar)


def named(stated: Sequence[Stated]) -> Calendars:
    """Give calendars their keys. One that only hands on its base is left out: whoever works by it works by the base."""
    by_uid = {each.uid: each for each in reversed(stated)}
    kept = [each for each in by_uid.values() if not each.is_bare or each.base not in by_uid][::-1]
    names = Counter(each.calendar.name for each in kept)
    keys = {each.uid: _key(each, names) for each in kept}
    for each in stated:
        keys.setdefault(each.uid, keys.get(_below(each, by_uid, keys), f"calendar {each.uid}"))
    calendars = (replace(each.calendar, key=keys[each.uid], base=_base_key(each, keys)) for each in kept)
    return Calendars(keys, tuple(calendars))


def _key(each: Stated, names: Counter[str]) -> str:
    name = " ".join(each.calendar.name.split())
    if not name:
        return f"calendar {each.uid}"
    return name if names[each.calendar.name] == 1 else f"{name} ({each.uid})"


def _base_key(each: Stated, keys: dict[int, str]) -> str | None:
    return None if each.base is None else keys.get(each.base, f"calendar {each.base}")


def _below(each: Stated, by_uid: dict[int, Stated], keys: dict[int, str]) -> int:
    """The first calendar below that has a key."""
    seen: set[int] = set()
    uid = each.uid
    while uid not in keys and uid not in seen:
        seen.add(uid)
        base = by_uid[uid].base if uid in by_uid else None
        if base is None:
            break
        uid = base
    return uid


def _week(records: Sequence[Record], fields: Fields) -> Week:
    week: list[DayShifts | None] = [None] * 7
    for record in records:
        day = Fields(record, fields.faults, who=fields.who)
        weekday = terms.WEEKDAYS.get(day.whole("DayType") or terms.PERIOD_DAY)
        if weekday is not None:
            week[weekday] = _shifts(day)
    return tuple(week)


def _shifts(day: Fields) -> DayShifts:
    """The working times of a day; the usual ones where it works and says none."""
    if not day.flag("DayWorking", otherwise=bool(day.record.get("WorkingTimes"))):
        return ()
    shifts = list(_stated_shifts(day))
    return tuple(_joined(sorted(shifts))) or WORKDAY


def _stated_shifts(day: Fields) -> Iterator[Shift]:
    for record in parts_in(day.record, "WorkingTimes", "WorkingTime"):
        time = Fields(record, day.faults, who=day.who)
        if not (time.text("FromTime") and time.text("ToTime")):
            continue
        start, finish = time.clock("FromTime"), time.clock("ToTime")
        if start is None or finish is None:
            continue
        finish = finish or MINUTES_PER_DAY
        if start < finish:
            yield Shift(start, finish)
        elif start > finish:
            time.report("ToTime", "a time after the one it begins at")


def _joined(shifts: Sequence[Shift]) -> Iterator[Shift]:
    """Shifts in order; those that touch or overlap are one."""
    held: Shift | None = None
    for shift in shifts:
        if held is not None and shift.start <= held.finish:
            held = Shift(held.start, max(held.finish, shift.finish))
            continue
        if held is not None:
            yield held
        held = shift
    if held is not None:
        yield held


def _work_weeks(record: Record, fields: Fields) -> Iterator[WorkWeek]:
    for each in parts_in(record, "WorkWeeks", "WorkWeek"):
        span = _span(each, fields)
        if span is not None:
            name = Fields(each, fields.faults, who=fields.who).text("Name")
            yield replace(span, name=name, week=_week(parts_in(each, "WeekDays", "WeekDay"), fields))


def _span(record: Record, fields: Fields) -> WorkWeek | None:
    """First and last day of a time period, as a work week without a week; None where it does not say them."""
    for period in parts_in(record, "TimePeriod"):
        dates = Fields(period, fields.faults, who=fields.who)
        first, last = dates.day("FromDate"), dates.day("ToDate")
        if first is not None and last is not None:
            return WorkWeek(first=first, last=max(first, last), week=_OPEN_WEEK)
    return None


def _periods(record: Record, fields: Fields) -> Iterator[CalendarException]:
    """Exceptions as older versions write them, and newer ones beside their own."""
    for each in parts_in(record, "WeekDays", "WeekDay"):
        day = Fields(each, fields.faults, who=fields.who)
        span = _span(each, fields) if day.whole("DayType") == terms.PERIOD_DAY else None
        if span is not None:
            yield CalendarException(first=span.first, last=span.last, shifts=_shifts(day))


def _exceptions(record: Record, fields: Fields) -> Iterator[CalendarException]:
    for each in parts_in(record, "Exceptions", "Exception"):
        span = _span(each, fields)
        if span is not None:
            stated = Fields(each, fields.faults, who=fields.who)
            days = CalendarException(first=span.first, last=span.last, shifts=_shifts(stated), name=stated.text("Name"))
            yield from recurring(days, stated)


def _in_order(found: Sequence[CalendarException]) -> tuple[CalendarException, ...]:
    """Exceptions with the one that wins first; stretches that are stated twice are one."""
    named_days = {(each.first, each.last, each.shifts) for each in found if each.name}
    kept = {
        (each.first, each.last, each.shifts, each.recurrence, each.name): each
        for each in found
        if each.name or each.recurrence or (each.first, each.last, each.shifts) not in named_days
    }
    latest_first = list(kept.values())[::-1]
    return tuple(sorted(latest_first, key=_rank))


def _rank(exception: CalendarException) -> int:
    return _RANKS[None if exception.recurrence is None else exception.recurrence.kind]
