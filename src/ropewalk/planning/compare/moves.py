"""Tasks and finishes that moved."""

from collections.abc import Iterator

import numpy as np

from ropewalk.planning.compare.impact import FinishMove, Move, Shift
from ropewalk.planning.compare.sayings import (
    date_of_shift,
    finish_date,
    move_sentence,
    per_day_of,
    shift_phrase,
)
from ropewalk.planning.compare.versions import Versions
from ropewalk.planning.plan import Project, TaskKind, TaskRef
from ropewalk.planning.promises import Forecasts
from ropewalk.planning.units import NEVER

_RANKS = {TaskKind.MILESTONE: 1, TaskKind.TASK: 3, TaskKind.SUMMARY: 4}
_DRIVES = 2


def moves_of(versions: Versions) -> tuple[Move, ...]:
    """Every task in both versions whose dates differ, in sight or not, the weightiest first.

    What is committed comes first, then milestones, then what drives the finish, then the rest; the farther the
    earlier.
    """
    before, after = versions.before.schedule, versions.after.schedule
    if not versions.pairs:
        return ()
    was, now = np.array(versions.pairs, np.int64).T
    differs = (before.start[was] != after.start[now]) | (before.finish[was] != after.finish[now])
    was, now = was[differs], now[differs]
    rows: list[int] = now.tolist()
    numbers = versions.times(rows)
    starts = versions.shifts(before.start[was], after.start[now], numbers, is_start=True)
    finishes = versions.shifts(before.finish[was], after.finish[now], numbers)
    moved = [_move(versions, *each) for each in zip(rows, starts, finishes, strict=True)]
    committed = {TaskRef(each.project or "", each.task) for each in versions.after.plan.commitments}
    order = sorted(range(len(rows)), key=lambda at: (*_weight(versions, rows[at], moved[at], committed), rows[at]))
    return tuple(moved[at] for at in order)


def program_move(versions: Versions) -> FinishMove:
    """What became of the finish of the program, moved or not."""
    ends = [_dated(each.schedule.program_finish) for each in (versions.before, versions.after)]
    project = finishing_project(versions)
    shift = _finish_shift(versions, project, ends[0], ends[1])
    return FinishMove(project=None, finish=shift, sentence=_finish_sentence("The program", shift, project))


def project_moves(versions: Versions) -> Iterator[FinishMove]:
    """Projects in sight whose finish moved; those of one version only are told by their tasks."""
    before, after = (Forecasts(each.plan, each.schedule).of_projects for each in (versions.before, versions.after))
    moved = []
    for project in versions.after.plan.projects:
        if not versions.sees(TaskRef(project.key, None)) or project.key not in _keys(versions):
            continue
        shift = _finish_shift(versions, project, before.get(project.key), after.get(project.key))
        if not shift.is_still:
            sentence = _finish_sentence(project.name or project.key, shift, project)
            moved.append(FinishMove(project=project.key, finish=shift, sentence=sentence))
    yield from sorted(moved, key=lambda each: -abs(each.finish.days or 0))


def finishing_project(versions: Versions) -> Project | None:
    """The project whose task finishes last now: in its working days the finish of the program is counted."""
    facts = versions.after
    last = np.flatnonzero(facts.schedule.is_driving & (facts.schedule.finish == facts.schedule.program_finish))
    return facts.project(int(last[0])) if last.size else next(iter(facts.plan.projects), None)


def _move(versions: Versions, row: int, start: Shift, finish: Shift) -> Move:
    facts = versions.after
    ref, task = facts.ref(row), facts.task(row)
    name = versions.scope.name_of(ref, task.name)
    per_day = per_day_of(task, facts.project(row).minutes_per_day)
    return Move(
        ref=ref,
        name=name,
        kind=facts.schedule.kinds[row],
        start=start,
        finish=finish,
        sentence=move_sentence(name, start, finish, per_day),
    )


def _weight(versions: Versions, row: int, move: Move, committed: set[TaskRef]) -> tuple[int, int]:
    rank = _RANKS[move.kind]
    if move.kind is TaskKind.TASK and versions.after.schedule.is_driving[row]:
        rank = _DRIVES
    if move.ref in committed:
        rank = 0
    farthest = max(abs(shift.minutes or 0) for shift in (move.start, move.finish))
    return rank, -farthest


def _finish_shift(versions: Versions, project: Project | None, before: int | None, after: int | None) -> Shift:
    times = versions.worktimes
    number = times.number_of_clock() if project is None else times.number_of_project(project)
    return versions.shift(before, after, times.times[number])


def _finish_sentence(who: str, shift: Shift, project: Project | None) -> str:
    if shift.after is None:
        return f"{who} has no finish." if shift.before is None else f"{who} has no finish any more."
    if shift.before is None:
        return f"{who} has a finish now: {finish_date(shift.after)}."
    if shift.is_still:
        return f"{who} still finishes {finish_date(shift.after)}."
    amount = shift_phrase(shift, None if project is None else max(project.minutes_per_day, 1))
    return f"{who} finishes {amount}, on {date_of_shift(shift)} instead of {_was(shift)}."


def _was(shift: Shift) -> str:
    return "no date" if shift.before is None else finish_date(shift.before)


def _keys(versions: Versions) -> set[str]:
    return {project.key for project in versions.before.plan.projects}


def _dated(instant: int) -> int | None:
    return None if instant == NEVER else instant
