"""Amounts of time as people write them: `5d`, `2 weeks`, `40h`, `1.5 mo`, `5ed`, `2w 3d`, `5 days?`, plain numbers."""

import re
from typing import NamedTuple

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.table.months import stripped
from ropewalk.exchange.table.texts import SPACES, text_of
from ropewalk.planning.plan import TimeUnit

_UNITS = {
    TimeUnit.MINUTES: "m min mins minute minutes minuten minuto minutos",
    TimeUnit.HOURS: "h hr hrs hour hours std stunde stunden heure heures hora horas uur",
    TimeUnit.DAYS: """
        d dy dys day days t tg tag tage tagen j jr jrs jour jours dia dias g giorno giorni dag dagen wd workday
        workdays bd md pd""",
    TimeUnit.WEEKS: """
        w wk wks week weeks wo woche wochen sem sems semaine semaines semana semanas settimana settimane weken""",
    TimeUnit.MONTHS: """
        mo mon mons mth mths month months mnt monat monate monaten mois mes meses mese mesi maand maanden""",
}
_YEARS = "y yr yrs year years jahr jahre an ans annee annees ano anos"
_ELAPSED = "e elapsed f fort fortl fortlaufend fortlaufende fortlaufender ecoule ecoules kalender calendar cal"

UNITS = {word: unit for unit, words in _UNITS.items() for word in words.split()}
"""Words for a unit of working time."""

_YEAR_WORDS = frozenset(_YEARS.split())
_ELAPSED_WORDS = frozenset(_ELAPSED.split())
_NUMBER = r"\d+(?:[.,\u00a0' ]\d{3})*(?:[.,]\d+)?|[.,]\d+"
_PART = re.compile(rf"\s*(?:(?P<number>{_NUMBER})\s*(?P<words>[a-z .]*?)\s*)(?=\d|[.,]\d|$)")
_ISO = re.compile(r"p(?:(\d+)d)?t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)(?::[0-5]\d)?")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+")
_LONGEST_MINUTES = 100_000_000


class Scale(NamedTuple):
    """How many working minutes a day, a week and a month have."""

    day: int = 480
    week: int = 2400
    month: int = 9600

    def minutes(self, unit: TimeUnit) -> int:
        """Working minutes of one unit."""
        return {
            TimeUnit.MINUTES: 1,
            TimeUnit.HOURS: 60,
            TimeUnit.DAYS: self.day,
            TimeUnit.WEEKS: self.week,
            TimeUnit.MONTHS: self.month,
        }[unit]


ELAPSED_SCALE = Scale(1440, 10_080, 43_200)
"""Elapsed time: a day of 24 hours, a month of 30 days."""


class Amount(NamedTuple):
    """An amount of time as written.

    minutes      working minutes, elapsed ones where `is_elapsed`; may be negative
    shown        the unit it was written in, DAYS where none was
    is_plain     a number without a unit
    is_estimated marked with a question mark
    """

    minutes: int
    shown: TimeUnit = TimeUnit.DAYS
    is_elapsed: bool = False
    is_plain: bool = False
    is_estimated: bool = False


def number_of(text: str) -> float | None:
    """A number with a point or a comma before its decimals, groups of three allowed; None when it is none."""
    text = text.strip(SPACES).replace("\u00a0", "").replace("\u202f", "").replace("'", "").replace(" ", "")
    if "," in text and "." in text:
        grouping = "," if text.rfind(".") > text.rfind(",") else "."
        text = text.replace(grouping, "")
    text = text.replace(",", "" if _THOUSANDS.fullmatch(text) else ".")
    try:
        number = float(text) if text[:1] in "+-.0123456789" and text else None
    except ValueError:
        return None
    return number if number is not None and abs(number) < _LONGEST_MINUTES else None


def read_amount(cell: Cell, *, scale: Scale, plain_unit: TimeUnit = TimeUnit.DAYS) -> Amount | None:
    """The amount of time in a cell, None where there is none to read. Numbers alone count `plain_unit`."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        number: float | None = float(cell)
    elif isinstance(cell, str):
        number = number_of(cell)
    else:
        return None
    if number is not None:
        minutes = number * scale.minutes(plain_unit)
        return Amount(round(minutes), plain_unit, is_plain=True) if _is_sane(minutes) else None
    return _read_text(stripped(text_of(cell)), scale)


def _is_sane(minutes: float) -> bool:
    return abs(minutes) < _LONGEST_MINUTES


def _read_text(text: str, scale: Scale) -> Amount | None:
    if not text or len(text) > 60:
        return None
    is_estimated = text.endswith("?")
    text = text.rstrip("? ").lstrip("~≈ ").replace("(s)", "s").replace("(en)", "en")
    sign = -1 if text[:1] in "-−–" and text[:1] else 1
    text = text.lstrip("+-−– ")
    if iso := _ISO.fullmatch(text):
        days, hours, minutes, _ = (int(part or 0) for part in iso.groups())
        return Amount(sign * (days * scale.day + hours * 60 + minutes), TimeUnit.HOURS, is_estimated=is_estimated)
    if clock := _CLOCK.fullmatch(text):
        return Amount(sign * (int(clock[1]) * 60 + int(clock[2])), TimeUnit.HOURS, is_estimated=is_estimated)
    return _sum_parts(text, scale, sign=sign, is_estimated=is_estimated)


def _sum_parts(text: str, scale: Scale, *, sign: int, is_estimated: bool) -> Amount | None:
    minutes, at = 0.0, 0
    shown: TimeUnit | None = None
    elapsed: set[bool] = set()
    while at < len(text):
        part = _PART.match(text, at)
        number = number_of(part["number"]) if part else None
        unit = unit_of(part["words"]) if part else None
        if part is None or number is None or unit is None:
            return None
        name, is_elapsed, years = unit
        minutes += number * years * (ELAPSED_SCALE if is_elapsed else scale).minutes(name)
        shown = shown or name
        elapsed.add(is_elapsed)
        at = part.end()
    if shown is None or len(elapsed) != 1 or not _is_sane(minutes):
        return None
    return Amount(sign * round(minutes), shown, is_elapsed=elapsed.pop(), is_estimated=is_estimated)


def unit_of(words: str) -> tuple[TimeUnit, bool, int] | None:
    """The unit some words name, whether it is elapsed, and 12 for years (counted as months), else 1."""
    parts = words.replace(".", " ").split()
    is_elapsed = bool(parts) and parts[0] in _ELAPSED_WORDS
    rest = "".join(parts[1:] if is_elapsed else parts)
    if rest in UNITS:
        return UNITS[rest], is_elapsed, 1
    if rest in _YEAR_WORDS:
        return TimeUnit.MONTHS, is_elapsed, 12
    if not is_elapsed and len(rest) > 1 and rest[0] in "ef" and rest[1:] in UNITS:
        return UNITS[rest[1:]], True, 1
    return None
