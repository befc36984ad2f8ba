"""Which row holds the headers and which column means what, by the words over it and what stands in it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ropewalk.exchange.cells import Cell, Sheet
from ropewalk.exchange.table.content import Content, content_of, fit
from ropewalk.exchange.table.fields import DATE_FIELDS, SCHEDULE_FIELDS, Field
from ropewalk.exchange.table.headers import Candidate, candidates_of
from ropewalk.exchange.table.profile import Profile
from ropewalk.exchange.table.texts import is_blank, shortened, text_of

_ROWS_SEARCHED = 150
_LEAST_SCORE = 0.12
_ROWS_JUDGED = 3_000
_CERTAIN = 10.0
_RARELY = 0.2


class Match(NamedTuple):
    """The columns of a sheet that were recognised.

    header_row  index of the row of headers in the sheet
    headers     a label for each column; a repeated header gets its number, such as `Start (2)`
    columns     the column of each field
    guessed     fields recognised by content alone
    skipped     columns a profile says not to use
    steps       columns without a header beside the names that hold names further in
    score       how much like a plan the sheet looks
    """

    header_row: int
    headers: tuple[str, ...]
    columns: Mapping[Field, int]
    guessed: tuple[Field, ...]
    score: float
    skipped: frozenset[int] = frozenset()
    steps: tuple[int, ...] = ()

    @property
    def is_plan(self) -> bool:
        """Whether there are names and anything to schedule."""
        return Field.NAME in self.columns and bool(SCHEDULE_FIELDS & self.columns.keys())


def match_of(sheet: Sheet, profile: Profile | None) -> Match | None:
    """The match of a sheet, None where no row looks like headers. A profile's columns come before all others."""
    row = profile.header_row - 1 if profile and profile.header_row else header_row_of(sheet, profile)
    if row is None or row >= len(sheet.rows):
        return None
    labels = labels_of(sheet.rows[row])
    headers = tuple(label or f"column {letters_of(column)}" for column, label in enumerate(labels))
    below = sheet.rows[row + 1 : row + 1 + _ROWS_JUDGED]
    wanted = dict(profile.columns) if profile else {}
    project = _project_column(sheet.rows[row], headers, wanted)
    contents = [
        content_of(below, column, within=None if column == project else project) for column in range(len(headers))
    ]
    scored = _scored(sheet, row, headers, contents, wanted)
    columns, score = _assigned(scored)
    if Field.DEADLINE in columns and Field.NAME in columns and not SCHEDULE_FIELDS & columns.keys() and not wanted:
        columns[Field.FINISH] = columns.pop(Field.DEADLINE)
    guessed = () if wanted else _guess(columns, contents)
    headers = tuple(
        header if labels[column] or column in columns.values() else "" for column, header in enumerate(headers)
    )
    skipped = frozenset(column for column, header in enumerate(headers) if wanted.get(header, header) is None)
    weight = min(len(below), 20) ** 0.5
    return Match(row, headers, columns, guessed, score * weight, skipped, _steps(below, columns, labels, contents))


def header_row_of(sheet: Sheet, profile: Profile | None) -> int | None:
    """The row whose cells read most like headers; the first of equals, None where no row does."""
    wanted = {header for header, _ in profile.columns} if profile else set()
    best, best_score = None, 0.0
    searched = 0
    for number, row in enumerate(sheet.rows):
        if all(map(is_blank, row)):
            continue
        score = _header_score(row, wanted)
        if score > best_score:
            best, best_score = number, score
        searched += 1
        if searched >= _ROWS_SEARCHED:
            break
    return best if best_score >= 1.2 else None


def _header_score(row: Sequence[Cell], wanted: set[str]) -> float:
    fields: dict[Field, float] = {}
    score = 0.0
    for cell in row:
        if isinstance(cell, str) and cell.strip() in wanted:
            score += _CERTAIN
        for field, weight in candidates_of(cell):
            fields[field] = max(weight, fields.get(field, 0.0))
    filled = sum(1 for cell in row if not is_blank(cell))
    named = min(sum(fields.values()), filled)
    return score + named


def labels_of(row: Sequence[Cell]) -> tuple[str, ...]:
    """A label for each column of a header row; blank headers stay empty."""
    seen: dict[str, int] = {}
    labels: list[str] = []
    for cell in row:
        text = shortened(text_of(cell), 200)
        seen[text] = seen.get(text, 0) + 1
        labels.append(f"{text} ({seen[text]})" if text and seen[text] > 1 else text)
    return tuple(labels)


