"""Lines between rows, with their knots, arrows, tags and stubs."""

from ropewalk.drawing.svg import across, group, number, path, polyline, rect, text, title
from ropewalk.drawing.timeline.layout.frame import Frame
from ropewalk.drawing.timeline.layout.layout import Line
from ropewalk.drawing.timeline.layout.measures import ARROW, BASE_SHIFT, KNOT, SMALL, TAG
from ropewalk.drawing.timeline.layout.stubs import stub_line
from ropewalk.drawing.timeline.layout.texts import Tag
from ropewalk.drawing.timeline.rows.vocabulary import Stub, Tie


def line_mark(line: Line) -> str:
    """A tie under the bars."""
    tie = line.route.tie
    strokes = "".join(polyline(stroke) for stroke in line.strokes)
    parts = [title(tie.sentence), path(_name(tie), strokes)] if strokes else []
    if line.route.arrow is not None:
        parts.append(arrow(_tip(tie), *line.route.arrow))
    return group("handoff" if tie.key else "link", parts) if parts else ""


def knot_mark(line: Line) -> str:
    """The ring at the giver's end, over its bar."""
    tie, at = line.route.tie, line.route.knot
    if at is None:
        return ""
    shade = " r" if tie.days_late is not None else " k" if tie.drives else ""
    return ring(f"knot{shade}", *at)


def ring(name: str, x: float, y: float) -> str:
    """A knot around a point."""
    return f'<circle class="{name}" cx="{number(x)}" cy="{number(y)}" r="{number(KNOT)}"/>'


def arrow(name: str, x: float, y: float, direction: str) -> str:
    """An arrow head with its tip at a point."""
    long, half = number(ARROW), number(ARROW / 2)
    steps = {
        "right": f"l-{long} -{half}v{long}z",
        "left": f"l{long} -{half}v{long}z",
        "down": f"l-{half} -{long}h{long}z",
        "up": f"l-{half} {long}h{long}z",
    }[direction]
    return path(name, f"M{number(x)} {number(y)}{steps}")


def tag_mark(tag: Tag) -> str:
    """The tag of a late handoff."""
    top, size = tag.middle - TAG / 2, 6.0
    return group(
        "late-tag",
        [
            title(tag.sentence),
            rect("tag", tag.x + 0.5, top + 0.5, tag.width - 1, TAG - 1, round_by=7.5),
            rect("square", tag.x + 6, tag.middle - size / 2, size, size),
            text("bad s", tag.x + 15, tag.middle + BASE_SHIFT * SMALL, tag.said),
        ],
    )


def stub_mark(frame: Frame, stub: Stub) -> str:
    """A short line with a foot where ties lead out of the window."""
    line = stub_line(frame, stub)
    if not line:
        return ""
    out, far = line[-1]
    return group("stub", [title(stub.sentence), path("tie", polyline(line) + across(out - 3, out + 3, far))])


def _name(tie: Tie) -> str:
    if not tie.key:
        return "chain"
    if tie.days_late is not None:
        return "tie late"
    return "tie drives" if tie.drives else "tie" if tie.is_hard else "tie soft"


def _tip(tie: Tie) -> str:
    if tie.days_late is not None:
        return "tip r"
    return "tip k" if tie.drives or not tie.key else "tip"
