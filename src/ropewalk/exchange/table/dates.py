"""Dates as people write them: ISO, day or month first, month names in several languages, weeks, quarters, serials."""

import re
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.table.months import MONTHS, WEEKDAYS, stripped
from ropewalk.exchange.table.texts import SPACES
from ropewalk.planning.units import MINUTES_PER_DAY, day_of, instant_of


class DateOrder(StrEnum):
    """Which number comes first in 05/06/2026."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class Span(NamedTuple):
    """The time a text names: from `first` to `last` (instants); a day ends at the next midnight, a moment at once."""

    first: int
    last: int

    @property
    def is_rough(self) -> bool:
        """Whether it names a week, a month or more."""
        return self.last - self.first > MINUTES_PER_DAY


class Unsure(NamedTuple):
    """A text with numbers that fit a day and a month both ways, or one way only.

    day_first, month_first   what it means then; None where there is no such date
    weekday                  0 Monday to 6 Sunday where the text names one
    """

    day_first: Span | None
    month_first: Span | None
    weekday: int | None

    def by(self, order: DateOrder) -> Span | None:
        """What it means in this order, or else in the other one."""
        first, second = self.day_first, self.month_first
        return (first or second) if order is DateOrder.DAY_FIRST else (second or first)

    @property
    def only(self) -> DateOrder | None:
        """The order it proves: the only one there is a date in, or the one its weekday fits."""
        if self.day_first is None or self.month_first is None:
            return DateOrder.MONTH_FIRST if self.day_first is None else DateOrder.DAY_FIRST
        if self.weekday is None or self.day_first == self.month_first:
            return None
        fits = [_weekday(span) == self.weekday for span in (self.day_first, self.month_first)]
        if fits[0] == fits[1]:
            return None
        return DateOrder.DAY_FIRST if fits[0] else DateOrder.MONTH_FIRST

    @property
    def is_open(self) -> bool:
        """Whether both orders give a date, and different ones."""
        return self.day_first is not None and self.month_first is not None and self.day_first != self.month_first


_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DIGIT = re.compile(r"\d")
_PRIMAVERA = re.compile(r"(?<=\d)(?:\s+A|\s?\*)$")
"""Behind dates of Primavera: `A` for actual ones, a star for constrained ones."""
_THREE = re.compile(r"(\d{1,2})\s?[-/.\s]\s?(\d{1,2})\s?[-/.\s]\s?'?(\d{4}|\d{2})\.?")
_TIME = re.compile(
    r"(?:(?<=\d)t|[,\s]+(?:at\s|um\s|a\s)?\s*)(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*"
    r"(a\.?m\.?|p\.?m\.?|uhr|h)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$"
)
_HOUR = re.compile(r"[\s,]+(\d{1,2})\s*(am|pm)$")
_DAY_NAME_YEAR = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s\-/.]*(?:de\s+|of\s+)?([a-z]+)\.?[\s\-/.,]*(?:de\s+|del\s+)?'?(\d{4}|\d{2})"
)
_NAME_DAY_YEAR = re.compile(r"([a-z]+)\.?[\s\-/.]*(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]+'?(\d{4}|\d{2})")
_YEAR_NAME_DAY = re.compile(r"(\d{4})[\s\-/.,]*([a-z]+)\.?[\s\-/.]*(\d{1,2})")
_NAME_YEAR = re.compile(r"([a-z]+)\.?[\s\-/.,]*(?:de\s+)?'?(\d{4}|\d{2})")
_YEAR_NAME = re.compile(r"(\d{4})[\s\-/.,]*([a-z]+)\.?")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_QUARTER = re.compile(
    r"(?:q|t)\s?([1-4])[\s\-/.']*(\d{4}|\d{2})|(\d{4})[\s\-/.]*(?:q|t)\s?([1-4])|([1-4])\.?\s*(?:quartal|quarter|trimestre|trim)\s*(\d{4})"
)
_HALF = re.compile(r"h\s?([12])[\s\-/.']*(\d{4}|\d{2})|(\d{4})[\s\-/.]*h\s?([12])")
_WEEK = re.compile(
    r"(\d{4})[\s\-/.]*(?:w|kw|cw|wk|s)\s?(\d{1,2})(?:-?([1-7]))?|(?:w|kw|cw|wk|week|woche|semaine|semana)\.?\s?(\d{1,2})[\s\-/.']*(\d{4}|\d{2})"
)
_WEEKDAY = re.compile(r"^([a-z]+)\.?,?\s+(?=\S)")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_COMPACT = re.compile(r"(19|20|21)(\d{2})(\d{2})(\d{2})")

_SERIAL_ZERO = datetime(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 1940, 2199
OUTSIDE = Span(-1, -2)
"""Stands for a date outside the years 1940 to 2199."""

Read = Span | Unsure | None


def read_date(cell: Cell) -> Read:
    """What a cell names: a span, an `Unsure` where day and month may be swapped, OUTSIDE, or None."""
    if isinstance(cell, str):
        return _read_text(cell)
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, datetime):
        return _moment(cell)
    if isinstance(cell, date):
        return _day(cell.year, cell.month, cell.day)
    return _read_number(float(cell))


def _read_number(number: float) -> Span | None:
    if 19_400_000 <= number < 22_000_000 and number == int(number):
        whole = int(number)
        return _day(whole // 10_000, whole // 100 % 100, whole % 100)
    if not 0 < number < 3_000_000:
        return None
    moment = _SERIAL_ZERO + timedelta(minutes=round(number * MINUTES_PER_DAY))
    return _moment(moment)


def _read_text(raw: str) -> Read:
    text = raw.strip(SPACES)
    if not text or len(text) > 60:
        return None
    if not _DIGIT.search(text):
        return None
    text = _PRIMAVERA.sub("", text)
    if iso := _ISO.fullmatch(text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if three := _THREE.fullmatch(text):
        return _unsure(three, None)
    text = " ".join(stripped(text).split())
    return _read_plain(text)


def _read_plain(text: str) -> Read:
    weekday, text = _without_weekday(text)
    found = _read_day(text, weekday)
    if found is not None:
        return found
    clock = _TIME.search(text) or _HOUR.search(text)
    if clock is None or not clock.start():
        return None
    minutes = _minutes_of(clock)
    day = _read_day(text[: clock.start()].rstrip(" ,"), weekday)
    if minutes is None or day is None:
        return None
    if isinstance(day, Unsure):
        return Unsure(_at(day.day_first, minutes), _at(day.month_first, minutes), weekday)
    return _at(day, minutes)


def _without_weekday(text: str) -> tuple[int | None, str]:
    found = _WEEKDAY.match(text)
    if found and found[1] in WEEKDAYS and not (found[1] in MONTHS and text[found.end() :].count(" ") < 2):
        return WEEKDAYS[found[1]], text[found.end() :]
    return None, text


def _read_day(text: str, weekday: int | None) -> Read:
    if three := _THREE.fullmatch(text):
        return _unsure(three, weekday)
    if iso := _ISO.fullmatch(text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if any(letter.isalpha() for letter in text):
        return _read_named(text)
    if compact := _COMPACT.fullmatch(text):
        return _day(int(compact[1] + compact[2]), int(compact[3]), int(compact[4]))
    if _SERIAL.fullmatch(text) and 14_000 <= float(text) < 110_000:
        return _read_number(float(text))
    if found := _YEAR_MONTH.fullmatch(text):
        return _months(int(found[1]), int(found[2]), 1)
    if found := _MONTH_YEAR.fullmatch(text):
        return _months(int(found[2]), int(found[1]), 1)
    return None


def _unsure(three: re.Match[str], weekday: int | None) -> Unsure | None:
    first, second, year = int(three[1]), int(three[2]), _year(three[3])
    both = Unsure(_day(year, second, first), _day(year, first, second), weekday)
    return both if both.day_first or both.month_first else None


def _read_named(text: str) -> Span | None:
    if (found := _DAY_NAME_YEAR.fullmatch(text)) and found[2] in MONTHS:
        return _day(_year(found[3]), MONTHS[found[2]], int(found[1]))
    if (found := _NAME_DAY_YEAR.fullmatch(text)) and found[1] in MONTHS:
        return _day(_year(found[3]), MONTHS[found[1]], int(found[2]))
    if (found := _YEAR_NAME_DAY.fullmatch(text)) and found[2] in MONTHS:
        return _day(int(found[1]), MONTHS[found[2]], int(found[3]))
    if (found := _NAME_YEAR.fullmatch(text)) and found[1] in MONTHS:
        return _months(_year(found[2]), MONTHS[found[1]], 1)
    if (found := _YEAR_NAME.fullmatch(text)) and found[2] in MONTHS:
        return _months(int(found[1]), MONTHS[found[2]], 1)
    return _read_period(text)


def _read_period(text: str) -> Span | None:
    if found := _QUARTER.fullmatch(text):
        quarter = int(found[1] or found[4] or found[5])
        return _months(_year(found[2] or found[3] or found[6]), 3 * quarter - 2, 3)
    if found := _HALF.fullmatch(text):
        return _months(_year(found[2] or found[3]), 6 * int(found[1] or found[4]) - 5, 6)
    if found := _WEEK.fullmatch(text):
        return _week(_year(found[1] or found[5]), int(found[2] or found[4]), found[3])
    return None


def _minutes_of(clock: re.Match[str]) -> int | None:
    groups = clock.groups()
    hour, minute, half = (
        (int(groups[0]), int(groups[1]), groups[3]) if len(groups) > 2 else (int(groups[0]), 0, groups[1])
    )
    if half and half[0] in "ap":
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return 60 * hour + minute


def _at(span: Span | None, minutes: int) -> Span | None:
    if span is None or span is OUTSIDE or not minutes:
        return span
    return Span(span.first + minutes, span.first + minutes)


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return 2000 + year if year < 70 else 1900 + year


def _day(year: int, month: int, day: int) -> Span | None:
    try:
        number = day_of(date(year, month, day))
    except ValueError:
        return None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return OUTSIDE
    return Span(number * MINUTES_PER_DAY, (number + 1) * MINUTES_PER_DAY)


def _months(year: int, month: int, count: int) -> Span | None:
    first = _day(year, month, 1)
    if first is None or first is OUTSIDE:
        return first
    after = year * 12 + month - 1 + count
    return Span(first.first, day_of(date(after // 12, after % 12 + 1, 1)) * MINUTES_PER_DAY)


def _week(year: int, week: int, weekday: str | None) -> Span | None:
    try:
        monday = date.fromisocalendar(year, week, int(weekday or 1))
    except ValueError:
        return None
    first = _day(monday.year, monday.month, monday.day)
    if first is None or first is OUTSIDE or weekday:
        return first
    return Span(first.first, first.first + 7 * MINUTES_PER_DAY)


def _moment(moment: datetime) -> Span:
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return OUTSIDE
    at = instant_of(moment)
    return Span(at, at if at % MINUTES_PER_DAY else at + MINUTES_PER_DAY)


def _weekday(span: Span) -> int:
    return (span.first // MINUTES_PER_DAY + 3) % 7
