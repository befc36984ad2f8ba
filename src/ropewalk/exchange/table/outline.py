"""Who stands below whom: by a parent column, a level, a code such as 1.2.3, or the space before the names."""

import re
from collections.abc import Sequence

from ropewalk.exchange.table.durations import number_of
from ropewalk.exchange.table.faults import Faults, counted, rows_named
from ropewalk.exchange.table.fields import SCHEDULE_FIELDS, Field
from ropewalk.exchange.table.rows import Rows
from ropewalk.exchange.table.texts import SPACES, is_blank, text_of
from ropewalk.planning.findings.tables import SHEET_HEADINGS
from ropewalk.planning.plan import TaskKind

Parents = list[int | None]
"""For each row the row of the summary above it."""

_CODE = re.compile(r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*\.?")
_NUMBERED_NAME = re.compile(r"(\d+(?:\.\d+)*)\.?[)\s]\s*\S")
_TAB_WIDTH = 4
_DEEPEST = 100
_LONGEST_CODE = 200
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


def parents_of(
    rows: Rows,
    groups: Sequence[Sequence[int]],
    *,
    keys: Sequence[str],
    kinds: Sequence[TaskKind | None],
    faults: Faults,
) -> Parents:
    """The summary above each row.

    groups  the rows of each project
    keys    the ids rows may name as parents
    kinds   what the rows say they are: without any other outline summaries head the rows below them
    """
    parents: Parents = [None] * len(rows)
    for group in groups:
        _fill(rows, group, keys, parents)
    _cut_circles(parents)
    _flatten(parents)
    if all(parent is None for parent in parents):
        says_summary = TaskKind.SUMMARY in kinds
        for group in groups:
            heads = [kinds[row] is TaskKind.SUMMARY for row in group] if says_summary else _bare(rows, group)
            _fill_from_headings(group, heads, parents)
        if not says_summary:
            _say_headings(rows, parents, faults)
    return parents


def _fill(rows: Rows, group: Sequence[int], keys: Sequence[str], parents: Parents) -> None:
    """The first way of saying it that says anything wins."""
    if rows.has(Field.PARENT) and _fill_from_names(rows, group, keys, parents):
        return
    levels = _levels(rows, group) if rows.has(Field.LEVEL) else []
    if any(level is not None for level in levels):
        _fill_from_depths(group, levels, parents)
        return
    for texts in _codes(rows, group, keys):
        if _fill_from_codes(group, texts, parents):
            return
    _fill_from_depths(group, _indents(rows, group), parents)


def _fill_from_names(rows: Rows, group: Sequence[int], keys: Sequence[str], parents: Parents) -> bool:
    column, names = rows.column(Field.PARENT), rows.column(Field.NAME)
    by_key = {keys[row]: row for row in reversed(group)}
    by_word = {text_of(names[row]).casefold(): row for row in reversed(group)}
    by_word |= {keys[row].casefold(): row for row in reversed(group)}
    found = False
    for row in group:
        word = text_of(column[row])
        above = by_key.get(word, by_word.get(word.casefold())) if word else None
        if above is not None and above != row:
            parents[row] = above
            found = True
    return found


def _cut_circles(parents: Parents) -> None:
    """Make the row a top one where the way up from it comes back to it. Cost O(rows)."""
    done = [False] * len(parents)
    for row in range(len(parents)):
        way: dict[int, None] = {}
        at: int | None = row
        while at is not None and not done[at]:
            way[at] = None
            above = parents[at]
            if above is not None and above in way:
                parents[at] = above = None
            at = above
        for each in way:
            done[each] = True


def _flatten(parents: Parents) -> None:
    """Rows deeper than any outline stand below the deepest summary there may be. Cost O(rows)."""
    depths = [0] * len(parents)
    for row, parent in enumerate(parents):
        if parent is None or depths[row]:
            continue
        way = [row]
        while not depths[way[-1]] and (above := parents[way[-1]]) is not None:
            way.append(above)
        depth = depths[way[-1]] or 1
        depths[way[-1]] = depth
        for at, above in zip(reversed(way[:-1]), reversed(way[1:]), strict=True):
            if depth >= _DEEPEST:
                parents[at] = parents[above]
            else:
                depth += 1
            depths[at] = depth


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
    codes = [text.rstrip(".") if len(text) <= _LONGEST_CODE and _CODE.fullmatch(text) else "" for text in texts]
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
        if above is not None and above != row:
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


def _bare(rows: Rows, group: Sequence[int]) -> list[bool]:
    """Whether each row has nothing but a name; nobody where most rows are like that."""
    bare = set(group)
    for field in _NAME_ONLY_BLANK:
        if rows.has(field):
            column = rows.cells[field]
            bare = {row for row in bare if is_blank(column[row])}
    return [row in bare for row in group] if len(bare) <= 0.5 * len(group) else [False] * len(group)


def _fill_from_headings(group: Sequence[int], heads: Sequence[bool], parents: Parents) -> None:
    """Without any other outline, a heading stands over the rows below it, up to the next one."""
    heading: int | None = None
    for row, is_head in zip(group, heads, strict=True):
        if is_head:
            heading = row
        else:
            parents[row] = heading


def _say_headings(rows: Rows, parents: Parents, faults: Faults) -> None:
    headings = sorted({parent for parent in parents if parent is not None})
    if headings:
        numbers = [rows.numbers[row] for row in headings]
        faults.add(SHEET_HEADINGS, count=counted(len(headings), "row holds", "rows hold"), rows=rows_named(numbers))
