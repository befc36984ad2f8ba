"""Amounts and dates as short as a picture needs them; numbers and units never part."""

from ropewalk.planning.phrases import date_phrase, finish_phrase
from ropewalk.planning.units import MINUTES_PER_DAY

NB = "\u00a0"
MINUS = "\u2212"
LEAST_DAYS = 0.05
"""What is shown as 0 d is nothing."""
_WHOLE_FROM = 9.95


def days_words(days: float) -> str:
    """`7 d`, `0.5 d`, `−3 d`; from ten days on whole ones."""
    text = f"{abs(days):,.0f}" if abs(days) >= _WHOLE_FROM else f"{abs(days):,.1f}".removesuffix(".0")
    sign = MINUS if days < 0 and text != "0" else ""
    return f"{sign}{text}{NB}d"


def signed_days(days: float) -> str:
    """`+7 d`, `−2 d`."""
    return days_words(days) if days <= 0 else f"+{days_words(days)}"


def lateness_words(days: float) -> str:
    """`4 d late`, `9 d spare`, `on time`."""
    if abs(days) < LEAST_DAYS:
        return "on time"
    return f"{days_words(abs(days))}{NB}{'late' if days > 0 else 'spare'}"


def start_date(instant: int) -> str:
    """`5 Oct 2026`, unbroken."""
    return date_phrase(instant).replace(" ", NB)


def finish_date(instant: int) -> str:
    """As `start_date`; midnight belongs to the day before it."""
    return start_date(last_minute(instant))


def start_short(instant: int) -> str:
    """`5 Oct`, for a start."""
    return date_phrase(instant).rsplit(" ", 1)[0].replace(" ", NB)


def short_date(instant: int) -> str:
    """`5 Oct`, for a finish: midnight belongs to the day before it."""
    return date_phrase(last_minute(instant)).rsplit(" ", 1)[0].replace(" ", NB)


def finish_day(instant: int) -> str:
    """`Tue 31 Aug 2027`."""
    return finish_phrase(instant)


def last_minute(instant: int) -> int:
    """The instant itself, a minute earlier where it is a midnight."""
    return instant - 1 if instant % MINUTES_PER_DAY == 0 else instant


def counted(count: int, one: str, many: str = "") -> str:
    """`1 handoff is`, `1,200 handoffs are`: the phrase that fits the number."""
    return f"{count:,}{NB}{one if count == 1 else many or one + 's'}"
