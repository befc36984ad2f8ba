"""Issues that enter become tasks: dates as wishes and deadlines, estimates as durations, states as facts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ropewalk.exchange.jira.facts import Facts, first_of
from ropewalk.exchange.jira.issue import ITEM, Issue
from ropewalk.exchange.jira.rollups import Sum, sum_of
from ropewalk.exchange.jira.tree import NOBODY
from ropewalk.exchange.table.headers import plain
from ropewalk.exchange.table.states import State
from ropewalk.exchange.table.terms import KINDS
from ropewalk.planning.plan import (
    Assignment,
    Constraint,
    ConstraintKind,
    Progress,
    Task,
    TaskKind,
    TimeUnit,
)
from ropewalk.planning.units import Instant, Minutes

_DAY = 480
_NEARLY_DONE = 99.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The times of a task as its issue and those below it state them.

    state          its own; of a stand-in that of its issues
    start, due     its own, else its sprint's, else the span of the issues below it
    deadline       its own due date
    actual_start, actual_finish   facts, None where it has not begun or is not done
    """

    state: State
    start: Instant | None
    due: Instant | None
    deadline: Instant | None
    actual_start: Instant | None
    actual_finish: Instant | None
    below: Sum


@dataclass(eq=False)
class Tasks:
    """Makes a task of each issue that enters.

    rolled      rows whose dates are those of the issues below them
    by_sprint   rows whose dates are those of their sprint
    """

    facts: Facts
    rolled: list[int] = field(default_factory=list)
    by_sprint: list[int] = field(default_factory=list)

    def task(self, row: int) -> Task:
        """The task of an issue."""
        tree = self.facts.tree
        issue, shape = tree.issues[row], self._shape(row)
        above = tree.outline(row)
        is_summary = row in tree.summaries
        duration = None if is_summary else self._duration(row, shape)
        return Task(
            key=issue.key,
            name=issue.name,
            kind=TaskKind.SUMMARY if is_summary else TaskKind.TASK,
            parent=None if above == NOBODY else tree.issues[above].key,
            duration=duration,
            shown=_unit_of(duration),
            constraint=_constraint(shape, duration, is_summary=is_summary),
            deadline=shape.deadline,
            is_active=issue.state is not State.DROPPED,
            progress=None if is_summary else self._progress(row, shape, duration),
            rollup=shape.below.rollup,
            owner=issue.assignee,
            notes=_notes(issue, shape.below),
        )

    def assignment(self, row: int) -> Assignment | None:
        """The work of the person an item is assigned to; of an epic the assignee is the owner, not the one at work."""
        tree = self.facts.tree
        issue = tree.issues[row]
        if issue.assignee is None or tree.ranks[row] > ITEM or row in tree.summaries:
            return None
        work, left = self.facts.planned(row), self.facts.left(row)
        return Assignment(task=issue.key, resource=issue.assignee, work=work, remaining_work=left)

    def is_milestone(self, row: int) -> bool:
        """Whether an issue is a milestone by the name of its type."""
        tree = self.facts.tree
        return row not in tree.summaries and KINDS.get(plain(tree.issues[row].type)) is TaskKind.MILESTONE

    @cached_property
    def _below(self) -> dict[int, list[int]]:
        return self.facts.tree.below

    def _shape(self, row: int) -> Shape:
        tree, times = self.facts.tree, self.facts.times
        issue = tree.issues[row]
        below = sum_of(self._below.get(row, ()), self.facts)
        state = below.state if issue.is_stand_in else issue.state
        if state is State.WAITING and below.state is not State.WAITING:
            state = State.STARTED
        start, due = times.starts[row], times.dues[row]
        if start is None and due is None and (sprint := times.sprint_starts[row]) is not None:
            start, due = sprint, times.sprint_dues[row]
            self.by_sprint.append(row)
        if (start is None and below.start is not None) or (due is None and below.due is not None):
            start, due = first_of(start, below.start), first_of(due, below.due)
            self.rolled.append(row)
        finish = first_of(self.facts.own_finish(row), below.actual_finish) if state is State.DONE else None
        return Shape(
            state=state,
            start=start,
            due=due,
            deadline=times.dues[row],
            actual_start=self._actual_start(row, state, below, finish),
            actual_finish=finish,
            below=below,
        )

    def _actual_start(self, row: int, state: State, below: Sum, finish: Instant | None) -> Instant | None:
        if state not in (State.STARTED, State.DONE):
            return None
        own = self.facts.own_start(row, otherwise=below.actual_start)
        limit = finish if finish is not None else self.facts.times.facts_end
        start = first_of(own, below.actual_start)
        return start if start is None or limit is None or start <= limit else limit

    def _duration(self, row: int, shape: Shape) -> Minutes | None:
        """The working time between its dates; without both of them its estimate."""
        if self.is_milestone(row):
            return Minutes(0)
        start = first_of(shape.start, shape.actual_start if shape.state is State.STARTED else None)
        if start is not None and shape.due is not None:
            span = self.facts.times.work_between(start, shape.due)
            if span:
                return span
        return self.facts.planned(row)

    def _progress(self, row: int, shape: Shape, duration: Minutes | None) -> Progress | None:
        if shape.state is State.DONE:
            if shape.actual_finish is None and duration is None:
                return None
            return Progress(actual_start=shape.actual_start, actual_finish=shape.actual_finish, percent_complete=100.0)
        if shape.state is not State.STARTED or duration is None:
            return None
        share, remaining = self._done_of(row, shape, duration)
        percent = min(round(100 * share, 1), _NEARLY_DONE)
        return Progress(actual_start=shape.actual_start, percent_complete=percent, remaining=remaining)

    def _done_of(self, row: int, shape: Shape, duration: Minutes) -> tuple[float, Minutes | None]:
        """The share that is done, and what remains where the share does not say it.

        Where nothing says how far work is, it is taken to end on its due date, or now where that has passed.
        """
        if shape.below.share is not None:
            return shape.below.share, None
        effort = self.facts.effort(row)
        planned, left = effort.planned, effort.left
        if planned and left is not None:
            share = min(max(1 - left / planned, 0.0), 1.0)
            return share, left if duration == planned else None
        now = self.facts.times.facts_end
        if shape.due is None or now is None:
            return 0.0, None
        return 0.0, self.facts.times.work_between(now, shape.due)


def _constraint(shape: Shape, duration: Minutes | None, *, is_summary: bool) -> Constraint | None:
    """Not before its start; where it has only a due date and no length, not before that."""
    if is_summary:
        return None if shape.start is None else Constraint(kind=ConstraintKind.SNET, at=shape.start)
    if not duration and shape.due is not None:
        return Constraint(kind=ConstraintKind.FNET, at=shape.due)
    return None if shape.start is None else Constraint(kind=ConstraintKind.SNET, at=shape.start)


def _unit_of(duration: Minutes | None) -> TimeUnit:
    """Days, unless hours say it more plainly."""
    return TimeUnit.DAYS if duration is None or duration % (_DAY // 2) == 0 or duration > 10 * _DAY else TimeUnit.HOURS


def _notes(issue: Issue, below: Sum) -> str:
    points = ""
    if issue.points is not None:
        points = f"Story points: {issue.points:g}"
    elif below.points:
        points = f"Story points of its issues: {below.points:g}, {below.done_points:g} of them done"
    return "\n\n".join(part for part in (points, issue.notes) if part)


def names_of(issues: Sequence[Issue], rows: Sequence[int]) -> list[str]:
    """The keys of some rows."""
    return [issues[row].key for row in rows]
