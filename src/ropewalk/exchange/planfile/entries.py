"""The rows of a table of tables: by their keys, or as a list in which each states its key."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ropewalk.exchange.planfile.lines import Path
from ropewalk.exchange.planfile.spot import Spot
from ropewalk.exchange.planfile.unreadable import UnreadableError

_REMEDY = "Write key = { field = value } below the header, or a list in which each table states its key."


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its key, what stands there, and where."""

    key: str
    table: Any
    path: Path


def entries(given: object, spot: Spot) -> Iterator[Entry]:
    """The rows stated at a spot; nothing where there is nothing. What states no key is reported."""
    path = spot.path
    if isinstance(given, dict):
        for key, table in given.items():
            yield Entry(key, table, (*path, key))
    elif isinstance(given, list):
        for number, table in enumerate(given):
            name = _key_name(table)
            key = _key_of(table, name, spot.into(number))
            if key is not None:
                yield Entry(key, {field: value for field, value in table.items() if field != name}, (*path, number))
    elif given is not None:
        spot.report_self(UnreadableError("a table of tables", _REMEDY), given)


def _key_name(table: object) -> str:
    """Lists of handoffs call the key id."""
    return "id" if isinstance(table, dict) and "id" in table and "key" not in table else "key"


def _key_of(table: object, name: str, spot: Spot) -> str | None:
    if not isinstance(table, dict):
        spot.report_self(UnreadableError("a table that states its key", _REMEDY), table)
    elif name not in table:
        spot.report_missing(name, '"…"')
    elif isinstance(table[name], str):
        return str(table[name])
    else:
        spot.report(UnreadableError("text", 'Write it in quotation marks: "…".'), name, table[name])
    return None
