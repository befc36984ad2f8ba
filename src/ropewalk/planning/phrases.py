"""How amounts, dates and lists read in a sentence. English, without locale, never with a clock."""

from collections.abc import Iterable, Sequence

from ropewalk.planning.plan import TaskRef
from ropewalk.planning.units import MINUTES_PER_DAY, moment_of

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CONSTRAINTS = {
    "ASAP": "goes as soon as it can",
    "ALAP": "goes as late as it can",
    "SNET": "may start no earlier than",
    "MSO": "must start on",
    "FNET": "may finish no earlier than",
    "MFO": "must finish on",
    "SNLT": "may start no later than",
    "FNLT": "may finish no later than",
}
_MINUTES_PER_YEAR = 525_949
_SAYABLE = range(-1_000_000_000, 4_000_000_000)
"""Instants that have a calendar date for certain (the years 69 to 9575)."""


def date_phrase(instant: int) -> str:
    """`11 Mar 2027`; outside the calendar the year alone, so that a wrong date can be named."""
    if instant not in _SAYABLE:
        return f"the year {1970 + instant // _MINUTES_PER_YEAR}"
    moment = moment_of(instant)
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def day_phrase(instant: int) -> str:
    """`Thu 11 Mar 2027`."""
    if instant not in _SAYABLE:
        return date_phrase(instant)
    return f"{_WEEKDAYS[moment_of(instant).weekday()]} {date_phrase(instant)}"


def finish_phrase(instant: int) -> str:
    """As `day_phrase`, but midnight is the end of the day before it: where a finish at 24:00 belongs."""
    return day_phrase(instant - 1 if instant % MINUTES_PER_DAY == 0 else instant)


def moment_phrase(instant: int) -> str:
    """`Thu 11 Mar 2027 08:00`, for where the day alone would not tell two instants apart."""
    if instant not in _SAYABLE:
        return date_phrase(instant)
    hour, minute = divmod(instant % MINUTES_PER_DAY, 60)
    return f"{day_phrase(instant)} {hour:02}:{minute:02}"


def span_phrase(first_day: int, last_day: int) -> str:
    """`24 Dec to 1 Jan` for days numbered from 1970-01-01, both included; one day alone stands alone."""
    names = [date_phrase(day * MINUTES_PER_DAY).rsplit(" ", 1)[0] for day in (first_day, last_day)]
    return names[0] if first_day == last_day else " to ".join(names)


def constraint_words(kind: str | None) -> str:
    """What a constraint says of its task, before the date: `may start no earlier than`."""
    return _CONSTRAINTS.get(kind or "", "is bound to")


def work_phrase(minutes: int, minutes_per_day: int) -> str:
    """An amount of work without its sign: `4 working days`, `1.5 working days`, `3 working hours`."""
    amount = abs(minutes)
    per_day = max(minutes_per_day, 1)
    if amount >= per_day or amount == 0:
        return _amount(amount / per_day, "working day")
    return _amount(amount / 60, "working hour") if amount >= 60 else _amount(amount, "working minute")


def clock_phrase(minutes: int) -> str:
    """An amount of time by the clock, without its sign: `3 calendar days`, `6 hours`."""
    amount = abs(minutes)
    if amount >= MINUTES_PER_DAY or amount == 0:
        return _amount(amount / MINUTES_PER_DAY, "calendar day")
    return _amount(amount / 60, "hour") if amount >= 60 else _amount(amount, "minute")


def calendar_days_phrase(days: int) -> str:
    """`6 calendar days`, without its sign."""
    return _amount(abs(days), "calendar day")


def count_phrase(count: int, noun: str) -> str:
    """`1 task`, `1,200 tasks`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def share_phrase(share: float) -> str:
    """`7 %`, `0.4 %`: a share of 1 as a percentage, exact enough to tell it from a limit."""
    percent = share * 100
    return f"{percent:.0f} %" if percent >= 10 or percent == round(percent) else f"{percent:.1f} %"


def list_phrase(names: Sequence[str], *, most: int = 5) -> str:
    """`A`, `A and B`, `A, B and 3 more`: at most so many names, the rest counted."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most:,} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def ref_phrase(ref: TaskRef) -> str:
    """`LED:4`; a key that names its project itself stands alone, `LED-4`, and so does a project without a task."""
    if ref.key is None:
        return ref.project
    return ref.key if ref.key.startswith(f"{ref.project}-") else f"{ref.project}:{ref.key}"


def refs_phrase(refs: Iterable[TaskRef], *, most: int = 5) -> str:
    """Tasks by their keys, at most so many, the rest counted."""
    return list_phrase([ref_phrase(ref) for ref in refs], most=most)


def _amount(amount: float, noun: str) -> str:
    text = f"{round(amount, 1):,.1f}".removesuffix(".0")
    return f"{text} {noun}" if text == "1" else f"{text} {noun}s"
