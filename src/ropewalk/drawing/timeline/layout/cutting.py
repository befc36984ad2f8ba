"""On a phone names stand above the bars: lines are interrupted there, as if they ran behind the words."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ropewalk.drawing.timeline.layout.labels import RowLabels
from ropewalk.drawing.timeline.layout.routes import Point

_PAD = 3.0


class Box(NamedTuple):
    """A rectangle that no line may enter."""

    left: float
    top: float
    right: float
    bottom: float


Boxes = Mapping[int, Sequence[Box]]


def boxes_of(labels: Sequence[RowLabels]) -> dict[int, list[Box]]:
    """The rectangles of all names, by the number of their row."""
    boxes: dict[int, list[Box]] = {}
    for row in labels:
        for label in row.labels:
            box = Box(label.left - _PAD, label.y - label.size, label.left + label.width + _PAD, label.y + _PAD + 1)
            boxes.setdefault(row.number, []).append(box)
    return boxes


def around(points: Sequence[Point], boxes: Boxes) -> tuple[tuple[Point, ...], ...]:
    """A line through the points as strokes that leave out what lies in a rectangle."""
    if not boxes:
        return (tuple(points),) if points else ()
    every = [box for row in boxes.values() for box in row]
    strokes: list[tuple[Point, ...]] = []
    stroke: list[Point] = list(points[:1])
    for before, after in itertools.pairwise(points):
        for start, end in _outside(before, after, every):
            if start != stroke[-1]:
                strokes.append(tuple(stroke))
                stroke = [start]
            stroke.append(end)
    return tuple(each for each in (*strokes, tuple(stroke)) if len(each) > 1)


def _outside(before: Point, after: Point, boxes: list[Box]) -> Iterator[tuple[Point, Point]]:
    """The parts of a segment that lie in no rectangle, in its direction; level ones run where no name is."""
    (x, y0), (x1, y1) = before, after
    if x != x1:
        yield before, after
        return
    top, bottom = min(y0, y1), max(y0, y1)
    hidden = sorted(
        (box.top, box.bottom) for box in boxes if box.left < x < box.right and box.top < bottom and box.bottom > top
    )
    parts: list[tuple[float, float]] = []
    at = top
    for begin, end in hidden:
        if begin > at:
            parts.append((at, begin))
        at = max(at, end)
    if at < bottom:
        parts.append((at, bottom))
    if y1 < y0:
        parts = [(end, begin) for begin, end in reversed(parts)]
    for begin, end in parts:
        yield (x, begin), (x, end)
