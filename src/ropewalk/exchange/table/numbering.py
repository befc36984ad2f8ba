"""Without an id column: what a number under Predecessors counts, the sheet's rows or the tasks."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ropewalk.exchange.table.faults import Faults
from ropewalk.exchange.table.fields import LINK_FIELDS, Field
from ropewalk.exchange.table.rows import Rows
from ropewalk.exchange.table.texts import text_of
from ropewalk.exchange.table.times import Times
from ropewalk.planning.findings.tables import SHEET_ROW_NUMBERS
from ropewalk.planning.units import NEVER

_NUMBER = re.compile(r"(?<![\w.+-])(\d{1,7})(?![\d.%]|\s*(?:d|w|h)\b)")
_SAMPLE = 2_000


Numbering = Callable[[int], int | None]
"""The row a number means, None where it means none."""


class _Way(NamedTuple):
    """One way to count, and its words."""

    meaning: str
    row_of: Numbering


def numbering_of(header_row: int, rows: Rows, times: Times, faults: Faults) -> Numbering | None:
    """Which row each number means; None where there is an id column or no number to explain."""
    if rows.has(Field.ID):
        return None
    mentions = _mentions(rows)
    if not mentions:
        return None
    by_number = {number: row for row, number in enumerate(rows.numbers)}
    ways = (
        _Way("row numbers of the sheet", by_number.get),
        _Way("the first task being 1, the next 2", lambda number: number - 1 if 0 < number <= len(rows) else None),
        _Way("rows below the headers being 1, 2, 3", lambda number: by_number.get(number + header_row + 1)),
    )
    best = min(ways, key=lambda way: _badness(way.row_of, mentions, times))
    header = next(rows.header(field) for field in LINK_FIELDS if rows.has(field))
    faults.add(SHEET_ROW_NUMBERS, column=header, field=header, meaning=best.meaning)
    return best.row_of


def _mentions(rows: Rows) -> list[tuple[int, int, bool]]:
    """(row, number it names, whether as predecessor), for the first mentions in the sheet."""
    mentions: list[tuple[int, int, bool]] = []
    for field in LINK_FIELDS:
        for row, cell in enumerate(rows.cells.get(field, ())):
            if cell is None or cell == "":
                continue
            for number in _NUMBER.findall(text_of(cell)):
                mentions.append((row, int(number), field is Field.PREDECESSORS))
            if len(mentions) > _SAMPLE:
                return mentions
    return mentions


def _badness(row_of: Numbering, mentions: Sequence[tuple[int, int, bool]], times: Times) -> int:
    """How much would be wrong if numbers were counted so."""
    total = 0
    for row, number, is_predecessor in mentions:
        other = row_of(number)
        if other is None or other == row:
            total += 3
            continue
        source, target = (other, row) if is_predecessor else (row, other)
        total += (source > target) + 2 * _is_too_late(source, target, times)
    return total


def _is_too_late(source: int, target: int, times: Times) -> bool:
    finish, start = times.finishes[source], times.starts[target]
    return bool(finish != NEVER and start != NEVER and finish > start)
