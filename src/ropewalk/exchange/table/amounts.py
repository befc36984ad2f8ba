"""The columns of durations: read at once, so that what a number without a unit counts is decided over all of them."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.table.durations import UNITS, Amount, Scale, read_amount
from ropewalk.exchange.table.faults import Faults
from ropewalk.exchange.table.fields import Field
from ropewalk.exchange.table.headers import unit_words_of
from ropewalk.exchange.table.profile import UNIT_NAMES
from ropewalk.exchange.table.rows import Rows
from ropewalk.exchange.table.texts import says_nothing, shortened, text_of
from ropewalk.planning.findings.tables import SHEET_DURATION_UNIT, SHEET_DURATION_UNREADABLE
from ropewalk.planning.plan import TimeUnit
from ropewalk.planning.units import BoolArray, Int64Array

_CANDIDATES = (TimeUnit.DAYS, TimeUnit.WEEKS, TimeUnit.HOURS, TimeUnit.MONTHS)
_NEEDED_ROWS = 3
_NEEDED_SHARE = 0.6
_NEARLY = 0.15

Amounts = list[Amount | None]
"""An amount for each of n rows, None where there is none to read."""


def amounts_of(rows: Rows, field: Field, scale: Scale, unit: TimeUnit, *, may_be_negative: bool = False) -> Amounts:
    """The amounts in a column; numbers without a unit count `unit`. What is negative is no length."""
    if not rows.has(field):
        return [None] * len(rows)
    known: dict[object, Amount | None] = {}
    amounts: Amounts = []
    for cell in rows.cells[field]:
        key = cell if isinstance(cell, str) else (cell, type(cell))
        if key not in known:
            amount = _amount(cell, scale, unit)
            known[key] = amount if amount is None or may_be_negative or amount.minutes >= 0 else None
        amounts.append(known[key])
    return amounts


def _amount(cell: Cell, scale: Scale, unit: TimeUnit) -> Amount | None:
    return None if says_nothing(cell) else read_amount(cell, scale=scale, plain_unit=unit)


def unit_of_header(rows: Rows) -> TimeUnit | None:
    """The unit a header names, as in `Duration (weeks)`."""
    for word in unit_words_of(rows.header(Field.DURATION)):
        if word in UNITS:
            return UNITS[word]
    return None


def unit_that_fits(amounts: Amounts, rows: BoolArray, spans: Int64Array, scale: Scale, faults: Faults) -> TimeUnit:
    """The unit by which most plain numbers are the time between their dates; days unless another fits better."""
    chosen = [row for row in np.flatnonzero(rows).tolist() if spans[row] > 0]
    days = np.array([(amount.minutes if amount else 0) / scale.day for amount in (amounts[row] for row in chosen)])
    fits: Mapping[TimeUnit, int] = {
        unit: _count_fits(days, spans[chosen], scale.minutes(unit), scale.day) for unit in _CANDIDATES
    }
    best = max(_CANDIDATES, key=lambda unit: fits[unit])
    if len(chosen) < _NEEDED_ROWS or fits[best] < _NEEDED_SHARE * len(chosen) or fits[best] == fits[TimeUnit.DAYS]:
        return TimeUnit.DAYS
    faults.add(SHEET_DURATION_UNIT, unit=UNIT_NAMES[best], fits=fits[best], of=len(chosen))
    return best


def _count_fits(numbers: NDArray[np.float64], spans: Int64Array, size: int, day: int) -> int:
    """Rows whose number of units is their span, give or take a day or 15 %."""
    stated = numbers * size
    leeway = np.maximum(_NEARLY * stated, day if size > day else _NEARLY * day)
    return int(np.count_nonzero((stated > 0) & (np.abs(spans - stated) <= leeway)))


def say_unreadable(rows: Rows, field: Field, amounts: Amounts, faults: Faults) -> None:
    """A finding for each cell that holds something else than an amount of time."""
    if not rows.has(field):
        return
    header = rows.header(field)
    for row, (cell, amount) in enumerate(zip(rows.cells[field], amounts, strict=True)):
        if amount is None and cell is not None and not says_nothing(cell):
            facts = {"task": rows.called(row), "field": header, "text": shortened(text_of(cell))}
            faults.add(SHEET_DURATION_UNREADABLE, row=rows.numbers[row], column=header, **facts)
