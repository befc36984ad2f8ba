"""Bars, diamonds and brackets: how each row is drawn."""

from collections.abc import Iterator

from ropewalk.drawing.svg import across, down, group, number, path, rect, title
from ropewalk.drawing.timeline.layout.frame import Frame
from ropewalk.drawing.timeline.layout.measures import BAR, DIAMOND, GHOST, LANE_LINE, PROMISE
from ropewalk.drawing.timeline.rows.vocabulary import Row, RowKind

_LEAST = 2.0
_LOCK = 7.0
_LOCK_FROM = 16.0
_CHEVRON_FROM = 12.0


def row_mark(frame: Frame, place: int) -> str:
    """Everything of one row that lies on time, under what is told about it."""
    row = frame.row(place)
    parts = [*_shape(frame, place, row), *_signs(frame, place, row)]
    return group(f"row s{row.slot}", [title(row.sentence), *parts]) if parts else ""


def diamond(name: str, x: float, y: float, reach: float) -> str:
    """A diamond around a point."""
    far, n = reach, number
    return path(name, f"M{n(x)} {n(y - far)}L{n(x + far)} {n(y)}L{n(x)} {n(y + far)}L{n(x - far)} {n(y)}Z")


def lock(x: float, y: float) -> str:
    """A lock whose body is around the height y, from x to the right."""
    body = rect("ink", x, y - 1, _LOCK, 5.2, round_by=1)
    bow = f"M{number(x + 1.6)} {number(y - 1)}v-1.2a1.9 1.9 0 0 1 3.8 0v1.2"
    return body + path("shackle", bow)


def bracket(name: str, x0: float, x1: float, y: float) -> str:
    """The clasp of a stage around the tasks below it."""
    tip = min(4.0, max((x1 - x0) / 2, 1.0))
    left = f"M{number(x0)} {number(y - 3)}H{number(x1)}V{number(y + 5)}l{number(-tip)} -4"
    return path(name, f"{left}H{number(x0 + tip)}l{number(-tip)} 4Z")


def _shape(frame: Frame, place: int, row: Row) -> Iterator[str]:
    extent, y = frame.extent(place), frame.middle(place)
    yield from _ghost(frame, place, row)
    if extent is None or row.finish is None:
        return
    if row.kind is RowKind.LANE:
        yield from _lane(frame, row, y, extent)
    elif row.kind is RowKind.MILESTONE:
        yield from _milestone(frame, row, y)
    elif row.kind is RowKind.STAGE and not row.is_folded:
        yield bracket("stage k" if row.is_critical else "stage", *extent, y)
    else:
        yield from _bar(frame, row, y)
        yield from _cuts(frame, row, y, extent)


def _bar(frame: Frame, row: Row, y: float) -> Iterator[str]:
    top = y - BAR / 2
    inside = [(x0, x1) for piece in row.pieces if (x0 := _x(frame, piece.start)) <= (x1 := _x(frame, piece.finish))]
    pieces = [(x0, max(x1, x0 + _LEAST)) for x0, x1 in inside]
    if len(pieces) > 1:
        yield path("split", across(pieces[0][1], pieces[-1][0], y))
    until = None if row.done_until is None else _x(frame, row.done_until)
    for x0, x1 in pieces:
        yield from _piece(row, x0, x1, top, until)


def _piece(row: Row, x0: float, x1: float, top: float, until: float | None) -> Iterator[str]:
    if not row.is_active or row.is_external:
        yield rect(
            "idle" if not row.is_active else "abroad", x0 + 0.5, top + 0.5, max(x1 - x0 - 1, 1), BAR - 1, round_by=2
        )
        return
    stop = x0 if until is None else min(max(until, x0), x1)
    if stop < x1:
        yield rect("left", x0 + 0.5, top + 0.5, max(x1 - x0 - 1, 1), BAR - 1, round_by=2)
    if stop > x0:
        yield rect("did", x0, top, stop - x0, BAR, round_by=2)
    if row.is_critical:
        yield rect("ring", x0 + 0.7, top + 0.7, max(x1 - x0 - 1.4, 1), BAR - 1.4, round_by=2)


