"""Why each node starts where it does, and which chain of nodes drives the program's finish."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ropewalk.planning.columns import NO_FLOOR
from ropewalk.planning.cpm import Passes
from ropewalk.planning.crossing import across
from ropewalk.planning.network import Network
from ropewalk.planning.units import BoolArray, Int32Array


@dataclass(frozen=True, eq=False)
class Drivers:
    """What holds each of n nodes, in the order of the network.

    links      (n,) int32 number of the link that asks for the latest start, -1 where none reaches the node's start
    is_capped  (n,) bool: the node stands earlier than its links or floors ask
    is_pushed  (n,) bool: it stands later than anything asks: a window moved it
    asked      (n,) int32 position of the start that links and floors ask for
    """

    links: Int32Array
    is_capped: BoolArray
    is_pushed: BoolArray
    asked: Int32Array


def asked_of(network: Network, earlies: Int32Array) -> Int32Array:
    """(m',) what each incoming link asks of its target's start, in the order of `network.incoming`."""
    arcs = network.incoming
    asked = earlies[arcs.slots]
    crossing = np.flatnonzero(arcs.crosses)
    if crossing.size:
        asked[crossing] = across(network, arcs.links[crossing].astype(np.int64), asked[crossing])
    return np.asarray(asked + arcs.offsets, np.int32)


def drivers_of(passes: Passes) -> Drivers:
    """The driving link of every node; of several that ask the same the one stated first. Cost O(n + m)."""
    network, arcs, bounds = passes.network, passes.network.incoming, passes.network.bounds
    count = network.order.nodes.size
    starts = passes.earlies[:-1:2]
    best = np.full(count, NO_FLOOR, np.int32)
    links = np.full(count, -1, np.int32)
    if arcs.slots.size:
        asked = asked_of(network, passes.earlies)
        linked = np.flatnonzero(np.diff(arcs.heads) > 0)
        heads = arcs.heads[linked]
        best[linked] = np.maximum.reduceat(asked, heads)
        picks = linked[network.nodes.takes_earliest[network.order.nodes[linked]]]
        best[picks] = np.minimum.reduceat(asked, heads)[np.isin(linked, picks)]
        owners = np.repeat(np.arange(count), np.diff(arcs.heads))
        hits = np.flatnonzero(asked == best[owners])
        stated = np.lexsort((arcs.links[hits], owners[hits]))
        first = hits[stated][np.unique(owners[hits][stated], return_index=True)[1]]
        links[owners[first]] = arcs.links[first]
    wanted = np.maximum(best, bounds.floors) | bounds.sides
    reached = (best | bounds.sides) >= (bounds.floors | bounds.sides)
    links[~reached] = -1
    return Drivers(links, np.asarray(starts < wanted), np.asarray(starts > wanted), wanted.astype(np.int32))


@dataclass(frozen=True, eq=False)
class Chain:
    """The way back from the program's finish: places in the order that drive it."""

    passes: Passes
    drivers: Drivers

    @cached_property
    def places(self) -> frozenset[int]:
        """Places in the order on a chain of driving links to a node that finishes last."""
        network = self.passes.network
        sources = network.ranks[network.links.sources]
        found: set[int] = set()
        for end in self._last().tolist():
            place = end
            while place >= 0 and place not in found:
                found.add(place)
                link = int(self.drivers.links[place])
                place = int(sources[link]) if link >= 0 and not self.drivers.is_capped[place] else -1
        return frozenset(found)

    def _last(self) -> Int32Array:
        network = self.passes.network
        finishes = network.hours.instants(self.passes.earlies[1::2], network.calendars)
        return np.flatnonzero(network.counts & (finishes == self.passes.finish)).astype(np.int32)
