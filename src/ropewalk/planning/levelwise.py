"""The passes in numpy, a level of the order at a time. Always there; equal to the compiled ones."""

import itertools

import numpy as np

from ropewalk.planning.columns import NO_CAP
from ropewalk.planning.crossing import across, back_across
from ropewalk.planning.network import Arcs, Network
from ropewalk.planning.units import BoolArray, Int32Array, Int64Array
from ropewalk.planning.windows import NodeWindows


def forward(network: Network) -> Int32Array:
    """Early positions: slot 2i is the start of node i in the order, slot 2i + 1 its finish.

        S[i] = min(cap[i], max(floor[i], max over links of T[slot] + offset)), moved on to a shift's beginning
        F[i] = S[i] + gain[i]

    returns  (2n + 1,) int32; the last slot is for links that lead nowhere
    source   Kelley and Walker 1959; lags after Elmaghraby and Kamburowski 1992
    cost     O(n + m), and a fixed price per level
    """
    bounds, arcs = network.bounds, network.incoming
    windows = NodeWindows.of(network)
    times = np.full(2 * network.order.nodes.size + 1, NO_CAP, np.int32)
    for first, stop in _levels(network):
        starts = _latest(network, arcs, times, first, stop)
        np.minimum(starts, bounds.caps[first:stop], out=starts)
        np.bitwise_or(starts, bounds.sides[first:stop], out=starts)
        windows.push(starts, first, stop)
        times[2 * first : 2 * stop : 2] = starts
        starts += bounds.gains[first:stop]
        times[2 * first + 1 : 2 * stop + 1 : 2] = starts
    return times


def backward(network: Network, times: Int32Array, finishes: Int32Array) -> Int32Array:
    """Late positions that leave the program's finish where it is.

        LF[i] = min(late[i], finish, min over links of L[slot] + offset), moved back to a shift's end
        LS[i] = LF[i] - gain[i]

    The finish limits only those that count for it: what has no dates of its own binds nobody by them.

    times     early positions (a link to the earliest of several holds only the one that was)
    finishes  (calendars,) int32 position of the finish to reach, per calendar
    returns   (2n + 1,) int32
    """
    bounds, arcs = network.bounds, network.outgoing
    windows = NodeWindows.of(network)
    limits = network.limits(finishes)
    lates = np.full(times.size, NO_CAP, np.int32)
    for first, stop in reversed(_levels(network)):
        ends = _earliest(network, arcs, times, lates, first, stop)
        np.minimum(ends, limits[first:stop], out=ends)
        np.bitwise_and(ends, ~bounds.sides[first:stop], out=ends)
        windows.pull(ends, first, stop)
        lates[2 * first + 1 : 2 * stop + 1 : 2] = ends
        ends -= bounds.gains[first:stop]
        lates[2 * first : 2 * stop : 2] = ends
    return lates


def _levels(network: Network) -> list[tuple[int, int]]:
    edges = network.order.levels.tolist()
    return list(itertools.pairwise(edges))


def _latest(network: Network, arcs: Arcs, times: Int32Array, first: int, stop: int) -> Int32Array:
    """What the links into the nodes from `first` to `stop` ask of their starts, floors included."""
    floors = network.bounds.floors[first:stop]
    begin, end = int(arcs.heads[first]), int(arcs.heads[stop])
    if begin == end:
        return floors.copy()
    asked = times[arcs.slots[begin:end]]
    crossing = begin + np.flatnonzero(arcs.crosses[begin:end]) if not network.is_plain else _NOTHING
    if crossing.size:
        asked[crossing - begin] = across(network, arcs.links[crossing].astype(np.int64), asked[crossing - begin])
    asked += arcs.offsets[begin:end]
    heads = arcs.heads[first:stop] - begin
    starts = np.maximum.reduceat(asked, heads)
    np.maximum(starts, floors, out=starts)
    if not network.is_plain:
        _take_earliest(network, starts, asked, heads, first)
    return starts


def _take_earliest(network: Network, starts: Int32Array, asked: Int32Array, heads: Int32Array, first: int) -> None:
    picks = np.flatnonzero(network.nodes.takes_earliest[network.order.nodes[first : first + starts.size]])
    if picks.size:
        starts[picks] = np.minimum.reduceat(asked, heads)[picks]


def _earliest(network: Network, arcs: Arcs, times: Int32Array, lates: Int32Array, first: int, stop: int) -> Int32Array:
    """What the links out of the nodes from `first` to `stop` ask of their finishes."""
    begin, end = int(arcs.heads[first]), int(arcs.heads[stop])
    asked = lates[arcs.slots[begin:end]]
    if not network.is_plain:
        crossing = begin + np.flatnonzero(arcs.crosses[begin:end])
        if crossing.size:
            links = arcs.links[crossing].astype(np.int64)
            asked[crossing - begin] = back_across(network, links, asked[crossing - begin])
        _release_others(network, arcs, times, asked, first, stop)
    asked += arcs.offsets[begin:end]
    return np.minimum.reduceat(asked, arcs.heads[first:stop] - begin)


def _release_others(network: Network, arcs: Arcs, times: Int32Array, asked: Int32Array, first: int, stop: int) -> None:
    """Free the links into a node that takes the earliest from all but the earliest."""
    if not network.nodes.takes_earliest.any():
        return
    begin, end = int(arcs.heads[first]), int(arcs.heads[stop])
    slots = arcs.slots[begin:end]
    picks = np.flatnonzero(leads_to_earliest(network, slots))
    owners = np.repeat(np.arange(first, stop), np.diff(arcs.heads[first : stop + 1]))[picks]
    asked[picks[instants_at(network, times, 2 * owners) > instants_at(network, times, slots[picks])]] = NO_CAP


def leads_to_earliest(network: Network, slots: Int32Array) -> BoolArray:
    """Whether each slot is of a node that takes the earliest of its links."""
    return np.asarray(np.append(network.nodes.takes_earliest[network.order.nodes], False)[slots // 2])


def instants_at(network: Network, times: Int32Array, slots: Int64Array | Int32Array) -> Int32Array:
    """Instants of the positions in some slots, each on its node's calendar."""
    return network.hours.instants(times[slots], network.calendars[slots // 2])


_NOTHING: Int64Array = np.empty(0, np.int64)
