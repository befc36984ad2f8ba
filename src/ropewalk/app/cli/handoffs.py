"""Handoffs as they stand, in words: for the page and for the terminal."""

from typing import NamedTuple

from ropewalk.app.cli.report import days_phrase
from ropewalk.drawing.timeline import Board
from ropewalk.drawing.timeline.rows.handoffs import Given
from ropewalk.planning.phrases import finish_phrase, ref_phrase
from ropewalk.planning.plan import TaskRef

NO_DATE = "no date"


class HandoffRow(NamedTuple):
    """One handoff; `tone` is good, warn or bad, and the verdict says the same in words."""

    key: str
    what: str
    giver: str
    receiver: str
    needed: str
    promised: str
    forecast: str
    verdict: str
    tone: str


def handoff_rows(board: Board) -> list[HandoffRow]:
    """Every handoff, the latest first, then in the order of their needs."""
    givens = sorted(
        board.givens,
        key=lambda each: (
            -_late(each),
            each.handoff.needed_by or each.forecast or 0,
            each.handoff.key,
        ),
    )
    return [_row(board, given) for given in givens]


def _late(given: Given) -> float:
    """Working days by which an open handoff is forecast later than it is needed."""
    return 0.0 if given.is_delivered or given.days_late is None else max(given.days_late, 0.1)


def _row(board: Board, given: Given) -> HandoffRow:
    handoff = given.handoff
    verdict, tone = _verdict(given)
    return HandoffRow(
        key=handoff.key,
        what=handoff.what,
        giver=_end(board, handoff.giver),
        receiver=_end(board, handoff.receiver),
        needed="" if handoff.needed_by is None else finish_phrase(handoff.needed_by),
        promised="" if handoff.promised is None else finish_phrase(handoff.promised),
        forecast=NO_DATE if given.forecast is None else finish_phrase(given.forecast),
        verdict=verdict,
        tone=tone,
    )


def _verdict(given: Given) -> tuple[str, str]:
    handoff = given.handoff
    if given.is_delivered:
        return "● delivered", "good"
    if given.days_late is not None:
        return f"■ {days_phrase(round(given.days_late * 480), 480)} late", "bad"
    if given.forecast is None:
        return "▲ nothing says when", "warn"
    if handoff.promised is not None and given.forecast > handoff.promised:
        return "▲ later than promised", "warn"
    if handoff.needed_by is None:
        return "▲ nobody said when it is needed", "warn"
    return "● on time", "good"


def _end(board: Board, ref: TaskRef) -> str:
    row = board.outline.rows.get(ref)
    return ref_phrase(ref) if row is None else f"{ref_phrase(ref)} {board.outline.tasks[row].name}"


def lines_of(board: Board) -> list[tuple[str, ...]]:
    """The same as cells of a table in text."""
    return [
        (row.verdict, row.key, row.what, row.giver, row.receiver, row.needed, row.forecast)
        for row in handoff_rows(board)
    ]
