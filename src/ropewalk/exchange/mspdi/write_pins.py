"""Dates held where Project's rules would place a task elsewhere: by a bound, by a resumption, only at last by hand.

That is so where work waits for the data date, where a blackout keeps it out, where logic wins over a constraint.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ropewalk.planning import schedule
from ropewalk.planning.outline import Outline
from ropewalk.planning.plan import Constraint, ConstraintKind, Manual, Plan, Progress, Task
from ropewalk.planning.progress import remaining_of, work_of
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.units import EARLIEST, LATEST, MINUTES_PER_DAY, NEVER, Day, Instant
from ropewalk.planning.worktime import Worktimes

_ROUNDS = 6


class Dates(NamedTuple):
    """Where a task has to stand."""

    start: int
    finish: int


def pinned(plan: Plan, wanted: Sequence[Dates | None]) -> tuple[Plan, Schedule]:
    """A plan of one project whose own schedule puts its tasks on these dates, and that schedule.

    wanted  for each task, None where it may stand anywhere
    cost    a few schedules of the plan
    """
    pins = _Pins(plan, wanted)
    answer = schedule(pins.plan)
    for round_number in range(_ROUNDS):
        off = pins.rows_off(answer)
        if not off:
            return pins.plan, answer
        pins.hold(off if round_number == _ROUNDS - 1 else pins.first_of(off), answer)
        answer = schedule(pins.plan)
    if off := pins.rows_off(answer):
        pins.hold_by_hand(off)
        answer = schedule(pins.plan)
    return pins.plan, answer


class _Pins:
    """The plan as it is held so far."""

    def __init__(self, plan: Plan, wanted: Sequence[Dates | None]) -> None:
        self.plan = plan
        self.wanted = wanted
        self._outline = Outline.of(plan)
        self._held: set[int] = set()
        dates = [at for each in wanted if each is not None for at in each if EARLIEST <= at < LATEST]
        first, last = min(dates, default=0) // MINUTES_PER_DAY, max(dates, default=0) // MINUTES_PER_DAY
        self._worktimes = Worktimes(plan, Day(first - 400), Day(last + 400))

    def rows_off(self, answer: Schedule) -> list[int]:
        """Tasks that stand elsewhere; summaries follow from theirs."""
        dates = zip(answer.start.tolist(), answer.finish.tolist(), self.wanted, strict=True)
        return [
            row
            for row, (start, finish, wanted) in enumerate(dates)
            if wanted is not None and (start, finish) != wanted and start != NEVER
            if not self._outline.is_summary(row) and row not in self._outline.doubles
        ]

    def first_of(self, off: Sequence[int]) -> list[int]:
        """Those that wait for no other of them."""
        moved = {row for at in off for row in (at, *self._outline.above(at))}
        sources: dict[int, list[int]] = {}
        project = self.plan.projects[0]
        for link in project.links:
            source = self._outline.rows.get((project.key, link.source))
            target = self._outline.rows.get((project.key, link.target))
            if source is not None and target is not None:
                sources.setdefault(target, []).append(source)
        waits = {row for row in off if any(moved & set(sources.get(at, ())) for at in (row, *self._outline.above(row)))}
        return [row for row in off if row not in waits] or list(off)

    def hold(self, rows: Sequence[int], answer: Schedule) -> None:
        """Hold rows by a bound; those for which that was not enough, by hand."""
        again = self._held.intersection(rows)
        self._replace({row: self._bound(row) for row in rows if row not in again})
        self.hold_by_hand(sorted(again))
        self._held.update(rows)

    def hold_by_hand(self, rows: Sequence[int]) -> None:
        """Hold rows by dates of their own."""
        tasks = self.plan.projects[0].tasks
        self._replace(
            {
                row: replace(tasks[row], manual=Manual(start=Instant(wanted.start), finish=Instant(wanted.finish)))
                for row in rows
                if (wanted := self.wanted[row]) is not None
            }
        )

    def _bound(self, row: int) -> Task:
        task, wanted = self.plan.projects[0].tasks[row], self.wanted[row]
        if wanted is None:
            return task
        progress = task.progress
        if progress is not None and progress.actual_start is not None and progress.actual_finish is None:
            return replace(task, progress=self._resumed(task, progress, wanted))
        return replace(task, constraint=Constraint(kind=ConstraintKind.SNET, at=Instant(wanted.start)))

    def _resumed(self, task: Task, progress: Progress, wanted: Dates) -> Progress:
        """Work done so far stops when it was done; the rest resumes in time for the finish."""
        time = self._worktimes.times[self._worktimes.number_of(self.plan.projects[0], task)]
        left = remaining_of(task)
        stop = int(time.finish_after(progress.actual_start or 0, max(work_of(task) - left, 0)))
        resume = int(time.start_before(wanted.finish, left))
        return replace(progress, stop=Instant(stop), resume=Instant(max(resume, stop)))

    def _replace(self, tasks: dict[int, Task]) -> None:
        project = self.plan.projects[0]
        kept = tuple(tasks.get(row, task) for row, task in enumerate(project.tasks))
        self.plan = replace(self.plan, projects=(replace(project, tasks=kept),))


def wanted_dates(answer: Schedule, rows: Sequence[int | None]) -> Iterator[Dates | None]:
    """The scheduled dates of these rows of a schedule; None where there is no row or no date."""
    starts, finishes = answer.start.tolist(), answer.finish.tolist()
    for row in rows:
        dates = None if row is None else Dates(starts[row], finishes[row])
        yield None if dates is None or NEVER in dates else dates
