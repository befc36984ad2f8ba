"""Names and figures of the rows: in a column on the left, or above the bars on a phone."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ropewalk.drawing.glyphs import fitted, width_of
from ropewalk.drawing.svg import plain
from ropewalk.drawing.timeline.layout.frame import Frame
from ropewalk.drawing.timeline.layout.measures import BASE_SHIFT, INDENT, MARGIN, MOST_INDENTS, NAME, TEXT
from ropewalk.drawing.timeline.rows.vocabulary import Row, RowKind
from ropewalk.drawing.timeline.rows.words import LEAST_DAYS, days_words, finish_date, short_date, signed_days
from ropewalk.planning.units import MINUTES_PER_DAY

_FOLD = 6.0
_SWATCH = 24.0
_NAME_FROM = 30.0
_FIGURE = 46.0
_EDGE = 10.0
_NARROW_BASE = 16.0
_GAP = 8.0
_BOLD = frozenset({"b", "m"})


_YEARLESS_DAYS = 730
"""In a shorter picture the place of a bar tells the year of its date."""


def is_bold(kind: str) -> bool:
    """Whether words of this kind are drawn bold, or in a weight that some faces only have as bold."""
    return not _BOLD.isdisjoint(kind.split())


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; `x` is its left end, its right end where `is_end`. `full` is set where words were cut."""

    kind: str
    x: float
    y: float
    said: str
    size: float = NAME
    is_end: bool = False
    full: str = ""

    @property
    def width(self) -> float:
        """Pixels it takes."""
        return width_of(self.said, size=self.size, bold=is_bold(self.kind))

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.x - self.width if self.is_end else self.x


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLabels:
    """What is written for a row. `fold`, `swatch`: x of the mark that opens a row and of the colour of a project."""

    number: int
    y: float
    fold: float | None
    swatch: float | None
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Columns:
    """What the columns of figures say: slip and float, or finish and float where nothing is compared."""

    frame: Frame
    compares: bool

    @cached_property
    def _float_width(self) -> float:
        """Pixels of the column of floats: wider where one is very long."""
        longest = max((_float(row) for row in self.frame.timeline.rows), key=len, default="")
        return max(_FIGURE, width_of(longest, size=TEXT, bold=True) + _GAP)

    def _date(self, row: Row) -> str:
        if row.finish is None:
            return "no date"
        return short_date(row.finish) if self._is_yearless else finish_date(row.finish)

    @property
    def _is_yearless(self) -> bool:
        span = self.frame.timeline.span
        return span.finish - span.start <= _YEARLESS_DAYS * MINUTES_PER_DAY

    def headings(self) -> tuple[Label, ...]:
        """The words over the columns."""
        y = self.frame.head - 9
        if not self.frame.column:
            return ()
        right = self.frame.column - _EDGE
        first = "Slip" if self.compares else "Finish"
        return (
            Label("t", MARGIN, y, "Project and task", TEXT),
            Label("t", right - self._float_width, y, first, TEXT, is_end=True),
            Label("t", right, y, "Float", TEXT, is_end=True),
        )

    def labels(self, number: int) -> RowLabels:
        """What is written for a row of the window."""
        row, is_wide = self.frame.row(number), bool(self.frame.column)
        y = self.frame.middle(number) + BASE_SHIFT * NAME if is_wide else self.frame.top(number) + _NARROW_BASE
        if row.kind is RowKind.LANE:
            return self._lane(number, row, y)
        indent = min(row.depth - 1, MOST_INDENTS) * INDENT
        x = (_NAME_FROM if is_wide else MARGIN + (14 if row.is_folded is not None else 0)) + indent
        figures = tuple(self._figures(row, y))
        edge = min((label.left for label in figures), default=self.frame.column - _EDGE)
        name = _fit(_name_kind(row), x, y, _shown(row), edge - _GAP - x)
        fold = None if row.is_folded is None else x - 14
        return RowLabels(number=number, y=y, fold=fold, swatch=None, labels=(name, *figures))

    def _lane(self, number: int, row: Row, y: float) -> RowLabels:
        shift = 0.0 if self.frame.column else MARGIN - _FOLD - 2
        right = (self.frame.column or self.frame.width) - (_EDGE if self.frame.column else MARGIN)
        x = _SWATCH + 16 + shift
        key = _fit("n b", x, y, row.ref.project, 120)
        x += key.width + 4
        for said in _finishes(row) if self.frame.column else (self._date(row),):
            finish = Label("t", right, y, said, TEXT, is_end=True)
            name = _fit("n", x, y, row.name, right - finish.width - _GAP - x)
            if not name.full:
                break
        labels = tuple(label for label in (key, name, finish) if label.said)
        fold = None if row.is_folded is None else _FOLD + shift
        return RowLabels(number=number, y=y, fold=fold, swatch=_SWATCH + shift, labels=labels)

    def _figures(self, row: Row, y: float) -> Iterator[Label]:
        if not self.frame.column:
            yield Label("t", self.frame.width - MARGIN, y, self._date(row), TEXT, is_end=True)
            return
        right = self.frame.column - _EDGE
        if self.compares:
            if row.is_active and row.slip_days is not None and abs(row.slip_days) >= LEAST_DAYS:
                yield Label("t", right - self._float_width, y, signed_days(row.slip_days), TEXT, is_end=True)
        elif row.finish is not None:
            yield Label("t", right - self._float_width, y, self._date(row), TEXT, is_end=True)
        kind = "t b" if row.is_critical and row.float_days is not None and not row.is_done else "t"
        if _float(row):
            yield Label(kind, right, y, _float(row), TEXT, is_end=True)


def _finishes(row: Row) -> tuple[str, ...]:
    """The finish of a lane, with its year and without, for where the name needs the room."""
    return ("no date",) if row.finish is None else (finish_date(row.finish), short_date(row.finish))


def _float(row: Row) -> str:
    if row.start is None or row.finish is None:
        return "no date"
    if not row.is_active:
        return "inactive"
    if row.is_done:
        return "done"
    return "" if row.float_days is None else days_words(row.float_days)


def _shown(row: Row) -> str:
    return f"{row.name} (elsewhere)" if row.is_external else row.name


def _name_kind(row: Row) -> str:
    if not row.is_active:
        return "n off"
    if row.is_done:
        return "n q"
    if row.is_critical and (row.kind is not RowKind.STAGE or row.is_folded):
        return "n b"
    return "n m" if row.kind is RowKind.STAGE and not row.is_folded else "n"


def _fit(kind: str, x: float, y: float, words: str, room: float) -> Label:
    words = plain(words)
    said = fitted(words, room, size=NAME, bold=is_bold(kind))
    return Label(kind, x, y, said, full=words if said != words else "")
