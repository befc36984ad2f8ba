"""Total and free float in working minutes of each node's own calendar."""

import numpy as np

from ropewalk.planning.columns import NO_CAP
from ropewalk.planning.cpm import Passes, lates_among
from ropewalk.planning.crossing import back_across
from ropewalk.planning.levelwise import instants_at, leads_to_earliest
from ropewalk.planning.units import BoolArray, Int32Array


def total_floats(passes: Passes) -> Int32Array:
    """(n,) how much each node may slip before the finish, or a late date, moves; negative where one is missed.

    TF = min(LS - ES, LF - EF)
    """
    room = (passes.told_lates[:-1] >> 1) - (passes.earlies[:-1] >> 1)
    return np.asarray(np.minimum(room[::2], room[1::2]), np.int32)


def free_floats(passes: Passes) -> Int32Array:
    """(n,) how much each node may slip before any task that waits for it moves; its total float where none does.

    What only passes dates on (the ends of summaries, tasks that are not active) is looked through.
    """
    network, arcs = passes.network, passes.network.outgoing
    if not arcs.slots.size:
        return total_floats(passes)
    holders, stand = _holders(passes)
    held = holders[arcs.slots]
    crossing = np.flatnonzero(arcs.crosses)
    if crossing.size:
        held[crossing] = back_across(network, arcs.links[crossing].astype(np.int64), held[crossing])
    holds = stand[arcs.slots // 2] & ~_shares_start(passes)
    held = np.where(holds, held + arcs.offsets, NO_CAP)
    nearest = np.minimum.reduceat(held, arcs.heads[:-1]) & ~network.bounds.sides
    room = (nearest >> 1) - (passes.earlies[1::2] >> 1)
    return np.where(nearest >= NO_CAP // 2, total_floats(passes), room).astype(np.int32)


def _holders(passes: Passes) -> tuple[Int32Array, BoolArray]:
    """(2n + 1,) positions that hold those before them, and (n + 1,) whether they do: not where no task follows."""
    network, arcs = passes.network, passes.network.outgoing
    free = ~network.counts
    if not free.any():
        return passes.earlies, np.append(network.counts, False)
    without_end = (2 * network.hours.totals).astype(np.int32)
    lates = lates_among(network, passes.earlies, without_end, free)
    stand = np.append(network.counts, False)
    for place in np.flatnonzero(free)[::-1].tolist():
        stand[place] = stand[arcs.slots[arcs.heads[place] : arcs.heads[place + 1]] // 2].any()
    return np.where(np.append(np.repeat(free, 2), False), lates, passes.earlies), stand


def _shares_start(passes: Passes) -> BoolArray:
    """(m',) whether a link leads to a start that would stay where it is: another task starts as early or earlier."""
    network, arcs = passes.network, passes.network.outgoing
    shares = leads_to_earliest(network, arcs.slots)
    picks = np.flatnonzero(shares)
    if picks.size:
        slots = arcs.slots[picks]
        owners = np.repeat(np.arange(network.order.nodes.size), np.diff(arcs.heads))[picks]
        starts = instants_at(network, passes.earlies, 2 * owners)
        is_first = starts == instants_at(network, passes.earlies, slots)
        times_first = np.bincount(slots[is_first], minlength=2 * network.order.nodes.size + 1)
        shares[picks[is_first & (times_first[slots] == 1)]] = False
    return shares
