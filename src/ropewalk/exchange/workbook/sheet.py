"""One sheet of a workbook: cells that hold something, wherever it says it ends."""

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.contents.refusal import Refusal, broken
from ropewalk.exchange.workbook.formats import Shown
from ropewalk.exchange.workbook.styles import Styles
from ropewalk.exchange.workbook.values import number_of, plain_text, shown_value, stated_moment

MOST_ROWS = 200_000
MOST_COLUMNS = 4_096
_DIGITS = "0123456789"
_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384


class CellBudget:
    """How many filled cells a workbook may have, all sheets together."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.used = 0

    def spend(self) -> None:
        """One more cell. Raises Refusal when there are too many."""
        self.used += 1
        if self.used > self.limit:
            raise Refusal("workbook-too-large", what="cells", limit=self.limit)


class SheetCells:
    """Hears a sheet; afterwards `rows()` are its rows. Empty formatted cells and rows leave no trace.

    name          of the sheet, for what is said about it
    uncalculated  cells whose formula was saved without its result, and the first of them
    """

    def __init__(self, name: str, *, styles: Styles, texts: list[str], is_1904: bool, budget: CellBudget) -> None:
        self.name = name
        self.uncalculated = 0
        self.first_uncalculated = ""
        self._styles = styles
        self._texts = texts
        self._is_1904 = is_1904
        self._budget = budget
        self._columns: dict[str, int] = {}
        self._filled: dict[int, dict[int, Cell]] = {}
        self._row = self._column = 0
        self._type = "n"
        self._shown = Shown.NUMBER
        self._has_formula = False
        self._is_text = False
        self._is_reading_aid = False
        self._pieces: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Where a row or cell stands and of what type it is."""
        if name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "t"):
            self._is_text = not self._is_reading_aid
        elif name == "row":
            self._begin_row(attributes.get("r"))
        elif name == "f":
            self._has_formula = True
        elif name == "rPh":
            self._is_reading_aid = True

    def end(self, name: str) -> None:
        """What a cell holds, once it is complete."""
        if name == "c":
            self._end_cell()
        elif name in ("v", "t"):
            self._is_text = False
        elif name == "rPh":
            self._is_reading_aid = False

    def text(self, text: str) -> None:
        """One piece of a cell's value."""
        if self._is_text:
            self._pieces.append(text)

    def rows(self) -> list[list[Cell]]:
        """Rows from the first to the last that holds anything, each to its last filled cell."""
        return [self._row_of(number) for number in range(1, max(self._filled, default=0) + 1)]

    def _row_of(self, number: int) -> list[Cell]:
        cells = self._filled.get(number)
        if cells is None:
            return []
        row: list[Cell] = [None] * max(cells)
        for column, cell in cells.items():
            row[column - 1] = cell
        return row

    def _begin_row(self, stated: str | None) -> None:
        self._row = self._row + 1 if stated is None else _row_number(stated, self.name)
        self._column = 0

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            letters = reference.rstrip(_DIGITS)
            self._column = self._columns.get(letters) or self._learn(letters)
        self._type = attributes.get("t", "n")
        self._shown = self._styles.shown_in(attributes.get("s")) if self._type == "n" else Shown.NUMBER
        self._has_formula = False
        self._pieces.clear()

    def _learn(self, letters: str) -> int:
        column = column_number(letters)
        if column is None:
            raise broken(f"sheet {self.name} has a cell in a column that does not exist")
        self._columns[letters] = column
        return column

    def _end_cell(self) -> None:
        value = self._value()
        if value is None or value == "":
            if self._has_formula and not self._pieces and self._type != "str":
                self._count_uncalculated()
            return
        if not 0 < self._row <= MOST_ROWS or self._column > MOST_COLUMNS:
            raise self._too_far()
        self._budget.spend()
        self._filled.setdefault(self._row, {})[self._column] = value

    def _too_far(self) -> Refusal:
        letters = column_letters(self._column)
        facts = {"sheet": self.name, "cell": f"{letters}{self._row}"}
        refusal = Refusal("workbook-cell-far", rows=MOST_ROWS, column=column_letters(MOST_COLUMNS), **facts)
        return refusal.at(row=self._row, field=letters)

    def _count_uncalculated(self) -> None:
        self.uncalculated += 1
        if not self.first_uncalculated:
            self.first_uncalculated = f"{column_letters(self._column)}{self._row}"

    def _value(self) -> Cell:
        if not self._pieces:
            return None
        text = "".join(self._pieces)
        match self._type:
            case "s":
                return self._shared(text)
            case "b":
                return text.strip() in ("1", "true")
            case "d":
                return stated_moment(text)
            case "str" | "inlineStr":
                return plain_text(text)
            case "e":
                return text.strip()
        number = number_of(text)
        return text if number is None else shown_value(number, self._shown, is_1904=self._is_1904)

    def _shared(self, text: str) -> str:
        index = number_of(text)
        if not isinstance(index, int) or not 0 <= index < len(self._texts):
            where = f"{column_letters(self._column)}{self._row}"
            raise broken(f"cell {where} of sheet {self.name} names a text that is not there")
        return self._texts[index]


def _row_number(stated: str, sheet: str) -> int:
    number = number_of(stated)
    if not isinstance(number, int) or not 1 <= number <= _LAST_ROW:
        raise broken(f"sheet {sheet} has a row with the number {stated[:20]}")
    return number


def column_number(letters: str) -> int | None:
    """The number of a column, A is 1; None where the letters name none."""
    if not 1 <= len(letters) <= 3 or not letters.isascii() or not letters.isalpha():
        return None
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number if number <= _LAST_COLUMN else None


def column_letters(number: int) -> str:
    """The letters of a column, 1 is A."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
