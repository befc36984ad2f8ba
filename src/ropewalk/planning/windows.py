"""Blackout windows: starts pushed past them, late finishes pulled before them."""

from dataclasses import dataclass

import numpy as np

from ropewalk.planning.kernel import pull, push
from ropewalk.planning.network import Network
from ropewalk.planning.units import Int32Array, Int64Array


@dataclass(frozen=True, eq=False, slots=True)
class NodeWindows:
    """The windows of a network by place in the order. w windows, sorted by place, then time.

    places             (w,) place of the node in the order
    openings, closings (w,) int32 positions, see `columns.Windows`
    """

    places: Int64Array
    openings: Int32Array
    closings: Int32Array
    binds_finish: Int32Array
    gains: Int32Array
    sides: Int32Array

    @classmethod
    def of(cls, network: Network) -> "NodeWindows":
        """The windows of the nodes that are in the order."""
        windows = network.windows
        places = network.ranks[windows.nodes].astype(np.int64)
        kept = np.flatnonzero(places >= 0)
        kept = kept[np.argsort(places[kept], kind="stable")]
        places = places[kept]
        return cls(
            places=places,
            openings=windows.openings[kept],
            closings=windows.closings[kept],
            binds_finish=windows.binds_finish[kept],
            gains=network.bounds.gains[places],
            sides=network.bounds.sides[places],
        )

    def push(self, starts: Int32Array, first: int, stop: int) -> None:
        """Move the starts of nodes `first` to `stop` past each window they would fall into, in place."""
        for row in self._rows(first, stop):
            place = int(self.places[row]) - first
            starts[place] = push(
                int(starts[place]),
                int(self.gains[row]),
                int(self.sides[row]),
                int(self.openings[row]),
                int(self.closings[row]),
                int(self.binds_finish[row]),
            )

    def pull(self, finishes: Int32Array, first: int, stop: int) -> None:
        """Move the late finishes of nodes `first` to `stop` before each window they would fall into, in place."""
        for row in reversed(self._rows(first, stop)):
            place = int(self.places[row]) - first
            finishes[place] = pull(
                int(finishes[place]),
                int(self.gains[row]),
                int(self.sides[row]),
                int(self.openings[row]),
                int(self.closings[row]),
                int(self.binds_finish[row]),
            )

    def _rows(self, first: int, stop: int) -> range:
        if not self.places.size:
            return range(0)
        begin, end = np.searchsorted(self.places, [first, stop])
        return range(int(begin), int(end))
