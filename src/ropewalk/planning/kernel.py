"""The passes as plain loops over int32 arrays: what the compiled back end compiles. Equal to `levelwise`.

Every function here is also an ordinary Python function, slow but right.
"""

from typing import NamedTuple

from ropewalk.planning.units import BoolArray, Int32Array, UInt32Array


class ArcTable(NamedTuple):
    """Links sorted by the node they are asked for, m'; see `network.Arcs`.

    first_lags   (m',) positions added before a link crosses
    elapsed      (m',) minutes of the clock added while it crosses
    calendars    (m',) calendar of the other end
    begins_work  (m',) whether the link leaves the start of a node with work
    """

    heads: Int32Array
    slots: Int32Array
    offsets: Int32Array
    crosses: BoolArray
    first_lags: Int32Array
    elapsed: Int32Array
    calendars: Int32Array
    begins_work: BoolArray


class NodeTable(NamedTuple):
    """n nodes in the order, and the windows of each from window_heads[i] to window_heads[i + 1]."""

    floors: Int32Array
    caps: Int32Array
    lates: Int32Array
    sides: Int32Array
    gains: Int32Array
    calendars: Int32Array
    takes_earliest: BoolArray
    counts: BoolArray
    ends: Int32Array
    window_heads: Int32Array
    openings: Int32Array
    closings: Int32Array
    binds_finish: Int32Array


class ShiftTable(NamedTuple):
    """The shifts of all calendars; see `hours.Hours`."""

    heads: Int32Array
    starts: Int32Array
    finishes: Int32Array
    before: Int32Array


def forward(
    heads: UInt32Array,
    slots: UInt32Array,
    offsets: Int32Array,
    floors: Int32Array,
    caps: Int32Array,
    sides: Int32Array,
    gains: Int32Array,
    times: Int32Array,
) -> None:
    """Early positions of a plain network into `times`; see `levelwise.forward`. Cost O(n + m).

    Unsigned heads and slots spare the compiled loop the question whether an index counts from the end.
    """
    k = 0
    for i in range(floors.size):
        start = floors[i]
        stop = heads[i + 1]
        while k < stop:
            asked = times[slots[k]] + offsets[k]
            if asked > start:
                start = asked
            k += 1
        start = min(start, caps[i]) | sides[i]
        times[2 * i] = start
        times[2 * i + 1] = start + gains[i]


def backward(
    heads: UInt32Array,
    slots: UInt32Array,
    offsets: Int32Array,
    limits: Int32Array,
    sides: Int32Array,
    gains: Int32Array,
    lates: Int32Array,
) -> None:
    """Late positions of a plain network into `lates`; see `levelwise.backward`. Cost O(n + m)."""
    for i in range(limits.size - 1, -1, -1):
        finish = limits[i]
        for k in range(heads[i], heads[i + 1]):
            asked = lates[slots[k]] + offsets[k]
            if asked < finish:
                finish = asked
        finish = finish & ~sides[i]
        lates[2 * i + 1] = finish
        lates[2 * i] = finish - gains[i]


