"""The compiled back end: the loops of `kernel` through numba. Loaded on demand only, never by a web process.

Compiling takes seconds the first time and is kept in a cache folder, from which loading takes tenths of a second.
"""

import functools
import importlib
import importlib.util
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from ropewalk.planning import kernel
from ropewalk.planning.columns import NO_CAP
from ropewalk.planning.cpm import BackEnd
from ropewalk.planning.network import Network
from ropewalk.planning.units import Int32Array

PAYS_FROM = 200_000
"""From about so many tasks loading the compiled loops costs less than it saves on one schedule."""


class Loops(NamedTuple):
    """The loops of `kernel`, compiled."""

    forward: Callable[..., None]
    backward: Callable[..., None]
    forward_mixed: Callable[..., None]
    backward_mixed: Callable[..., None]
    spread_forward: Callable[..., int]
    spread_backward: Callable[..., int]


_CALLED = ("push", "pull", "instant_at", "position_at", "start_of", "finish_of")
"""The functions that the loops call."""

PLAIN_PYTHON = Loops(*(getattr(kernel, name) for name in Loops._fields))
"""The same loops, not compiled: fast enough where few nodes are touched."""


def is_installed() -> bool:
    """Whether numba is there."""
    return importlib.util.find_spec("numba") is not None


@functools.cache
def compile_loops(cache_folder: str | None = None) -> Loops:
    """Compile the loops, or load them from the cache folder. Raises ImportError where numba is not installed."""
    numba = importlib.import_module("numba")
    importlib.import_module("numba.extending")
    if cache_folder is not None:
        numba.config.CACHE_DIR = cache_folder
    for name in _CALLED:
        numba.extending.register_jitable(getattr(kernel, name))
    jit = numba.njit(cache=cache_folder is not None, nogil=True)
    return Loops(*(jit(getattr(kernel, name)) for name in Loops._fields))


def back_end_of(loops: Loops, name: str = "numba") -> BackEnd:
    """The passes by these loops."""

    def forward(network: Network) -> Int32Array:
        times = np.full(2 * network.order.nodes.size + 1, NO_CAP, np.int32)
        bounds, arcs = network.bounds, network.incoming
        if network.is_plain:
            loops.forward(*arcs.indices, arcs.offsets, bounds.floors, bounds.caps, bounds.sides, bounds.gains, times)
        else:
            loops.forward_mixed(times, network.incoming_table, network.node_table, network.shift_table)
        return times

    def backward(network: Network, times: Int32Array, finishes: Int32Array) -> Int32Array:
        lates = np.full(times.size, NO_CAP, np.int32)
        bounds, arcs = network.bounds, network.outgoing
        if network.is_plain:
            loops.backward(*arcs.indices, arcs.offsets, network.limits(finishes), bounds.sides, bounds.gains, lates)
        else:
            loops.backward_mixed(
                finishes, times, lates, network.outgoing_table, network.node_table, network.shift_table
            )
        return lates

    return BackEnd(name, forward, backward)
