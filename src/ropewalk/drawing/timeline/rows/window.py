"""A window on a program: the rows in view and what touches them."""

from collections.abc import Collection, Iterator

from ropewalk.drawing.timeline.rows.answers import answer_of, notes_of, title_of
from ropewalk.drawing.timeline.rows.bars import Bars
from ropewalk.drawing.timeline.rows.board import Board
from ropewalk.drawing.timeline.rows.comparing import Comparing
from ropewalk.drawing.timeline.rows.folding import folding_of
from ropewalk.drawing.timeline.rows.lines import Standing
from ropewalk.drawing.timeline.rows.promises import program_promises
from ropewalk.drawing.timeline.rows.shades import Shading
from ropewalk.drawing.timeline.rows.ties import Tying
from ropewalk.drawing.timeline.rows.timespan import day_pixels, span_of
from ropewalk.drawing.timeline.rows.vocabulary import (
    MOST_BARS,
    DataDate,
    ProgramRow,
    Promise,
    Row,
    RowKind,
    Timeline,
    View,
    Zoom,
)
from ropewalk.planning.plan import Plan
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.units import NEVER


def timeline_of(
    plan: Plan,
    schedule: Schedule,
    *,
    baseline: int | None = None,
    folded: Collection[str] | None = None,
    zoom: Zoom = Zoom.AUTO,
    first_row: int = 0,
    rows: int | None = None,
    from_: int | None = None,
    to: int | None = None,
    width: int = 1040,
) -> Timeline:
    """A window on a plan and the schedule made of it; the arguments are those of `View`. Cost O(tasks + links).

    Who shows many windows on one schedule makes a `Board` once and asks `window_on` for each.
    """
    view = View(
        baseline=baseline,
        folded=None if folded is None else frozenset(folded),
        zoom=zoom,
        first_row=first_row,
        rows=rows,
        from_=from_,
        to=to,
        width=width,
    )
    return window_on(Board(plan, schedule), view)


def window_on(board: Board, view: View) -> Timeline:
    """The rows a view shows and what touches them. Cost O(rows in view), and whole arrays over all lines."""
    folding = folding_of(board.lines, view)
    standing = folding.standing
    total = int(standing.lines.size)
    first = min(max(view.first_row, 0), max(total - 1, 0))
    count = MOST_BARS if view.rows is None else min(max(view.rows, 1), MOST_BARS)
    stop = min(first + count, total)
    comparing = Comparing(board, view.baseline)
    span = span_of(board, comparing, view)
    rows = Bars(board, standing, comparing, first, stop).rows()
    tied = Tying(board, standing, first, stop, span).tied()
    promises = program_promises(board)
    return Timeline(
        title=title_of(board),
        answer=answer_of(board, promises, tied),
        view=view,
        baseline=None if comparing.dates is None else view.baseline,
        span=span,
        program=_program(board, promises),
        rows=rows,
        first_row=first,
        total_rows=total,
        ties=tied.ties,
        stubs=tied.stubs,
        shades=Shading(board, standing, first, stop, span, day_pixels(span, view.width)).shades(),
        data_dates=tuple(_data_dates(board, standing, rows, first)),
        promises=promises,
        notes=notes_of(board, tied, folding, first=first, shown=len(rows)),
    )


def _program(board: Board, promises: tuple[Promise, ...]) -> ProgramRow | None:
    if len(board.lanes) < 2:
        return None
    finish = board.schedule.program_finish
    return ProgramRow(name=board.plan.name, finish=None if finish == NEVER else finish, promises=promises)


def _data_dates(board: Board, standing: Standing, rows: tuple[Row, ...], first: int) -> Iterator[DataDate]:
    """The data date of each lane in the window; lanes beside each other with the same one joined."""
    open_one: DataDate | None = None
    for number, row in enumerate(rows, start=first):
        lane = board.lines.lane_at(int(standing.lines[number]))
        date = lane.project.data_date
        begins = row.kind is RowKind.LANE or number == first
        if open_one is not None and (not begins or open_one.date == date):
            open_one = DataDate(date=open_one.date, first=open_one.first, last=number)
            continue
        if open_one is not None:
            yield open_one
        open_one = None if date is None else DataDate(date=date, first=number, last=number)
    if open_one is not None:
        yield open_one
