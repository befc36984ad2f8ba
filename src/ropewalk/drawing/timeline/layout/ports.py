"""Where a tie can be fastened to a row, and from which side."""

from dataclasses import dataclass

from ropewalk.drawing.timeline.layout.frame import Frame
from ropewalk.drawing.timeline.layout.measures import BAR, DIAMOND, LANE_LINE
from ropewalk.drawing.timeline.rows.vocabulary import End, Row, RowKind

_INNER = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Port:
    """An end of a tie.

    x, y       the point
    half       half the height of what is drawn there
    start, end the row's bar; equal to x where it has none
    side       1: its line leaves or comes in at the right, -1: at the left
    is_inner   the point is inside the bar, so a line can only come from above or below
    is_cut     the point is beyond the picture
    """

    row: int
    x: float
    y: float
    half: float
    start: float
    end: float
    side: int
    is_inner: bool
    is_cut: bool

    def takes_drop(self, x: float) -> bool:
        """Whether a vertical at x meets the bar, or the middle of the diamond."""
        if self.end - self.start <= 2 * DIAMOND + 0.1 and self.half > BAR / 2:
            return abs(x - (self.start + self.end) / 2) <= 1.5
        return self.start + 1 <= x <= self.end - 1


def port_of(frame: Frame, end: End, *, side: int) -> Port:
    """The port of an end in the window."""
    row = frame.row(end.row)
    x, y = frame.scale.clamped(end.at), frame.middle(end.row)
    is_cut = not frame.scale.holds(end.at)
    extent = frame.extent(end.row)
    if extent is None:
        return Port(row=end.row, x=x, y=y, half=0, start=x, end=x, side=side, is_inner=False, is_cut=is_cut)
    start, finish = extent
    is_inner = start + _INNER < x < finish - _INNER
    if row.kind is RowKind.MILESTONE and is_inner:
        x, is_inner = (finish if side > 0 else start), False
    return Port(
        row=end.row,
        x=x,
        y=y,
        half=_half(row),
        start=start,
        end=finish,
        side=side,
        is_inner=is_inner and not is_cut,
        is_cut=is_cut,
    )


def _half(row: Row) -> float:
    if row.kind is RowKind.MILESTONE:
        return DIAMOND
    return LANE_LINE / 2 if row.kind is RowKind.LANE else BAR / 2
