"""Sizes in pixels: for a screen, with names in a column on the left, and for a phone, with names above the bars."""

from dataclasses import dataclass

from ropewalk.drawing.timeline.rows.vocabulary import Row, RowKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Heights of rows, and where in a row its bar and its ghost are.

    lane, task         heights of rows
    lane_middle, middle   from the top of a row to the middle of its bar
    ghost              from the top of a row to its baseline ghost
    program            height of the row of the program
    """

    lane: float
    task: float
    lane_middle: float
    middle: float
    ghost: float
    program: float
    program_middle: float

    def height(self, row: Row) -> float:
        """Height of a row."""
        return self.lane if row.kind is RowKind.LANE else self.task

    def middle_of(self, row: Row) -> float:
        """From the top of a row to the middle of its bar."""
        return self.lane_middle if row.kind is RowKind.LANE else self.middle


WIDE = Measures(lane=34, task=27, lane_middle=17, middle=13.5, ghost=21.5, program=34, program_middle=17)
NARROW = Measures(lane=52, task=46, lane_middle=38, middle=32, ghost=40, program=52, program_middle=38)

BAR = 12.0
LANE_LINE = 6.0
GHOST = 3.0
DIAMOND = 6.5
"""From the middle of a milestone to its points."""
PROMISE = 5.5
KNOT = 3.0
ARROW = 6.0
TEXT = 12.0
NAME = 13.0
SMALL = 11.0
INDENT = 12.0
MOST_INDENTS = 6
MARGIN = 12.0
TAG = 16.0
EXIT = 6.0
"""How far a line leaves a bar before it turns."""
ENTRY = 9.0
SLOT = 7.0
"""From one vertical to the next."""
GUTTERS = (-1.0, 1.5, 4.0)
"""Where lines run between two rows, from the border between them."""
HALO = 3.0
BASE_SHIFT = 0.35
"""From the middle of a line of text down to its baseline, as a share of its size."""
