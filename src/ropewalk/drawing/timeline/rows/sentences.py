"""What is told about one row: name, dates, float, how it compares, why it is there."""

from ropewalk.drawing.timeline.rows.board import Board
from ropewalk.drawing.timeline.rows.lanes import Lane
from ropewalk.drawing.timeline.rows.vocabulary import Promise, Row
from ropewalk.drawing.timeline.rows.words import (
    LEAST_DAYS,
    days_words,
    finish_date,
    finish_day,
    lateness_words,
    start_date,
)
from ropewalk.planning.explain.reasons import reason_of
from ropewalk.planning.phrases import ref_phrase


def row_sentence(board: Board, row: int, shown: Row, *, baseline: int | None) -> str:
    """Everything about a task, in sentences."""
    parts = [f"{_called(shown)}: {_dates(shown)}."]
    if not shown.is_active:
        return f"{parts[0]} Inactive: it counts for nothing."
    if shown.is_done:
        parts.append("Done.")
    elif shown.float_days is not None:
        critical = ", critical" if shown.is_critical else ""
        parts.append(f"Float {days_words(shown.float_days)}{critical}.")
    if shown.slip_days is not None and abs(shown.slip_days) >= LEAST_DAYS:
        side = "later" if shown.slip_days > 0 else "earlier"
        parts.append(f"{days_words(abs(shown.slip_days))} {side} than baseline {baseline}.")
    if shown.deadline is not None:
        parts.append(_deadline(shown.deadline, shown.finish))
    parts += [promise_sentence(promise) for promise in shown.promises]
    because = _because(board, row)
    return " ".join([*parts, because] if because and not shown.is_done else parts)


def lane_sentence(lane: Lane, promises: tuple[Promise, ...]) -> str:
    """What is told about a project."""
    project = lane.project
    name = f"{project.name} ({project.key})" if project.name else project.key
    if lane.start is None or lane.finish is None:
        return f"{name}: no task has a date."
    dates = f"{name}: {start_date(lane.start)} to {finish_date(lane.finish)}."
    drives = "It drives the finish of the program." if lane.drives else ""
    lead = f"Run by {project.lead}." if project.lead else ""
    return " ".join(filter(None, [dates, drives, lead, *map(promise_sentence, promises)]))


def promise_sentence(promise: Promise) -> str:
    """`Committed for 30 Sep 2027: 4 d late.`"""
    late = "" if promise.days_late is None else f": {lateness_words(promise.days_late)}"
    what = f"{promise.name} committed" if promise.name else "Committed"
    return f"{what} for {finish_date(promise.date)}{late}."


def _called(shown: Row) -> str:
    ref = ref_phrase(shown.ref)
    return f"{shown.name} ({ref})" if shown.name != shown.ref.key else ref


def _dates(shown: Row) -> str:
    if shown.start is None or shown.finish is None:
        return "no date"
    if shown.start == shown.finish:
        return finish_day(shown.finish)
    return f"{start_date(shown.start)} to {finish_date(shown.finish)}"


def _deadline(deadline: int, finish: int | None) -> str:
    missed = finish is not None and finish > deadline
    return f"Deadline {finish_date(deadline)}{', missed' if missed else ''}."


def _because(board: Board, row: int) -> str:
    """Why it is on its date, in the words of `why`."""
    cause = board.schedule.causes[row]
    if cause is None or board.facts.start(row) is None:
        return ""
    reason = reason_of(board.facts, row, cause, None)
    return f"There because {reason}." if reason else ""