def instant_at(position: int, calendar: int, shifts: ShiftTable) -> int:
    """The instant of a position on one calendar; see `Hours.instants`."""
    starts, finishes, before = shifts.starts, shifts.finishes, shifts.before
    head, stop = shifts.heads[calendar], shifts.heads[calendar + 1]
    work = position >> 1
    wanted = work + (position & 1)
    low, high = head, stop
    while low < high:
        middle = (low + high) // 2
        if before[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    shift = min(max(low - 1, head), stop - 2)
    into = min(max(work - before[shift], 0), finishes[shift] - starts[shift])
    instant: int = starts[shift] + into
    return instant


def position_at(instant: int, calendar: int, is_late: int, shifts: ShiftTable) -> int:
    """The position of an instant on one calendar; see `Hours.positions`."""
    starts, finishes, before = shifts.starts, shifts.finishes, shifts.before
    head, stop = shifts.heads[calendar], shifts.heads[calendar + 1]
    low, high = head, stop
    while low < high:
        middle = (low + high) // 2
        if starts[middle] <= instant:
            low = middle + 1
        else:
            high = middle
    shift = low - 1
    if shift < head:
        return 1 - is_late
    into = instant - starts[shift]
    length = finishes[shift] - starts[shift]
    position: int = 2 * (before[shift] + min(into, length))
    if into < length:
        return position + 1
    return position + (1 - is_late if into > length else 0)


def push(start: int, gain: int, side: int, opening: int, closing: int, binds_finish: int) -> int:
    """A start that keeps clear of one blackout window.

    a window for running     start < closing and finish > opening  ->  start = closing
    a window for finishing   opening < finish < closing            ->  finish = closing
    """
    finish = start + gain
    if finish <= opening:
        return start
    if binds_finish == 1:
        return (closing - gain) | side if finish < closing else start
    return closing | side if start < closing else start


def pull(finish: int, gain: int, side: int, opening: int, closing: int, binds_finish: int) -> int:
    """A late finish that keeps clear of one blackout window: at its opening at the latest, where it fell into it."""
    last = finish if binds_finish == 1 else finish - gain
    return opening & ~side if finish > opening and last < closing else finish


def start_of(i: int, times: Int32Array, arcs: ArcTable, nodes: NodeTable, shifts: ShiftTable) -> int:
    """The early start of node i, all nodes before it being known."""
    latest, earliest = nodes.floors[i], 2147483647
    for k in range(arcs.heads[i], arcs.heads[i + 1]):
        asked = times[arcs.slots[k]]
        if arcs.crosses[k]:
            instant = instant_at(asked + arcs.first_lags[k], arcs.calendars[k], shifts) + arcs.elapsed[k]
            asked = position_at(instant, nodes.calendars[i], 0, shifts)
        asked += arcs.offsets[k]
        latest = max(latest, asked)
        earliest = min(earliest, asked)
    start = earliest if nodes.takes_earliest[i] and earliest != 2147483647 else latest
    start = min(start, nodes.caps[i]) | nodes.sides[i]
    for w in range(nodes.window_heads[i], nodes.window_heads[i + 1]):
        start = push(start, nodes.gains[i], nodes.sides[i], nodes.openings[w], nodes.closings[w], nodes.binds_finish[w])
    return start


def finish_of(
    i: int, finish: int, times: Int32Array, lates: Int32Array, arcs: ArcTable, nodes: NodeTable, shifts: ShiftTable
) -> int:
    """The late finish of node i, all nodes after it being known; `finish` is the program's on its calendar."""
    latest: int = min(nodes.lates[i], finish if nodes.counts[i] else nodes.ends[i])
    for k in range(arcs.heads[i], arcs.heads[i + 1]):
        slot = arcs.slots[k]
        other = slot // 2
        if other < nodes.gains.size and nodes.takes_earliest[other]:
            begun = instant_at(times[2 * i], nodes.calendars[i], shifts)
            if begun > instant_at(times[slot], nodes.calendars[other], shifts):
                continue
        asked = lates[slot]
        if arcs.crosses[k]:
            instant = instant_at(asked + arcs.first_lags[k], arcs.calendars[k], shifts) + arcs.elapsed[k]
            asked = position_at(instant, nodes.calendars[i], 1, shifts)
            if arcs.begins_work[k]:
                asked = (asked - 1) | 1
        latest = min(latest, asked + arcs.offsets[k])
    latest = latest & ~nodes.sides[i]
    for w in range(nodes.window_heads[i + 1] - 1, nodes.window_heads[i] - 1, -1):
        latest = pull(
            latest, nodes.gains[i], nodes.sides[i], nodes.openings[w], nodes.closings[w], nodes.binds_finish[w]
        )
    return latest


def forward_mixed(times: Int32Array, arcs: ArcTable, nodes: NodeTable, shifts: ShiftTable) -> None:
    """Early positions of any network into `times`."""
    for i in range(nodes.floors.size):
        start = start_of(i, times, arcs, nodes, shifts)
        times[2 * i] = start
        times[2 * i + 1] = start + nodes.gains[i]


def backward_mixed(
    finishes: Int32Array, times: Int32Array, lates: Int32Array, arcs: ArcTable, nodes: NodeTable, shifts: ShiftTable
) -> None:
    """Late positions of any network into `lates`; `finishes` is the program's finish on each calendar."""
    for i in range(nodes.floors.size - 1, -1, -1):
        finish = finish_of(i, finishes[nodes.calendars[i]], times, lates, arcs, nodes, shifts)
        lates[2 * i + 1] = finish
        lates[2 * i] = finish - nodes.gains[i]


def spread_forward(
    first: int,
    waiting: int,
    most: int,
    times: Int32Array,
    dirty: BoolArray,
    incoming: ArcTable,
    outgoing: ArcTable,
    nodes: NodeTable,
    shifts: ShiftTable,
) -> int:
    """Recompute nodes marked in `dirty` from place `first` on, and all that their changes reach.

    waiting  how many are marked
    most     give up once more nodes than this have moved
    times    changed in place; dirty   all False afterwards, where it did not give up
    returns  how many nodes moved
    """
    moved = 0
    count = nodes.floors.size
    i = first
    while waiting > 0 and moved <= most:
        if dirty[i]:
            dirty[i] = False
            waiting -= 1
            start = start_of(i, times, incoming, nodes, shifts)
            if start != times[2 * i] or start + nodes.gains[i] != times[2 * i + 1]:
                times[2 * i] = start
                times[2 * i + 1] = start + nodes.gains[i]
                moved += 1
                for k in range(outgoing.heads[i], outgoing.heads[i + 1]):
                    other = outgoing.slots[k] // 2
                    if other < count and not dirty[other]:
                        dirty[other] = True
                        waiting += 1
        i += 1
    return moved


def spread_backward(
    last: int,
    waiting: int,
    most: int,
    finishes: Int32Array,
    times: Int32Array,
    lates: Int32Array,
    dirty: BoolArray,
    incoming: ArcTable,
    outgoing: ArcTable,
    nodes: NodeTable,
    shifts: ShiftTable,
) -> int:
    """Recompute late dates of nodes marked in `dirty` from place `last` back, and all that their changes reach."""
    moved = 0
    i = last
    while waiting > 0 and moved <= most:
        if dirty[i]:
            dirty[i] = False
            waiting -= 1
            finish = finish_of(i, finishes[nodes.calendars[i]], times, lates, outgoing, nodes, shifts)
            if finish != lates[2 * i + 1] or finish - nodes.gains[i] != lates[2 * i]:
                lates[2 * i + 1] = finish
                lates[2 * i] = finish - nodes.gains[i]
                moved += 1
                for k in range(incoming.heads[i], incoming.heads[i + 1]):
                    other = incoming.slots[k] // 2
                    if not dirty[other]:
                        dirty[other] = True
                        waiting += 1
        i -= 1
    return moved
