"""What the issues below a task come to: how many, how many done, effort, points, the span of their dates."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ropewalk.exchange.jira.facts import Facts, first_of
from ropewalk.exchange.jira.issue import ITEM
from ropewalk.exchange.table.states import State
from ropewalk.planning.plan import Rollup
from ropewalk.planning.units import Instant, Minutes


class Sum(NamedTuple):
    """Issues taken together.

    items, done       items of work and those that are done
    estimated, remaining   working minutes, None where none of them states any
    are_estimated     whether every item states its effort
    points, done_points    story points; None where not every item has some
    states            of all of them, dropped ones left aside
    start, due        the earliest start and the latest due date they state
    actual_start, actual_finish  the first start and the last finish among them
    """

    items: int
    done: int
    estimated: Minutes | None
    remaining: Minutes | None
    are_estimated: bool
    points: float | None
    done_points: float
    states: frozenset[State]
    start: Instant | None
    due: Instant | None
    actual_start: Instant | None
    actual_finish: Instant | None

    @property
    def rollup(self) -> Rollup | None:
        """As a plan states it; None where there is nothing below."""
        if not self.states:
            return None
        return Rollup(items=self.items, done=self.done, estimated=self.estimated, remaining=self.remaining)

    @property
    def state(self) -> State:
        """What the issues say of the whole."""
        if not self.states:
            return State.WAITING
        if self.states == {State.DONE}:
            return State.DONE
        return State.STARTED if self.states & {State.STARTED, State.DONE} else State.WAITING

    @property
    def share(self) -> float | None:
        """How much is done, 0 to 1: by effort where every item states it, else by points, else by number."""
        if not self.items:
            return None
        if self.are_estimated and self.estimated:
            return min(max(1 - (self.remaining or 0) / self.estimated, 0.0), 1.0)
        if self.points:
            return self.done_points / self.points
        return self.done / self.items


def sum_of(rows: Iterable[int], facts: Facts) -> Sum:
    """The issues of some rows taken together; dropped ones count for nothing."""
    tree, times = facts.tree, facts.times
    live = [row for row in rows if tree.issues[row].state is not State.DROPPED]
    items = [row for row in live if tree.is_item(row)]
    done = [row for row in items if tree.issues[row].state is State.DONE]
    points = [tree.issues[row].points for row in items]
    working = [row for row in live if tree.ranks[row] <= ITEM]
    planned = [facts.planned(row) for row in working]
    return Sum(
        items=len(items),
        done=len(done),
        estimated=_total(planned),
        remaining=_total([facts.left(row) for row in working]),
        are_estimated=all(_is_estimated(row, facts) for row in items),
        points=sum(each for each in points if each) if items and all(points) else None,
        done_points=sum(tree.issues[row].points or 0 for row in done),
        states=frozenset(tree.issues[row].state for row in live),
        start=_earliest(first_of(times.starts[row], times.sprint_starts[row]) for row in live),
        due=_latest(first_of(times.dues[row], times.sprint_dues[row]) for row in live),
        actual_start=_earliest(facts.own_start(row) for row in live),
        actual_finish=_latest(facts.own_finish(row) for row in live),
    )


def _is_estimated(row: int, facts: Facts) -> bool:
    """Whether an item states its effort, or all its parts do."""
    parts = facts.tree.children.get(row, ())
    return bool(facts.planned(row)) or (bool(parts) and all(facts.planned(part) for part in parts))


def _total(amounts: Sequence[Minutes | None]) -> Minutes | None:
    stated = [amount for amount in amounts if amount is not None]
    return Minutes(sum(stated)) if stated else None


def _earliest(instants: Iterable[Instant | None]) -> Instant | None:
    return min((at for at in instants if at is not None), default=None)


def _latest(instants: Iterable[Instant | None]) -> Instant | None:
    return max((at for at in instants if at is not None), default=None)
