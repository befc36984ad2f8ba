"""The rows of a plan's sheet, column by column, without blank rows and repeated headers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ropewalk.exchange.cells import Cell, Sheet
from ropewalk.exchange.table.fields import DATE_FIELDS, DURATION_FIELDS, LINK_FIELDS, Field
from ropewalk.exchange.table.match import Match
from ropewalk.exchange.table.texts import SPACES, is_blank, shortened, text_of

_STEP = "    "
_TELLING = (Field.NAME, *DATE_FIELDS, *DURATION_FIELDS, *LINK_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """n rows that say something.

    numbers  the row numbers as the sheet shows them
    cells    n cells for each field that was recognised
    headers  the header of each field as written
    """

    numbers: tuple[int, ...]
    cells: Mapping[Field, Sequence[Cell]]
    headers: Mapping[Field, str]

    def __len__(self) -> int:
        return len(self.numbers)

    def has(self, field: Field) -> bool:
        """Whether the sheet has a column for this field."""
        return field in self.cells

    def column(self, field: Field) -> Sequence[Cell]:
        """The n cells of a field; all None where there is no such column."""
        return self.cells.get(field) or (None,) * len(self.numbers)

    def header(self, field: Field) -> str:
        """The header of a field, or the field's own name."""
        return self.headers.get(field, str(field))

    def called(self, row: int) -> str:
        """How a sentence names the task of a row: by its name, else by its row number."""
        name = text_of(self.column(Field.NAME)[row])
        return f"{shortened(name)} (row {self.numbers[row]})" if name else f"Row {self.numbers[row]}"


def rows_of(sheet: Sheet, match: Match) -> Rows:
    """The rows below the headers that have a name, a date, a duration or a link."""
    header = sheet.rows[match.header_row]
    telling = [match.columns[field] for field in _TELLING if field in match.columns] + list(match.steps)
    kept: list[int] = []
    for number in range(match.header_row + 1, len(sheet.rows)):
        row = sheet.rows[number]
        width = len(row)
        for column in telling:
            cell = row[column] if column < width else None
            if cell is not None and cell != "" and not (isinstance(cell, str) and not cell.strip(SPACES)):
                if not _repeats(row, header, telling):
                    kept.append(number)
                break
    rows = [sheet.rows[number] for number in kept]
    narrowest = min(map(len, rows), default=0)
    cells = {field: _cells(rows, column, narrowest) for field, column in match.columns.items()}
    for step, column in enumerate(match.steps, start=1):
        further = _cells(rows, column, narrowest)
        cells[Field.NAME] = [
            _STEP * step + text_of(deeper) if is_blank(name) and not is_blank(deeper) else name
            for name, deeper in zip(cells[Field.NAME], further, strict=True)
        ]
    return Rows(
        numbers=tuple(number + 1 for number in kept),
        cells=cells,
        headers={field: match.headers[column] for field, column in match.columns.items()},
    )


def _repeats(row: Sequence[Cell], header: Sequence[Cell], columns: Sequence[int]) -> bool:
    """Whether a row is the header again, as at the top of a printed page."""
    name = columns[0]
    if name >= len(row) or row[name] != header[name]:
        return False
    return all(row[column] == header[column] for column in columns if column < len(row))


def _cells(rows: Sequence[Sequence[Cell]], column: int, narrowest: int) -> list[Cell]:
    if column < narrowest:
        return [row[column] for row in rows]
    return [row[column] if column < len(row) else None for row in rows]
