"""Incremental passes: a few durations, lags or bounds change, and only what they reach is computed again.

Nothing is changed in place: an edit answers a new network and new passes, equal to those of a full pass. Dates
may leave the calendars' tables as after any pass: `Passes.leaves_horizon` says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np

from ropewalk.planning.columns import Links
from ropewalk.planning.compiled import PLAIN_PYTHON, Loops
from ropewalk.planning.cpm import NUMPY, BackEnd, Passes, finish_of, latest_of, pass_of
from ropewalk.planning.network import Arcs, Bounds, Network, bounds_of
from ropewalk.planning.order import spans
from ropewalk.planning.units import NEVER, BoolArray, Int32Array, Int64Array

BoundName = Literal["start_floors", "finish_floors", "start_caps", "finish_caps", "late_starts", "late_finishes"]

_ALWAYS_KEPT = ("ranks", "calendars", "counts", "ends", "single_calendar", "shift_table", "has_shares", "early_sources")
_KEPT_WITH_LAGS = (*_ALWAYS_KEPT, "lags", "crosses", "head_lags", "back_lags", "begins_work", "_ends_work", "is_plain")
"""What of a network does not depend on durations and bounds (the second where lags stay as they are)."""

_BOUNDS = ("gains", "sides", "floors", "caps", "lates")
_FULL_SHARE = 8
"""Past one node in so many a full pass costs less."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Changes:
    """What an edit changes; nodes and links by the numbers they were stated with.

    works    node -> working minutes
    lags     link -> working minutes
    bounds   column of `Nodes` -> node -> position on the node's calendar; NO_FLOOR or NO_CAP lifts the bound
    """

    works: Mapping[int, int] = field(default_factory=dict)
    lags: Mapping[int, int] = field(default_factory=dict)
    bounds: Mapping[BoundName, Mapping[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, slots=True)
class Edited:
    """What an edit answers.

    passes   early and late positions after it
    nodes    (k,) int32 stated numbers of the nodes whose early or late positions changed, in no order
    """

    passes: Passes
    nodes: Int32Array


def edit(passes: Passes, changes: Changes, *, loops: Loops = PLAIN_PYTHON, back_end: BackEnd = NUMPY) -> Edited:
    """Change durations, working lags and bounds.

    loops     what spreads the change; the compiled ones for programs of 10,000 tasks and more
    back_end  what runs a full pass where the change cannot be spread or reaches too far
    cost      O(nodes reached), plus copies of the columns
    """
    before = passes.stated
    if before.nodes.lateness.any() or _changes_links(before, changes):
        return _compared(passes, pass_of(_changed(before, changes, _ALWAYS_KEPT), back_end))
    reach = _Reach.of(before, changes)
    network = _changed(before, changes, _ALWAYS_KEPT if changes.lags else _KEPT_WITH_LAGS)
    network.__dict__.update(_patched(before, network, changes, reach))
    return _compared(passes, _spread(passes, network, reach, loops, back_end))


def relink(passes: Passes, links: Links, *, back_end: BackEnd = NUMPY) -> Edited:
    """Change the links themselves: some added or removed, their types, or their lags by the clock or by percent.

    cost     O(n + m) and a full pass; the order of the nodes is kept where all links still lead forward in it
    """
    return _compared(passes, pass_of(passes.stated.relinked(links), back_end))


@dataclass(frozen=True, eq=False, slots=True)
class _Reach:
    """What a change touches at once: the nodes it names, and places for the forward and the backward pass."""

    nodes: Int64Array
    forward: Int64Array
    backward: Int64Array

    @classmethod
    def of(cls, network: Network, changes: Changes) -> "_Reach":
        nodes = np.concatenate([_numbers(changes.works), *map(_numbers, changes.bounds.values())])
        nodes = nodes if nodes.size < 2 else np.unique(nodes)
        links = _numbers(changes.lags)
        forward = _places(network, nodes, network.links.targets[links])
        backward = _places(network, nodes, network.links.sources[links])
        return cls(nodes, forward, backward)


def _places(network: Network, nodes: Int64Array, others: Int32Array) -> Int64Array:
    """Places of nodes in the order, each once and in order; those in or behind a circle have none."""
    places = network.ranks[nodes if not others.size else np.concatenate([nodes, others])]
    places = places if places.size < 2 else np.unique(places)
    return places[places >= 0].astype(np.int64)


def _numbers(values: Mapping[int, int]) -> Int64Array:
    return np.fromiter(values.keys(), np.int64, len(values))


def _with(column: Int32Array, values: Mapping[int, int]) -> Int32Array:
    edited = column.copy()
    edited[_numbers(values)] = np.fromiter(values.values(), np.int64, len(values))
    return edited


def _changes_links(network: Network, changes: Changes) -> bool:
    """Whether durations decide what links ask: a lag is a share of one, or a task loses its length or gets one."""
    works = network.nodes.works
    turns = any((works[node] > 0) != (minutes > 0) for node, minutes in changes.works.items())
    return turns or bool(network.has_shares and changes.works)


def _changed(before: Network, changes: Changes, kept: tuple[str, ...]) -> Network:
    """The same network with the changes in it; what does not depend on them is shared."""
    nodes = before.nodes
    if changes.works:
        nodes = replace(nodes, works=_with(nodes.works, changes.works))
    for name, values in changes.bounds.items():
        column: dict[str, Any] = {name: _with(getattr(nodes, name), values)}
        nodes = replace(nodes, **column)
    links = replace(before.links, lags=_with(before.links.lags, changes.lags)) if changes.lags else before.links
    edited = replace(before, nodes=nodes, links=links)
    edited.__dict__.update({name: getattr(before, name) for name in kept})
    return edited


def _patched(before: Network, edited: Network, changes: Changes, reach: _Reach) -> dict[str, object]:
    """Bounds and offsets of the old network, with those that the changes touch put right."""
    nodes = reach.nodes[before.ranks[reach.nodes] >= 0]
    places = before.ranks[nodes]
    fresh = bounds_of(edited.nodes, nodes.astype(np.int32))
    columns = {name: getattr(before.bounds, name).copy() for name in _BOUNDS}
    for name, column in columns.items():
        column[places] = getattr(fresh, name)
    incoming = _with_offsets(before.incoming, reach.forward, edited.offsets_in)
    outgoing = _with_offsets(before.outgoing, reach.backward, edited.offsets_out)
    patched: dict[str, object] = {
        "bounds": Bounds(**columns),
        "node_table": before.node_table._replace(**columns),
        "incoming": incoming,
        "outgoing": outgoing,
    }
    if not changes.lags:
        patched["incoming_table"] = before.incoming_table._replace(offsets=incoming.offsets)
        patched["outgoing_table"] = before.outgoing_table._replace(offsets=outgoing.offsets)
    return patched


def _with_offsets(arcs: Arcs, places: Int64Array, offsets_of: Callable[[Int32Array], Int32Array]) -> Arcs:
    """The same links, the offsets of all those of some places computed again."""
    at = spans(arcs.heads[places], arcs.heads[places + 1])
    at = at[arcs.links[at] >= 0]
    fresh = offsets_of(arcs.links[at])
    if np.array_equal(fresh, arcs.offsets[at]):
        return arcs
    offsets = arcs.offsets.copy()
    offsets[at] = fresh
    return replace(arcs, offsets=offsets)


def _spread(passes: Passes, network: Network, reach: _Reach, loops: Loops, back_end: BackEnd) -> Passes:
    tables = network.incoming_table, network.outgoing_table, network.node_table, network.shift_table
    most = network.order.nodes.size // _FULL_SHARE
    earlies, lates = passes.earlies.copy(), passes.lates.copy()
    dirty = np.zeros(network.order.nodes.size, np.bool_)
    if reach.forward.size:
        dirty[reach.forward] = True
        first, waiting = int(reach.forward[0]), reach.forward.size
        if loops.spread_forward(first, waiting, most, earlies, dirty, *tables) > most:
            return pass_of(network, back_end)
    latest = latest_of(network, earlies)
    finish, finishes = passes.finish, passes.finishes
    if not np.array_equal(latest, passes.latest):
        finish, finishes = finish_of(network, latest)
    ends = np.union1d(reach.backward, network.early_sources) if network.early_sources.size else reach.backward
    is_far = not np.array_equal(finishes, passes.finishes)
    if ends.size and not is_far:
        dirty[ends] = True
        last = int(ends[-1])
        is_far = loops.spread_backward(last, ends.size, most, finishes, earlies, lates, dirty, *tables) > most
    if is_far:
        lates = back_end.backward(network, earlies, finishes)
    return Passes(earlies, lates, finish, finishes, latest, earlies, network, network)


def _compared(before: Passes, after: Passes) -> Edited:
    """Which nodes have other positions than before."""
    order, count = before.network.order, before.network.nodes.works.size
    if after.network.order is order:
        return Edited(after, order.nodes[_moved(before.earlies, after.earlies) | _moved(before.lates, after.lates)])
    moved = np.zeros(count, np.bool_)
    for old, new in ((before.earlies, after.earlies), (before.lates, after.lates)):
        moved |= _moved(_by_node(before, old), _by_node(after, new))
    return Edited(after, np.flatnonzero(moved).astype(np.int32))


def _moved(before: Int32Array, after: Int32Array) -> BoolArray:
    """Whether the start or the finish differs, for each node: the two are compared as one number."""
    return np.asarray(before[:-1].view(np.int64) != after[:-1].view(np.int64))


def _by_node(passes: Passes, positions: Int32Array) -> Int32Array:
    """Positions in the stated order of the nodes; NEVER for nodes that have none."""
    order, count = passes.network.order.nodes, passes.network.nodes.works.size
    table = np.full(2 * count + 1, NEVER, np.int32)
    table[2 * order], table[2 * order + 1] = positions[:-1:2], positions[1::2]
    return table
