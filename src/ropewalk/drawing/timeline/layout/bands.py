"""Which stretches of each row are taken, so that words find free ones."""

from dataclasses import dataclass, field
from typing import NamedTuple

from ropewalk.drawing.timeline.layout.frame import Frame

Stretch = tuple[float, float]

PROGRAM = -1
"""Number of the band of the program row."""
_GAP = 4.0
_INSET = 6.0
_OTHER_SIDE = 20.0
"""How much farther words go on the side they rather stand on."""


class Spot(NamedTuple):
    """A place for words: how far from where they belong, and where they begin."""

    distance: float
    x: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Where words belong: right of one place or left of another; rather left where `goes_left`; not beyond `within`."""

    right_of: float
    left_of: float
    goes_left: bool = False
    within: float = 220.0


@dataclass(frozen=True, eq=False)
class Bands:
    """Stretches from x to x by the number of their row."""

    frame: Frame
    taken: dict[int, list[Stretch]] = field(default_factory=dict)

    def take(self, number: int, start: float, end: float) -> None:
        """Take a stretch of a row."""
        self.taken.setdefault(number, []).append((min(start, end), max(start, end)))

    def is_free(self, number: int, start: float, end: float) -> bool:
        """Whether words fit there, inside the plot and clear of everything."""
        scale = self.frame.scale
        if start < scale.left + _INSET or end > scale.right - 1:
            return False
        low, high = start - _GAP + 0.01, end + _GAP - 0.01
        return not any(left < high and right > low for left, right in self.taken.get(number, ()))

    def find(self, number: int, width: float, near: Near) -> float | None:
        """Where words of this width begin in a row, the nearest place that is free; taken."""
        spot = self.nearest(number, width, near)
        if spot is None:
            return None
        self.take(number, spot.x, spot.x + width)
        return spot.x

    def nearest(self, number: int, width: float, near: Near) -> Spot | None:
        """The nearest free place for words of this width in a row, not taken yet."""
        stretches = self.taken.get(number, ())
        far = near.within + _OTHER_SIDE
        right, left = _OTHER_SIDE * near.goes_left, _OTHER_SIDE * (not near.goes_left)
        spots = [Spot(right, near.right_of), Spot(left, near.left_of - width)]
        for start, end in stretches:
            if 0 < end + _GAP - near.right_of <= far:
                spots.append(Spot(right + end + _GAP - near.right_of, end + _GAP))
            if 0 < near.left_of - start + _GAP <= far:
                spots.append(Spot(left + near.left_of - start + _GAP, start - _GAP - width))
        found = (spot for spot in sorted(spots) if spot.distance <= far)
        return next((spot for spot in found if self.is_free(number, spot.x, spot.x + width)), None)
