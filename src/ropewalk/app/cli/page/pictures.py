"""The timeline in the sizes a page shows: broad for screens, narrow for phones."""

from collections.abc import Callable
from dataclasses import dataclass

from ropewalk.drawing.timeline import Board, FoldLink, Timeline, View, Zoom, draw, window_on

ROWS_SHOWN = 160
BROAD, NARROW = 1040, 360
"""Widths of the two drawings in pixels; the page never scales one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What part of the program is shown, and how.

    baseline   the baseline to compare with, None for none
    folded     projects and stages shown as one line; None: whatever keeps the picture readable
    first_row  first row of the window
    """

    baseline: int | None = None
    zoom: Zoom = Zoom.AUTO
    folded: frozenset[str] | None = None
    first_row: int = 0
    is_table_open: bool = False

    def view(self, width: int) -> View:
        """The window of one drawing."""
        return View(
            baseline=self.baseline,
            folded=self.folded,
            zoom=self.zoom,
            first_row=self.first_row,
            rows=ROWS_SHOWN,
            width=width,
        )


@dataclass(frozen=True, slots=True)
class Pictures:
    """The two drawings, and what the broad one shows."""

    shown: Timeline
    broad: str
    narrow: str


FoldLinks = Callable[[Timeline], FoldLink]


def pictures_of(board: Board, look: Look, fold_links: FoldLinks | None = None) -> Pictures:
    """Both drawings of one look; they take their colours from the page, and its links where it is served."""
    shown, phone = window_on(board, look.view(BROAD)), window_on(board, look.view(NARROW))
    broad, narrow = (draw(each, fold_link=None if fold_links is None else fold_links(each)) for each in (shown, phone))
    return Pictures(shown, broad, narrow)
