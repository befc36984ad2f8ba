"""Where every row is."""

from dataclasses import dataclass

from ropewalk.drawing.timeline.layout.measures import DIAMOND, MARGIN, NARROW, WIDE, Measures
from ropewalk.drawing.timeline.layout.scale import Scale
from ropewalk.drawing.timeline.rows.vocabulary import Row, RowKind, Timeline

_COLUMN = 346.0
_SLIM_COLUMN = 290.0
_FULL_FROM = 1000
_HEAD_LINE = 17.0
_SCALE_LINE = 27.0


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Frame:
    """Rows from top to bottom, time from left to right.

    column    width of the column with names, 0 where they stand above the bars
    head      height above the first line below the axis
    tops      y of each row in the window, and of the end of the last
    extents   from where to where the bar of each row is drawn
    """

    timeline: Timeline
    measures: Measures
    scale: Scale
    column: float
    width: float
    head: float
    head_lines: int
    program_top: float
    tops: tuple[float, ...]
    extents: tuple[tuple[float, float] | None, ...]

    @property
    def bottom(self) -> float:
        """Where the rows end."""
        return self.tops[-1]

    def row(self, number: int) -> Row:
        """A row by its number."""
        return self.timeline.rows[number - self.timeline.first_row]

    def top(self, number: int) -> float:
        """The upper border of a row; for the number after the last, the end of it."""
        return self.tops[number - self.timeline.first_row]

    def middle(self, number: int) -> float:
        """The middle of a row's bar."""
        return self.top(number) + self.measures.middle_of(self.row(number))

    def numbers(self) -> range:
        """The numbers of the rows in the window."""
        return range(self.timeline.first_row, self.timeline.first_row + len(self.timeline.rows))

    def extent(self, number: int) -> tuple[float, float] | None:
        """From where to where a row's bar or diamond is drawn; None where it has no date or none in the picture."""
        return self.extents[number - self.timeline.first_row]


def scale_of(timeline: Timeline) -> tuple[Scale, float]:
    """The time scale, and the width of the column with names."""
    view = timeline.view
    if view.is_narrow:
        return Scale(timeline.span, MARGIN, view.width - MARGIN), 0.0
    column = _COLUMN if view.width >= _FULL_FROM else _SLIM_COLUMN
    return Scale(timeline.span, column, column + view.width), column


def frame_of(timeline: Timeline, scale: Scale, column: float, head_lines: int) -> Frame:
    """The frame of a timeline whose head has so many lines of words."""
    measures = NARROW if timeline.view.is_narrow else WIDE
    head = 4 + head_lines * _HEAD_LINE + _SCALE_LINE
    y = head + (measures.program if timeline.program is not None else 0)
    tops = [y]
    for row in timeline.rows:
        y += measures.height(row)
        tops.append(y)
    width = timeline.view.width if timeline.view.is_narrow else column + timeline.view.width
    return Frame(
        timeline=timeline,
        measures=measures,
        scale=scale,
        column=column,
        width=width,
        head=head,
        head_lines=head_lines,
        program_top=head,
        tops=tuple(tops),
        extents=tuple(_extent(scale, row) for row in timeline.rows),
    )


def _extent(scale: Scale, row: Row) -> tuple[float, float] | None:
    if row.start is None or row.finish is None:
        return None
    if row.finish < scale.span.start or row.start > scale.span.finish:
        return None
    x0, x1 = scale.clamped(row.start), scale.clamped(row.finish)
    if row.kind is RowKind.MILESTONE:
        return x1 - DIAMOND, x1 + DIAMOND
    return x0, max(x1, x0 + 2)
