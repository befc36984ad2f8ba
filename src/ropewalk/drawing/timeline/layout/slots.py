"""Which verticals and gutters are taken, so that lines run beside each other and not on each other."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from ropewalk.drawing.timeline.layout.frame import Frame
from ropewalk.drawing.timeline.layout.measures import DIAMOND, GUTTERS
from ropewalk.drawing.timeline.rows.vocabulary import RowKind

_APART = 4.5


@dataclass(frozen=True, eq=False)
class Slots:
    """Taken verticals as (x, from y, to y), taken stretches of each gutter by its border and lane."""

    frame: Frame
    verticals: list[tuple[float, float, float]] = field(default_factory=list)
    gutters: dict[tuple[int, int], list[tuple[float, float]]] = field(default_factory=dict)

    def vertical(self, wanted: Iterable[float], y0: float, y1: float) -> float:
        """The first x at which a vertical from y to y is free, else the first that is wanted; taken."""
        top, bottom = min(y0, y1), max(y0, y1)
        choices = [x for x in wanted if self.frame.scale.left + 1 <= x <= self.frame.scale.right - 1]
        if not choices:
            choices = [self.frame.scale.right - 2]
        costs = [self._cost(x, top, bottom) for x in choices]
        x = choices[costs.index(min(costs))]
        self.verticals.append((x, top, bottom))
        return x

    def gutter(self, border: int, x0: float, x1: float) -> float:
        """The y of a free line along the upper border of a row, from x to x; taken."""
        start, end = min(x0, x1), max(x0, x1)
        for lane, shift in enumerate(GUTTERS):
            taken = self.gutters.setdefault((border, lane), [])
            if all(end + 3 < left or start - 3 > right for left, right in taken):
                taken.append((start, end))
                return self.frame.top(border) + shift
        return self.frame.top(border) + GUTTERS[-1]

    def _cost(self, x: float, top: float, bottom: float) -> int:
        beside = sum(1 for at, y0, y1 in self.verticals if abs(at - x) < _APART and y0 < bottom + 2 and y1 > top - 2)
        return 4 * beside + self._marks_hit(x, top, bottom)

    def _marks_hit(self, x: float, top: float, bottom: float) -> int:
        """How many diamonds stand where a vertical would run."""
        return sum(1 for mark, y in self._marks if top < y < bottom and abs(mark - x) < DIAMOND + 1)

    @cached_property
    def _marks(self) -> list[tuple[float, float]]:
        """The diamonds of the window."""
        found: list[tuple[float, float]] = []
        for number in self.frame.numbers():
            row, y = self.frame.row(number), self.frame.middle(number)
            dates = [promise.date for promise in row.promises]
            if row.finish is not None and row.kind in (RowKind.MILESTONE, RowKind.LANE):
                dates.append(row.finish)
            found.extend((self.frame.scale.x(at), y) for at in dates)
        return found
