"""What lies under the rows: sheet, lanes, closed time, the grid, and the lines of dates."""

from collections.abc import Iterator

from ropewalk.drawing.svg import across, down, number, path, polyline, rect, text
from ropewalk.drawing.timeline.layout.cutting import around
from ropewalk.drawing.timeline.layout.head import HeadMark
from ropewalk.drawing.timeline.layout.layout import Layout
from ropewalk.drawing.timeline.rows.vocabulary import RowKind

_TICK = 19.0
_HATCH = 6


def patterns(name: str) -> str:
    """The hatch of closed time, under a name of this drawing's own."""
    size = f'width="{_HATCH}" height="{_HATCH}"'
    turned = 'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    return f'<defs><pattern id="{name}-hatch" {size} {turned}>{path("hatch", f"M0 0V{_HATCH}")}</pattern></defs>'


def ground(layout: Layout, name: str) -> Iterator[str]:
    """Everything under the bars and the lines between them."""
    frame = layout.frame
    bands = (number for number in frame.numbers() if frame.row(number).kind is RowKind.LANE)
    for number_ in bands:
        yield rect("lane", 0, frame.top(number_), frame.width, frame.top(number_ + 1) - frame.top(number_))
    yield from _shades(layout, name)
    for tick in layout.ticks:
        yield path("grid", down(tick.x, frame.head - _TICK, frame.bottom))
        if tick.words:
            yield text("t b" if tick.is_strong else "t", tick.x + 5, frame.head - 8, tick.words)
    yield path("axis", across(0, frame.width, frame.head - 0.5))
    yield path("axis", across(0, frame.width, frame.bottom + 0.5))
    if frame.column:
        yield path("axis", down(frame.column - 0.5, 0, frame.bottom))
    yield from _dates(layout)


def _shades(layout: Layout, name: str) -> Iterator[str]:
    frame, scale = layout.frame, layout.frame.scale
    fill = f' fill="url(#{name}-hatch)"'
    for shade in layout.timeline.shades:
        x0, x1 = scale.clamped(shade.span.start), scale.clamped(shade.span.finish)
        top, bottom = frame.top(shade.first), frame.top(shade.last + 1)
        if shade.first == layout.timeline.first_row and not shade.name:
            top = frame.head
        size = f'width="{number(x1 - x0)}" height="{number(bottom - top)}"'
        yield f'<rect x="{number(x0)}" y="{number(top)}" {size}{fill}/>'
        if shade.name:
            yield path("freeze", _clear(layout, x0, top, bottom) + _clear(layout, x1, top, bottom))


def _dates(layout: Layout) -> Iterator[str]:
    frame, scale = layout.frame, layout.frame.scale
    for mark in layout.marks:
        y = 16 + (frame.head_lines - 1 - mark.line) * 17
        yield from _said(mark, y)
        foot = frame.bottom if mark.kind == "commit" else frame.tops[0]
        yield path(mark.kind, _above_axis(layout, mark, y) + _clear(layout, mark.x, frame.head, foot))
    for dated in layout.timeline.data_dates:
        if scale.holds(dated.date):
            yield path("now", _clear(layout, scale.x(dated.date), frame.top(dated.first), frame.top(dated.last + 1)))


def _above_axis(layout: Layout, mark: HeadMark, y: float) -> str:
    """From a mark's words to the axis, unless the words of the axis are in the way."""
    if not mark.words:
        return ""
    head = layout.frame.head
    is_clear = all(not tick.x + 3 < mark.x < tick.end + 2 for tick in layout.ticks if tick.words)
    return down(mark.x, y + 4, head if is_clear else head - _TICK)


def _clear(layout: Layout, x: float, top: float, bottom: float) -> str:
    """A line down that leaves out the names above the bars of a narrow drawing."""
    return "".join(polyline(stroke) for stroke in around([(x, top), (x, bottom)], layout.boxes))


def _said(mark: HeadMark, y: float) -> Iterator[str]:
    kind = "acc" if mark.kind == "now" else "t b"
    if mark.words:
        x = mark.x - 5 if mark.is_left else mark.x + 5
        yield text(kind, x, y, mark.words, anchor="end" if mark.is_left else "")
