"""A network being drawn up: nodes, links and bounds are collected, then become columns at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np

from ropewalk.planning.columns import AS_SOON, NO_CAP, NO_FLOOR, Links, Nodes, Windows
from ropewalk.planning.hours import Hours
from ropewalk.planning.schedule import CauseKind
from ropewalk.planning.units import BoolArray, Int32Array


class Bound(IntEnum):
    """What a date binds, in the order of the columns it ends up in; a pin is a floor and a cap in one."""

    START_FLOOR = 0
    FINISH_FLOOR = 1
    START_CAP = 2
    FINISH_CAP = 3
    LATE_START = 4
    LATE_FINISH = 5
    START_PIN = 6


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a node has a bound: the kind of cause, and the constraint's name where it is one."""

    kind: CauseKind
    word: str | None = None


BY_START = Hold(CauseKind.NONE)
_LATE = (Bound.LATE_START, Bound.LATE_FINISH)


@dataclass(eq=False)
class Draft:
    """Nodes and links as they are found, in order. Ends are (node, START or FINISH).

    idle   nodes of tasks that are not active
    """

    works: list[int] = field(default_factory=list)
    calendars: list[int] = field(default_factory=list)
    counts: list[bool] = field(default_factory=list)
    takes_earliest: list[bool] = field(default_factory=list)
    lateness: list[int] = field(default_factory=list)
    fixed: dict[int, tuple[int, int]] = field(default_factory=dict)
    bounds: list[tuple[Bound, int, int, Hold]] = field(default_factory=list)
    links: list[tuple[int, int, int, int, int, int, int, int, bool]] = field(default_factory=list)
    windows: list[tuple[int, int, int, bool]] = field(default_factory=list)
    idle: set[int] = field(default_factory=set)

    def add_node(
        self, work: int, calendar: int, *, counts: bool, takes_earliest: bool = False, lateness: int = AS_SOON
    ) -> int:
        """A node of so many working minutes; answers its number."""
        self.works.append(work)
        self.calendars.append(calendar)
        self.counts.append(counts)
        self.takes_earliest.append(takes_earliest)
        self.lateness.append(lateness)
        return len(self.works) - 1

    def bind(self, bound: Bound, node: int, at: int, hold: Hold = BY_START) -> None:
        """Bind a node by a date; one that is idle has nothing to reach by then."""
        if node not in self.idle or bound not in _LATE:
            self.bounds.append((bound, node, at, hold))

    def fix(self, node: int, start: int, finish: int, hold: Hold) -> None:
        """Nail a node to its dates; its work becomes the working time between them."""
        self.fixed[node] = start, finish
        self.bounds.append((Bound.START_FLOOR, node, start, hold))

    def add_link(
        self,
        source: tuple[int, int],
        target: tuple[int, int],
        *,
        lag: int = 0,
        share: int = 0,
        elapsed: int = 0,
        elapsed_share: int = 0,
        counts_at_source: bool = False,
    ) -> int:
        """A link between two ends; answers its number. Lags as in `columns.Links`."""
        self.links.append((*source, *target, lag, share, elapsed, elapsed_share, counts_at_source))
        return len(self.links) - 1

    def block(self, node: int) -> None:
        """Make a node wait for itself, so that it and all behind it get no dates."""
        self.add_link((node, 1), (node, 0))

    def nodes(self, hours: Hours) -> tuple[Nodes, dict[int, Hold]]:
        """The nodes as columns, and why each that has a start floor has it."""
        columns = _Columns(self, hours)
        holds = columns.apply_bounds()
        columns.apply_fixed()
        return columns.nodes(), holds

    def link_columns(self) -> Links:
        """The links as columns."""
        table = np.array(self.links, np.int64).reshape(len(self.links), 9).T.astype(np.int32)
        return Links(
            sources=table[0],
            source_ends=table[1],
            targets=table[2],
            target_ends=table[3],
            lags=table[4],
            shares=table[5],
            elapsed=table[6],
            elapsed_shares=table[7],
            counts_at_source=table[8].astype(np.bool_),
        )

    def window_columns(self, hours: Hours) -> Windows:
        """The blackout windows as columns, by node, then time."""
        if not self.windows:
            return Windows.none()
        rows = sorted(self.windows)
        nodes = np.array([row[0] for row in rows], np.int32)
        calendars = np.array(self.calendars, np.int32)[nodes]
        opening = hours.positions([row[1] for row in rows], calendars, late=True)
        ends = np.array([row[2] for row in rows], np.int64)
        binds_finish = np.array([row[3] for row in rows], np.int32)
        return Windows(
            nodes=nodes,
            openings=opening,
            closings=_closings(hours, ends, calendars, binds_finish, np.array(self.works)[nodes] > 0),
            binds_finish=binds_finish,
        )


