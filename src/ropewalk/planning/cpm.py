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
    soonest         early positions before tasks that go as late as possible were put there
    network         the network as passed, with those tasks put there
    """

    earlies: Int32Array
    lates: Int32Array
    finish: int
    finishes: Int32Array
    soonest: Int32Array
    network: Network

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
    finish, finishes = finish_of(network, earlies)
    lates = back_end.backward(network, earlies, finishes)
    if not network.nodes.lateness.any():
        return Passes(earlies, lates, finish, finishes, earlies, network)
    held = _held_late(network, earlies, lates, finishes, back_end)
    put = back_end.forward(held)
    return Passes(put, back_end.backward(held, put, finishes), finish, finishes, earlies, held)


def finish_of(network: Network, earlies: Int32Array) -> tuple[int, Int32Array]:
    """The program's finish as an instant and as a late position on every calendar."""
    count = network.hours.totals.size
    latest = np.full(count, NEVER, np.int32)
    ends = np.where(network.counts, earlies[1::2], NEVER)
    if network.single_calendar is not None:
        latest[network.single_calendar] = ends.max()
    else:
        np.maximum.at(latest, network.calendars, ends)
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
    floors[order[within_total]] = np.maximum(floors[order], lates[:-1:2])[within_total]
    within_free = nodes.lateness[order] == WITHIN_FREE
    if within_free.any():
        roomy = back_end.backward(_at_early_dates(network, earlies, ~within_free), earlies, finishes)
        floors[order[within_free]] = np.maximum(floors[order], roomy[:-1:2])[within_free]
    return replace(network, nodes=replace(nodes, start_floors=floors))


def _at_early_dates(network: Network, earlies: Int32Array, fixed: BoolArray) -> Network:
    nodes, order = network.nodes, network.order.nodes
    late_finishes = nodes.late_finishes.copy()
    late_finishes[order[fixed]] = earlies[1::2][fixed]
    return replace(network, nodes=replace(nodes, late_finishes=late_finishes))
