"""Passes -> Schedule: positions become dates, nodes become the rows that people know."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ropewalk.planning.causes import Chain, Drivers, drivers_of
from ropewalk.planning.cpm import Passes
from ropewalk.planning.dialects import DIALECTS, Rules
from ropewalk.planning.drafting import Hold
from ropewalk.planning.floats import free_floats, total_floats
from ropewalk.planning.moments import Moments
from ropewalk.planning.plan import ConstraintKind, Lag, LagUnit
from ropewalk.planning.progress import is_done
from ropewalk.planning.rollup import Rollup
from ropewalk.planning.schedule import Cause, CauseKind, Schedule
from ropewalk.planning.statement import Statement
from ropewalk.planning.stating import is_unstated
from ropewalk.planning.units import NEVER, BoolArray, Int32Array


def schedule_of(statement: Statement, passes: Passes) -> Schedule:
    """The schedule of a stated plan. Cost O(tasks + links)."""
    answer = _Answer(statement, passes)
    rollup = Rollup.of(statement.outline)
    starts, finishes = answer.dates(passes.earlies)
    early_starts, early_finishes = (
        (starts, finishes) if passes.soonest is passes.earlies else answer.dates(passes.soonest)
    )
    late_starts, late_finishes = answer.dates(answer.lates, late=True)
    floats, frees = answer.floats()
    critical = answer.critical(floats)
    driving = answer.driving()
    return Schedule(
        refs=statement.outline.refs,
        kinds=tuple(statement.outline.kind(row) for row in range(len(statement.outline.tasks))),
        start=answer.as_said(rollup.earliest(starts), 0),
        finish=answer.as_said(rollup.latest(finishes), 1),
        early_start=rollup.earliest(early_starts),
        early_finish=rollup.latest(early_finishes),
        late_start=rollup.earliest(late_starts),
        late_finish=rollup.latest(late_finishes),
        total_float=rollup.earliest(floats),
        free_float=rollup.earliest(frees),
        is_critical=rollup.any(critical),
        is_driving=rollup.any(driving),
        causes=answer.causes(),
        program_finish=passes.finish,
    )


@dataclass(frozen=True, eq=False)
class _Answer:
    statement: Statement
    passes: Passes

    @cached_property
    def lates(self) -> Int32Array:
        """(2n + 1,) late positions as people are told them."""
        return self.passes.told_lates

    @cached_property
    def drivers(self) -> Drivers:
        return drivers_of(self.passes)

    @cached_property
    def moments(self) -> Moments:
        return Moments(self.statement, self.passes, self.drivers)

    @cached_property
    def places(self) -> Int32Array:
        """(rows,) place of each row's node in the order, -1 where it has none or no date."""
        nodes = self.statement.row_nodes
        places = np.where(nodes >= 0, self.passes.network.ranks[np.maximum(nodes, 0)], -1)
        hidden = [row for row, task in enumerate(self.statement.outline.tasks) if is_unstated(task)]
        places[hidden] = -1
        return places.astype(np.int32)

    @cached_property
    def dated(self) -> Int32Array:
        """Rows that have dates of their own."""
        return np.flatnonzero(self.places >= 0).astype(np.int32)

    @cached_property
    def done(self) -> BoolArray:
        """(rows,) whether each task is finished."""
        return np.array([is_done(task) for task in self.statement.outline.tasks], np.bool_)

    def dates(self, positions: Int32Array, *, late: bool = False) -> tuple[Int32Array, Int32Array]:
        """(rows,) starts and finishes as instants; what was said as a fact stands as it was said."""
        network, places = self.passes.network, self.places[self.dated]
        calendars = network.calendars[places]
        starts, finishes = self._none(), self._none()
        starts[self.dated] = network.hours.instants(positions[2 * places], calendars)
        finishes[self.dated] = network.hours.instants(positions[2 * places + 1], calendars)
        if not late:
            self.moments.stand(positions, starts, finishes)
        for row, (start, finish) in self.statement.said.items():
            if self.places[row] >= 0 and (not late or self.done[row]):
                starts[row] = starts[row] if start is None else start
                finishes[row] = finishes[row] if finish is None else finish
            elif (
                self.places[row] >= 0 and finish is None and start is not None and self._rules(row).begun_has_begun_late
            ):
                starts[row] = start
        return starts, finishes

    def _rules(self, row: int) -> Rules:
        return DIALECTS[self.statement.outline.projects[row].dialect]

    def as_said(self, dates: Int32Array, end: int) -> Int32Array:
        """Dates of summaries that are held by hand stand as they were said."""
        for row in self.statement.outline.children:
            said = self.statement.said.get(row)
            at = None if said is None else said[end]
            if at is not None:
                dates[row] = at
        return dates

    def floats(self) -> tuple[Int32Array, Int32Array]:
        """(rows,) total and free float; none for finished tasks."""
        rows = self.dated[~self.done[self.dated]]
        total, free = self._none(), self._none()
        places = self.places[rows]
        total[rows] = total_floats(self.passes)[places] - self._pulled(rows)
        free[rows] = free_floats(self.passes)[places]
        for row, calendar in self.statement.own_hours.items():
            if total[row] != NEVER:
                total[row], free[row] = self._on_own_hours(int(self.places[row]), calendar, int(free[row]))
        return total, free

    def _pulled(self, rows: Int32Array) -> Int32Array:
        """(k,) working minutes by which a constraint holds each row before what its links ask."""
        places = self.places[rows]
        by_constraint = np.array([row not in self.statement.said for row in rows.tolist()], np.bool_)
        pulled = (self.drivers.asked[places] >> 1) - (self.passes.earlies[2 * places] >> 1)
        return np.where(by_constraint & self.drivers.is_capped[places], pulled, 0).astype(np.int32)

    def _on_own_hours(self, place: int, calendar: int, free: int) -> tuple[int, int]:
        """Total and free float of a row counted on another calendar than it runs on."""
        hours, runs_on = self.passes.network.hours, int(self.passes.network.calendars[place])
        earlies, lates = self.passes.earlies[2 * place : 2 * place + 2], self.lates[2 * place : 2 * place + 2]
        moments = hours.instants([*earlies, *lates, earlies[1] + 2 * free], runs_on)
        start, finish, late_start, late_finish, free_finish = hours.positions(moments, calendar, late=True) >> 1
        return int(min(late_start - start, late_finish - finish)), int(free_finish - finish)

    def critical(self, floats: Int32Array) -> BoolArray:
        """(rows,) whether float is no more than the project's limit; finished and inactive tasks never are."""
        limits = np.array([project.critical_limit for project in self.statement.outline.projects], np.int64)
        active = np.array([task.is_active for task in self.statement.outline.tasks], np.bool_)
        return np.asarray((floats != NEVER) & (floats <= limits) & active)

    def driving(self) -> BoolArray:
        """(rows,) whether each row is on the chain that drives the program's finish."""
        chain = Chain(self.passes, self.drivers).places
        driving = np.zeros(self.places.size, np.bool_)
        driving[self.dated] = np.isin(self.places[self.dated], list(chain))
        for row, node in self.statement.begun.items():
            driving[row] |= int(self.passes.network.ranks[node]) in chain
        return driving

    def causes(self) -> tuple[Cause | None, ...]:
        """Why each row starts where it does."""
        links = self.drivers.links.tolist()
        odd = np.flatnonzero(self.drivers.is_capped | self.drivers.is_pushed)
        moved = dict(zip(odd.tolist(), self.drivers.is_capped[odd].tolist(), strict=True))
        return tuple(self._cause(row, place, links, moved) for row, place in enumerate(self.places.tolist()))

    def _cause(self, row: int, place: int, links: list[int], moved: dict[int, bool]) -> Cause | None:
        network, statement = self.passes.network, self.statement
        if place in self.put_late and self._goes_late(row):
            return Cause(CauseKind.CONSTRAINT, None, ConstraintKind.ALAP.value, 0)
        while place >= 0:
            node = int(network.order.nodes[place])
            if place in moved and not moved[place]:
                return Cause(CauseKind.CALENDAR, None, None, 0)
            link = links[place]
            if link < 0 or place in moved:
                return _held(statement.holds.get(node), self._capped_by(row) if place in moved else None)
            saying = statement.sayings.get(link)
            if saying is not None:
                return Cause(saying.kind, saying.ref, saying.link.value, self._lag(link, saying.lag))
            place = int(network.ranks[network.links.sources[link]])
        return None

    @cached_property
    def put_late(self) -> frozenset[int]:
        """Places that stand later than they have to, because they were asked to."""
        if self.passes.soonest is self.passes.earlies:
            return frozenset()
        return frozenset(np.flatnonzero(self.passes.earlies[:-1:2] > self.passes.soonest[:-1:2]).tolist())

    def _goes_late(self, row: int) -> bool:
        constraint = self.statement.outline.tasks[row].constraint
        return constraint is not None and constraint.kind is ConstraintKind.ALAP

    def _capped_by(self, row: int) -> Hold:
        task = self.statement.outline.tasks[row]
        if row in self.statement.said or task.constraint is None:
            return Hold(CauseKind.MANUAL if task.manual is not None else CauseKind.PROGRESS)
        return Hold(CauseKind.CONSTRAINT, task.constraint.kind.value)

    def _lag(self, link: int, lag: Lag) -> int:
        """Minutes of a link's lag: working ones, or of the clock where it was stated so; a share as it comes out."""
        if lag.unit in (LagUnit.WORKING, LagUnit.ELAPSED):
            return lag.amount
        worked, clock = self.passes.network.lags
        return int(worked[link]) or int(clock[link])

    def _none(self) -> Int32Array:
        return np.full(self.places.size, NEVER, np.int32)


def _held(hold: Hold | None, cap: Hold | None) -> Cause | None:
    hold = cap or hold
    if hold is None or hold.kind is CauseKind.NONE:
        return None
    return Cause(hold.kind, None, hold.word, 0)