def _closings(
    hours: Hours, ends: np.ndarray, calendars: Int32Array, binds_finish: Int32Array, takes_time: BoolArray
) -> Int32Array:
    """First position after each window: for finishes of work the first one whose instant is not inside it."""
    closings = hours.positions(ends, calendars)
    at_end = closings & ~1
    too_early = hours.instants(at_end, calendars) < ends
    finish_closings = np.where(too_early, at_end + 2, at_end)
    return np.where((binds_finish == 1) & takes_time, finish_closings, closings).astype(np.int32)


class _Columns:
    """The int32 columns of a draft's nodes while bounds are applied."""

    def __init__(self, draft: Draft, hours: Hours) -> None:
        count = len(draft.works)
        self.draft = draft
        self.hours = hours
        self.calendars = np.array(draft.calendars, np.int32)
        self.works = np.array(draft.works, np.int32)
        defaults = [NO_FLOOR, NO_FLOOR, NO_CAP, NO_CAP, NO_CAP, NO_CAP]
        self.bounds = [np.full(count, default, np.int32) for default in defaults]

    def apply_bounds(self) -> dict[int, Hold]:
        if not self.draft.bounds:
            return {}
        kinds = np.array([bound[0] for bound in self.draft.bounds], np.int32)
        nodes = np.array([bound[1] for bound in self.draft.bounds], np.int32)
        instants = np.array([bound[2] for bound in self.draft.bounds], np.int64)
        calendars = self.calendars[nodes]
        floors = self.hours.positions(instants, calendars)
        caps = self.hours.positions(instants, calendars, late=True)
        pinned = kinds == Bound.START_PIN
        np.maximum.at(self.bounds[Bound.START_FLOOR], nodes[pinned], floors[pinned])
        np.minimum.at(self.bounds[Bound.START_CAP], nodes[pinned], floors[pinned])
        for kind, column in zip(Bound, self.bounds, strict=False):
            chosen = kinds == kind
            tighten: Callable[..., None] = np.maximum.at if kind <= Bound.FINISH_FLOOR else np.minimum.at
            values = floors if kind <= Bound.FINISH_FLOOR else caps
            tighten(column, nodes[chosen], values[chosen])
        return self._holds(kinds, nodes, floors)

    def _holds(self, kinds: Int32Array, nodes: Int32Array, floors: Int32Array) -> dict[int, Hold]:
        """The reason of each node's highest floor; of equal ones the last named."""
        heights = floors - np.where(kinds == Bound.FINISH_FLOOR, 2 * self.works[nodes], 0)
        rows = np.flatnonzero((kinds <= Bound.FINISH_FLOOR) | (kinds == Bound.START_PIN))
        order = rows[np.lexsort((rows, heights[rows]))]
        return {
            node: self.draft.bounds[row][3] for node, row in zip(nodes[order].tolist(), order.tolist(), strict=True)
        }

    def apply_fixed(self) -> None:
        if not self.draft.fixed:
            return
        nodes = np.array(list(self.draft.fixed))
        starts, finishes = np.array(list(self.draft.fixed.values())).T
        calendars = self.calendars[nodes]
        begin = self.hours.positions(starts, calendars)
        work = np.maximum((self.hours.positions(finishes, calendars) >> 1) - (begin >> 1), 0)
        begin |= work > 0
        self.works[nodes] = work
        self.bounds[Bound.START_FLOOR][nodes] = begin
        self.bounds[Bound.FINISH_FLOOR][nodes] = NO_FLOOR
        self.bounds[Bound.START_CAP][nodes] = begin
        self.bounds[Bound.FINISH_CAP][nodes] = NO_CAP

    def nodes(self) -> Nodes:
        draft, bounds = self.draft, self.bounds
        return Nodes(
            works=self.works,
            calendars=self.calendars,
            start_floors=bounds[Bound.START_FLOOR],
            finish_floors=bounds[Bound.FINISH_FLOOR],
            start_caps=bounds[Bound.START_CAP],
            finish_caps=bounds[Bound.FINISH_CAP],
            late_starts=bounds[Bound.LATE_START],
            late_finishes=bounds[Bound.LATE_FINISH],
            counts=np.array(draft.counts, np.bool_),
            takes_earliest=np.array(draft.takes_earliest, np.bool_),
            lateness=np.array(draft.lateness, np.int32),
        )
