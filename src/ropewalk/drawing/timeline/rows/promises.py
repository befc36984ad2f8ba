"""Dates somebody committed to, beside the plan's own."""

from ropewalk.drawing.timeline.rows.board import Board
from ropewalk.drawing.timeline.rows.lanes import Lane
from ropewalk.drawing.timeline.rows.lines import Standing
from ropewalk.drawing.timeline.rows.vocabulary import Promise
from ropewalk.planning.calendar import WorkingTime
from ropewalk.planning.plan import Commitment
from ropewalk.planning.promises import days_late


def program_promises(board: Board) -> tuple[Promise, ...]:
    """What is committed for the program as a whole; working days are those of the project that finishes last."""
    last = max(board.lanes, key=lambda lane: lane.finish or 0, default=None)
    finish = None if last is None else last.finish
    stated = [each for each in board.plan.commitments if each.project is None and each.task is None]
    if last is None:
        return tuple(_promise(each, None, None, 1) for each in stated)
    time, per_day = _measure(board, last)
    return tuple(_promise(each, finish, time, per_day) for each in stated)


def lane_promises(board: Board, lane: Lane, standing: Standing) -> tuple[Promise, ...]:
    """What is committed for a project, and for those of its tasks that have no row of their own.

    A project that is the whole program has the program's commitments too.
    """
    found = [
        _promise(each, lane.finish, *_measure(board, lane)) for each in board.commitments.get(lane.project.key, ())
    ]
    for row, stated in board.commitments_below.get(lane.project.key, ()):
        line = int(board.lines.places[row])
        if standing.lines[standing.positions[line]] != line:
            found.append(_promise(stated, board.facts.finish(row), board.time(row), lane.project.minutes_per_day))
    return (*(program_promises(board) if len(board.lanes) == 1 else ()), *found)


def task_promises(board: Board, row: int) -> tuple[Promise, ...]:
    """What is committed for a task."""
    project = board.outline.projects[row]
    stated = [each for at, each in board.commitments_below.get(project.key, ()) if at == row]
    finish = board.facts.finish(row)
    return tuple(_promise(each, finish, board.time(row), project.minutes_per_day) for each in stated)


def _measure(board: Board, lane: Lane) -> tuple[WorkingTime, int]:
    return board.time_of(lane.project), lane.project.minutes_per_day


def _promise(stated: Commitment, finish: int | None, time: WorkingTime | None, per_day: int) -> Promise:
    late = None
    if finish is not None and time is not None:
        is_same_day = days_late(finish, stated.date) == 0
        late = 0.0 if is_same_day else int(time.work_between(stated.date, finish)) / max(per_day, 1)
    return Promise(date=stated.date, days_late=late, name=stated.name)
