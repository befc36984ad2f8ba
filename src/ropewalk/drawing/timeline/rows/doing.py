"""How far a task has come, and where in its span it is worked on."""

import numpy as np

from ropewalk.drawing.timeline.rows.board import Board
from ropewalk.drawing.timeline.rows.lanes import Lane
from ropewalk.drawing.timeline.rows.vocabulary import Span
from ropewalk.planning.dialects import DIALECTS
from ropewalk.planning.progress import remaining_of, work_of
from ropewalk.planning.units import NEVER


def done_until(board: Board, row: int) -> int | None:
    """Up to where the facts of a task reach; None where it has not begun."""
    start, finish = board.facts.start(row), board.facts.finish(row)
    if start is None or finish is None:
        return None
    if board.done[row]:
        return finish
    if board.outline.is_summary(row):
        return _summary_until(board, list(board.outline.leaves(row)), start, finish)
    task, project = board.outline.tasks[row], board.outline.projects[row]
    progress = task.progress
    if progress is None or progress.actual_start is None:
        return None
    if progress.stop is not None:
        return min(max(progress.stop, start), finish)
    if DIALECTS[project.dialect].data_date_holds_work and project.data_date is not None:
        return min(max(project.data_date, start), finish)
    done = work_of(task) - remaining_of(task)
    if done <= 0 or not board.time(row).total:
        return start
    return min(max(int(board.time(row).finish_after(start, done)), start), finish)


def lane_until(board: Board, lane: Lane) -> int | None:
    """Up to where the facts of a project reach."""
    if lane.start is None or lane.finish is None:
        return None
    leaves = [row for row in lane.rows if not board.outline.is_summary(row)]
    return _summary_until(board, leaves, lane.start, lane.finish)


def pieces_of(board: Board, row: int) -> tuple[Span, ...]:
    """Where a task is worked on: its span, in parts where it is split."""
    start, finish = board.facts.start(row), board.facts.finish(row)
    if start is None or finish is None:
        return ()
    splits = sorted((split.after, split.gap) for split in board.outline.tasks[row].splits if split.gap > 0)
    time = board.time(row) if splits else None
    if time is None or not time.total:
        return (Span(start, finish),)
    pieces: list[Span] = []
    begins, paused = start, 0
    for after, gap in splits:
        stops = int(time.finish_after(start, after + paused))
        if begins < stops < finish:
            pieces.append(Span(begins, stops))
            begins = int(time.next_start(time.finish_after(stops, gap)))
        paused += gap
    return (*pieces, Span(min(begins, finish), finish))


def _summary_until(board: Board, leaves: list[int], start: int, finish: int) -> int | None:
    """Facts reach to the data date where it holds the work back, else as far as the share of work that is done."""
    tasks = board.outline.tasks
    leaves = [row for row in leaves if tasks[row].is_active and board.schedule.start[row] != NEVER]
    if not leaves:
        return None
    if all(board.done[row] for row in leaves):
        return finish
    begun = [row for row in leaves if board.done[row] or _has_begun(board, row)]
    if not begun:
        return None
    project = board.outline.projects[leaves[0]]
    if DIALECTS[project.dialect].data_date_holds_work and project.data_date is not None:
        return min(max(project.data_date, start), finish)
    work = np.array([max(work_of(tasks[row]), 1) for row in leaves], np.float64)
    left = np.array([0 if board.done[row] else remaining_of(tasks[row]) for row in leaves], np.float64)
    share = 1 - min(float(left.sum() / work.sum()), 1.0)
    return start + round(share * (finish - start))


def _has_begun(board: Board, row: int) -> bool:
    progress = board.outline.tasks[row].progress
    return progress is not None and progress.actual_start is not None
