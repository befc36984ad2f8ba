"""The plan as int32 arrays in topological order, built once per plan number. Never changed in place."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ropewalk.planning.columns import FINISH, NO_FLOOR, START, Links, Nodes, Windows
from ropewalk.planning.hours import Hours
from ropewalk.planning.kernel import ArcTable, NodeTable, ShiftTable
from ropewalk.planning.order import Order, order_of
from ropewalk.planning.units import BoolArray, Int32Array, UInt32Array

_ALL = slice(None)
_BY_ORDER = ("ranks", "calendars", "counts", "ends", "single_calendar", "bounds", "node_table", "shift_table")
"""What follows from the nodes and their order alone."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Bounds:
    """What binds each node, in topological order; all (n,) int32. They depend on the nodes' works only.

    gains   from start to finish: 2 x work - 1, or 0 for a node without length
    sides   1 where a start has to stand at the beginning of a shift, 0 for a node without length
    """

    gains: Int32Array
    sides: Int32Array
    floors: Int32Array
    caps: Int32Array
    lates: Int32Array


@dataclass(frozen=True, eq=False, kw_only=True)
class Arcs:
    """Links sorted by one of their nodes; m' links whose both nodes are in the order.

    heads     (n + 1,) int32: links of node i stand from heads[i] to heads[i + 1]
    slots     (m',) int32: the other end, as 2 x node + end, in topological order
    offsets   (m',) int32: added to the position at the other end
    links     (m',) int32: number of the link as stated, -1 for the link to nowhere
    crosses   (m',) bool: the positions have to be converted between calendars or by the clock
    """

    heads: Int32Array
    slots: Int32Array
    offsets: Int32Array
    links: Int32Array
    crosses: BoolArray

    @cached_property
    def indices(self) -> tuple[UInt32Array, UInt32Array]:
        """Heads and slots without a sign: compiled loops are faster over them."""
        return self.heads.view(np.uint32), self.slots.view(np.uint32)