def _lane(frame: Frame, row: Row, y: float, extent: tuple[float, float]) -> Iterator[str]:
    x0, x1 = extent
    if row.is_folded:
        top = y - LANE_LINE / 2
        yield rect("yet", x0, top, x1 - x0, LANE_LINE, round_by=1)
        if row.done_until is not None:
            yield rect("did", x0, top, max(_x(frame, row.done_until) - x0, 0), LANE_LINE, round_by=1)
        for tick in row.ticks:
            if frame.scale.holds(tick):
                yield rect("did", frame.scale.x(tick) - 0.9, y - 5.5, 1.8, 11)
    if row.finish is not None and frame.scale.holds(row.finish):
        yield diamond("ink" if row.is_critical else "did", x1, y, DIAMOND)


def _milestone(frame: Frame, row: Row, y: float) -> Iterator[str]:
    if row.finish is None or not frame.scale.holds(row.finish):
        return
    x = frame.scale.x(row.finish)
    name = "idle" if not row.is_active else "abroad" if row.is_external else "did"
    yield diamond(name, x, y, DIAMOND)
    if row.is_critical and row.is_active:
        yield diamond("ring", x, y, DIAMOND - 0.9)


def _ghost(frame: Frame, place: int, row: Row) -> Iterator[str]:
    """The baseline under the bar; of a milestone a small hollow diamond's place as a short line."""
    if row.baseline is None or row.baseline.finish < frame.scale.span.start:
        return
    if row.baseline.start > frame.scale.span.finish:
        return
    x0, x1 = _x(frame, row.baseline.start), _x(frame, row.baseline.finish)
    if row.kind is RowKind.MILESTONE or x1 - x0 < 3:
        x0, x1 = x1 - 3, x1 + 3
    yield rect("ghost", x0, frame.top(place) + frame.measures.ghost, x1 - x0, GHOST, round_by=1)


def _cuts(frame: Frame, row: Row, y: float, extent: tuple[float, float]) -> Iterator[str]:
    """Chevrons where a bar goes on beyond the picture."""
    if row.start is None or row.finish is None or extent[1] - extent[0] < _CHEVRON_FROM:
        return
    if row.start < frame.scale.span.start:
        yield path(_cut(frame, row, extent[0] + 4), f"M{number(extent[0] + 6)} {number(y - 3)}l-3.5 3 3.5 3")
    if row.finish > frame.scale.span.finish:
        yield path(_cut(frame, row, extent[1] - 4), f"M{number(extent[1] - 6)} {number(y - 3)}l3.5 3 -3.5 3")


def _cut(frame: Frame, row: Row, x: float) -> str:
    """A chevron is light where the bar is solid, dark where it is not."""
    is_solid = row.done_until is not None and x < _x(frame, row.done_until)
    return "cut" if is_solid else "cut k"


def _signs(frame: Frame, place: int, row: Row) -> Iterator[str]:
    """Locks, deadlines and promises."""
    extent, y = frame.extent(place), frame.middle(place)
    if row.is_held and extent is not None and row.start is not None and frame.scale.holds(row.start):
        has_room = row.kind is RowKind.TASK and extent[1] - extent[0] >= _LOCK_FROM
        yield lock(extent[0] + 5 if has_room else extent[0] - _LOCK - 3, y)
    if row.deadline is not None and frame.scale.holds(row.deadline):
        x = frame.scale.x(row.deadline)
        missed = " missed" if row.finish is not None and row.finish > row.deadline else ""
        yield path(
            f"due{missed}",
            f"{down(x, y - 8, y + 8)}M{number(x - 3.5)} {number(y - 8)}h7M{number(x - 3.5)} {number(y + 8)}h7",
        )
    for promise in row.promises:
        if frame.scale.holds(promise.date):
            yield diamond("promise", frame.scale.x(promise.date), y, PROMISE)


def _x(frame: Frame, instant: int) -> float:
    return frame.scale.clamped(instant)
