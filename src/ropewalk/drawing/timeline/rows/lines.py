"""Every line a program could show, from lane to task, and which of them stand when some are folded."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ropewalk.drawing.timeline.rows.lanes import Lane
from ropewalk.planning.outline import Outline
from ropewalk.planning.units import Int32Array


@dataclass(frozen=True, eq=False, slots=True)
class Standing:
    """What is seen when some lines are folded: v lines of n.

    lines      (v,) int32 the lines that stand, in order
    positions  (n,) int32 number of the row that shows each line: its own, or that of the line it is folded into
    folded     lines that are shut
    """

    lines: Int32Array
    positions: Int32Array
    folded: frozenset[int]


@dataclass(frozen=True, eq=False)
class Lines:
    """n lines in the order they are drawn.

    lanes   in their order
    rows    (n,) int32 row of the outline; -1 - number of the lane for the line of a lane
    sizes   (n,) int32 how many lines are below each, at any depth
    depths  (n,) int32 0 for lanes, 1 for their tasks on top
    places  (rows,) int32 line of each row of the outline
    heads   line of each lane
    """

    lanes: Sequence[Lane]
    outline: Outline
    rows: Int32Array
    sizes: Int32Array
    depths: Int32Array
    places: Int32Array
    heads: tuple[int, ...]

    @classmethod
    def of(cls, lanes: Sequence[Lane], outline: Outline) -> "Lines":
        """Lay out the lines of all lanes. Cost O(rows)."""
        below = _below(outline)
        rows: list[int] = []
        depths: list[int] = []
        heads: list[int] = []
        for number, lane in enumerate(lanes):
            heads.append(len(rows))
            rows.append(-1 - number)
            depths.append(0)
            for row, depth in _descend(lane, outline, below):
                rows.append(row)
                depths.append(depth)
        lines = np.array(rows, np.int32)
        places = np.full(len(outline.tasks), -1, np.int32)
        places[lines[lines >= 0]] = np.flatnonzero(lines >= 0)
        levels = np.array(depths, np.int32)
        return cls(lanes, outline, lines, _sizes(depths), levels, places, tuple(heads))

    def lane_at(self, line: int) -> Lane:
        """The lane a line belongs to."""
        return self.lanes[bisect_right(self.heads, line) - 1]

    def lines_called(self, names: Iterable[str]) -> frozenset[int]:
        """The lines of projects `LED` and stages `LED:S1`; names nobody has are left out."""
        return frozenset(self._named[name] for name in names if name in self._named)

    @cached_property
    def stages(self) -> tuple[int, ...]:
        """The lines that stand for the tasks below them when a picture would be too large.

        The top of each project's outline that holds tasks; a single summary over all else is not worth a line.
        """
        return tuple(line for lane in self.lanes for line in self.stages_of(lane))

    def stages_of(self, lane: Lane) -> list[int]:
        """The stages of one lane."""
        number = self.lanes.index(lane)
        stop = self.heads[number + 1] if number + 1 < len(self.heads) else self.rows.size
        return self._stages_between(self.heads[number] + 1, stop)

    def stand(self, folded: frozenset[int]) -> Standing:
        """Which lines are seen. Cost O(lines), in whole arrays."""
        seen = np.ones(self.rows.size, np.bool_)
        for line in folded:
            seen[line + 1 : line + 1 + self.sizes[line]] = False
        positions = np.cumsum(seen, dtype=np.int32) - 1
        return Standing(np.flatnonzero(seen).astype(np.int32), positions.astype(np.int32), folded)

    @cached_property
    def _named(self) -> dict[str, int]:
        named: dict[str, int] = {}
        for line in np.flatnonzero(self.sizes > 0).tolist():
            row = int(self.rows[line])
            if row < 0:
                named.setdefault(self.lanes[-1 - row].project.key, line)
            else:
                ref = self.outline.refs[row]
                named.setdefault(f"{ref.project}:{ref.key}", line)
        return named

    def _stages_between(self, first: int, stop: int) -> list[int]:
        while first < stop and first + int(self.sizes[first]) + 1 == stop and self.sizes[first]:
            first += 1
        found = []
        while first < stop:
            if self.sizes[first]:
                found.append(first)
            first += int(self.sizes[first]) + 1
        return found


def _below(outline: Outline) -> dict[int, list[int]]:
    """Rows directly below each row, doubled keys too: they are shown, though nothing is computed for them."""
    below: dict[int, list[int]] = {}
    for row, parent in enumerate(outline.parents):
        if parent >= 0:
            below.setdefault(parent, []).append(row)
    return below


def _descend(lane: Lane, outline: Outline, below: dict[int, list[int]]) -> Iterator[tuple[int, int]]:
    """The rows of a lane with their depths, each above those below it."""
    stack = [(row, 1) for row in reversed(lane.rows) if outline.parents[row] < 0]
    while stack:
        row, depth = stack.pop()
        yield row, depth
        if row in below:
            stack.extend((child, depth + 1) for child in reversed(below[row]))


def _sizes(depths: list[int]) -> Int32Array:
    """(n,) how many lines follow each one that are deeper than it."""
    sizes = np.zeros(len(depths), np.int32)
    open_lines: list[int] = []
    for line, depth in enumerate([*depths, 0]):
        while open_lines and depths[open_lines[-1]] >= depth:
            shut = open_lines.pop()
            sizes[shut] = line - shut - 1
        open_lines.append(line)
    return sizes