@dataclass(frozen=True, eq=False, kw_only=True)
class Network:
    """n nodes in the order, of `nodes.works.size` stated; the rest stands in a circle or behind one."""

    nodes: Nodes
    links: Links
    windows: Windows
    hours: Hours
    order: Order

    @classmethod
    def of_columns(cls, nodes: Nodes, links: Links, *, hours: Hours, windows: Windows | None = None) -> "Network":
        """Order the nodes and be ready for a pass. Cost O(n + m) with one sort of the links."""
        order = order_of(nodes.works.size, links.sources, links.targets)
        return cls(nodes=nodes, links=links, windows=windows or Windows.none(), hours=hours, order=order)

    def relinked(self, links: Links) -> "Network":
        """The same nodes with other links; ordered anew only where a link leads backward in the order."""
        count = self.nodes.works.size
        if not self.order.fits(count, links.sources, links.targets):
            return replace(self, links=links, order=order_of(count, links.sources, links.targets))
        relinked = replace(self, links=links)
        relinked.__dict__.update({name: getattr(self, name) for name in _BY_ORDER})
        return relinked

    @cached_property
    def ranks(self) -> Int32Array:
        """(all nodes,) place in the order, -1 for none."""
        return self.order.ranks(self.nodes.works.size)

    @cached_property
    def calendars(self) -> Int32Array:
        """(n,) calendar of each node in the order."""
        return self.nodes.calendars[self.order.nodes]

    @cached_property
    def bounds(self) -> Bounds:
        """What binds each node."""
        return bounds_of(self.nodes, self.order.nodes)

    @cached_property
    def lags(self) -> tuple[Int32Array, Int32Array]:
        """(m,) working and elapsed minutes of each stated link, shares of the source's work included."""
        works = self.nodes.works[self.links.sources].astype(np.int64)
        links = self.links
        worked = links.lags + np.rint(works * links.shares / 10_000).astype(np.int64)
        elapsed = links.elapsed + np.rint(works * links.elapsed_shares / 10_000).astype(np.int64)
        return worked.astype(np.int32), elapsed.astype(np.int32)

    @cached_property
    def crosses(self) -> BoolArray:
        """(m,) whether a stated link needs a conversion between calendars or by the clock."""
        nodes, links = self.nodes, self.links
        differ = nodes.calendars[links.sources] != nodes.calendars[links.targets]
        return np.asarray(differ | (self.lags[1] != 0))

    @cached_property
    def incoming(self) -> Arcs:
        """Links by target. Offsets of links that cross hold what is added after the conversion."""
        links = self.links
        return self._arcs(links.targets, links.sources, links.source_ends, self.offsets_in())

    @cached_property
    def outgoing(self) -> Arcs:
        """Links by source; a node without any has one that leads nowhere (slot 2 x n)."""
        links = self.links
        arcs = self._arcs(links.sources, links.targets, links.target_ends, self.offsets_out())
        return _closed(arcs, self.order.nodes.size)

    def offsets_in(self, links: Int32Array | slice = _ALL) -> Int32Array:
        """What stated links add to the positions of their sources, to hold the starts of their targets."""
        stated = self.links
        lags = np.where(self.crosses[links] & stated.counts_at_source[links], 0, 2 * self.lags[0][links])
        works = self.nodes.works[stated.targets[links]]
        return np.asarray(lags - np.where(stated.target_ends[links] == FINISH, 2 * works, 0), np.int32)

    def offsets_out(self, links: Int32Array | slice = _ALL) -> Int32Array:
        """What stated links add to the late positions of their targets, to hold the finishes of their sources.

        A finish of work stands on the end of a shift; what asks for it may stand on the beginning of the next one.
        """
        stated, crosses = self.links, self.crosses[links]
        lags = np.where(crosses & ~stated.counts_at_source[links], 0, 2 * self.lags[0][links])
        works = self.nodes.works[stated.sources[links]]
        ends = np.where(crosses, 0, self._ends_work[links])
        return np.asarray(np.where(stated.source_ends[links] == START, 2 * works, 0) - lags + ends, np.int32)

    @cached_property
    def _ends_work(self) -> Int32Array:
        """(m,) 1 where a stated link leads to the finish of a node with work."""
        is_work = self.nodes.works[self.links.targets] > 0
        return np.asarray((self.links.target_ends == FINISH) & is_work, np.int32)

    def _arcs(self, owners: Int32Array, others: Int32Array, ends: Int32Array, offsets: Int32Array) -> Arcs:
        ranks, count = self.ranks, self.order.nodes.size
        kept = np.flatnonzero((ranks[owners] >= 0) & (ranks[others] >= 0))
        owner = ranks[owners[kept]]
        by_owner = np.argsort(owner, kind="stable")
        kept = kept[by_owner]
        heads = np.zeros(count + 1, np.int32)
        np.cumsum(np.bincount(owner, minlength=count), out=heads[1:])
        return Arcs(
            heads=heads,
            slots=(2 * ranks[others[kept]] + ends[kept]).astype(np.int32),
            offsets=offsets[kept],
            links=kept.astype(np.int32),
            crosses=self.crosses[kept],
        )

    @cached_property
    def head_lags(self) -> Int32Array:
        """(m,) positions added at the source before a link crosses."""
        return np.where(self.crosses & self.links.counts_at_source, 2 * self.lags[0], 0).astype(np.int32)

    @cached_property
    def back_lags(self) -> Int32Array:
        """(m,) positions added at the target before a link crosses back."""
        lags = np.where(self.crosses & ~self.links.counts_at_source, 2 * self.lags[0], 0)
        return np.where(self.crosses, self._ends_work - lags, 0).astype(np.int32)

    @cached_property
    def begins_work(self) -> BoolArray:
        """(m,) whether a stated link leaves the start of a node with work, which begins a shift."""
        return np.asarray((self.links.source_ends == START) & (self.nodes.works[self.links.sources] > 0))

    @cached_property
    def is_plain(self) -> bool:
        """One calendar, no clock lags, no windows: positions add up without any conversion."""
        return not (self.windows.nodes.size or self.incoming.crosses.any() or self.nodes.takes_earliest.any())

    @cached_property
    def has_shares(self) -> bool:
        """Whether a lag is a share of its source's work, so that durations change lags."""
        return bool(self.links.shares.any() or self.links.elapsed_shares.any())

    @cached_property
    def early_sources(self) -> Int32Array:
        """Places of nodes whose late dates depend on which of several links is the earliest."""
        picks = self.nodes.takes_earliest[self.links.targets]
        places = np.unique(self.ranks[self.links.sources[picks]])
        return places[places >= 0]

    @cached_property
    def counts(self) -> BoolArray:
        """(n,) whether each node in the order counts for the finish."""
        return self.nodes.counts[self.order.nodes]

    @cached_property
    def ends(self) -> Int32Array:
        """(n,) the last position of each node's calendar: what limits a node that does not count for the finish."""
        return (2 * self.hours.totals[self.calendars]).astype(np.int32)

    def limits(self, finishes: Int32Array) -> Int32Array:
        """(n,) the latest finish of each node but for its links; `finishes` is the program's on each calendar."""
        ends = np.where(self.counts, finishes[self.calendars], self.ends)
        return np.asarray(np.minimum(self.bounds.lates, ends), np.int32)

    @cached_property
    def single_calendar(self) -> int | None:
        """The number of the one calendar all nodes use, None where there are several."""
        used = np.unique(self.calendars)
        return int(used[0]) if used.size == 1 else None

    @cached_property
    def node_table(self) -> NodeTable:
        """The nodes as the loops of `kernel` want them."""
        bounds, windows = self.bounds, self.windows
        places = self.ranks[windows.nodes]
        kept = np.flatnonzero(places >= 0)
        kept = kept[np.argsort(places[kept], kind="stable")]
        heads = np.zeros(self.order.nodes.size + 1, np.int32)
        np.cumsum(np.bincount(places[kept], minlength=self.order.nodes.size), out=heads[1:])
        return NodeTable(
            floors=bounds.floors,
            caps=bounds.caps,
            lates=bounds.lates,
            sides=bounds.sides,
            gains=bounds.gains,
            calendars=self.calendars,
            takes_earliest=self.nodes.takes_earliest[self.order.nodes],
            counts=self.counts,
            ends=self.ends,
            window_heads=heads,
            openings=windows.openings[kept],
            closings=windows.closings[kept],
            binds_finish=windows.binds_finish[kept],
        )

    @cached_property
    def incoming_table(self) -> ArcTable:
        """The incoming links as the loops of `kernel` want them."""
        return self._table(self.incoming, self.head_lags, self.lags[1], self.links.sources)

    @cached_property
    def outgoing_table(self) -> ArcTable:
        """The outgoing links as the loops of `kernel` want them."""
        return self._table(self.outgoing, self.back_lags, -self.lags[1], self.links.targets)

    @cached_property
    def shift_table(self) -> ShiftTable:
        """The shifts of all calendars as the loops of `kernel` want them."""
        hours = self.hours
        return ShiftTable(hours.heads, hours.starts, hours.finishes, hours.before)

    def _table(self, arcs: Arcs, first_lags: Int32Array, elapsed: Int32Array, others: Int32Array) -> ArcTable:
        if not self.links.sources.size:
            nothing = np.zeros(arcs.slots.size, np.int32)
            return ArcTable(
                arcs.heads, arcs.slots, arcs.offsets, arcs.crosses, nothing, nothing, nothing, nothing.astype(np.bool_)
            )
        return ArcTable(
            heads=arcs.heads,
            slots=arcs.slots,
            offsets=arcs.offsets,
            crosses=arcs.crosses,
            first_lags=first_lags[arcs.links],
            elapsed=elapsed[arcs.links],
            calendars=self.nodes.calendars[others[arcs.links]],
            begins_work=self.begins_work[arcs.links],
        )


