"""A schedule beside one of its baselines: how many working days later, and where a delay begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ropewalk.drawing.timeline.rows.board import Board
from ropewalk.drawing.timeline.rows.vocabulary import Span
from ropewalk.drawing.timeline.rows.words import days_words
from ropewalk.planning.explain.chain import first_and_last
from ropewalk.planning.plan import Baseline
from ropewalk.planning.progress import work_of
from ropewalk.planning.schedule import CauseKind
from ropewalk.planning.units import NEVER, Int32Array

_WORTH_DAYS = 0.5
_WAITS = (CauseKind.LINK, CauseKind.HANDOFF)


@dataclass(frozen=True, eq=False)
class Comparing:
    """`number`: the baseline to compare with; None, or one that nothing has, compares nothing."""

    board: Board
    number: int | None

    @cached_property
    def dates(self) -> tuple[Int32Array, Int32Array] | None:
        """(rows,) starts and finishes of the baseline."""
        return None if self.number is None else self.board.baselines.get(self.number)

    def span(self, row: int) -> Span | None:
        """A row's dates in the baseline; None where it has none or they are those of the schedule."""
        if self.dates is None:
            return None
        start, finish = int(self.dates[0][row]), int(self.dates[1][row])
        start = finish if start == NEVER else start
        if finish == NEVER or finish < start:
            return None
        now = self.board.facts.start(row), self.board.facts.finish(row)
        return None if (start, finish) == now else Span(start, finish)

    def slips(self, rows: Iterable[int]) -> dict[int, float]:
        """Working days by which rows finish later than in the baseline, for those that can be compared."""
        if self.dates is None:
            return {}
        finishes = self.board.schedule.finish
        by_time: dict[int, list[int]] = {}
        for row in rows:
            if self.dates[1][row] != NEVER and finishes[row] != NEVER:
                task, project = self.board.outline.tasks[row], self.board.outline.projects[row]
                by_time.setdefault(self.board.worktimes.number_of(project, task), []).append(row)
        slips: dict[int, float] = {}
        for number, members in by_time.items():
            minutes = self.board.worktimes.times[number].work_between(self.dates[1][members], finishes[members])
            for row, slip in zip(members, minutes.tolist(), strict=True):
                slips[row] = slip / max(self.board.outline.projects[row].minutes_per_day, 1)
        return slips

    def beginnings(self, slips: dict[int, float]) -> dict[int, float]:
        """Working days of each row's delay that it does not have from the task it waits for, where there are any."""
        late = {row: slip for row, slip in slips.items() if slip >= _WORTH_DAYS}
        sources = {row: self._waited_for(row) for row in late}
        handed_on = self.slips({source for source in sources.values() if source >= 0})
        own = {row: slip - max(handed_on.get(sources[row], 0.0), 0.0) for row, slip in late.items()}
        return {row: days for row, days in own.items() if days >= _WORTH_DAYS}

    def _waited_for(self, row: int) -> int:
        """The task a row waits for, -1 for none; of a stage, what its first task waits for."""
        first = first_and_last(self.board.facts, row)[0] if self.board.outline.is_summary(row) else row
        cause = None if first is None else self.board.schedule.causes[first]
        if cause is None or cause.kind not in _WAITS:
            return -1
        source = self.board.facts.row(cause.ref)
        return -1 if source is None else source

    def note(self, row: int, days: float) -> str:
        """Why a delay begins at a row: `more work`, `takes 5 d longer`, `began later`; as far as the dates tell."""
        if self.dates is None:
            return ""
        start, finish = int(self.board.schedule.start[row]), int(self.board.schedule.finish[row])
        was_start, was_finish = int(self.dates[0][row]), int(self.dates[1][row])
        if NEVER in (start, finish, was_start, was_finish):
            return ""
        time = self.board.time(row)
        per_day = max(self.board.outline.projects[row].minutes_per_day, 1)
        longer = int(time.work_between(start, finish)) - int(time.work_between(was_start, was_finish))
        stated = self._stated(row)
        is_task = not self.board.outline.is_summary(row) and not self._has_begun(row)
        if stated is not None and stated.duration is not None and is_task:
            longer = work_of(self.board.outline.tasks[row]) - stated.duration
        if longer / per_day >= max(_WORTH_DAYS, days / 2):
            return "more work" if _is_about(longer / per_day, days) else f"takes {days_words(longer / per_day)} longer"
        later = int(time.work_between(was_start, start)) / per_day
        if later < _WORTH_DAYS:
            return ""
        verb = "began" if self._has_begun(row) else "begins"
        return f"{verb} later" if _is_about(later, days) else f"{verb} {days_words(later)} later"

    def _stated(self, row: int) -> Baseline | None:
        task = self.board.outline.tasks[row]
        return next((each for each in task.baselines if each.number == self.number), None)

    def _has_begun(self, row: int) -> bool:
        progress = self.board.outline.tasks[row].progress
        return progress is not None and progress.actual_start is not None


def _is_about(days: float, others: float) -> bool:
    return abs(days - others) < _WORTH_DAYS


def earliest_and_latest(dates: tuple[Int32Array, Int32Array] | None) -> tuple[int, int] | None:
    """First start and last finish of a baseline; None where it has no dates."""
    if dates is None:
        return None
    stated = np.concatenate(dates)
    stated = stated[stated != NEVER]
    return (int(stated.min()), int(stated.max())) if stated.size else None
