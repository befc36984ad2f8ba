"""What summaries take from the tasks below them, a level of the outline at a time."""

from dataclasses import dataclass

import numpy as np

from ropewalk.planning.outline import Outline
from ropewalk.planning.units import NEVER, BoolArray, Int32Array, Int64Array

_FAR = np.iinfo(np.int32).max


@dataclass(frozen=True, eq=False, slots=True)
class Rollup:
    """Rows and their parents, the deepest first; inactive and doubled rows give nothing to their parents."""

    levels: tuple[tuple[Int64Array, Int64Array], ...]

    @classmethod
    def of(cls, outline: Outline) -> "Rollup":
        """The levels of an outline. Cost O(rows)."""
        depths: dict[int, list[int]] = {}
        for row in range(len(outline.tasks)):
            if outline.parents[row] >= 0 and outline.tasks[row].is_active and row not in outline.doubles:
                depths.setdefault(outline.depths[row], []).append(row)
        parents = np.array(outline.parents, np.int64)
        rows = [np.array(depths[depth], np.int64) for depth in sorted(depths, reverse=True)]
        return cls(tuple((level, parents[level]) for level in rows))

    def earliest(self, values: Int32Array) -> Int32Array:
        """The least of the values below each summary; NEVER where there is none."""
        least = np.where(values == NEVER, _FAR, values)
        for rows, parents in self.levels:
            np.minimum.at(least, parents, least[rows])
        return np.where(least == _FAR, NEVER, least).astype(np.int32)

    def latest(self, values: Int32Array) -> Int32Array:
        """The greatest of the values below each summary; NEVER where there is none."""
        greatest = values.copy()
        for rows, parents in self.levels:
            np.maximum.at(greatest, parents, greatest[rows])
        return greatest

    def any(self, flags: BoolArray) -> BoolArray:
        """Whether any row below each summary has the flag."""
        found = flags.copy()
        for rows, parents in self.levels:
            np.logical_or.at(found, parents, found[rows])
        return found
