"""Total and free float in working minutes of each node's own calendar."""

import numpy as np

from ropewalk.planning.columns import NO_CAP
from ropewalk.planning.cpm import Passes
from ropewalk.planning.crossing import back_across
from ropewalk.planning.units import Int32Array


def total_floats(passes: Passes) -> Int32Array:
    """(n,) how much each node may slip before the finish, or a late date, moves; negative where one is missed.

    TF = min(LS - ES, LF - EF)
    """
    room = (passes.lates[:-1] >> 1) - (passes.earlies[:-1] >> 1)
    return np.asarray(np.minimum(room[::2], room[1::2]), np.int32)


def free_floats(passes: Passes) -> Int32Array:
    """(n,) how much each node may slip before any task that waits for it moves; its total float where none does."""
    network, arcs = passes.network, passes.network.outgoing
    held = np.append(passes.earlies[:-1], NO_CAP).astype(np.int32)[arcs.slots]
    crossing = np.flatnonzero(arcs.crosses)
    if crossing.size:
        held[crossing] = back_across(network, arcs.links[crossing].astype(np.int64), held[crossing])
    held = held + arcs.offsets
    if not held.size:
        return total_floats(passes)
    nearest = np.minimum.reduceat(held, arcs.heads[:-1]) & ~network.bounds.sides
    room = (nearest >> 1) - (passes.earlies[1::2] >> 1)
    return np.where(nearest >= NO_CAP // 2, total_floats(passes), room).astype(np.int32)