def _project_column(row: Sequence[Cell], headers: Sequence[str], wanted: Mapping[str, Field | None]) -> int | None:
    """The column that surely names projects, within which ids are told apart."""
    for column, header in enumerate(headers):
        stated = wanted.get(header) is Field.PROJECT
        if stated or (header not in wanted and (Field.PROJECT, 1.0) in candidates_of(row[column])):
            return column
    return None


Scored = tuple[float, int, Field]


def _scored(
    sheet: Sheet, row: int, headers: Sequence[str], contents: Sequence[Content], wanted: Mapping[str, Field | None]
) -> list[Scored]:
    groups = _groups(sheet, row)
    scored: list[Scored] = []
    for column, header in enumerate(headers):
        if header in wanted:
            field = wanted[header]
            if field is not None:
                scored.append((_CERTAIN, column, field))
            continue
        for field, weight in _candidates(sheet.rows[row][column], groups.get(column)):
            score = weight * fit(field, contents[column])
            if score >= _LEAST_SCORE:
                scored.append((score, column, field))
    return scored


def _groups(sheet: Sheet, row: int) -> dict[int, str]:
    """Words that stand over several headers, as `Planned` over `Start` and `Finish`; merged cells hold them once."""
    if row == 0:
        return {}
    above = sheet.rows[row - 1]
    texts = {column: text_of(cell) for column, cell in enumerate(above) if isinstance(cell, str) and not is_blank(cell)}
    groups: dict[int, str] = {}
    current = ""
    for column in range(len(sheet.rows[row])):
        current = texts.get(column, current)
        groups[column] = current
    return groups if len(texts) >= 2 else {}


def _candidates(header: Cell, group: str | None) -> tuple[Candidate, ...]:
    if group and isinstance(header, str) and not is_blank(header):
        combined = candidates_of(f"{group} {header}")
        if combined:
            return combined
    return candidates_of(header)


def _assigned(scored: list[Scored]) -> tuple[dict[Field, int], float]:
    """Columns to fields, best pair first; of equal pairs the leftmost column."""
    columns: dict[Field, int] = {}
    taken: set[int] = set()
    total = 0.0
    for score, column, field in sorted(scored, key=lambda item: (-item[0], item[1], list(Field).index(item[2]))):
        if field not in columns and column not in taken:
            columns[field] = column
            taken.add(column)
            total += min(score, 1.0)
    return columns, total


def letters_of(column: int) -> str:
    """The letters of a column as a sheet shows them; column 0 is A."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _guess(columns: dict[Field, int], contents: Sequence[Content]) -> tuple[Field, ...]:
    """Fill in a name and dates that no header names; answers which."""
    free = [column for column in range(len(contents)) if column not in columns.values()]
    guessed: list[Field] = []
    if Field.NAME not in columns and columns:
        names = [column for column in free if _reads_as_name(contents[column])]
        if names:
            columns[Field.NAME] = max(names, key=lambda column: (min(contents[column].length, 30.0), -column))
            guessed.append(Field.NAME)
    if not any(field in columns for field in DATE_FIELDS):
        dated = [column for column in free if contents[column].dates >= 0.8 and contents[column].numbers < 0.5]
        for field, column in zip((Field.START, Field.FINISH), dated, strict=False):
            columns[field] = column
            guessed.append(field)
    return tuple(guessed)


def _steps(
    below: Sequence[Sequence[Cell]], columns: Mapping[Field, int], labels: Sequence[str], contents: Sequence[Content]
) -> tuple[int, ...]:
    """Columns right of the names, without a header, that hold a name where those before them hold none."""
    name = columns.get(Field.NAME)
    steps: list[int] = []
    if name is None:
        return ()
    for column in range(name + 1, len(labels)):
        content = contents[column]
        if (
            labels[column]
            or column in columns.values()
            or content.is_empty
            or content.numbers + content.dates > _RARELY
        ):
            break
        filled = [row for row in below if column < len(row) and not is_blank(row[column])]
        doubled = sum(1 for row in filled if any(not is_blank(row[before]) for before in (name, *steps)))
        if doubled > _RARELY * len(filled):
            break
        steps.append(column)
    return tuple(steps)


def _reads_as_name(content: Content) -> bool:
    return len(content.cells) >= 2 and content.numbers < 0.2 and content.dates < 0.2 and content.distinct > 0.5
