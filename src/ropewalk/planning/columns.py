"""Nodes and links as columns: what a network is built from. Positions are those of `calendar`, in working time.

A task that runs is one node; a summary is a start node and a finish node of no length.
"""

from dataclasses import dataclass

import numpy as np

from ropewalk.planning.units import BoolArray, Int32Array

START, FINISH = 0, 1
"""The two ends of a node."""

AS_SOON, WITHIN_TOTAL, WITHIN_FREE = 0, 1, 2
"""How late a node is put: as soon as possible, or as late as one of its floats lets it."""

NO_FLOOR = -(1 << 30)
NO_CAP = 1 << 30
"""Positions that bind nothing."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Nodes:
    """n nodes. All (n,); int32 positions on the node's own calendar unless said otherwise.

    works           working minutes from start to finish
    calendars       number of the calendar in the network's hours
    start_floors    not to start earlier; NO_FLOOR where nothing says so
    finish_floors   not to finish earlier
    start_caps      to start no later whatever the links say; NO_CAP
    finish_caps     to finish no later whatever the links say
    late_starts     the latest start that is allowed, for the backward pass only
    late_finishes   the latest finish that is allowed, for the backward pass only
    counts          whether the node's finish counts for the finish of the program (bool)
    takes_earliest  whether it starts with the earliest of its links, not the latest (bool)
    lateness        AS_SOON, WITHIN_TOTAL (as late as total float lets it) or WITHIN_FREE (free float)
    """

    works: Int32Array
    calendars: Int32Array
    start_floors: Int32Array
    finish_floors: Int32Array
    start_caps: Int32Array
    finish_caps: Int32Array
    late_starts: Int32Array
    late_finishes: Int32Array
    counts: BoolArray
    takes_earliest: BoolArray
    lateness: Int32Array

    @classmethod
    def plain(cls, works: Int32Array) -> "Nodes":
        """Nodes that nothing binds, on calendar 0, none before position 1."""
        count = works.size

        def column(value: int) -> Int32Array:
            return np.full(count, value, np.int32)

        return cls(
            works=works.astype(np.int32),
            calendars=column(0),
            start_floors=column(1),
            finish_floors=column(NO_FLOOR),
            start_caps=column(NO_CAP),
            finish_caps=column(NO_CAP),
            late_starts=column(NO_CAP),
            late_finishes=column(NO_CAP),
            counts=np.ones(count, np.bool_),
            takes_earliest=np.zeros(count, np.bool_),
            lateness=column(AS_SOON),
        )


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Links:
    """m links. All (m,) int32.

    sources, targets            nodes
    source_ends, target_ends    START or FINISH
    lags                        working minutes on the calendar of the target, or of the source where `counts_at_source`
    shares                      lag as hundredths of a percent of the source's work, added to `lags`
    elapsed                     minutes of the clock
    elapsed_shares              as `shares`, in minutes of the clock
    """

    sources: Int32Array
    targets: Int32Array
    source_ends: Int32Array
    target_ends: Int32Array
    lags: Int32Array
    shares: Int32Array
    elapsed: Int32Array
    elapsed_shares: Int32Array
    counts_at_source: BoolArray

    @classmethod
    def plain(cls, sources: Int32Array, targets: Int32Array) -> "Links":
        """Links from finish to start without lag."""
        nothing = np.zeros(sources.size, np.int32)
        return cls(
            sources=sources.astype(np.int32),
            targets=targets.astype(np.int32),
            source_ends=np.full(sources.size, FINISH, np.int32),
            target_ends=nothing,
            lags=nothing,
            shares=nothing,
            elapsed=nothing,
            elapsed_shares=nothing,
            counts_at_source=np.zeros(sources.size, np.bool_),
        )


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Windows:
    """w blackout windows of nodes, in order of node, then time. All (w,).

    nodes      int32
    openings   int32 positions: a finish up to here is before the window
    closings   int32 positions: a start (or a finish, where `binds_finish` is 1) from here on is after it
    """

    nodes: Int32Array
    openings: Int32Array
    closings: Int32Array
    binds_finish: Int32Array

    @classmethod
    def none(cls) -> "Windows":
        """No window."""
        nothing = np.empty(0, np.int32)
        return cls(nodes=nothing, openings=nothing, closings=nothing, binds_finish=nothing)
