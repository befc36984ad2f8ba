"""The schedule against a baseline that was taken of it."""

from dataclasses import dataclass

import numpy as np

from ropewalk.planning.compare.impact import Shift
from ropewalk.planning.compare.sayings import finish_date, per_day_of, shift_phrase
from ropewalk.planning.compare.versions import laid_out, shifts_between
from ropewalk.planning.explain.facts import Facts
from ropewalk.planning.explain.scope import EVERYTHING, Scope
from ropewalk.planning.phrases import count_phrase
from ropewalk.planning.plan import Plan, TaskKind, TaskRef
from ropewalk.planning.progress import is_done
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.units import EARLIEST, LATEST, NEVER, Int32Array


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineSlip:
    """One task against its baseline; `before` of each shift is the baseline's date, `after` the scheduled one."""

    ref: TaskRef
    name: str
    kind: TaskKind
    start: Shift
    finish: Shift
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineComparison:
    """A schedule against one of its baselines.

    slips     every task in sight that has the baseline, in order of the plan, those in time included
    without   active tasks in sight that do not have it
    sentence  how many are late, on the day and early
    """

    number: int
    slips: tuple[BaselineSlip, ...]
    without: tuple[TaskRef, ...]
    sentence: str

    @property
    def late(self) -> tuple[BaselineSlip, ...]:
        """Tasks that finish on a later day than the baseline has them, the latest first."""
        late = [slip for slip in self.slips if (slip.finish.days or 0) > 0]
        return tuple(sorted(late, key=lambda slip: -(slip.finish.days or 0)))


def against_baseline(
    plan: Plan, schedule: Schedule, number: int = 0, *, scope: Scope = EVERYTHING
) -> BaselineComparison:
    """How far each task has slipped against baseline `number` (0 to 10). Cost O(tasks)."""
    facts = Facts(plan, schedule, scope)
    outline = facts.outline
    starts, finishes = _dates(facts, number)
    seen = [scope.sees(ref) for ref in outline.refs]
    known = (starts != NEVER) | (finishes != NEVER)
    rows = [row for row in np.flatnonzero(known).tolist() if seen[row]]
    worktimes = laid_out(facts, np.concatenate([starts, finishes, schedule.start, schedule.finish]))
    numbers = np.array([worktimes.number_of(outline.projects[row], outline.tasks[row]) for row in rows], np.int64)
    start_shifts = shifts_between(worktimes, starts[rows], schedule.start[rows], numbers, is_start=True)
    finish_shifts = shifts_between(worktimes, finishes[rows], schedule.finish[rows], numbers)
    slips = tuple(
        BaselineSlip(
            ref=facts.ref(row),
            name=facts.name(row),
            kind=schedule.kinds[row],
            start=start,
            finish=finish,
            sentence=_sentence(facts, row, finish, number),
        )
        for row, start, finish in zip(rows, start_shifts, finish_shifts, strict=True)
    )
    without = tuple(
        ref
        for row, ref in enumerate(outline.refs)
        if seen[row] and not known[row] and outline.tasks[row].is_active and row not in outline.doubles
    )
    return BaselineComparison(number=number, slips=slips, without=without, sentence=_summary(slips, without, number))


def _dates(facts: Facts, number: int) -> tuple[Int32Array, Int32Array]:
    """(n,) start and finish of the baseline, NEVER where there is none."""
    count = len(facts.outline.tasks)
    starts, finishes = np.full(count, NEVER, np.int32), np.full(count, NEVER, np.int32)
    for row, task in enumerate(facts.outline.tasks):
        for baseline in task.baselines:
            if baseline.number == number and row not in facts.outline.doubles:
                starts[row], finishes[row] = _in_range(baseline.start), _in_range(baseline.finish)
    return starts, finishes


def _in_range(instant: int | None) -> int:
    """Nothing is computed from a date that no calendar holds."""
    return NEVER if instant is None or not EARLIEST <= instant < LATEST else instant


def _sentence(facts: Facts, row: int, finish: Shift, number: int) -> str:
    name, task = facts.name(row), facts.task(row)
    of = _called(number)
    if finish.after is None:
        return f"{name} has no date to hold against {of}."
    if finish.before is None:
        return f"{name} has no finish in {of}."
    verb = "finished" if is_done(task) else "finishes"
    if not finish.days:
        return f"{name} {verb} on the day of {of}, {finish_date(finish.after)}."
    per_day = per_day_of(task, facts.project(row).minutes_per_day)
    dates = f"{finish_date(finish.after)} instead of {finish_date(finish.before)}"
    return f"{name} {verb} {shift_phrase(finish, per_day)} than in {of}: {dates}."


def _summary(slips: tuple[BaselineSlip, ...], without: tuple[TaskRef, ...], number: int) -> str:
    if not slips:
        return f"No task has a date in {_called(number)}."
    late = sum((slip.finish.days or 0) > 0 for slip in slips)
    early = sum((slip.finish.days or 0) < 0 for slip in slips)
    missing = f" {count_phrase(len(without), 'task')} {_have(len(without))} no date in it." if without else ""
    kept = len(slips) - late - early
    return (
        f"Against {_called(number)}, {late:,} of {count_phrase(len(slips), 'task')} {_is(late)} late, "
        f"{kept:,} on the day and {early:,} early.{missing}"
    )


def _called(number: int) -> str:
    return f"baseline {number}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"
