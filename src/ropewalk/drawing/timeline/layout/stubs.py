"""The short line of ties that lead out of the window."""

from ropewalk.drawing.timeline.layout.frame import Frame
from ropewalk.drawing.timeline.layout.measures import EXIT
from ropewalk.drawing.timeline.layout.ports import port_of
from ropewalk.drawing.timeline.layout.routes import Point
from ropewalk.drawing.timeline.rows.vocabulary import Stub

_DOWN = 9.0
_EDGE = 4.0
_CLEAR = 2.0
"""What is left below the names above the bars of a narrow drawing."""


def stub_line(frame: Frame, stub: Stub) -> tuple[Point, ...]:
    """Out of the bar and a little up or down; nothing where its end is beyond the picture."""
    if not frame.scale.holds(stub.at.at):
        return ()
    port = port_of(frame, stub.at, side=1 if stub.gives else -1)
    out = port.x if port.is_inner else port.x + port.side * EXIT
    out = min(max(out, frame.scale.left + _EDGE), frame.scale.right - _EDGE)
    reach = _DOWN + (port.half if port.is_inner else _CLEAR) if frame.column else _DOWN + _CLEAR
    far = port.y + (reach if stub.is_below else -reach)
    return (port.x, port.y), (out, port.y), (out, far)
