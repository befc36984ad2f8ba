"""What stands in a column, and how well that fits a meaning its header suggests."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ropewalk.exchange.cells import Cell
from ropewalk.exchange.table.dates import read_date
from ropewalk.exchange.table.durations import Scale, read_amount
from ropewalk.exchange.table.fields import DATE_FIELDS, DURATION_FIELDS, LINK_FIELDS, Field
from ropewalk.exchange.table.headers import plain
from ropewalk.exchange.table.states import percent_of, state_of, truth_of
from ropewalk.exchange.table.terms import CONSTRAINTS, KINDS, MODES
from ropewalk.exchange.table.texts import says_nothing, text_of

_SAMPLE = 80
_EMPTY_FIT = 0.3
_SCALE = Scale()
_FLAGS = (Field.MILESTONE, Field.ACTIVE, Field.CRITICAL)
_WORDS: dict[Field, Mapping[str, object]] = {Field.KIND: KINDS, Field.CONSTRAINT: CONSTRAINTS, Field.MODE: MODES}


class Content(NamedTuple):
    """The first filled cells of a column.

    texts     their texts
    dates     share that are dates; numbers on their own count only half
    numbers   share that are numbers
    distinct  share of texts that differ from all before
    length    average number of characters
    """

    cells: tuple[Cell, ...]
    texts: tuple[str, ...]
    dates: float
    numbers: float
    distinct: float
    length: float

    @property
    def is_empty(self) -> bool:
        """Whether the column says nothing."""
        return not self.cells


def content_of(rows: Sequence[Sequence[Cell]], column: int, *, within: int | None = None) -> Content:
    """What stands in a column, judged by its first filled cells; `within`: a column that tells apart what is equal."""
    cells: list[Cell] = []
    parts: list[str] = []
    part = ""
    for row in rows:
        if within is not None and within < len(row):
            part = text_of(row[within]) or part
        if column < len(row) and not says_nothing(row[column]):
            cells.append(row[column])
            parts.append(part)
            if len(cells) >= _SAMPLE:
                break
    texts = tuple(text_of(cell) for cell in cells)
    count = max(len(cells), 1)
    return Content(
        cells=tuple(cells),
        texts=texts,
        dates=sum(map(_date_weight, cells)) / count,
        numbers=sum(map(_is_number, cells)) / count,
        distinct=len(set(zip(parts, texts, strict=True))) / count,
        length=sum(map(len, texts)) / count,
    )


def _date_weight(cell: Cell) -> float:
    if read_date(cell) is None:
        return 0.0
    return 0.5 if _is_number(cell) else 1.0


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, str):
        text = cell.strip()
        return text.replace(".", "", 1).replace(",", "", 1).lstrip("+-").isdigit()
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def fit(field: Field, content: Content) -> float:
    """How well a column's content goes with a meaning, 0 to 1. An empty column fits everything a little."""
    if content.is_empty:
        return _EMPTY_FIT
    if field in DATE_FIELDS:
        return _date_fit(content)
    if field in DURATION_FIELDS:
        return _share(content, lambda cell: read_amount(cell, scale=_SCALE) is not None)
    if field in LINK_FIELDS:
        return 0.05 if content.dates > 0.5 and content.numbers < 0.5 else 1.0
    if field in _FLAGS:
        share = _share(content, lambda cell: truth_of(cell) is not None)
        return share if share >= 0.8 else 0.0
    if field is Field.PERCENT:
        return _share(content, lambda cell: percent_of(cell, are_shares=False) is not None)
    if field is Field.STATUS:
        return 0.1 if content.numbers > 0.5 else 0.5 + 0.5 * _share(content, lambda cell: state_of(cell) is not None)
    return _text_fit(field, content)


def _date_fit(content: Content) -> float:
    if content.dates == 0:
        return 0.0 if content.numbers > 0.5 else 0.15
    return 0.2 + 0.8 * min(1.0, content.dates * (2 if content.numbers > 0.5 else 1))


def _text_fit(field: Field, content: Content) -> float:
    words = 1 - content.numbers
    if field is Field.NAME:
        return words * (1 - content.dates) * (1.0 if content.length >= 2 else 0.3)
    if field is Field.ID:
        short = 1.0 if content.length <= 24 else 0.2
        return short * (content.distinct if content.distinct >= 0.5 else 0.0) * (0.2 if content.dates > 0.5 else 1.0)
    if field in (Field.PROJECT, Field.PROJECT_NAME):
        return 0.2 if content.distinct == 1 and len(content.cells) > 3 else 1.0
    if field is Field.LEVEL:
        return content.numbers
    if field in (Field.OWNER, Field.PEOPLE):
        return words
    vocabulary = _WORDS.get(field)
    if vocabulary is not None:
        return _share(content, lambda cell: plain(text_of(cell)) in vocabulary)
    return 1.0


def _share(content: Content, test: Callable[[Cell], bool]) -> float:
    return sum(1 for cell in content.cells if test(cell)) / len(content.cells)
