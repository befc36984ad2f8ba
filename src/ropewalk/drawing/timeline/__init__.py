"""The timeline of a program: frozen rows (`rows`), where they are (`layout`), how they look (`marks`)."""

from ropewalk.drawing.timeline.marks.drawing import Part, draw
from ropewalk.drawing.timeline.marks.names import FoldLink
from ropewalk.drawing.timeline.marks.styles import stylesheet
from ropewalk.drawing.timeline.rows.board import Board
from ropewalk.drawing.timeline.rows.vocabulary import Promise, Row, RowKind, Timeline, View, Zoom
from ropewalk.drawing.timeline.rows.window import timeline_of, window_on

__all__ = [
    "Board",
    "FoldLink",
    "Part",
    "Promise",
    "Row",
    "RowKind",
    "Timeline",
    "View",
    "Zoom",
    "draw",
    "stylesheet",
    "timeline_of",
    "window_on",
]
