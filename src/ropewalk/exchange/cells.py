"""Cells and sheets: what a spreadsheet, a CSV file or an export comes to before anyone reads meaning into it."""

from dataclasses import dataclass
from datetime import date, datetime

Cell = str | int | float | bool | datetime | date | None
"""One cell as its file typed it: text, a number, a truth, a moment, a day, or nothing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name and its rows, top to bottom; rows may differ in length."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
