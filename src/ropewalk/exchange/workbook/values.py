"""Values of cells: the text a workbook stores becomes text, a number, a truth, a day or a moment."""

import math
import re
from datetime import date, datetime, timedelta

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.workbook.formats import Shown

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_EPOCH_1900 = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_SERIAL = 2_958_466
_LEAP_DAY_THAT_NEVER_WAS = 60
_LONGEST_NUMBER = 40


def plain_text(text: str) -> str:
    """Text without the escapes a workbook uses for characters that XML cannot hold (`_x000D_`)."""
    return _ESCAPE.sub(_unescaped, text) if "_x" in text else text


def _unescaped(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def number_of(text: str) -> int | float | None:
    """The number a cell stores; whole ones as int, None where it is none."""
    text = text.strip()
    if not text or len(text) > _LONGEST_NUMBER:
        return None
    try:
        return int(text)
    except ValueError:
        pass
    try:
        number = float(text)
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def shown_value(number: float, shown: Shown, *, is_1904: bool) -> Cell:
    """What a number stands for. A date that no calendar has stays a number; day 0 is how Excel says "no date"."""
    match shown:
        case Shown.NUMBER:
            return number
        case Shown.PERCENT:
            return f"{number * 100:.10g}%"
        case Shown.ELAPSED:
            minutes = round(number * 1440)
            return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02d}"
        case Shown.TIME if 0 <= number < 1:
            return (_EPOCH_1904 + timedelta(seconds=round(number * 86_400))).strftime("%H:%M")
    if number == 0 and not is_1904:
        return None
    moment = _moment_of(number, is_1904=is_1904)
    if moment is None:
        return number
    return moment.date() if shown is Shown.DAY and moment == datetime.combine(moment, datetime.min.time()) else moment


def _moment_of(serial: float, *, is_1904: bool) -> datetime | None:
    """The moment of a serial day, to the second; both systems of ECMA-376 part 1, 18.17.4.1."""
    if not 0 <= serial < _LAST_SERIAL:
        return None
    epoch = _EPOCH_1904 if is_1904 else _EPOCH_1900
    if not is_1904 and serial < _LEAP_DAY_THAT_NEVER_WAS:
        epoch += timedelta(days=1)
    try:
        return epoch + timedelta(seconds=round(serial * 86_400))
    except OverflowError:
        return None


def stated_moment(text: str) -> Cell:
    """A cell of type `d`: a day or a moment in ISO 8601; its text where it is neither."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    moment = moment.replace(tzinfo=None)
    return moment.date() if "T" not in text else moment


def packed(cell: Cell) -> object:
    """A cell as JSON holds it: days and moments as a list of one ISO text."""
    return [cell.isoformat()] if isinstance(cell, date) else cell


def unpacked(value: object) -> Cell:
    """The cell that was packed. Raises ValueError when JSON holds something else."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        text = value[0]
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    raise ValueError("no cell")
