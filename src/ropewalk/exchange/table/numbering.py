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

_NUMBER = re.compile(r"[^\w.+-]*(\d{1,7})(?![\d.%]|\s*(?:d|w|h)\b)")
"""A number that a reference begins with."""
_PARTS = re.compile(r"[;,&/|\r\n]")
_NAMING = (Field.NAME, Field.WBS)
_SAMPLE = 2_000


Numbering = Callable[[int], int | None]
"""The row a number means, None where it means none."""


class Way(NamedTuple):
    """One way to count, its words, and the number it gives each of n rows."""

    meaning: str
    row_of: Numbering
    numbers: list[int]


def numbering_of(header_row: int, rows: Rows, times: Times, faults: Faults) -> Way | None:
    """Which row each number means; None where there is an id column or no number to explain."""
    if rows.has(Field.ID):
        return None
    mentions = _mentions(rows)
    if not mentions:
        return None
    by_number = {number: row for row, number in enumerate(rows.numbers)}
    ways = (
        Way("row numbers of the sheet", by_number.get, list(rows.numbers)),
        Way(
            "the first task being 1, the next 2",
            lambda number: number - 1 if 0 < number <= len(rows) else None,
            list(range(1, len(rows) + 1)),
        ),
        Way(
            "rows below the headers being 1, 2, 3",
            lambda number: by_number.get(number + header_row + 1),
            [number - header_row - 1 for number in rows.numbers],
        ),
    )
    best = min(ways, key=lambda way: _badness(way.row_of, mentions, times))
    header = next(rows.header(field) for field in LINK_FIELDS if rows.has(field))
    faults.add(SHEET_ROW_NUMBERS, column=header, field=header, meaning=best.meaning)
    return best


def _mentions(rows: Rows) -> list[tuple[int, int, bool]]:
    """(row, number it names, whether as predecessor), for the first mentions in the sheet; a name's own are none."""
    names = {text_of(cell).strip().casefold() for field in _NAMING for cell in rows.cells.get(field, ())}
    mentions: list[tuple[int, int, bool]] = []
    for field in LINK_FIELDS:
        for row, cell in enumerate(rows.cells.get(field, ())):
            if cell is None or cell == "":
                continue
            for part in _PARTS.split(text_of(cell)):
                number = None if part.strip().casefold() in names else _NUMBER.match(part)
                if number is not None:
                    mentions.append((row, int(number[1]), field is Field.PREDECESSORS))
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
