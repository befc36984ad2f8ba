"""The way of each tie: out of a bar, along a gutter between rows, down a slot, into a bar; across or down only."""

from dataclasses import dataclass

from ropewalk.drawing.timeline.layout.frame import Frame
from ropewalk.drawing.timeline.layout.measures import ARROW, ENTRY, EXIT, SLOT
from ropewalk.drawing.timeline.layout.ports import Port, port_of
from ropewalk.drawing.timeline.layout.slots import Slots
from ropewalk.drawing.timeline.rows.vocabulary import Tie
from ropewalk.planning.plan import LinkKind

Point = tuple[float, float]

_FROM_START = (LinkKind.SS, LinkKind.SF)
_TO_FINISH = (LinkKind.FF, LinkKind.SF)
_MOST_SLOTS = 6
_CHAIN_EXIT = 4.5
_NEAR = 26.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A tie as a line.

    points   corners, the arrow's foot last
    arrow    its tip and direction: `right`, `left`, `down`, `up`; None where the line leaves the picture
    knot     where the giver's ring is; None for links within a project, or where it is out of the picture
    """

    tie: Tie
    points: tuple[Point, ...]
    arrow: tuple[float, float, str] | None
    knot: Point | None


@dataclass(frozen=True, eq=False)
class Routing:
    """Finds ways that do not run on each other; each call takes its own."""

    frame: Frame
    slots: Slots

    def route(self, tie: Tie) -> Route:
        """The way of one tie."""
        giver = port_of(self.frame, tie.giver, side=-1 if tie.kind in _FROM_START else 1)
        receiver = port_of(self.frame, tie.receiver, side=1 if tie.kind in _TO_FINISH else -1)
        knot = (giver.x, giver.y) if tie.key and not giver.is_cut else None
        if giver.row == receiver.row:
            return _level(tie, giver, receiver, knot)
        x = self._drop_at(tie, giver, receiver)
        if x is not None:
            return self._dropped(tie, giver, receiver, x, knot)
        return self._around(tie, giver, receiver, knot)

    def _drop_at(self, tie: Tie, giver: Port, receiver: Port) -> float | None:
        """Where a line can simply fall onto the receiver; None where it cannot."""
        if giver.side < 0 or receiver.side > 0:
            return None
        if giver.is_inner:
            return giver.x if receiver.takes_drop(giver.x) else None
        leave = EXIT if tie.key else _CHAIN_EXIT
        first = giver.x + leave
        if not tie.key:
            landing = receiver.x + _CHAIN_EXIT if receiver.takes_drop(receiver.x + _CHAIN_EXIT) else _centre(receiver)
            if landing >= giver.x - 1 and receiver.takes_drop(landing):
                return max(landing, first) if receiver.takes_drop(max(landing, first)) else landing
        fitting = [first + step * SLOT for step in range(_MOST_SLOTS) if receiver.takes_drop(first + step * SLOT)]
        if fitting and receiver.x <= first + 1:
            return self.slots.vertical(fitting, giver.y, receiver.y)
        centre = _centre(receiver)
        return centre if receiver.takes_drop(centre) and abs(centre - giver.x) <= ENTRY else None

    def _dropped(self, tie: Tie, giver: Port, receiver: Port, x: float, knot: Point | None) -> Route:
        self.slots.verticals.append((x, min(giver.y, receiver.y), max(giver.y, receiver.y)))
        arrow = _onto(receiver, x, giver.y)
        return Route(tie=tie, points=((giver.x, giver.y), (x, giver.y), _foot(arrow)), arrow=arrow, knot=knot)

    def _around(self, tie: Tie, giver: Port, receiver: Port, knot: Point | None) -> Route:
        """Out, along the gutter beside the giver, down a slot beside the receiver, in."""
        entry = self._entry(giver, receiver)
        if receiver.is_cut:
            arrow = None
        elif receiver.is_inner:
            arrow = _onto(receiver, entry, giver.y)
        else:
            tip = receiver.x + receiver.side
            arrow = (tip, receiver.y, "left" if receiver.side > 0 else "right")
        ending = (receiver.x, receiver.y) if arrow is None else _foot(arrow)
        turn = (entry, receiver.y)
        if self._is_straight(giver, entry):
            return Route(tie=tie, points=((giver.x, giver.y), (entry, giver.y), turn, ending), arrow=arrow, knot=knot)
        out = giver.x if giver.is_inner else self._bounded(giver.x + giver.side * EXIT)
        border = giver.row + 1 if receiver.row > giver.row else giver.row
        y = self.slots.gutter(border, out, entry)
        points = ((giver.x, giver.y), (out, giver.y), (out, y), (entry, y), turn, ending)
        return Route(tie=tie, points=points, arrow=arrow, knot=knot)

    def _is_straight(self, giver: Port, entry: float) -> bool:
        """Whether the slot is so near to the giver that no gutter is needed."""
        if giver.is_inner:
            return abs(entry - giver.x) < 1
        return 2 <= (entry - giver.x) * giver.side <= _NEAR

    def _entry(self, giver: Port, receiver: Port) -> float:
        """The x of the vertical that leads to the receiver."""
        if receiver.is_inner:
            return self.slots.vertical([receiver.x], giver.y, receiver.y)
        first = receiver.x + receiver.side * (ENTRY - (0 if receiver.is_cut else -1))
        wanted = [self._bounded(first + receiver.side * step * SLOT) for step in range(_MOST_SLOTS)]
        if receiver.is_cut:
            wanted = [self._bounded(receiver.x - step * SLOT) for step in range(1, _MOST_SLOTS)]
        return self.slots.vertical(wanted, giver.y, receiver.y)

    def _bounded(self, x: float) -> float:
        return min(max(x, self.frame.scale.left + 2), self.frame.scale.right - 2)


def _centre(port: Port) -> float:
    return (port.start + port.end) / 2


def _onto(receiver: Port, x: float, from_y: float) -> tuple[float, float, str]:
    """An arrow that falls onto a bar, or rises to it."""
    if from_y < receiver.y:
        return x, receiver.y - receiver.half - 1, "down"
    return x, receiver.y + receiver.half + 1, "up"


def _foot(arrow: tuple[float, float, str]) -> Point:
    """Where the line ends and the arrow begins."""
    x, y, direction = arrow
    back = {"right": (-1, 0), "left": (1, 0), "down": (0, -1), "up": (0, 1)}[direction]
    return x + back[0] * (ARROW - 1), y + back[1] * (ARROW - 1)


def _level(tie: Tie, giver: Port, receiver: Port, knot: Point | None) -> Route:
    """Both ends in one row: straight across where there is room."""
    if receiver.x - giver.x < ARROW + 2 or receiver.is_inner:
        return Route(tie=tie, points=(), arrow=None, knot=knot)
    arrow = (receiver.x - 1, receiver.y, "right")
    return Route(tie=tie, points=((giver.x, giver.y), _foot(arrow)), arrow=arrow, knot=knot)
