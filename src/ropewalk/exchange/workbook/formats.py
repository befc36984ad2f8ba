"""Number formats: what a number in a cell is meant to be, by the way the workbook shows it."""

import re
from enum import StrEnum


class Shown(StrEnum):
    """What a number stands for."""

    NUMBER = "number"
    PERCENT = "percent"
    DAY = "day"
    MOMENT = "moment"
    TIME = "time"
    ELAPSED = "elapsed"


_BUILT_IN: dict[int, Shown] = {
    **dict.fromkeys((9, 10), Shown.PERCENT),
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58), Shown.DAY),
    **dict.fromkeys((18, 19, 20, 21, *range(32, 36), 45, 47, 55, 56), Shown.TIME),
    22: Shown.MOMENT,
    46: Shown.ELAPSED,
}
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_SAID = re.compile(r"\"[^\"]*\"?|\\.|_.|\*.|\[[^\]]*\]?")
_FRACTION = re.compile(r"s\.0+", re.IGNORECASE)
_LONGEST_CODE = 500


def shown_by(number: int, code: str | None) -> Shown:
    """What a format stands for: by its code, else by the number of a built-in one (ECMA-376 part 1, 18.8.30)."""
    return _BUILT_IN.get(number, Shown.NUMBER) if code is None else _shown_by_code(code[:_LONGEST_CODE])


def _shown_by_code(code: str) -> Shown:
    if _ELAPSED.search(code):
        return Shown.ELAPSED
    bare = _FRACTION.sub("s", _SAID.sub("", code).partition(";")[0]).casefold()
    if "%" in bare:
        return Shown.PERCENT
    if "general" in bare or any(digit in bare for digit in "0#?@"):
        return Shown.NUMBER
    has_clock = "h" in bare or "s" in bare
    has_day = "y" in bare or "d" in bare or ("m" in bare and not has_clock)
    if has_day:
        return Shown.MOMENT if has_clock else Shown.DAY
    return Shown.TIME if has_clock else Shown.NUMBER
