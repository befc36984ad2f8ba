"""Amounts of time as text: `5d`, `2w`, `1d20m`, `4ed` by the clock, `5d?` estimated; lags such as `+50%`."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ropewalk.exchange.planfile.unreadable import UnreadableError
from ropewalk.planning.plan import Lag, LagUnit, Project, TimeUnit
from ropewalk.planning.units import MINUTES_PER_DAY, Minutes

_PIECE = r"\d+(?:\.\d+)?e?(?:mo|[mhdw])"
_AMOUNT = re.compile(rf"([+-]?)((?:{_PIECE}\s*)+)(\??)")
_PIECES = re.compile(r"(\d+(?:\.\d+)?)(e?)(mo|[mhdw])")
_UNSTATED = re.compile(r"unstated(?: (e?)(mo|[mhdw]))?(\??)")
_SHARE = re.compile(r"([+-]?)(\d+)(?:\.(\d{1,2}))?(e?)%(mo|[mhdw])?")
_LONGEST = 400
_MOST_KNOWN = 4_000
_UNITS = {unit.value: unit for unit in TimeUnit}
_CLOCK = {"m": 1, "h": 60, "d": MINUTES_PER_DAY, "w": 7 * MINUTES_PER_DAY, "mo": 30 * MINUTES_PER_DAY}

WANTED = "an amount of time"
REMEDY = 'Write a number and a unit in quotation marks: "5d", "3h", "2w", "30m", or "4ed" for days by the clock.'
WANTED_LAG = "a lag"
REMEDY_LAG = 'Write "+2d", "-3h", "+1ed" for a day by the clock, or "+50%" of the earlier task.'


class Amount(NamedTuple):
    """What an amount says; `minutes` None: not stated."""

    minutes: Minutes | None
    is_elapsed: bool = False
    is_estimated: bool = False
    shown: TimeUnit = TimeUnit.DAYS


@dataclass(frozen=True, eq=False, slots=True)
class Units:
    """How many working minutes a unit of time has; each project says its own."""

    minutes: dict[str, int]
    _amounts: dict[str, Amount] = field(default_factory=dict)
    _lags: dict[str, Lag] = field(default_factory=dict)

    @classmethod
    def of(cls, *, minutes_per_day: int = 480, minutes_per_week: int = 2400, days_per_month: int = 20) -> "Units":
        """The units of a project that has so long days."""
        month = days_per_month * minutes_per_day
        return cls({"m": 1, "h": 60, "d": minutes_per_day, "w": minutes_per_week, "mo": month})

    @classmethod
    def of_project(cls, project: Project) -> "Units":
        """The units of a project."""
        return cls.of(
            minutes_per_day=project.minutes_per_day,
            minutes_per_week=project.minutes_per_week,
            days_per_month=project.days_per_month,
        )

    def read(self, text: object) -> Amount:
        """An amount from its text. Raises UnreadableError."""
        if not isinstance(text, str):
            raise UnreadableError(WANTED, REMEDY)
        known = self._amounts.get(text)
        if known is None:
            known = self._amount_of(text)
            if len(self._amounts) >= _MOST_KNOWN:
                self._amounts.clear()
            self._amounts[text] = known
        return known

    def read_lag(self, text: str) -> Lag:
        """A lag from its text, such as `+2d`. Raises UnreadableError."""
        known = self._lags.get(text)
        if known is None:
            known = self._lag_of(text)
            if len(self._lags) >= _MOST_KNOWN:
                self._lags.clear()
            self._lags[text] = known
        return known

    def text_of(self, amount: Amount) -> str:
        """The text of an amount: whole in the unit it is shown in, else with the minutes that are left over."""
        mark, guess = "e" if amount.is_elapsed else "", "?" if amount.is_estimated else ""
        unit = amount.shown.value
        if amount.minutes is None:
            return f"unstated {mark}{unit}{guess}"
        size = (_CLOCK if amount.is_elapsed else self.minutes)[unit]
        whole, rest = divmod(abs(amount.minutes), size) if size > 0 else (0, abs(amount.minutes))
        sign = "-" if amount.minutes < 0 else ""
        return f"{sign}{whole}{mark}{unit}{f'{rest}{mark}m' if rest else ''}{guess}"

    def plain_text_of(self, minutes: int, *, is_elapsed: bool = False) -> str:
        """The text of an amount that remembers no unit: in days, else hours, else minutes, whichever is whole."""
        sizes = _CLOCK if is_elapsed else self.minutes
        units = (TimeUnit.DAYS, TimeUnit.HOURS, TimeUnit.MINUTES)
        shown = next(unit for unit in units if sizes[unit.value] > 0 and minutes % sizes[unit.value] == 0)
        return self.text_of(Amount(Minutes(minutes), is_elapsed=is_elapsed, shown=shown))

    def lag_text_of(self, lag: Lag) -> str:
        """The text of a lag with its sign; empty where there is none."""
        if lag == Lag():
            return ""
        if lag.unit in (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT):
            return _share_text_of(lag)
        text = self.text_of(Amount(Minutes(lag.amount), is_elapsed=lag.unit is LagUnit.ELAPSED, shown=lag.shown))
        return text if text.startswith("-") else f"+{text}"

    def _lag_of(self, text: str) -> Lag:
        share = _SHARE.fullmatch(text) if len(text) < _LONGEST else None
        if share is not None:
            return _share_of(share)
        amount = self._amount_of(text)
        if amount.minutes is None or amount.is_estimated:
            raise UnreadableError(WANTED_LAG, REMEDY_LAG)
        unit = LagUnit.ELAPSED if amount.is_elapsed else LagUnit.WORKING
        return Lag(amount=amount.minutes, unit=unit, shown=amount.shown)

    def _amount_of(self, text: str) -> Amount:
        found = _AMOUNT.fullmatch(text) if len(text) < _LONGEST else None
        if found is None:
            return _unstated_of(text)
        pieces = _PIECES.findall(found[2])
        marks = {mark for _, mark, _ in pieces}
        if len(marks) > 1:
            raise UnreadableError(WANTED, REMEDY)
        is_elapsed = marks == {"e"}
        sizes = _CLOCK if is_elapsed else self.minutes
        minutes = sum(_minutes_of(number, sizes[unit]) for number, _, unit in pieces)
        minutes = -minutes if found[1] == "-" else minutes
        return Amount(Minutes(minutes), is_elapsed, bool(found[3]), _UNITS[pieces[0][2]])


def _minutes_of(number: str, size: int) -> int:
    whole, _, part = number.partition(".")
    return int(whole) * size + (round(int(part) * size / 10 ** len(part)) if part else 0)


def _unstated_of(text: str) -> Amount:
    found = _UNSTATED.fullmatch(text)
    if found is None:
        raise UnreadableError(WANTED, REMEDY)
    return Amount(None, bool(found[1]), bool(found[3]), _UNITS[found[2] or "d"])


def _share_of(found: re.Match[str]) -> Lag:
    hundredths = int(found[2]) * 100 + int((found[3] or "").ljust(2, "0") or 0)
    unit = LagUnit.ELAPSED_PERCENT if found[4] else LagUnit.PERCENT
    return Lag(amount=-hundredths if found[1] == "-" else hundredths, unit=unit, shown=_UNITS[found[5] or "d"])


def _share_text_of(lag: Lag) -> str:
    whole, part = divmod(abs(lag.amount), 100)
    decimals = f".{part:02}".rstrip("0") if part else ""
    mark = "e" if lag.unit is LagUnit.ELAPSED_PERCENT else ""
    shown = "" if lag.shown is TimeUnit.DAYS else lag.shown.value
    return f"{'-' if lag.amount < 0 else '+'}{whole}{decimals}{mark}%{shown}"
