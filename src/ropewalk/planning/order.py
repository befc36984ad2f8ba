"""Topological order by levels: a node's level is the longest chain of links that leads to it."""

from dataclasses import dataclass

import numpy as np

from ropewalk.planning.units import Int32Array, Int64Array

IntArray = Int32Array | Int64Array

_MOST_BY_LISTS = 50_000
"""Up to so many nodes plain lists cost little whatever the depth; numpy pays for each level."""


@dataclass(frozen=True, eq=False, slots=True)
class Order:
    """n nodes, m links.

    nodes      (n',) int32 nodes in topological order, level by level; nodes in or behind a circle are left out
    levels     (v + 1,) int32, where each level begins in `nodes`
    """

    nodes: Int32Array
    levels: Int32Array

    def ranks(self, count: int) -> Int32Array:
        """(count,) place of each node in the order, -1 where it has none."""
        ranks = np.full(count, -1, np.int32)
        ranks[self.nodes] = np.arange(self.nodes.size, dtype=np.int32)
        return ranks

    def fits(self, count: int, sources: Int32Array, targets: Int32Array) -> bool:
        """Whether all `count` nodes are in the order, links lead to later levels and one leads to each later node."""
        if self.nodes.size < count:
            return False
        levels = np.empty(count, np.int32)
        levels[self.nodes] = np.repeat(np.arange(self.levels.size - 1, dtype=np.int32), np.diff(self.levels))
        is_reached = (levels == 0) | (np.bincount(targets, minlength=count) > 0)
        return bool((levels[sources] < levels[targets]).all() and is_reached.all())


def order_of(count: int, sources: Int32Array, targets: Int32Array) -> Order:
    """Order `count` nodes so that every link leads forward.

    source  Kahn 1962, a level at a time
    cost    O(n + m); for large networks in numpy, with a fixed price per level
    """
    by_source = np.argsort(sources, kind="stable")
    heads = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(sources, minlength=count), out=heads[1:])
    reached = targets[by_source]
    waiting = np.bincount(targets, minlength=count)
    if count <= _MOST_BY_LISTS:
        return _by_lists(heads.tolist(), reached.tolist(), waiting.tolist())
    return _by_arrays(heads, reached, waiting)


def _by_lists(heads: list[int], reached: list[int], waiting: list[int]) -> Order:
    nodes: list[int] = []
    levels = [0]
    ready = [node for node, left in enumerate(waiting) if not left]
    while ready:
        nodes.extend(ready)
        levels.append(len(nodes))
        ahead: list[int] = []
        for node in ready:
            for other in reached[heads[node] : heads[node + 1]]:
                waiting[other] -= 1
                if not waiting[other]:
                    ahead.append(other)
        ready = sorted(ahead)
    return Order(np.array(nodes, np.int32), np.array(levels, np.int32))


def _by_arrays(heads: Int64Array, reached: Int32Array, waiting: Int64Array) -> Order:
    ready = np.flatnonzero(waiting == 0)
    parts: list[Int32Array] = []
    levels = [0]
    while ready.size:
        parts.append(ready.astype(np.int32))
        levels.append(levels[-1] + ready.size)
        ready = _next_ready(ready, heads, reached, waiting)
    nodes = np.concatenate(parts) if parts else np.empty(0, np.int32)
    return Order(nodes, np.array(levels, np.int32))


def _next_ready(ready: Int64Array, heads: Int64Array, reached: Int32Array, waiting: Int64Array) -> Int64Array:
    hits = reached[spans(heads[ready], heads[ready + 1])]
    hit, times = np.unique(hits, return_counts=True)
    waiting[hit] -= times
    return np.asarray(hit[waiting[hit] == 0], np.int64)


def spans(starts: IntArray, stops: IntArray) -> Int64Array:
    """The indices of many ranges after each other: starts[0] .. stops[0], starts[1] .. stops[1] and so on."""
    if starts.size == 1:
        return np.arange(starts[0], stops[0], dtype=np.int64)
    lengths = stops.astype(np.int64) - starts
    total = int(lengths.sum())
    if not total:
        return np.empty(0, np.int64)
    offsets = np.repeat(starts - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
    return np.asarray(np.arange(total) + offsets)
