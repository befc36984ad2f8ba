"""Calendars as tables: the week, the work weeks that replace it for a while, the days that differ."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ropewalk.exchange.planfile.dayhours import FIRST, LAST
from ropewalk.exchange.planfile.fields import Form, stated, table, tables
from ropewalk.exchange.planfile.scopes import Scope
from ropewalk.exchange.planfile.shifts import (
    WEEKDAYS,
    read_shifts,
    read_week,
    shifts_text,
    standard_below,
    week_value,
)
from ropewalk.exchange.planfile.spot import Spot
from ropewalk.exchange.planfile.toml import Pairs, lines_value, list_value, text_value
from ropewalk.exchange.planfile.unreadable import TooManyDaysError, UnreadableError
from ropewalk.exchange.planfile.values import DAYS, TEXT, WHOLE, Value, choice
from ropewalk.planning.calendars import (
    Calendar,
    CalendarException,
    Recurrence,
    RecurrenceKind,
    WorkWeek,
)

_MOST_BASES = 20
_MOST_REPEATED = 20_000_000


def _read_weekdays(given: object, _: Spot) -> tuple[int, ...]:
    if not isinstance(given, list):
        raise UnreadableError("a list of days", 'Write the days in brackets: ["mon", "thu"].')
    return tuple(_weekday_of(each) for each in given)


def _weekday_of(given: object) -> int:
    if isinstance(given, str) and given in WEEKDAYS:
        return WEEKDAYS.index(given)
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    raise UnreadableError("a list of days from mon to sun", 'Write the days in brackets: ["mon", "thu"].')


def _weekday_value(day: int) -> str:
    return text_value(WEEKDAYS[day]) if 0 <= day < len(WEEKDAYS) else str(day)


_WEEKDAYS = Value(_read_weekdays, lambda days, _: list_value(map(_weekday_value, days)))
_SHIFTS = Value(lambda given, _: read_shifts(given), lambda shifts, _: text_value(shifts_text(shifts)))
_WEEK = Value(read_week, lambda week, _: week_value(week))

RECURRENCE = Form(
    Recurrence,
    (
        stated("kind", choice(RecurrenceKind), example='"weekly"'),
        stated("every", WHOLE),
        stated("weekdays", _WEEKDAYS),
        stated("position", WHOLE),
        stated("month", WHOLE),
        stated("day", WHOLE),
        stated("occurrences", WHOLE),
    ),
)
EXCEPTION = Form(
    CalendarException,
    (
        stated("on", DAYS, "first", "last", example="2026-12-25"),
        stated("hours", _SHIFTS, "shifts"),
        stated("name", TEXT),
        stated("repeats", table(RECURRENCE), "recurrence"),
    ),
)
WORK_WEEK = Form(
    WorkWeek,
    (
        stated("on", DAYS, "first", "last", example='"2026-07-01 to 2026-08-31"'),
        stated("week", _WEEK, example='{ mon-fri = "07:00-15:00" }'),
        stated("name", TEXT),
    ),
)


CALENDAR = Form(
    Calendar,
    (
        stated("name", TEXT),
        stated("base", TEXT),
        stated("work_weeks", tables(WORK_WEEK, name="work_weeks", lay=lines_value)),
        stated("exceptions", tables(EXCEPTION, name="exceptions", lay=lines_value)),
    ),
    also=frozenset({"week"}),
)


def read_calendar(key: str, given: object, spot: Spot) -> Calendar | None:
    """A calendar from its table; without a calendar below it, days it leaves out are those of the standard week."""
    base = given.get("base") if isinstance(given, dict) else None
    week = standard_below(base if isinstance(base, str) else None)
    if isinstance(given, dict) and "week" in given:
        try:
            week = read_week(given["week"], spot, without=week)
        except UnreadableError as fault:
            spot.report(fault, "week", given["week"])
    return CALENDAR.read(given, spot, key=key, week=week)


def judge_bases(calendars: Mapping[str, Calendar], spot: Spot) -> None:
    """Report calendars that build on others, and these on others, deeper than anybody needs."""
    for calendar in calendars.values():
        below, names = calendar.base, {calendar.key}
        while below is not None and below in calendars and below not in names:
            names.add(below)
            below = calendars[below].base
            if len(names) > _MOST_BASES:
                wanted = f"a calendar with no more than {_MOST_BASES} others below it"
                each = replace(spot.into(calendar.key), who=f"Calendar {calendar.key}")
                each.report(UnreadableError(wanted, "Name one further down."), "base", calendar.base)
                break


def refuse_endless(calendars: Iterable[Calendar]) -> None:
    """Raise TooManyDaysError where exceptions repeat over more days, all together, than can be laid out."""
    spans = (each for calendar in calendars for each in calendar.exceptions if each.recurrence is not None)
    if sum(max(min(each.last, LAST) - max(each.first, FIRST), 0) for each in spans) > _MOST_REPEATED:
        raise TooManyDaysError


def calendar_pairs(calendar: Calendar, scope: Scope) -> Pairs:
    """The fields of a calendar."""
    pairs = CALENDAR.pairs(calendar, scope)
    below = standard_below(calendar.base)
    if calendar.week == below:
        return pairs
    at = sum(name in ("name", "base") for name, _ in pairs)
    return [*pairs[:at], ("week", week_value(calendar.week, without=below)), *pairs[at:]]
