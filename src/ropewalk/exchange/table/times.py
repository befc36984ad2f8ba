"""Starts, finishes and durations of the rows, each filled in from the other two where it is not said."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.table.durations import UNITS, Amount, read_amount
from ropewalk.exchange.table.faults import Faults, counted, rows_named
from ropewalk.exchange.table.fields import Field
from ropewalk.exchange.table.headers import unit_words_of
from ropewalk.exchange.table.moments import Moments
from ropewalk.exchange.table.office import Office
from ropewalk.exchange.table.profile import UNIT_NAMES
from ropewalk.exchange.table.rows import Rows
from ropewalk.exchange.table.texts import says_nothing, shortened, text_of
from ropewalk.planning.findings.tables import (
    SHEET_DATES_REVERSED,
    SHEET_DURATION_UNIT,
    SHEET_DURATION_UNREADABLE,
    SHEET_DURATIONS_DIFFER,
)
from ropewalk.planning.plan import TimeUnit
from ropewalk.planning.units import NEVER, BoolArray, Int64Array
from ropewalk.planning.units import text_of as date_text_of

_CANDIDATES = (TimeUnit.DAYS, TimeUnit.WEEKS, TimeUnit.HOURS, TimeUnit.MONTHS)
_NEEDED_ROWS = 3
_NEEDED_SHARE = 0.6
_NEARLY = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """n rows. Instants and minutes are (n,) int64, NEVER where nothing is known.

    starts, finishes  as stated, a day being its first and last working minute
    begins            the start as stated, else what finish and duration make of it
    durations         working minutes, minutes of the clock where `is_clock`
    amounts           durations as written
    remaining         remaining durations as written
    unit              what durations without a unit count; None where there is none of them
    """

    starts: Int64Array
    finishes: Int64Array
    begins: Int64Array
    durations: Int64Array
    is_clock: BoolArray
    amounts: list[Amount | None]
    remaining: list[Amount | None]
    unit: TimeUnit | None


def times_of(
    rows: Rows, moments: Moments, office: Office, *, unit: TimeUnit | None, is_clock: BoolArray, faults: Faults
) -> Times:
    """Read the durations and bring them together with the dates. `unit` is binding for durations without one."""
    amounts = _amounts(rows, Field.DURATION, office, TimeUnit.DAYS)
    is_clock = is_clock | np.array([amount is not None and amount.is_elapsed for amount in amounts], np.bool_)
    starts = office.starts(moments.column(Field.START, len(rows)), is_clock)
    finishes = office.finishes(moments.column(Field.FINISH, len(rows)), is_clock)
    _drop_reversed(rows, moments, starts, finishes, faults)
    spans = office.work_between(starts, finishes, is_clock)
    has_both = (starts != NEVER) & (finishes != NEVER)
    plain = np.array([amount is not None and amount.is_plain for amount in amounts], np.bool_)
    if plain.any():
        unit = unit or _unit_of_header(rows) or _unit_that_fits(amounts, plain & has_both, spans, office, faults)
        amounts = _amounts(rows, Field.DURATION, office, unit)
    _say_unreadable(rows, Field.DURATION, amounts, faults)
    durations = np.array([NEVER if amount is None else amount.minutes for amount in amounts], np.int64)
    takes_dates = has_both & (plain | (durations == NEVER))
    _say_different(rows, durations, spans, has_both, takes_dates, office, faults)
    durations = np.where(takes_dates, np.maximum(spans, 0), durations)
    begins = starts.copy()
    open_starts = np.flatnonzero((starts == NEVER) & (finishes != NEVER) & (durations != NEVER))
    begins[open_starts] = office.starts_before(finishes[open_starts], durations[open_starts], is_clock[open_starts])
    remaining = _amounts(rows, Field.REMAINING, office, unit or TimeUnit.DAYS)
    _say_unreadable(rows, Field.REMAINING, remaining, faults)
    return Times(
        starts=starts,
        finishes=finishes,
        begins=begins,
        durations=durations,
        is_clock=is_clock,
        amounts=amounts,
        remaining=remaining,
        unit=unit if plain.any() else None,
    )


def _amounts(rows: Rows, field: Field, office: Office, unit: TimeUnit) -> list[Amount | None]:
    if not rows.has(field):
        return [None] * len(rows)
    known: dict[object, Amount | None] = {}
    amounts: list[Amount | None] = []
    for cell in rows.cells[field]:
        key = (cell, type(cell))
        if key not in known:
            known[key] = _amount(cell, office, unit)
        amounts.append(known[key])
    return amounts


def _amount(cell: Cell, office: Office, unit: TimeUnit) -> Amount | None:
    amount = None if says_nothing(cell) else read_amount(cell, scale=office.scale, plain_unit=unit)
    return amount if amount is not None and amount.minutes >= 0 else None


def _drop_reversed(rows: Rows, moments: Moments, starts: Int64Array, finishes: Int64Array, faults: Faults) -> None:
    """A finish before its start is said and left out."""
    firsts, lasts = (moments.column(field, len(rows)) for field in (Field.START, Field.FINISH))
    for row in np.flatnonzero((starts > finishes) & (finishes != NEVER)).tolist():
        first, last = firsts[row], lasts[row]
        if first is None or last is None or last.last > first.first:
            continue
        facts = {"start": _day_text(first.first), "finish": _day_text(last.first)}
        header = rows.header(Field.FINISH)
        faults.add(SHEET_DATES_REVERSED, row=rows.numbers[row], column=header, task=rows.called(row), **facts)
        finishes[row] = NEVER


def _day_text(instant: int) -> str:
    return (date_text_of(instant) or "").removesuffix("T00:00").replace("T", " ")


def _unit_of_header(rows: Rows) -> TimeUnit | None:
    """The unit a header names, as in `Duration (weeks)`; `d` and `days` say nothing against calendar days."""
    for word in unit_words_of(rows.header(Field.DURATION)):
        if word in UNITS:
            return UNITS[word]
    return None


def _unit_that_fits(
    amounts: list[Amount | None], rows: BoolArray, spans: Int64Array, office: Office, faults: Faults
) -> TimeUnit:
    """The unit by which most plain numbers are the working time between their dates; days unless another fits better."""
    chosen = [row for row in np.flatnonzero(rows).tolist() if spans[row] > 0]
    days = np.array(
        [(amount.minutes if amount else 0) / office.scale.day for amount in (amounts[row] for row in chosen)]
    )
    fits: Mapping[TimeUnit, int] = {
        unit: _count_fits(days, spans[chosen], office.scale.minutes(unit), office.scale.day) for unit in _CANDIDATES
    }
    best = max(_CANDIDATES, key=lambda unit: fits[unit])
    if len(chosen) < _NEEDED_ROWS or fits[best] < _NEEDED_SHARE * len(chosen) or fits[best] == fits[TimeUnit.DAYS]:
        return TimeUnit.DAYS
    faults.add(SHEET_DURATION_UNIT, unit=UNIT_NAMES[best], fits=fits[best], of=len(chosen))
    return best


def _count_fits(numbers: "np.ndarray[tuple[int], np.dtype[np.float64]]", spans: Int64Array, size: int, day: int) -> int:
    """Rows whose number of units is their span, give or take a day or 15 %."""
    stated = numbers * size
    leeway = np.maximum(_NEARLY * stated, day if size > day else _NEARLY * day)
    return int(np.count_nonzero((stated > 0) & (np.abs(spans - stated) <= leeway)))


def _say_different(
    rows: Rows,
    durations: Int64Array,
    spans: Int64Array,
    has_both: BoolArray,
    takes_dates: BoolArray,
    office: Office,
    faults: Faults,
) -> None:
    differ = has_both & (durations != NEVER) & (durations > 0) & (np.abs(durations - spans) > office.scale.day // 2)
    header = rows.header(Field.DURATION)
    for chosen, used in (
        (differ & takes_dates, "The dates are used."),
        (differ & ~takes_dates, "The durations are used: they name their unit."),
    ):
        numbers = [rows.numbers[row] for row in np.flatnonzero(chosen).tolist()]
        if numbers:
            count = counted(len(numbers), "row")
            faults.add(SHEET_DURATIONS_DIFFER, column=header, count=count, rows=rows_named(numbers), used=used)


def _say_unreadable(rows: Rows, field: Field, amounts: list[Amount | None], faults: Faults) -> None:
    if not rows.has(field):
        return
    header = rows.header(field)
    for row, (cell, amount) in enumerate(zip(rows.cells[field], amounts, strict=True)):
        if amount is None and cell is not None and not says_nothing(cell):
            facts = {"task": rows.called(row), "field": header, "text": shortened(text_of(cell))}
            faults.add(SHEET_DURATION_UNREADABLE, row=rows.numbers[row], column=header, **facts)
