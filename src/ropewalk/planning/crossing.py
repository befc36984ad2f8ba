"""Links that cross from one calendar to another, or wait by the clock: positions converted, many at a time."""

import numpy as np

from ropewalk.planning.network import Network
from ropewalk.planning.units import Int32Array, Int64Array


def across(network: Network, links: Int64Array, positions: Int32Array) -> Int32Array:
    """Positions at the sources of stated links, carried over to their targets; the target's own offset is not in it.

    links, positions   (k,) each
    returns            (k,) int32 positions on the targets' calendars
    """
    stated, nodes = network.links, network.nodes
    sources, targets = nodes.calendars[stated.sources[links]], nodes.calendars[stated.targets[links]]
    instants = network.hours.instants(positions + network.head_lags[links], sources)
    return network.hours.positions(instants + network.lags[1][links], targets)


def back_across(network: Network, links: Int64Array, positions: Int32Array) -> Int32Array:
    """Late positions at the targets of stated links, carried back to their sources."""
    stated, nodes = network.links, network.nodes
    sources, targets = nodes.calendars[stated.sources[links]], nodes.calendars[stated.targets[links]]
    instants = network.hours.instants(positions + network.back_lags[links], targets)
    back = network.hours.positions(instants - network.lags[1][links], sources, late=True)
    return np.where(network.begins_work[links], (back - 1) | 1, back).astype(np.int32)
