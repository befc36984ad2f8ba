"""Circles in a network of links: which nodes wait for each other, found without recursion."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ropewalk.planning.units import Int32Array

Adjacency = dict[int, list[tuple[int, int]]]
"""For each node the (edge, node it leads to) pairs."""

_STEPS_PER_EDGE = 2
_FREE_STEPS = 50_000
_MOST_STEPS = 1_000_000
"""Enough to look for the shortest circle everywhere in a small knot and to stay within seconds in a huge one."""


@dataclass(frozen=True, slots=True)
class Circles:
    """Circles of a network, each once.

    edges        for each circle the numbers of its edges, in order, the first one leaving its lowest node
    is_complete  whether taking one removable edge out of each leaves no circle
    """

    edges: tuple[tuple[int, ...], ...]
    is_complete: bool


def circles_of(
    count: int, sources: Sequence[int], targets: Sequence[int], *, removable: int | None = None, most: int = 100
) -> Circles:
    """Circles of a network of `count` nodes, in order of their lowest nodes.

    In each strongly connected knot the shortest circle is named and its removable edges are taken out, until
    none is left: where two circles share no removable edge both are named. Edges numbered `removable` and up
    are never taken out; they must not form a circle of their own.

    sources, targets  m node numbers each; an edge leads from one to the other
    most              stop after so many circles
    source            Kahn 1962 (what stands in or behind a circle), Tarjan 1972 (strongly connected components)
    cost              O(n + m) where there is no circle; then O(knot) per circle, within a fixed number of steps
    """
    held = _held(count, sources, targets)
    if not held:
        return Circles((), True)
    keeps = len(sources) if removable is None else removable
    knots = _knots(_adjacency(held, sources, targets))
    found: list[tuple[int, ...]] = []
    steps = 0
    while knots and len(found) < most and steps < _MOST_STEPS:
        knot = knots.popleft()
        circle, cost = _shortest(knot)
        found.append(circle)
        steps += cost + _size(knot)
        knots.extend(_knots(_without(knot, {edge for edge in circle if edge < keeps})))
    return Circles(tuple(sorted(found, key=lambda circle: sources[circle[0]])), not knots)


def _held(count: int, sources: Sequence[int], targets: Sequence[int]) -> list[int]:
    """Nodes in a circle or behind one: those that never become ready."""
    heads, reached = _rows(count, np.asarray(sources, np.int32), np.asarray(targets, np.int32))
    waiting = np.bincount(np.asarray(targets, np.int64), minlength=count).tolist()
    ready = [node for node, left in enumerate(waiting) if not left]
    while ready:
        node = ready.pop()
        for other in reached[heads[node] : heads[node + 1]]:
            left = waiting[other] - 1
            waiting[other] = left
            if not left:
                ready.append(other)
    return [node for node, left in enumerate(waiting) if left]


def _rows(count: int, sources: Int32Array, targets: Int32Array) -> tuple[list[int], list[int]]:
    """Targets sorted by source, and where each source's begin."""
    heads = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(sources, minlength=count), out=heads[1:])
    return heads.tolist(), targets[np.argsort(sources, kind="stable")].tolist()


def _adjacency(nodes: list[int], sources: Sequence[int], targets: Sequence[int]) -> Adjacency:
    adjacency: Adjacency = {node: [] for node in nodes}
    for edge, (source, target) in enumerate(zip(sources, targets, strict=True)):
        if source in adjacency and target in adjacency:
            adjacency[source].append((edge, target))
    return adjacency


def _size(knot: Adjacency) -> int:
    return sum(map(len, knot.values()))


def _without(knot: Adjacency, gone: set[int]) -> Adjacency:
    return {node: [pair for pair in pairs if pair[0] not in gone] for node, pairs in knot.items()}


def _knots(adjacency: Adjacency) -> deque[Adjacency]:
    """Each strongly connected component of two nodes or more, with the edges inside it."""
    knots: deque[Adjacency] = deque()
    for members in _components(adjacency):
        if len(members) > 1:
            inside = set(members)
            knots.append({node: [p for p in adjacency[node] if p[1] in inside] for node in sorted(members)})
    return knots


def _components(adjacency: Adjacency) -> Iterator[list[int]]:
    """Strongly connected components (Tarjan 1972) with a stack of our own in place of recursion."""
    numbers: dict[int, int] = {}
    lows: dict[int, int] = {}
    path: list[int] = []
    on_path: set[int] = set()
    for root in adjacency:
        if root in numbers:
            continue
        calls = [(root, iter(adjacency[root]))]
        numbers[root] = lows[root] = len(numbers)
        path.append(root)
        on_path.add(root)
        while calls:
            node, rest = calls[-1]
            fresh = _first_unseen(node, rest, numbers, lows, on_path)
            if fresh is not None:
                numbers[fresh] = lows[fresh] = len(numbers)
                path.append(fresh)
                on_path.add(fresh)
                calls.append((fresh, iter(adjacency[fresh])))
                continue
            calls.pop()
            if calls:
                above = calls[-1][0]
                lows[above] = min(lows[above], lows[node])
            if lows[node] == numbers[node]:
                yield _taken(path, on_path, node)


def _first_unseen(
    node: int, rest: Iterator[tuple[int, int]], numbers: dict[int, int], lows: dict[int, int], on_path: set[int]
) -> int | None:
    for _, other in rest:
        if other not in numbers:
            return other
        if other in on_path:
            lows[node] = min(lows[node], numbers[other])
    return None


def _taken(path: list[int], on_path: set[int], last: int) -> list[int]:
    members: list[int] = []
    while not members or members[-1] != last:
        members.append(path.pop())
        on_path.discard(members[-1])
    return members


def _shortest(knot: Adjacency) -> tuple[tuple[int, ...], int]:
    """The shortest circle of a knot, as far as the steps allow, and the steps it took.

    A search from each node in turn; nodes searched before are left out, for a circle through them is known.
    """
    allowed = _FREE_STEPS + _STEPS_PER_EDGE * _size(knot)
    best: tuple[int, ...] = ()
    done: set[int] = set()
    steps = 0
    for root in knot:
        circle, cost = _circle_through(root, knot, done, len(best) if best else len(knot) + 1)
        steps += cost
        best = circle or best
        done.add(root)
        if len(best) == 2 or steps > allowed:
            break
    return best, steps


def _circle_through(root: int, knot: Adjacency, done: set[int], bound: int) -> tuple[tuple[int, ...], int]:
    """The shortest circle through a node with fewer than `bound` edges, empty where there is none."""
    came: dict[int, tuple[int, int]] = {}
    front, length, steps = [root], 1, 0
    while front and length < bound:
        ahead: list[int] = []
        for node in front:
            for edge, other in knot[node]:
                steps += 1
                if other == root:
                    return _traced(came, root, node, edge), steps
                if other not in came and other not in done:
                    came[other] = (edge, node)
                    ahead.append(other)
        front, length = ahead, length + 1
    return (), steps


def _traced(came: dict[int, tuple[int, int]], root: int, node: int, last: int) -> tuple[int, ...]:
    edges = [last]
    while node != root:
        edge, node = came[node]
        edges.append(edge)
    return tuple(reversed(edges))
