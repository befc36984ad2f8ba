"""From when to when a picture reaches, and how wide a day is in it."""

from datetime import date

from ropewalk.drawing.timeline.rows.board import Board
from ropewalk.drawing.timeline.rows.comparing import Comparing, earliest_and_latest
from ropewalk.drawing.timeline.rows.vocabulary import Span, View, Zoom
from ropewalk.planning.units import EARLIEST, LATEST, MINUTES_PER_DAY, date_of, day_of

DAY_PIXELS = {Zoom.WEEKS: 12.0, Zoom.MONTHS: 2.6, Zoom.QUARTERS: 0.9}
"""How wide a day is where a zoom, not the program, says how much time is shown."""

_LEAST_DAYS = 14
_LEAD_PIXELS = 60
_WORDS_PIXELS = 92
"""Room for words after the last bar."""
_FREEZE_SHARE = 0.2
_MONTH_FROM_DAYS = 75
_WASTE_SHARE = 0.05


def span_of(board: Board, comparing: Comparing, view: View) -> Span:
    """The time in the window."""
    first, last = _extent(board, comparing)
    if view.zoom is Zoom.AUTO and view.from_ is None and view.to is None:
        return _whole(first, last, view.width)
    width = round(view.width / DAY_PIXELS[view.zoom] * MINUTES_PER_DAY) if view.zoom in DAY_PIXELS else None
    if width is not None and width >= last - first and view.from_ is None and view.to is None:
        return _whole(first, last, view.width)
    if view.from_ is not None:
        start = view.from_
    elif view.to is not None:
        start = view.to - width if width is not None else min(first, view.to - _LEAST_DAYS * MINUTES_PER_DAY)
    else:
        start = _lead_in(board, first, last, width or 0)
    if view.to is not None:
        finish = view.to
    else:
        finish = start + width if width is not None else max(last, start + _LEAST_DAYS * MINUTES_PER_DAY)
    return _sound(start, finish)


def day_pixels(span: Span, width: float) -> float:
    """Pixels a day takes when so much time is drawn this wide."""
    return width * MINUTES_PER_DAY / (span.finish - span.start)


def _extent(board: Board, comparing: Comparing) -> tuple[int, int]:
    """First and last date that matters: of the schedule, the baseline, the data dates, what is committed."""
    dates = [*(board.extent or ()), *(earliest_and_latest(comparing.dates) or ())]
    dates += [lane.project.data_date for lane in board.lanes if lane.project.data_date is not None]
    dates += [commitment.date for commitment in board.plan.commitments]
    dates = [at for at in dates if EARLIEST <= at < LATEST] or [0]
    first, last = min(dates), max(dates)
    reach = _FREEZE_SHARE * (last - first)
    near = [window for window in board.plan.blackouts if 0 <= window.start - last <= reach]
    return first, max([last, *(min(window.finish, window.start + round(reach / 2)) for window in near)])


def _whole(first: int, last: int, width: int) -> Span:
    """All of it, from the start of a week or month, with room for words at its end."""
    days = max((last - first) / MINUTES_PER_DAY, _LEAST_DAYS)
    room = days * _WORDS_PIXELS / max(width - _WORDS_PIXELS, 100)
    start = _floor(first, days)
    return _sound(start, round(max(last, first + _LEAST_DAYS * MINUTES_PER_DAY) + room * MINUTES_PER_DAY))


def _floor(instant: int, days: float) -> int:
    """The start of the month where that is near and the picture long, else of the week."""
    day = date_of(instant // MINUTES_PER_DAY)
    if days >= _MONTH_FROM_DAYS and day.day - 1 <= days * _WASTE_SHARE:
        return day_of(date(day.year, day.month, 1)) * MINUTES_PER_DAY
    return (day_of(day) - day.weekday()) * MINUTES_PER_DAY


def _lead_in(board: Board, first: int, last: int, width: int) -> int:
    """Where a zoomed picture begins: a little before the data date, so that what comes next is in it."""
    lead = width * _LEAD_PIXELS // 1000
    dates = [lane.project.data_date for lane in board.lanes if lane.project.data_date is not None]
    now = max((at for at in dates if first <= at <= last), default=first)
    return _floor(max(first, now - lead), 0)


def _sound(start: int, finish: int) -> Span:
    """A span that is not empty and within the calendar."""
    start = min(max(start, EARLIEST), LATEST - MINUTES_PER_DAY)
    return Span(start, min(max(finish, start + MINUTES_PER_DAY), LATEST))