def bounds_of(nodes: Nodes, order: Int32Array) -> Bounds:
    """What binds the nodes named in `order`, in that order."""
    works = nodes.works[order]
    sides = (works > 0).astype(np.int32)
    gains = 2 * works - sides
    floors = np.maximum(nodes.start_floors[order], np.maximum(nodes.finish_floors[order] - 2 * works, NO_FLOOR))
    start_caps, finish_caps = nodes.start_caps[order], nodes.finish_caps[order]
    caps = np.minimum((start_caps - sides) | sides, (finish_caps & ~sides) - gains)
    late_starts, late_finishes = nodes.late_starts[order], nodes.late_finishes[order]
    lates = np.minimum(((late_starts - sides) | sides) + gains, late_finishes & ~sides)
    return Bounds(
        gains=gains.astype(np.int32),
        sides=sides,
        floors=floors.astype(np.int32),
        caps=caps.astype(np.int32),
        lates=lates.astype(np.int32),
    )


def _closed(arcs: Arcs, count: int) -> Arcs:
    """The same links, with one to slot 2 x count for each node that leads nowhere."""
    bare = np.flatnonzero(np.diff(arcs.heads) == 0)
    if not bare.size:
        return arcs
    at = arcs.heads[bare]
    extra = np.zeros(count + 1, np.int32)
    extra[bare + 1] = 1
    return Arcs(
        heads=(arcs.heads + np.cumsum(extra)).astype(np.int32),
        slots=np.insert(arcs.slots, at, 2 * count).astype(np.int32),
        offsets=np.insert(arcs.offsets, at, 0).astype(np.int32),
        links=np.insert(arcs.links, at, -1).astype(np.int32),
        crosses=np.insert(arcs.crosses, at, False),
    )
