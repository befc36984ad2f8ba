"""Cells as text: what a person reads in them."""

from datetime import date, datetime

from ropewalk.exchange.cells import Cell

SPACES = " \t\r\n\v\f\u00a0\u2007\u202f\u3000\ufeff\u200b"
_BLANK_WORDS = frozenset(
    {"", "-", "--", "---", "–", "—", "n/a", "na", "none", "null", "nil", "(blank)", "keine", "k.a.", "ninguno"}
)


def text_of(cell: Cell) -> str:
    """The cell as text without space around it; whole numbers without a decimal point, days as ISO dates."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip(SPACES)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.12g}"
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell)


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in the cell but space."""
    return cell is None or (isinstance(cell, str) and not cell.strip(SPACES))


def says_nothing(cell: Cell) -> bool:
    """Whether the cell is blank or holds a sign for nothing, such as a dash or `n/a`."""
    return cell is None or (isinstance(cell, str) and cell.strip(SPACES).casefold() in _BLANK_WORDS)


def shortened(text: str, limit: int = 40) -> str:
    """The text on one line, cut where it is long, as it is quoted in a finding."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
