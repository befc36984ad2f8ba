"""Where everything of a timeline is drawn."""

from dataclasses import dataclass

from ropewalk.drawing.timeline.layout.bands import PROGRAM, Bands
from ropewalk.drawing.timeline.layout.cutting import Boxes, around, boxes_of
from ropewalk.drawing.timeline.layout.frame import Frame, frame_of, scale_of
from ropewalk.drawing.timeline.layout.head import HeadMark, head_marks
from ropewalk.drawing.timeline.layout.labels import Columns, Label, RowLabels
from ropewalk.drawing.timeline.layout.measures import BAR, DIAMOND, KNOT
from ropewalk.drawing.timeline.layout.routes import Point, Route, Routing
from ropewalk.drawing.timeline.layout.slots import Slots
from ropewalk.drawing.timeline.layout.stubs import stub_line
from ropewalk.drawing.timeline.layout.texts import Tag, Words, Writing
from ropewalk.drawing.timeline.layout.ticks import Tick, ticks_of
from ropewalk.drawing.timeline.rows.vocabulary import RowKind, Timeline


@dataclass(frozen=True, slots=True)
class Line:
    """A route as strokes, interrupted where a name stands."""

    route: Route
    strokes: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Layout:
    """A timeline with a place for everything."""

    timeline: Timeline
    frame: Frame
    ticks: list[Tick]
    marks: list[HeadMark]
    headings: tuple[Label, ...]
    labels: list[RowLabels]
    lines: list[Line]
    boxes: Boxes
    words: list[Words]
    tags: list[Tag]


def layout_of(timeline: Timeline) -> Layout:
    """Place everything: rows first, then lines, then the words that must keep clear of both."""
    scale, column = scale_of(timeline)
    marks, head_lines = head_marks(timeline, scale)
    frame = frame_of(timeline, scale, column, head_lines)
    columns = Columns(frame, timeline.baseline is not None)
    labels = [columns.labels(number) for number in frame.numbers()]
    routes = _routes(frame)
    bands = _bands(frame, marks, routes)
    words, tags = _written(frame, bands, routes)
    boxes = boxes_of(labels) if not column else {}
    return Layout(
        timeline=timeline,
        frame=frame,
        ticks=ticks_of(scale, timeline.view.zoom),
        marks=marks,
        headings=columns.headings(),
        labels=labels,
        lines=[Line(route, around(route.points, boxes)) for route in routes],
        boxes=boxes,
        words=words,
        tags=tags,
    )


def _routes(frame: Frame) -> list[Route]:
    """Links within projects first: their staircase is the shortest; then handoffs, the late ones first."""
    dates = [(each.date, each.first, each.last) for each in frame.timeline.data_dates]
    dates += [
        (each.date, frame.numbers()[0], frame.numbers()[-1]) for each in frame.timeline.promises if frame.timeline.rows
    ]
    taken = [(frame.scale.x(date), frame.top(first), frame.top(last + 1)) for date, first, last in dates]
    routing = Routing(frame, Slots(frame, taken))
    ordered = sorted(frame.timeline.ties, key=lambda tie: bool(tie.key))
    return [routing.route(tie) for tie in ordered]


def _bands(frame: Frame, marks: list[HeadMark], routes: list[Route]) -> Bands:
    bands = Bands(frame)
    for number in frame.numbers():
        _take_row(bands, frame, number)
    for mark in marks:
        for number in (PROGRAM, *frame.numbers()):
            bands.take(number, mark.x - 1, mark.x + 1)
    for route in routes:
        _take_route(bands, frame, route)
    for stub in frame.timeline.stubs:
        edges = [x for x, _ in stub_line(frame, stub)]
        if edges:
            bands.take(stub.at.row, min(edges) - 3, max(edges) + 3)
    return bands


def _take_row(bands: Bands, frame: Frame, number: int) -> None:
    row = frame.row(number)
    extent = frame.extent(number)
    if extent is not None:
        if row.kind is not RowKind.LANE or row.is_folded:
            bands.take(number, extent[0], extent[1])
        if row.kind is RowKind.LANE:
            bands.take(number, extent[1] - DIAMOND, extent[1] + DIAMOND)
        if row.is_held and row.kind is not RowKind.MILESTONE:
            bands.take(number, extent[0] - BAR, extent[0])
    if row.deadline is not None and frame.scale.holds(row.deadline):
        x = frame.scale.x(row.deadline)
        bands.take(number, x - 5, x + 5)


def _take_route(bands: Bands, frame: Frame, route: Route) -> None:
    if route.knot is not None:
        row = route.tie.giver.row
        bands.take(row, route.knot[0] - KNOT - 1, route.knot[0] + KNOT + 1)
    rows = sorted((route.tie.giver.row, route.tie.receiver.row))
    for (x0, y0), (x1, y1) in zip(route.points, route.points[1:], strict=False):
        for number in range(rows[0], rows[1] + 1):
            top, bottom = frame.top(number), frame.top(number + 1)
            if x0 == x1 and min(y0, y1) < bottom - 4 and max(y0, y1) > top + 4:
                bands.take(number, x0 - 2, x0 + 2)
            elif y0 == y1 and top + 5 < y0 < bottom - 5:
                bands.take(number, x0, x1)


def _written(frame: Frame, bands: Bands, routes: list[Route]) -> tuple[list[Words], list[Tag]]:
    writing, timeline = Writing(frame, bands), frame.timeline
    words = list(writing.program(timeline.program)) if timeline.program is not None else []
    for number in frame.numbers():
        words.extend(writing.promised(number, frame.row(number)))
    late = [route for route in routes if route.tie.days_late is not None]
    tags = [tag for route in late for tag in writing.tag(route)]
    for stub in timeline.stubs:
        if frame.scale.holds(stub.at.at):
            words.extend(writing.stub(stub))
    for shade in timeline.shades:
        if shade.name:
            words.extend(writing.freeze(shade))
    for number in frame.numbers():
        words.extend(writing.begun(number, frame.row(number)))
        words.extend(writing.elsewhere(number, frame.row(number)))
    return words, tags
