"""A plan and its schedule as columns, so that a rule is one line of arithmetic."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ropewalk.planning.check.directory import said
from ropewalk.planning.explain.facts import Facts
from ropewalk.planning.explain.scope import EVERYTHING
from ropewalk.planning.phrases import ref_phrase
from ropewalk.planning.plan import Handoff, Lag, LinkKind, Plan, Project, TaskKind, TaskRef
from ropewalk.planning.progress import is_done
from ropewalk.planning.promises import Forecasts
from ropewalk.planning.schedule import Schedule
from ropewalk.planning.units import NEVER, BoolArray, Int32Array, Int64Array

IntArray = Int32Array | Int64Array

OPEN_TASK = "open task"
MOST_NAMED = 3
_WEEK_BY_CLOCK = 10_080


class Tie(NamedTuple):
    """A link or hard handoff whose two ends are rows of the plan."""

    source: int
    target: int
    kind: LinkKind
    lag: Lag
    handoff: Handoff | None = None


@dataclass(frozen=True, eq=False)
class Sheet:
    """n rows, those of the schedule. Flags are (n,) bool, amounts (n,) int64."""

    plan: Plan
    schedule: Schedule

    @cached_property
    def facts(self) -> Facts:
        """The rows one by one."""
        return Facts(self.plan, self.schedule, EVERYTHING)

    @cached_property
    def forecasts(self) -> Forecasts:
        """When what was promised will come."""
        return Forecasts(self.plan, self.schedule)

    @cached_property
    def is_work(self) -> BoolArray:
        """Rows that are work of this plan: active, not quoted from elsewhere, nothing below them."""
        outline = self.facts.outline
        flags = self._flags(task.is_active and task.external is None for task in outline.tasks)
        flags[list(outline.children)] = False
        flags[list(outline.doubles)] = False
        return flags

    @cached_property
    def is_done(self) -> BoolArray:
        """Rows that are finished."""
        return self._flags(is_done(task) for task in self.facts.outline.tasks)

    @cached_property
    def is_open(self) -> BoolArray:
        """Work that is not finished."""
        return np.asarray(self.is_work & ~self.is_done)

    @cached_property
    def has_begun(self) -> BoolArray:
        """Rows that say they have started."""
        tasks = self.facts.outline.tasks
        return self._flags(
            task.progress is not None
            and (
                task.progress.actual_start is not None
                or task.progress.actual_finish is not None
                or task.progress.percent_complete > 0
            )
            for task in tasks
        )

    @cached_property
    def takes_time(self) -> BoolArray:
        """Rows that are no milestones and do not last zero minutes."""
        return self._flags(
            task.kind is not TaskKind.MILESTONE and task.duration != 0 for task in self.facts.outline.tasks
        )

    @cached_property
    def day_lengths(self) -> Int64Array:
        """Minutes of a working day in the counting of each row; a day's share of a week where that is the clock."""
        lengths = {id(project): _day_lengths(project) for project in self.plan.projects}
        outline = self.facts.outline
        pairs = zip(outline.tasks, outline.projects, strict=True)
        return np.array([lengths[id(project)][task.is_elapsed] for task, project in pairs], np.int64)

    @cached_property
    def durations(self) -> Int64Array:
        """Stated durations, -1 where none is."""
        tasks = self.facts.outline.tasks
        return np.array([-1 if task.duration is None else task.duration for task in tasks], np.int64)

    @cached_property
    def data_dates(self) -> Int64Array:
        """The data date of each row's project, NEVER where it has none."""
        dates = (project.data_date for project in self.facts.outline.projects)
        return np.array([NEVER if date is None else date for date in dates], np.int64)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Links and hard handoffs between tasks that are there and active."""
        return tuple(tie for tie in self._ties() if self.facts.task(tie.source).is_active)

    def spread_down(self, flags: BoolArray) -> BoolArray:
        """The flags, and for each row those of the summaries above it."""
        parents = np.array(self.facts.outline.parents, np.int64)
        spread = flags
        while True:
            wider = spread | np.append(spread, np.False_)[parents]
            if np.array_equal(wider, spread):
                return np.asarray(spread)
            spread = wider

    def rows(self, flags: BoolArray, *, by: IntArray | None = None) -> list[int]:
        """The flagged rows; those with the least of `by` first."""
        rows = np.flatnonzero(flags)
        found: list[int] = (rows if by is None else rows[np.argsort(by[rows], kind="stable")]).tolist()
        return found

    def refs(self, rows: Sequence[int]) -> list[TaskRef]:
        """The tasks of rows."""
        refs = self.facts.outline.refs
        return [refs[row] for row in rows]

    def names(self, rows: Sequence[int]) -> list[str]:
        """How sentences name the first few rows: `LED:4 Ledger build`."""
        facts = self.facts
        return [said(facts.project(row), facts.task(row)) for row in rows[:MOST_NAMED]]

    def tie_text(self, tie: Tie) -> str:
        """How sentences name a link."""
        if tie.handoff is not None:
            return handoff_text(tie.handoff)
        return f"{ref_phrase(self.facts.ref(tie.source))} → {ref_phrase(self.facts.ref(tie.target))}"

    def _ties(self) -> Iterator[Tie]:
        rows = self.facts.outline.rows
        for project in self.plan.projects:
            key = project.key
            for link in project.links:
                source, target = rows.get((key, link.source)), rows.get((key, link.target))
                if source is not None and target is not None and source != target:
                    yield Tie(source, target, link.kind, link.lag)
        for handoff in self.plan.handoffs:
            source, target = rows.get(handoff.giver), rows.get(handoff.receiver)
            if source is not None and target is not None and handoff.is_hard:
                yield Tie(source, target, handoff.kind, handoff.lag, handoff)

    def _flags(self, values: Iterable[bool]) -> BoolArray:
        return np.fromiter(values, np.bool_, len(self.facts.outline.tasks))


def handoff_text(handoff: Handoff, more: str = "") -> str:
    """`H-01 (LED:4 → CRD:7)`; `more` stands behind the receiver."""
    ends = [f"{ref_phrase(handoff.giver)} → {ref_phrase(handoff.receiver)}", more]
    return f"{handoff.key} ({', '.join(filter(None, ends))})"


def _day_lengths(project: Project) -> tuple[int, int]:
    """Minutes of a day by the project's count, and by the clock: a week by the clock over its working days."""
    per_day, per_week = max(project.minutes_per_day, 1), max(project.minutes_per_week, 1)
    return per_day, round(_WEEK_BY_CLOCK * per_day / per_week)
