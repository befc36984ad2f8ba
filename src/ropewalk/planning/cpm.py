"""Network -> passes: early and late positions of every node, by either back end."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from ropewalk.planning import levelwise
from ropewalk.planning.columns import NO_CAP, WITHIN_FREE, WITHIN_TOTAL
from ropewalk.planning.network import Network
from ropewalk.planning.units import NEVER, BoolArray, Int32Array

Forward = Callable[[Network], Int32Array]
Backward = Callable[[Network, Int32Array, Int32Array], Int32Array]


@dataclass(frozen=True, slots=True)
class BackEnd:
    """One way to compute the passes; all back ends give equal answers."""

    name: str
    forward: Forward
    backward: Backward


NUMPY = BackEnd("numpy", levelwise.forward, levelwise.backward)


@dataclass(frozen=True, eq=False, slots=True)
class Passes:
    """Early and late positions of n nodes in the order.

    earlies, lates  (2n + 1,) int32; slot 2i the start of node i, slot 2i + 1 its finish
    finish          the instant on which the program finishes, NEVER where nothing counts
    finishes        (calendars,) int32 the same as a position on each calendar
    latest          (calendars,) int32 the latest early finish of the nodes on each calendar, NEVER where none counts
    soonest         early positions before tasks that go as late as possible were put there
    stated          the network as given
    network         the network as passed, with those tasks put there
    """

    earlies: Int32Array
    lates: Int32Array
    finish: int
    finishes: Int32Array
    latest: Int32Array
    soonest: Int32Array
    stated: Network
    network: Network

    @property
    def told_lates(self) -> Int32Array:
        """(2n + 1,) late positions as people are told them; see `within_finish`."""
        return within_finish(self.network, self.earlies, self.lates, self.finishes)

    @property
    def leaves_horizon(self) -> bool:
        """Whether a position ran out of its calendar's tables: they have to be laid out wider."""
        calendars, totals = self.network.calendars, self.network.hours.totals
        lates, earlies = self.lates[:-1], self.earlies[:-1]
        edge = np.repeat(2 * (totals[calendars].astype(np.int64) - 1), 2)
        return bool((earlies > edge).any() or (earlies < 0).any() or (lates[lates < NO_CAP // 2] < 0).any())


def pass_of(network: Network, back_end: BackEnd = NUMPY) -> Passes:
    """Forward and backward pass; tasks that go as late as possible cost one more of each."""
    earlies = back_end.forward(network)
    latest = latest_of(network, earlies)
    finish, finishes = finish_of(network, latest)
    lates = back_end.backward(network, earlies, finishes)
    if not network.nodes.lateness.any():
        return Passes(earlies, lates, finish, finishes, latest, earlies, network, network)
    held = _held_late(network, earlies, lates, finishes, back_end)
    put = back_end.forward(held)
    return Passes(put, back_end.backward(held, put, finishes), finish, finishes, latest, earlies, network, held)


def latest_of(network: Network, earlies: Int32Array) -> Int32Array:
    """(calendars,) the latest early finish of the nodes that count, on each calendar; NEVER where there is none."""
    latest = np.full(network.hours.totals.size, NEVER, np.int32)
    ends = np.where(network.counts, earlies[1::2], NEVER)
    if network.single_calendar is not None:
        latest[network.single_calendar] = ends.max()
    else:
        np.maximum.at(latest, network.calendars, ends)
    return latest


def finish_of(network: Network, latest: Int32Array) -> tuple[int, Int32Array]:
    """The program's finish as an instant and as a late position on every calendar."""
    count = latest.size
    used = np.flatnonzero(latest != NEVER)
    if not used.size:
        return NEVER, np.full(count, NO_CAP, np.int32)
    finish = int(network.hours.instants(latest[used], used).max())
    finishes = network.hours.positions(np.full(count, finish), np.arange(count), late=True)
    if used.size == 1:
        finishes[used] = latest[used]
    return finish, finishes


def _held_late(
    network: Network, earlies: Int32Array, lates: Int32Array, finishes: Int32Array, back_end: BackEnd
) -> Network:
    """The same network with tasks that go as late as possible floored at the latest start they may have."""
    nodes, order = network.nodes, network.order.nodes
    floors = nodes.start_floors.copy()
    within_total = nodes.lateness[order] == WITHIN_TOTAL
    latest = within_finish(network, earlies, lates, finishes)[:-1:2]
    floors[order[within_total]] = np.maximum(floors[order], latest)[within_total]
    within_free = nodes.lateness[order] == WITHIN_FREE
    if within_free.any():
        roomy = lates_among(network, earlies, finishes, within_free | ~network.counts, back_end)
        latest = within_finish(network, earlies, roomy, finishes)[:-1:2]
        floors[order[within_free]] = np.maximum(floors[order], latest)[within_free]
    return replace(network, nodes=replace(nodes, start_floors=floors))


def within_finish(network: Network, earlies: Int32Array, lates: Int32Array, finishes: Int32Array) -> Int32Array:
    """Late positions as they are told: of what does not count for the finish no later than that, or than its own."""
    idle = np.flatnonzero(~network.counts)
    if not idle.size:
        return lates
    told = lates.copy()
    ends = np.maximum(finishes[network.calendars[idle]] & ~network.bounds.sides[idle], earlies[2 * idle + 1])
    told[2 * idle + 1] = np.minimum(lates[2 * idle + 1], ends)
    told[2 * idle] = told[2 * idle + 1] - network.bounds.gains[idle]
    return told


def lates_among(
    network: Network, earlies: Int32Array, finishes: Int32Array, free: BoolArray, back_end: BackEnd = NUMPY
) -> Int32Array:
    """(2n + 1,) late positions where only the nodes in `free` (n,) may move: all others stay on their early dates."""
    nodes, order, arcs = network.nodes, network.order.nodes, network.outgoing
    fixed = order[~free]
    late_starts, late_finishes = nodes.late_starts.copy(), nodes.late_finishes.copy()
    late_starts[fixed], late_finishes[fixed] = NO_CAP, earlies[1::2][~free]
    cut = np.repeat(~free, np.diff(arcs.heads))
    held = replace(network, nodes=replace(nodes, late_starts=late_starts, late_finishes=late_finishes))
    held.__dict__["outgoing"] = replace(
        arcs,
        slots=np.where(cut, 2 * order.size, arcs.slots).astype(np.int32),
        offsets=np.where(cut, 0, arcs.offsets).astype(np.int32),
        links=np.where(cut, -1, arcs.links).astype(np.int32),
        crosses=arcs.crosses & ~cut,
    )
    return back_end.backward(held, earlies, finishes)
