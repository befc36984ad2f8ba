"""Who stands below whom: by a parent column, a level, a code such as 1.2.3, or the space before the names."""

import re
from collections.abc import Sequence

from ropewalk.exchange.table.durations import number_of
from ropewalk.exchange.table.faults import Faults, counted, rows_named
from ropewalk.exchange.table.fields import SCHEDULE_FIELDS, Field
from ropewalk.exchange.table.rows import Rows
from ropewalk.exchange.table.texts import SPACES, is_blank, text_of
from ropewalk.planning.findings.tables import SHEET_HEADINGS

Parents = list[int | None]
"""For each row the row of the summary above it."""

_CODE = re.compile(r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*\.?")
_NUMBERED_NAME = re.compile(r"(\d+(?:\.\d+)*)\.?[)\s]\s*\S")
_TAB_WIDTH = 4
_NAME_ONLY_BLANK = (
    *SCHEDULE_FIELDS,
    Field.OWNER,
    Field.PEOPLE,
    Field.STATUS,
    Field.PERCENT,
    Field.MILESTONE,
    Field.KIND,
    Field.DEADLINE,
    Field.ACTUAL_START,
    Field.ACTUAL_FINISH,
)


def parents_of(rows: Rows, groups: Sequence[Sequence[int]], keys: Sequence[str], faults: Faults) -> Parents:
    """The summary above each row; `groups` are the rows of each project, `keys` the ids rows may name as parents."""
    parents: Parents = [None] * len(rows)
    for group in groups:
        _fill(rows, group, keys, parents)
    if all(parent is None for parent in parents):
        for group in groups:
            _fill_from_headings(rows, group, parents)
        _say_headings(rows, parents, faults)
    return parents


def _fill(rows: Rows, group: Sequence[int], keys: Sequence[str], parents: Parents) -> None:
    """The first way of saying it that says anything wins."""
    if rows.has(Field.PARENT) and _fill_from_names(rows, group, keys, parents):
        return
    if rows.has(Field.LEVEL) and _fill_from_depths(group, _levels(rows, group), parents):
        return
    for texts in _codes(rows, group, keys):
        if _fill_from_codes(group, texts, parents):
            return
    _fill_from_depths(group, _indents(rows, group), parents)


def _fill_from_names(rows: Rows, group: Sequence[int], keys: Sequence[str], parents: Parents) -> bool:
    column = rows.column(Field.PARENT)
    by_key: dict[str, int] = {}
    by_name: dict[str, int] = {}
    for row in group:
        by_key.setdefault(keys[row].casefold(), row)
        by_name.setdefault(text_of(rows.column(Field.NAME)[row]).casefold(), row)
    found = False
    for row in group:
        word = text_of(column[row]).casefold()
        above = by_key.get(word, by_name.get(word)) if word else None
        if above is not None and above != row and not _is_below(above, row, parents):
            parents[row] = above
            found = True
    return found


def _is_below(row: int, other: int, parents: Parents) -> bool:
    """Whether `row` stands somewhere below `other`."""
    at: int | None = row
    while at is not None:
        if at == other:
            return True
        at = parents[at]
    return False


def _fill_from_depths(group: Sequence[int], depths: Sequence[float | None], parents: Parents) -> bool:
    """Each row stands below the last one before it that is less deep."""
    stack: list[tuple[float, int]] = []
    found = False
    for row, depth in zip(group, depths, strict=True):
        if depth is None:
            depth = stack[-1][0] if stack else 0
        while stack and stack[-1][0] >= depth:
            stack.pop()
        if stack:
            parents[row] = stack[-1][1]
            found = True
        stack.append((depth, row))
    return found


def _levels(rows: Rows, group: Sequence[int]) -> list[float | None]:
    column = rows.column(Field.LEVEL)
    return [number_of(text_of(column[row])) for row in group]


def _indents(rows: Rows, group: Sequence[int]) -> list[float | None]:
    """Width of the space before each name; a single blank is a slip of the hand unless many names have it."""
    column = rows.column(Field.NAME)
    widths = [_width(column[row]) for row in group]
    slips = sum(1 for width in widths if width == 1)
    least = 1 if slips > 0.2 * len(widths) else 2
    return [float(width) if width >= least else 0.0 for width in widths]


def _width(cell: object) -> int:
    if not isinstance(cell, str) or cell[:1] not in SPACES:
        return 0
    space = cell[: len(cell) - len(cell.lstrip(SPACES))]
    return sum(_TAB_WIDTH if letter == "\t" else 1 for letter in space)


def _codes(rows: Rows, group: Sequence[int], keys: Sequence[str]) -> list[list[str]]:
    """Columns that may number the outline: WBS, then dotted ids, then numbers before the names."""
    codes: list[list[str]] = []
    if rows.has(Field.WBS):
        column = rows.column(Field.WBS)
        codes.append([text_of(column[row]) for row in group])
    if rows.has(Field.ID):
        codes.append([keys[row] for row in group])
    names = rows.column(Field.NAME)
    numbers = [_NUMBERED_NAME.match(text_of(names[row])) for row in group]
    if sum(1 for number in numbers if number) >= 0.8 * len(group):
        codes.append([number[1] if number else "" for number in numbers])
    return codes


def _fill_from_codes(group: Sequence[int], texts: Sequence[str], parents: Parents) -> bool:
    """`1.2.3` stands below `1.2`, or the nearest that is there. Codes that many rows share say nothing."""
    codes = [text.rstrip(".") if _CODE.fullmatch(text) else "" for text in texts]
    filled = [code for code in codes if code]
    if not any("." in code for code in filled) or len(set(filled)) < 0.9 * len(filled):
        return False
    by_code: dict[str, int] = {}
    for row, code in zip(group, codes, strict=True):
        if code:
            by_code.setdefault(_root(code), row)
    found = False
    for row, code in zip(group, codes, strict=True):
        above = _above(_root(code), by_code) if code else None
        if above is not None and above != row and not _is_below(above, row, parents):
            parents[row] = above
            found = True
    return found


def _root(code: str) -> str:
    """`1.0` numbers the same as `1` where people number their phases so."""
    return code.removesuffix(".0")


def _above(code: str, by_code: dict[str, int]) -> int | None:
    while "." in code:
        code = code.rpartition(".")[0]
        if code in by_code:
            return by_code[code]
    return None


def _fill_from_headings(rows: Rows, group: Sequence[int], parents: Parents) -> None:
    """Without any other outline, a row with nothing but a name heads the rows below it, up to the next such row."""
    bare = [all(is_blank(rows.column(field)[row]) for field in _NAME_ONLY_BLANK) for row in group]
    if not 0 < sum(bare) <= 0.5 * len(group):
        return
    heading: int | None = None
    for row, is_bare in zip(group, bare, strict=True):
        if is_bare:
            heading = row
        else:
            parents[row] = heading


def _say_headings(rows: Rows, parents: Parents, faults: Faults) -> None:
    headings = sorted({parent for parent in parents if parent is not None})
    if headings:
        numbers = [rows.numbers[row] for row in headings]
        faults.add(SHEET_HEADINGS, count=counted(len(headings), "row"), rows=rows_named(numbers))
