"""Incremental passes: a few durations, lags or bounds change, and only what they reach is computed again.

Nothing is changed in place: an edit answers a new network and new passes, equal to those of a full pass.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from ropewalk.planning.columns import FINISH, START
from ropewalk.planning.compiled import PLAIN_PYTHON, Loops
from ropewalk.planning.cpm import NUMPY, BackEnd, Passes, finish_of, pass_of
from ropewalk.planning.network import Arcs, Bounds, Network, bounds_of
from ropewalk.planning.units import BoolArray, Int32Array, Int64Array

_ALWAYS_KEPT = ("ranks", "calendars", "counts", "single_calendar", "shift_table", "has_shares")
_KEPT = (*_ALWAYS_KEPT, "lags", "crosses", "head_lags", "tail_lags", "is_plain")
"""What of a network does not depend on durations (the second where no lag is a share of one)."""

_BOUNDS = ("gains", "sides", "floors", "caps", "lates")
_FULL_SHARE = 8
"""Past one node in so many the plain loops hand over to a full pass."""


@dataclass(frozen=True, eq=False, slots=True)
class Edited:
    """What an edit answers.

    passes   early and late positions after it
    places   (k,) int32 places in the order whose early or late positions changed
    """

    passes: Passes
    places: Int32Array


def edit_works(
    passes: Passes, works: Mapping[int, int], *, loops: Loops = PLAIN_PYTHON, back_end: BackEnd = NUMPY
) -> Edited:
    """Give nodes (by their stated numbers) other durations in working minutes.

    loops     what spreads the change; the compiled ones for programs of 10,000 tasks and more
    back_end  what runs a full pass where the change cannot be spread
    cost      O(nodes reached), plus copies of the columns
    """
    before = passes.network
    network = with_works(before, works)
    touched = touched_by(before, works)
    if passes.soonest is not passes.earlies or touched is None:
        return _compare(passes, pass_of(network, back_end))
    edited = _spread(passes, network, touched, loops, back_end)
    return _compare(passes, edited)


def with_works(network: Network, works: Mapping[int, int]) -> Network:
    """The same network with other durations; all that does not depend on them is shared."""
    nodes = np.fromiter(works.keys(), np.int64, len(works))
    columns = network.nodes.works.copy()
    columns[nodes] = np.fromiter(works.values(), np.int64, len(works))
    edited = replace(network, nodes=replace(network.nodes, works=columns))
    kept = _ALWAYS_KEPT if network.has_shares else _KEPT
    edited.__dict__.update({name: getattr(network, name) for name in kept})
    if not network.has_shares:
        edited.__dict__.update(_patched(network, edited, nodes))
    return edited


def touched_by(network: Network, works: Mapping[int, int]) -> BoolArray | None:
    """(n,) places whose own start or finish may move at once; None where the whole network has to be passed."""
    if network.has_shares:
        return None
    dirty = np.zeros(network.order.nodes.size, np.bool_)
    places = network.ranks[np.fromiter(works.keys(), np.int64, len(works))]
    dirty[places[places >= 0]] = True
    return dirty


def _patched(before: Network, edited: Network, nodes: Int64Array) -> dict[str, object]:
    """Bounds and offsets of the old network, with those of the edited nodes put right."""
    places = before.ranks[nodes]
    nodes, places = nodes[places >= 0], places[places >= 0]
    fresh = bounds_of(edited.nodes, nodes.astype(np.int32))
    columns = {name: getattr(before.bounds, name).copy() for name in _BOUNDS}
    for name, column in columns.items():
        column[places] = getattr(fresh, name)
    grown = 2 * (edited.nodes.works[nodes] - before.nodes.works[nodes])
    incoming = _shifted(before.incoming, places, -grown, before.links.target_ends, FINISH)
    outgoing = _shifted(before.outgoing, places, grown, before.links.source_ends, START)
    return {
        "bounds": Bounds(**columns),
        "node_table": before.node_table._replace(**columns),
        "incoming": incoming,
        "outgoing": outgoing,
        "incoming_table": before.incoming_table._replace(offsets=incoming.offsets),
        "outgoing_table": before.outgoing_table._replace(offsets=outgoing.offsets),
    }


def _shifted(arcs: Arcs, places: Int32Array, by: Int32Array, ends: Int32Array, end: int) -> Arcs:
    offsets = arcs.offsets.copy()
    for place, amount in zip(places.tolist(), by.tolist(), strict=True):
        for at in range(arcs.heads[place], arcs.heads[place + 1]):
            if arcs.links[at] >= 0 and ends[arcs.links[at]] == end:
                offsets[at] += amount
    return replace(arcs, offsets=offsets)


def _spread(passes: Passes, network: Network, touched: BoolArray, loops: Loops, back_end: BackEnd) -> Passes:
    incoming, outgoing = network.incoming_table, network.outgoing_table
    nodes, shifts = network.node_table, network.shift_table
    earlies = passes.earlies.copy()
    dirty = touched.copy()
    first = int(touched.argmax()) if touched.any() else touched.size
    moved = loops.spread_forward(first, earlies, dirty, incoming, outgoing, nodes, shifts)
    finish, finishes = finish_of(network, earlies)
    if not np.array_equal(finishes, passes.finishes) or moved > touched.size // _FULL_SHARE:
        return Passes(earlies, back_end.backward(network, earlies, finishes), finish, finishes, earlies, network)
    lates = passes.lates.copy()
    dirty = touched.copy()
    if network.nodes.takes_earliest.any():
        dirty[:] = True
    last = int(touched.size - 1 - dirty[::-1].argmax()) if dirty.any() else -1
    loops.spread_backward(last, finishes, earlies, lates, dirty, incoming, outgoing, nodes, shifts)
    return Passes(earlies, lates, finish, finishes, earlies, network)


def _compare(before: Passes, after: Passes) -> Edited:
    moved = (before.earlies != after.earlies) | (before.lates != after.lates)
    places = np.flatnonzero(moved[:-1:2] | moved[1::2]).astype(np.int32)
    return Edited(after, places)
