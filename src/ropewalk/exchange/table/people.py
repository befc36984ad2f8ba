"""Who works on the rows: names in cells become people of the program and their assignments."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.table.durations import number_of
from ropewalk.exchange.table.fields import Field
from ropewalk.exchange.table.rows import Rows
from ropewalk.exchange.table.texts import says_nothing, text_of
from ropewalk.planning.plan import Resource

_UNITS = re.compile(r"^(.*?)\s*[\[(]\s*([\d.,]+)\s*(%)?\s*[\])]$", re.DOTALL)
_LONGEST_NAME = 120


class People(NamedTuple):
    """Owner of each of n rows, (person, units) of each, and everybody once."""

    owners: list[str | None]
    assigned: list[tuple[tuple[str, float], ...]]
    resources: tuple[Resource, ...]


def people_of(rows: Rows) -> People:
    """Owners from their column, else the first of the people on a row; who only owns a task works on it."""
    if rows.has(Field.PEOPLE):
        owners = [_name(cell) for cell in rows.column(Field.OWNER)]
        assigned = _assigned(rows.column(Field.PEOPLE))
    else:
        owners = [None] * len(rows)
        assigned = _assigned(rows.column(Field.OWNER))
    for row, people in enumerate(assigned):
        if owners[row] is None and people:
            owners[row] = people[0][0]
    everybody = dict.fromkeys(name for name in owners if name)
    everybody |= dict.fromkeys(name for people in assigned for name, _ in people)
    return People(owners, assigned, tuple(Resource(key=name, name=name) for name in everybody))


def _name(cell: Cell) -> str | None:
    return None if cell is None or says_nothing(cell) else " ".join(text_of(cell).split())[:_LONGEST_NAME]


def _assigned(cells: Sequence[Cell]) -> list[tuple[tuple[str, float], ...]]:
    splits_at_commas = _commas_divide([text_of(cell) for cell in cells if isinstance(cell, str) and "," in cell], cells)
    known: dict[str, tuple[tuple[str, float], ...]] = {}
    assigned = []
    for cell in cells:
        text = "" if cell is None or says_nothing(cell) else text_of(cell)
        if text not in known:
            known[text] = _people(text, splits_at_commas=splits_at_commas)
        assigned.append(known[text])
    return assigned


def _commas_divide(with_commas: Sequence[str], cells: Sequence[Cell]) -> bool:
    """Whether commas stand between people, and not between family and given name as in `Lovelace, Ada`."""
    if any(";" in text for text in with_commas):
        return False
    parts = [[part.strip() for part in text.split(",")] for text in with_commas]
    if any(len(part) != 2 for part in parts):
        return True
    alone = {text_of(cell) for cell in cells if isinstance(cell, str) and "," not in cell}
    return any(name in alone for part in parts for name in part) or any(" " in name for part in parts for name in part)


def _people(text: str, *, splits_at_commas: bool) -> tuple[tuple[str, float], ...]:
    cuts = r"[;\n\r]|,(?!\d)" if splits_at_commas else r"[;\n\r]"
    found: dict[str, float] = {}
    for part in re.split(cuts, text):
        name, units = _units(part.strip())
        name = " ".join(name.split())[:_LONGEST_NAME]
        if name:
            found[name] = units
    return tuple(found.items())


def _units(part: str) -> tuple[str, float]:
    """`Arun[50%]` is half of Arun."""
    match = _UNITS.match(part)
    amount = number_of(match[2]) if match else None
    if match is None or amount is None or not match[1]:
        return part, 1.0
    return match[1], round(amount / 100 if match[3] else amount, 6)
