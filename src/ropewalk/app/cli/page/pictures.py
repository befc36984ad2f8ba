"""The timeline in the sizes a page shows: broad for screens, narrow for phones."""

from collections.abc import Callable
from dataclasses import dataclass

from ropewalk.drawing.timeline import Board, FoldLink, Timeline, View, Zoom, draw, window_on

ROWS_SHOWN = 160
WIDTHS = (780, 1040, 1500)
NARROW = 360
"""Widths of the plots and of the drawing for phones, in pixels; the page shows the one that fits and scales none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What part of the program is shown, and how.

    baseline   the baseline to compare with, None for none
    folded     projects and stages shown as one line; None: whatever keeps the picture readable
    first_row  first row of the window
    from_      the instant it begins on; None: as the zoom says
    """

    baseline: int | None = None
    zoom: Zoom = Zoom.AUTO
    folded: frozenset[str] | None = None
    first_row: int = 0
    from_: int | None = None
    is_table_open: bool = False

    def view(self, width: int) -> View:
        """The window of one drawing."""
        return View(
            baseline=self.baseline,
            folded=self.folded,
            zoom=self.zoom,
            first_row=self.first_row,
            rows=ROWS_SHOWN,
            from_=self.from_,
            width=width,
        )


FoldLinks = Callable[[Timeline], FoldLink]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The drawings, each under the class by which the page shows it, and what the broad ones show."""

    shown: Timeline
    drawn: tuple[tuple[str, str], ...]


def pictures_of(board: Board, look: Look, fold_links: FoldLinks | None = None) -> Pictures:
    """Every drawing of one look; they take their colours from the page, and its links where it is served."""
    windows = [(f"w{width}", window_on(board, look.view(width))) for width in WIDTHS]
    windows.append(("slim", window_on(board, look.view(NARROW))))
    drawn = tuple(
        (name, draw(window, fold_link=None if fold_links is None else fold_links(window))) for name, window in windows
    )
    return Pictures(windows[0][1], drawn)
